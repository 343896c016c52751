import { z } from 'zod';
import { DEFAULT_KINDS, DEFAULT_PLANS, DEFAULT_WATCH } from './defaultIncidents.js';
import { id, phone, words } from './words.js';

/** How grave an incident is, the gravest first (norm 6.3: 重大, 较大, 一般, 轻微). */
export const INCIDENT_LEVELS = ['critical', 'major', 'moderate', 'minor'] as const;
/** One of {@link INCIDENT_LEVELS}. */
export type IncidentLevel = (typeof INCIDENT_LEVELS)[number];

/** The parts of dealing with an incident, in order (norm 6.3: report → start → dispose → aftermath). */
export const INCIDENT_PHASES = ['report', 'start', 'dispose', 'aftermath'] as const;
/** One of {@link INCIDENT_PHASES}. */
export type IncidentPhase = (typeof INCIDENT_PHASES)[number];

/** What may be asked of a second person: to go on to a phase, or to close. */
export const INCIDENT_STEPS = ['start', 'dispose', 'aftermath', 'close'] as const;
/** One of {@link INCIDENT_STEPS}. */
export type IncidentStep = (typeof INCIDENT_STEPS)[number];

const level = z.enum(INCIDENT_LEVELS);
/** Counted from when its phase begins. */
const withinMinutes = z.number().int().min(1).max(43_200);

/** Somebody who is told by telephone as soon as an incident is reported. */
const call = z.strictObject({ id, who: words, phone: phone.optional(), withinMinutes });

/** Something that has to be done. `must`: the next phase does not begin before it is ticked. */
const task = z.strictObject({ id, phase: z.enum(INCIDENT_PHASES), what: words, withinMinutes, must: z.boolean().default(false) });

/** What is done at a level, for one kind of incident or, without `kind`, for all that have no plan of their own. */
const plan = z.strictObject({
  level,
  kind: id.optional(),
  calls: z.array(call).max(30).default([]),
  tasks: z.array(task).min(1).max(60),
  /** Steps that somebody else takes than whoever took the one before. */
  secondPerson: z.array(z.enum(INCIDENT_STEPS)).default(['close']),
  /** Whose word these steps, and messages to customers, need. */
  confirmedBy: z.array(z.enum(['supervisor', 'compliance'])).min(1).default(['supervisor', 'compliance']),
  /** What customers are told, where the shipped texts are not what the institution says. */
  texts: z.strictObject({ banner: words.optional(), message: words.optional(), lifted: words.optional() }).prefault({}),
});
/** What is done about an incident. */
export type IncidentPlan = z.infer<typeof plan>;

/** When so much of the same happens in so short a time, an incident is proposed. */
const watch = z.strictObject({
  id,
  /** Complaints; customers handed over because they are angry or at risk; deadlines missed; faults of our own. */
  of: z.enum(['complaints', 'anger', 'deadlines', 'faults']),
  /** What complaints must have in common: a class, a branch, a service, words; `any`: nothing. */
  by: z.enum(['any', 'class', 'branch', 'service', 'words']).default('any'),
  count: z.number().int().min(2).max(10_000),
  withinMinutes: z.number().int().min(1).max(1_440),
  /** What is proposed. */
  level,
  kind: id,
});
/** A rule that proposes incidents. */
export type WatchRule = z.infer<typeof watch>;

/** How the institution deals with what goes wrong (norm 6.3). */
export const incidents = z
  .strictObject({
    kinds: z.array(z.strictObject({ id, name: words })).min(1).default(DEFAULT_KINDS),
    plans: z.array(plan).min(1).prefault(DEFAULT_PLANS),
    /** A conversation in which something was said within so many hours is live. */
    liveHours: z.number().int().min(1).max(720).default(48),
    watch: z.array(watch).default(DEFAULT_WATCH),
  })
  .superRefine(({ kinds, plans, watch: rules }, context) => {
    const known = new Set(kinds.map((kind) => kind.id));
    const problem = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
    twice(kinds.map((kind) => kind.id)).forEach((each) => problem(['kinds'], `two kinds of incident are called "${each}"`));
    twice(rules.map((rule) => rule.id)).forEach((each) => problem(['watch'], `two rules are called "${each}"`));
    twice(plans.map((each) => `${each.level} ${each.kind ?? 'any'}`)).forEach((each) => problem(['plans'], `two plans for "${each}"`));
    plans.forEach((each, index) => {
      if (each.kind !== undefined && !known.has(each.kind)) problem(['plans', index, 'kind'], `no kind of incident is called "${each.kind}"`);
      twice([...each.calls, ...each.tasks].map((one) => one.id)).forEach((one) => problem(['plans', index], `two calls or tasks are called "${one}"`));
    });
    rules.forEach((rule, index) => {
      if (!known.has(rule.kind)) problem(['watch', index, 'kind'], `no kind of incident is called "${rule.kind}"`);
      if (rule.by !== 'any' && rule.of !== 'complaints') problem(['watch', index, 'by'], 'only complaints have something in common: leave it out');
    });
  })
  .prefault({});
/** How the institution deals with what goes wrong. */
export type IncidentsProfile = z.infer<typeof incidents>;

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** The plan for a level and a kind: its own, else the one for all kinds; undefined where the institution has none. */
export function planFor({ plans }: Pick<IncidentsProfile, 'plans'>, at: IncidentLevel, kind: string): IncidentPlan | undefined {
  return plans.find((each) => each.level === at && each.kind === kind) ?? plans.find((each) => each.level === at && each.kind === undefined);
}

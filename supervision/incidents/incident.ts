import { z } from 'zod';
import { INCIDENT_LEVELS, INCIDENT_PHASES } from '../../cases/profile/incidents.js';
import { words } from '../../cases/profile/words.js';

export { INCIDENT_LEVELS, INCIDENT_PHASES, INCIDENT_STEPS } from '../../cases/profile/incidents.js';
export type { IncidentLevel, IncidentPhase, IncidentStep } from '../../cases/profile/incidents.js';

/**
 * Where an incident stands (norm 6.3: report → start → dispose → aftermath). `withdrawn`: what was reported turned out to
 * be none; it can only be said before anything was started.
 */
export const INCIDENT_STATES = ['reported', 'started', 'disposing', 'aftermath', 'closed', 'withdrawn'] as const;
/** One of {@link INCIDENT_STATES}. */
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** What a person adds to an incident's record (norm 6.5), in the order in which a report has it. */
export const FACTS = ['cause', 'extent', 'result', 'assessment', 'measures', 'handling'] as const;
/** One of {@link FACTS}. */
export type Fact = (typeof FACTS)[number];

/** Sections of a report: when and where first, then the {@link FACTS}. */
export const SECTIONS = ['time', 'place', ...FACTS] as const;
/** One of {@link SECTIONS}. */
export type Section = (typeof SECTIONS)[number];

/** The languages that reports are written in. */
export const REPORT_LANGUAGES = ['zh-Hans', 'en'] as const;
/** One of {@link REPORT_LANGUAGES}. */
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Which customers a message is for. */
export const audience = z.object({
  /** `live`: with whom something was said lately; `matters`: who have an open appointment or case; `all`: both. */
  who: z.enum(['live', 'matters', 'all']),
  /** None: on every channel. */
  channels: z.array(z.string()),
  /** With an open appointment or case of one of these kinds; none: of any. Asks for `matters`. */
  kinds: z.array(z.enum(['booking', 'application', 'complaint', 'feedback'])),
  /** With an open appointment or case at this branch. */
  branch: z.string().optional(),
  /** With an open appointment or case about this service. */
  service: z.string().optional(),
});
/** Which customers a message is for. */
export type Audience = z.infer<typeof audience>;

/** One message to customers: prepared by one person, confirmed by another. */
const round = z.object({
  /** `1`, `2`, … */
  id: z.string(),
  purpose: z.enum(['tell', 'lifted']),
  audience,
  texts: words,
  /** How many it would have reached when it was prepared, and when it was confirmed. */
  counted: z.number().int(),
  confirmedCount: z.number().int().optional(),
  preparedAt: z.string(),
  preparedBy: z.string(),
  confirmedAt: z.string().optional(),
  confirmedBy: z.string().optional(),
  cancelledAt: z.string().optional(),
  cancelledBy: z.string().optional(),
  /** When it was in everybody's conversation. */
  sentAt: z.string().optional(),
});
/** One message to customers. */
export type Round = z.infer<typeof round>;

/** A call or a task of the plan. */
const task = z.object({
  id: z.string(),
  phase: z.enum(INCIDENT_PHASES),
  /** What is done, or who is called. */
  what: words,
  call: z.boolean(),
  phone: z.string().optional(),
  must: z.boolean(),
  withinMinutes: z.number().int(),
  /** ISO 8601 in UTC; absent before its phase has begun. */
  dueAt: z.string().optional(),
  doneAt: z.string().optional(),
  doneBy: z.string().optional(),
  note: z.string().optional(),
});
/** A call or a task of the plan. */
export type Task = z.infer<typeof task>;

/** A notice on the customers' page. */
const banner = z.object({ texts: words, shownAt: z.string(), shownBy: z.string(), liftedAt: z.string().optional(), liftedBy: z.string().optional() });
/** A notice on the customers' page. */
export type Banner = z.infer<typeof banner>;

const written = z.record(z.enum(SECTIONS), z.string());
/** A report's text by section. */
export type Written = z.infer<typeof written>;

/** One version of the report, as a person left it. */
const reportVersion = z.object({ version: z.number().int(), at: z.string(), by: z.string(), texts: z.object({ 'zh-Hans': written, en: written }) });
/** One version of the report. */
export type ReportVersion = z.infer<typeof reportVersion>;

/** A step that was taken, by whom and why. */
const taken = z.object({ step: z.enum(['report', 'start', 'dispose', 'aftermath', 'close', 'withdraw', 'level']), at: z.string(), by: z.string(), note: z.string(), /** Of a change of level: what it was, and became. */ from: z.enum(INCIDENT_LEVELS).optional(), level: z.enum(INCIDENT_LEVELS).optional() });

/** An incident (norm 6.3), as its dossier keeps it. Instants are ISO 8601 in UTC; people are staff ids; `''` is a fact nobody has stated yet. */
export const incident = z.object({
  /** A drill goes the whole way, and reaches nobody. */
  drill: z.boolean(),
  level: z.enum(INCIDENT_LEVELS),
  kind: z.string(),
  title: z.string(),
  place: z.string(),
  happenedAt: z.string(),
  state: z.enum(INCIDENT_STATES),
  steps: z.array(taken),
  tasks: z.array(task),
  facts: z.record(z.enum(FACTS), z.string()),
  banner: banner.optional(),
  rounds: z.array(round),
  reports: z.array(reportVersion),
  /** What proposed it; absent where a person reported it unasked. */
  alert: z.string().optional(),
  /** What it stands on. */
  evidence: z.object({ conversations: z.array(z.string()), numbers: z.array(z.string()) }),
});
/** An incident. */
export type Incident = z.infer<typeof incident>;

/** Whether anything is still to be done about it. */
export function isOver({ state }: Pick<Incident, 'state'>): boolean {
  return state === 'closed' || state === 'withdrawn';
}

/** The notice that customers see now; never a drill's. */
export function shownBanner({ banner: notice, drill }: Pick<Incident, 'banner' | 'drill'>): Banner | undefined {
  return drill || notice?.liftedAt !== undefined ? undefined : notice;
}

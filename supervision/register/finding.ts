import { z } from 'zod';
import { DIMENSIONS, type QualityProfile } from '../../cases/profile/quality.js';
import type { DossierAbout } from '../dossiers/dossier.js';
import { daysAfter, isSamePerson, type Taking } from './person.js';
import { historyLine, ownedUntil, withLine, type Read, type StepOutcome, type Taken } from './step.js';

/** Where a finding of the ledger comes from (norm 5.1). */
export const FINDING_SOURCES = ['line', 'review', 'complaint', 'violation', 'incident', 'figures', 'other'] as const;

/** `open`: found. `correcting`: somebody sees to it, by a day. `corrected`: they say that it is done. `verified`: somebody else has seen that it is. `dropped`: it was none. */
export const FINDING_STATES = ['open', 'correcting', 'corrected', 'verified', 'dropped'] as const;

/** Longest text of a register, in characters. */
export const LONGEST = 4_000;
const text = z.string().trim().min(1).max(LONGEST);
const maybe = z.string().trim().max(LONGEST);
const day = z.iso.datetime();

/** A finding as it is kept (norm 5.5: process, what was found, correction with time, content, owner, result). */
export const findingBody = z.object({
  title: z.string(),
  what: z.string(),
  source: z.enum(FINDING_SOURCES),
  /** The review, the violation, the incident it comes from, by id. */
  sourceId: z.string().optional(),
  area: z.enum(DIMENSIONS),
  weight: z.enum(['high', 'middle', 'low']),
  cause: z.string().optional(),
  measures: z.string().optional(),
  result: z.string().optional(),
  /** Who says that it is corrected. */
  correctedBy: z.string().optional(),
  /** How often it was not corrected after all. */
  returned: z.number().int(),
  /** The due day that the owner was reminded of last, and whether it was over. */
  reminded: z.object({ dueAt: z.string(), overdue: z.boolean() }).optional(),
  history: z.array(historyLine),
});
/** A {@link findingBody}. */
export type FindingBody = z.infer<typeof findingBody>;

/** What a finding is opened with. */
export const findingOpening = z.strictObject({ title: z.string().trim().min(1).max(120), what: text, source: z.enum(FINDING_SOURCES), sourceId: z.string().max(180).optional(), area: z.enum(DIMENSIONS), weight: z.enum(['high', 'middle', 'low']) });
/** A {@link findingOpening}. */
export type FindingOpening = z.infer<typeof findingOpening>;

/** What is done to a finding. */
export const findingStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('assign'), owner: z.string().min(1).max(200), dueAt: day.optional(), measures: text, cause: maybe.default('') }),
  z.strictObject({ do: z.literal('correct'), result: text }),
  z.strictObject({ do: z.literal('verify'), passed: z.boolean(), note: text, dueAt: day.optional() }),
  z.strictObject({ do: z.literal('drop'), note: text }),
  z.strictObject({ do: z.literal('note'), note: text }),
]);
/** A {@link findingStep}. */
export type FindingStep = z.infer<typeof findingStep>;

/** Opens a finding. */
export function openFinding(opening: FindingOpening, about: DossierAbout, { by, at }: Taking): Taken {
  const { title, what, source, sourceId, area, weight } = opening;
  const body: FindingBody = { title, what, source, ...(sourceId !== undefined && { sourceId }), area, weight, returned: 0, history: withLine([], { by, at }, 'opened') };
  return { standing: { state: 'open', about, body }, events: [{ event: 'finding.opened', data: { source, area, weight, ...(sourceId !== undefined && { sourceId }), about: { ...about } }, words: { title, what } }] };
}

/** A finding's next step (norm 5.1: closed loop). Nobody verifies what they corrected themselves, or what is about them. */
export function stepFinding(finding: Read<FindingBody>, step: FindingStep, taking: Taking, profile: Pick<QualityProfile, 'correctionDays'>, concerned?: Taking['by']): StepOutcome {
  const { by, at } = taking;
  const { state, owner, dueAt, about, body } = finding;
  const isOwner = owner === by.id;
  if (!by.overseer && !(isOwner && (step.do === 'correct' || step.do === 'note'))) return 'not-overseer';
  const base = { about, ...(finding.group !== undefined && { group: finding.group }) };
  const line = (what: string, note?: string) => withLine(body.history, taking, what, note);
  switch (step.do) {
    case 'assign': {
      if (state !== 'open' && state !== 'correcting') return 'wrong-state';
      const due = step.dueAt ?? daysAfter(at, profile.correctionDays);
      if (due <= at) return 'past';
      const { cause, measures } = step;
      return {
        standing: { ...base, state: 'correcting', ...ownedUntil(step.owner, due), body: { ...body, measures, ...(cause !== '' && { cause }), history: line('assigned', measures) } },
        events: [{ event: 'finding.assigned', data: { owner: step.owner, dueAt: due }, words: { measures, ...(cause !== '' && { cause }) } }],
      };
    }
    case 'correct': {
      if (state !== 'correcting') return 'wrong-state';
      if (!isOwner) return 'not-yours';
      // What waits now is somebody's look at it; that has no day of its own.
      return { standing: { ...base, state: 'corrected', ...ownedUntil(owner, undefined), body: { ...body, result: step.result, correctedBy: by.id, history: line('corrected', step.result) } }, events: [{ event: 'finding.corrected', words: { result: step.result } }] };
    }
    case 'verify': {
      if (state !== 'corrected') return 'wrong-state';
      if (concerned && isSamePerson(concerned, by)) return 'concerned';
      if (isOwner || body.correctedBy === by.id) return 'same-person';
      if (step.passed) return { standing: { ...base, state: 'verified', ...ownedUntil(owner, undefined), body: { ...body, history: line('verified', step.note) } }, events: [{ event: 'finding.verified', words: { note: step.note } }] };
      const due = step.dueAt ?? daysAfter(at, profile.correctionDays);
      if (due <= at) return 'past';
      return {
        standing: { ...base, state: 'correcting', ...ownedUntil(owner, due), body: { ...body, returned: body.returned + 1, history: line('returned', step.note) } },
        events: [{ event: 'finding.returned', data: { dueAt: due }, words: { note: step.note } }],
      };
    }
    case 'drop': {
      if (state !== 'open' && state !== 'correcting') return 'wrong-state';
      if (concerned && isSamePerson(concerned, by)) return 'concerned';
      if (isOwner) return 'same-person';
      return { standing: { ...base, state: 'dropped', ...ownedUntil(owner, undefined), body: { ...body, history: line('dropped', step.note) } }, events: [{ event: 'finding.dropped', words: { note: step.note } }] };
    }
    case 'note':
      return { standing: { ...base, state, ...ownedUntil(owner, dueAt), body: { ...body, history: line('noted', step.note) } }, events: [{ event: 'finding.noted', words: { note: step.note } }] };
  }
}

/** The owner is reminded: once before the day, once after it. Undefined when there is nothing to remind of. */
export function remindOwner({ state, owner, dueAt, about, group, body }: Read<FindingBody>, at: string, { remindDays }: Pick<QualityProfile, 'remindDays'>): Taken | undefined {
  if (state !== 'correcting' || owner === undefined || dueAt === undefined) return undefined;
  const overdue = dueAt <= at;
  if (!overdue && daysAfter(at, remindDays) < dueAt) return undefined;
  const last = body.reminded?.dueAt === dueAt ? body.reminded : undefined;
  if (last && (last.overdue || !overdue)) return undefined;
  return {
    standing: { state, owner, dueAt, about, ...(group !== undefined && { group }), body: { ...body, reminded: { dueAt, overdue } } },
    events: [{ event: overdue ? 'finding.overdue' : 'finding.reminded', data: { owner, dueAt } }],
  };
}

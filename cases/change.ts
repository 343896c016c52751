import type { Profile } from './profile/profile.js';
import type { Case, CaseStep } from './case.js';
import { isOpen } from './case.js';
import type { CaseCommand } from './command.js';
import { deadlinesFor, recomputeAll } from './clock/deadline.js';
import { draftAbandonedAt, followUpAt } from './clock/intervals.js';
import { timersOf } from './clock/timers.js';
import type { Timer } from './timer.js';

/** What a new case is made of; what follows from it is computed. */
export type CaseSeed = Omit<Case, 'openedAt' | 'updatedAt' | 'deadlines' | 'steps' | 'version' | 'accused'> & Partial<Pick<Case, 'accused'>>;

/** A case that begins now, with its deadlines. `now` is ISO; `by` as in {@link CaseStep}. */
export function openCase(seed: CaseSeed, profile: Profile, now: string, by = 'customer'): Case {
  return {
    accused: [], ...seed, openedAt: now, updatedAt: now, version: 1,
    deadlines: deadlinesFor(profile, { kind: seed.kind, major: seed.major, openedAt: now }, now),
    steps: [{ at: now, by, what: 'opened' }],
  };
}

/** The case after a step: its next version. A case that becomes a major matter gets that matter's deadlines. */
export function changeCase(before: Case, more: Partial<Omit<Case, 'number' | 'kind' | 'formKey' | 'openedAt' | 'version' | 'steps'>>, step: Omit<CaseStep, 'at'>, profile: Profile, now: string): Case {
  const after: Case = { ...before, ...more, updatedAt: now, version: before.version + 1, steps: [...before.steps, { at: now, ...step }] };
  return after.major && !before.major ? { ...after, deadlines: recomputeAll(after.deadlines, profile, after, 'became-major', now) } : after;
}

/** The commands that keep a case and its timers. */
export function keepCase(each: Case, profile: Profile): CaseCommand[] {
  return [
    { kind: 'put', case: each },
    { kind: 'timers', subject: each.number, timers: timersFor(each, profile) },
  ];
}

/** How long after a case is closed the customer is asked how it was (norm 7.2), in ms. */
const SURVEY_AFTER_MS = 10 * 60_000;

/**
 * Everything that is to happen to a case by itself, from how it stands: its deadlines; a draft that nobody touches is
 * followed up; a closed case is surveyed once (norm 7.2) and, a complaint, visited after some days (norm 4.3.5).
 */
export function timersFor(each: Case, profile: Profile): Timer[] {
  const { number, conversation, state, updatedAt } = each;
  const timer = (id: string, at: string, event: string, data: Timer['data'] = {}): Timer => ({ id: `${number}/${id}/${at}`, subject: number, conversation, at, event, data: { number, ...data } });
  const timers: Timer[] = isOpen(each) ? timersOf(number, each.deadlines).map((deadline) => ({ ...deadline, subject: number, conversation })) : [];
  if (state === 'draft') timers.push(timer('abandoned', draftAbandonedAt(profile, updatedAt), 'draft.abandoned'));
  if (state === 'closed') {
    if (!did(each, 'survey.asked')) timers.push(timer('survey', new Date(Date.parse(updatedAt) + SURVEY_AFTER_MS).toISOString(), 'survey.due'));
    if (each.kind === 'complaint' && !did(each, 'visit.asked')) timers.push(timer('visit', followUpAt(profile, updatedAt), 'visit.due'));
  }
  return timers;
}

/** Whether a step was done since the case was last opened or reopened. */
export function did({ steps }: Pick<Case, 'steps'>, what: string): boolean {
  const begin = Math.max(0, steps.findLastIndex((step) => step.what === 'reopened'));
  return steps.slice(begin).some((step) => step.what === what);
}

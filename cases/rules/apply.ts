import { Temporal } from 'temporal-polyfill';
import { isOpen, type Case, type CaseKind } from '../case.js';
import { changeCase } from '../change.js';
import { meet, nextDue } from '../clock/deadline.js';
import { extend } from '../clock/extend.js';
import type { Profile } from '../profile/profile.js';
import { APPLICATION } from './application.js';
import { COMPLAINT } from './complaint.js';
import { FEEDBACK } from './feedback.js';
import type { DeskRefusal } from './refusal.js';
import { review } from './review.js';
import type { Rules } from './rule.js';
import type { DeskStep } from './step.js';
import type { Told } from './told.js';

/** What a step does to a case beside its state: what is changed, how it is written down, what the customer is told. */
export interface Deed {
  readonly more?: Partial<Pick<Case, 'owner' | 'accused' | 'major' | 'details' | 'deadlines' | 'state'>>;
  readonly what: string;
  readonly note?: string;
  /** Meets the decision, whatever the state's rule says. */
  readonly decides?: boolean;
  readonly tell?: Told;
}

/** The case after a step and what the customer is told; or why the step was not done. */
export type Applied = { readonly ok: true; readonly case: Case; readonly tell: readonly Told[] } | { readonly ok: false; readonly reason: DeskRefusal };

/** The steps of each kind of case. */
export const RULES: Readonly<Record<CaseKind, Rules>> = { complaint: COMPLAINT, application: APPLICATION, feedback: FEEDBACK };

/** Does a step at the desk. Pure; `now` is ISO. The accused learn nothing, not even where the case stands. */
export function applyStep(before: Case, step: DeskStep, profile: Profile, now: string): Applied {
  if (before.accused.includes(step.by)) return { ok: false, reason: 'accused' };
  if (!isOpen(before)) return { ok: false, reason: 'ended' };
  const rule = RULES[before.kind][step.do];
  if (rule === undefined) return { ok: false, reason: 'wrong-kind' };
  if (!rule.from.includes(before.state)) return { ok: false, reason: 'wrong-order' };
  const deed = deedOf(before, step, profile, now);
  if (typeof deed === 'string') return { ok: false, reason: deed };
  const met = [...(rule.meets ?? []), ...(deed.decides ? (['decision'] as const) : [])];
  const deadlines = (deed.more?.deadlines ?? before.deadlines).map((deadline) => (met.includes(deadline.event) ? meet(deadline, now) : deadline));
  const { owner, ...rest } = { ...(rule.to && { state: rule.to }), ...deed.more };
  // An owner who turned out to be accused is one no longer.
  const gone = rest.accused !== undefined && before.owner !== undefined && rest.accused.includes(before.owner);
  const { owner: former, ...ownerless } = before;
  const base: Case = gone || former === undefined ? ownerless : before;
  const after = changeCase(base, { ...rest, deadlines, ...(owner !== undefined && { owner }) }, { by: step.by, what: deed.what, ...(deed.note !== undefined && { note: deed.note }) }, profile, now);
  return { ok: true, case: after, tell: deed.tell === undefined ? [] : [withDue(deed.tell, after)] };
}

/** A delay names its own time; with the written result the customer has what was promised. */
const WITHOUT_DUE: readonly Told['what'][] = ['delayed', 'answered', 'handled'];

/** Where more is to come, the customer is told by when (norm 2.4: expected completion). */
function withDue(told: Told, { deadlines, state }: Case): Told {
  const due = state === 'closed' || state === 'cancelled' ? undefined : nextDue(deadlines);
  return told.dueAt !== undefined || due === undefined || WITHOUT_DUE.includes(told.what) ? told : { ...told, dueAt: due.dueAt };
}

function deedOf(before: Case, step: DeskStep, profile: Profile, now: string): Deed | DeskRefusal {
  switch (step.do) {
    case 'accept':
      return { more: { owner: before.owner ?? step.by }, what: 'accepted', tell: { what: 'accepted' } };
    case 'assign':
      return before.accused.includes(step.owner) ? 'owner-accused' : { more: { owner: step.owner }, what: 'assigned', note: step.owner };
    case 'note':
      return { what: 'noted', note: step.text };
    case 'accuse':
      if (step.staff.includes(step.by)) return 'accuses-themselves';
      return { more: { accused: [...new Set([...before.accused, ...step.staff])] }, what: 'accused', note: step.staff.join(', ') };
    case 'investigate':
      return { what: 'investigating', tell: { what: 'investigating' } };
    case 'respond':
      return { what: 'responded', note: step.text, tell: { what: 'responded', words: { text: step.text } } };
    case 'answer':
      return { what: 'answered', note: step.text, tell: { what: 'answered', words: { text: step.text } } };
    case 'handle':
      return { what: 'handled', tell: { what: 'handled' } };
    case 'close':
      return closing(before, step);
    case 'major':
      return before.major ? 'already-major' : { more: { major: true }, what: 'became-major', note: step.reason, tell: { what: 'major' } };
    case 'extend':
      return extending(before, step, profile, now);
    case 'review':
      return review(before, step);
    case 'arrange':
      return { what: 'arranged', note: step.text, tell: { what: 'arranged', words: { text: step.text } } };
    case 'confirm':
      return { what: 'confirmed', tell: { what: 'confirmed' } };
    case 'delay': {
      const { reason, newTime, effect, measures } = step;
      if (isPast(newTime, profile, now)) return 'time-gone';
      return { what: 'delayed', note: four({ reason, 'new time': newTime, effect, measures }), tell: { what: 'delayed', words: { reason, effect, measures }, time: newTime } };
    }
    case 'cancel': {
      const { reason, time, effect, measures, alternative } = step;
      return { what: 'cancelled', note: four({ reason, time, effect, measures, alternative }), tell: { what: 'cancelled', words: { reason, effect, measures, alternative }, time } };
    }
  }
}

function closing(before: Case, { cause, correction }: DeskStep & { do: 'close' }): Deed | DeskRefusal {
  if (before.kind === 'complaint' && cause === undefined) return 'cause-missing';
  if (before.kind === 'complaint' && correction === undefined) return 'correction-missing';
  const closed = { ...(cause !== undefined && { cause }), ...(correction !== undefined && { correction }) };
  const noted = Object.keys(closed).length > 0;
  return { ...(noted && { more: { details: { ...before.details, closing: closed } }, note: four(closed) }), what: 'closed', tell: { what: 'closed' } };
}

function extending(before: Case, step: DeskStep & { do: 'extend' }, profile: Profile, now: string): Deed | DeskRefusal {
  const deadline = before.deadlines.find(({ policy }) => policy === step.policy);
  if (deadline === undefined) return 'no-such-deadline';
  const extended = extend(deadline, profile, step, now);
  if (!extended.ok) return extended.reason;
  const deadlines = before.deadlines.map((each) => (each === deadline ? extended.deadline : each));
  return { more: { deadlines }, what: 'extended', note: step.reason, tell: { what: 'extended', words: { reason: step.reason }, dueAt: extended.deadline.dueAt } };
}

/** Whether a time on the wall clock is over; a day is over with its end. */
function isPast(time: string, { timeZone }: Profile, now: string): boolean {
  const wall = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
  return time < wall.slice(0, time.length);
}

/** The fields of a delay or a cancellation in one note (norm 2.5). */
function four(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join('\n');
}

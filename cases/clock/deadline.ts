import type { Case } from '../case.js';
import type { DeadlineEvent, DeadlinePolicy } from '../profile/deadlines.js';
import type { Profile } from '../profile/profile.js';
import { dueTime, plusHours, remindersOf, utc, type Added } from './dueTime.js';

/** Why a deadline was computed. */
export type DeadlineReason = 'opened' | 'became-major' | 'extended' | 'profile-changed' | 'reopened';

/** One computation of a deadline. Instants are ISO in UTC. */
export interface Computation {
  readonly dueAt: string;
  readonly computedAt: string;
  readonly reason: DeadlineReason;
  /** Who asked for it, a member of staff by id; absent: the system. */
  readonly by?: string;
  /** Who approved it, where an extension needs that. */
  readonly approvedBy?: string;
  /** Why, in their words (norm 2.5: reason). */
  readonly why?: string;
  /** What an extension added. */
  readonly added?: Added;
}

/** Something the institution must have done by a moment (norm 4.3.2). Plain data; instants are ISO in UTC with milliseconds. */
export interface Deadline {
  /** The profile's id of the policy that made it, and the clause that policy comes from. */
  readonly policy: string;
  readonly event: DeadlineEvent;
  readonly clause: string;
  /** What it is counted from: the opening of the case, or its last reopening. */
  readonly from: string;
  /** The last moment that is in time. */
  readonly dueAt: string;
  readonly computedAt: string;
  readonly reason: DeadlineReason;
  /** Every computation, oldest first; the last is the current one. */
  readonly history: readonly Computation[];
  /** When to remind; what was still ahead when it was computed, soonest first. */
  readonly reminders: readonly string[];
  /** When to tell somebody above. */
  readonly escalateAt: string;
  /** When it was met, in time or not. */
  readonly doneAt?: string;
  /** False when it rests on holidays that are not yet published: it may still move. */
  readonly certain: boolean;
}

/** What a case's deadlines depend on. */
export type Timed = Pick<Case, 'kind' | 'major' | 'openedAt'>;

/** The policy with this id. */
export function policyOf(profile: Profile, id: string): DeadlinePolicy | undefined {
  return profile.deadlines.policies.find((policy) => policy.id === id);
}

/** The deadlines of a case that was just opened (norm 4.3.2), counted from when it was received. `now` is ISO. */
export function deadlinesFor(profile: Profile, subject: Timed, now: string): Deadline[] {
  return policiesFor(profile, subject).map((policy) => computed(profile, policy, subject.openedAt, [], { reason: 'opened' }, now));
}

function policiesFor(profile: Profile, { kind, major }: Timed): DeadlinePolicy[] {
  return profile.deadlines.policies.filter((policy) => policy.kind === kind && (policy.when === 'always' || major));
}

/** Computes a deadline from its policy, as the newest of its history. */
export function computed(profile: Profile, policy: DeadlinePolicy, from: string, history: readonly Computation[], step: Omit<Computation, 'dueAt' | 'computedAt'>, now: string): Deadline {
  const computedAt = utc(now);
  const begin = history.findLastIndex((each) => each.reason === 'reopened');
  const added = step.reason === 'reopened' ? [] : [...history.slice(begin + 1), step].flatMap((each) => each.added ?? []);
  const { at: dueAt, certain } = dueTime(profile, policy.length, from, added);
  return {
    policy: policy.id,
    event: policy.event,
    clause: policy.clause,
    from: utc(from),
    dueAt,
    computedAt,
    reason: step.reason,
    history: [...history, { dueAt, computedAt, ...step }],
    reminders: remindersOf(policy, dueAt, computedAt, profile.timeZone),
    escalateAt: plusHours(dueAt, policy.escalateAfter.hours),
    certain,
  };
}

/**
 * Computes a deadline again; its history and its extensions stay. Reopening begins it anew at `now`, extensions and all.
 * The same deadline comes back when nothing changed, so that this may be asked at every start; also when it is met, or its
 * policy is gone: a promise once made stands.
 *
 * @param by the member of staff who caused it; left out for the system
 */
export function recompute(deadline: Deadline, profile: Profile, reason: Exclude<DeadlineReason, 'opened' | 'extended'>, now: string, by?: string): Deadline {
  const policy = policyOf(profile, deadline.policy);
  const again = reason === 'reopened';
  if (policy === undefined || (deadline.doneAt !== undefined && !again)) return deadline;
  const next = computed(profile, policy, again ? now : deadline.from, deadline.history, { reason, ...(by !== undefined && { by }) }, now);
  return !again && alike(deadline, next) ? deadline : next;
}

function alike(old: Deadline, next: Deadline): boolean {
  const ahead = old.reminders.filter((at) => at > next.computedAt);
  return (['dueAt', 'escalateAt', 'clause', 'event', 'certain'] as const).every((key) => old[key] === next[key]) && ahead.join() === next.reminders.join();
}

/**
 * Computes all deadlines of a case again. A case that became major gets those of major matters, counted from when it was
 * received; a reopened one gets all that apply. A policy new in the profile makes no deadline in cases already open.
 */
export function recomputeAll(deadlines: readonly Deadline[], profile: Profile, subject: Timed, reason: Exclude<DeadlineReason, 'opened' | 'extended'>, now: string, by?: string): Deadline[] {
  const kept = deadlines.map((deadline) => recompute(deadline, profile, reason, now, by));
  const fresh = policiesFor(profile, subject).filter((policy) => !kept.some((each) => each.policy === policy.id) && (reason === 'reopened' || (reason === 'became-major' && policy.when === 'major')));
  const from = reason === 'reopened' ? now : subject.openedAt;
  return [...kept, ...fresh.map((policy) => computed(profile, policy, from, [], { reason, ...(by !== undefined && { by }) }, now))];
}

/** The deadline, met at `now`; the first time counts. */
export function meet(deadline: Deadline, now: string): Deadline {
  return deadline.doneAt === undefined ? { ...deadline, doneAt: utc(now) } : deadline;
}

/** Whether it was missed: met too late, or not met at `now` although due (norm 5.2: timeliness). */
export function isLate(deadline: Deadline, now: string): boolean {
  return (deadline.doneAt ?? utc(now)) > deadline.dueAt;
}

/** The open deadline that is due first. */
export function nextDue(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines.filter((each) => each.doneAt === undefined).reduce<Deadline | undefined>((first, each) => (first === undefined || each.dueAt < first.dueAt ? each : first), undefined);
}

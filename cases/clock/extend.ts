import type { Profile } from '../profile/profile.js';
import { computed, policyOf, type Deadline } from './deadline.js';
import { utc } from './dueTime.js';

/**
 * Why a deadline can't be extended, in the order in which it is looked for. `not-extensible`: its policy knows no
 * extension, or is gone. `past-due`: it is missed already, and an extension does not undo that. `wrong-length`: not a whole
 * number of days from 1 to what the policy allows.
 */
export type ExtensionRefusal =
  | 'not-extensible'
  | 'already-met'
  | 'past-due'
  | 'already-extended'
  | 'wrong-length'
  | 'reason-missing'
  | 'approval-missing'
  | 'approver-is-requester';

/** A wish to put a deadline off. `by` and `approvedBy` are members of staff by id. */
export interface ExtensionRequest {
  readonly by: string;
  readonly approvedBy?: string | undefined;
  /** In the words of who asks; the customer is told it (norm 2.5: reason). */
  readonly reason: string;
  /** As many as the policy allows when left out. */
  readonly days?: number | undefined;
}

/** The deadline put off, or why not. */
export type Extended = { readonly ok: true; readonly deadline: Deadline } | { readonly ok: false; readonly reason: ExtensionRefusal };

/** Puts a deadline off by days counted from the one on which it is due. Telling the customer is the caller's part. `now` is ISO. */
export function extend(deadline: Deadline, profile: Profile, request: ExtensionRequest, now: string): Extended {
  const no = (reason: ExtensionRefusal): Extended => ({ ok: false, reason });
  const policy = policyOf(profile, deadline.policy);
  const terms = policy?.extension;
  if (policy === undefined || terms === undefined) return no('not-extensible');
  if (deadline.doneAt !== undefined) return no('already-met');
  if (utc(now) > deadline.dueAt) return no('past-due');
  if (extensionsOf(deadline) >= terms.times) return no('already-extended');
  const { by, reason, days = terms.days } = request;
  if (!Number.isInteger(days) || days < 1 || days > terms.days) return no('wrong-length');
  const why = reason.trim();
  if (why === '') return no('reason-missing');
  const approvedBy = request.approvedBy?.trim() ?? '';
  if (terms.needsApproval && approvedBy === '') return no('approval-missing');
  if (terms.needsApproval && approvedBy === by.trim()) return no('approver-is-requester');
  const step = { reason: 'extended', by, ...(approvedBy !== '' && { approvedBy }), why, added: { days, counting: terms.counting } } as const;
  return { ok: true, deadline: computed(profile, policy, deadline.from, deadline.history, step, now) };
}

/** How often a deadline was extended since the case was opened, or reopened. */
export function extensionsOf({ history }: Pick<Deadline, 'history'>): number {
  const begin = history.findLastIndex((each) => each.reason === 'reopened');
  return history.slice(begin + 1).filter((each) => each.reason === 'extended').length;
}

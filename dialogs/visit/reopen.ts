import type { Case } from '../../cases/case.js';
import { changeCase } from '../../cases/change.js';
import { recomputeAll } from '../../cases/clock/deadline.js';
import type { Profile } from '../../cases/profile/profile.js';

/** A case that is not settled after all is open again, its deadlines begin anew (norm 4.3.5). `now` is ISO; `why` in the customer's words. */
export function reopen(before: Case, why: string | undefined, profile: Profile, now: string): Case {
  const deadlines = recomputeAll(before.deadlines, profile, before, 'reopened', now);
  return changeCase(before, { state: 'open', deadlines }, { by: 'customer', what: 'reopened', ...(why !== undefined && { note: why }) }, profile, now);
}

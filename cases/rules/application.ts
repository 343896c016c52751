import type { CaseState } from '../case.js';
import type { ReviewStage } from './step.js';
import type { Rules } from './rule.js';

const LIVE: readonly CaseState[] = ['draft', 'open', 'accepted', 'first-review', 'second-review', 'final-review', 'approved', 'declined', 'arranged', 'confirmed'];

/** accept → verify in three reviews → arrange → confirm (norms 2.2.3, 2.3.2). Where a review leads, {@link REVIEWS} and its verdict say. */
export const APPLICATION: Rules = {
  accept: { from: ['draft', 'open'], to: 'accepted' },
  review: { from: ['accepted', 'first-review', 'second-review', 'final-review'] },
  arrange: { from: ['approved', 'arranged'], to: 'arranged' },
  confirm: { from: ['arranged'], to: 'confirmed' },
  close: { from: ['confirmed', 'declined'], to: 'closed' },

  respond: { from: LIVE },
  assign: { from: LIVE },
  note: { from: LIVE },
  extend: { from: LIVE },
  delay: { from: LIVE },
  cancel: { from: LIVE, to: 'cancelled' },
};

/** Which review is due in which state, and where passing it leads. Declining ends in `declined`, returning begins again at the first. */
export const REVIEWS: Readonly<Partial<Record<CaseState, { readonly due: ReviewStage; readonly passed: CaseState }>>> = {
  accepted: { due: 'first', passed: 'second-review' },
  'first-review': { due: 'first', passed: 'second-review' },
  'second-review': { due: 'second', passed: 'final-review' },
  'final-review': { due: 'final', passed: 'approved' },
};

import type { Case } from '../case.js';
import { REVIEWS } from './application.js';
import type { Deed } from './apply.js';
import type { DeskRefusal } from './refusal.js';
import { REVIEW_STAGES, type DeskStep, type ReviewStage } from './step.js';

const VERDICTS = { pass: 'passed', decline: 'declined', return: 'returned' } as const;

/**
 * One of an application's three reviews (norm 2.2.3): in order, and each by a different person. Who has done one may do that
 * one again after a return, but no other.
 */
export function review(before: Case, { by, stage, verdict, reason }: DeskStep & { do: 'review' }): Deed | DeskRefusal {
  const due = REVIEWS[before.state];
  if (due?.due !== stage) return 'wrong-stage';
  if (REVIEW_STAGES.some((other) => other !== stage && reviewersOf(before, other).includes(by))) return 'same-reviewer';
  const what = `review.${stage}.${VERDICTS[verdict]}`;
  const words = { text: reason };
  if (verdict === 'decline') return { more: { state: 'declined' }, what, note: reason, decides: true, tell: { what: 'declined', stage, words } };
  if (verdict === 'return') return { more: { state: 'first-review' }, what, note: reason, tell: { what: 'returned', stage, words } };
  const final = due.passed === 'approved';
  return { more: { state: due.passed }, what, note: reason, ...(final && { decides: true }), tell: { what: final ? 'approved' : 'reviewed', stage } };
}

/** Who has done a review of an application. */
export function reviewersOf({ steps }: Pick<Case, 'steps'>, stage: ReviewStage): string[] {
  return steps.filter(({ what }) => what.startsWith(`review.${stage}.`)).map(({ by }) => by);
}

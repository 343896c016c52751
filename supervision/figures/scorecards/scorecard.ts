import { z } from 'zod';
import { ASPECTS, type Aspect } from '../aspects.js';

const count = z.number().int().min(0);
/** A median and what nine of ten do not go beyond, in ms. */
const spread = z.object({ n: count, p50: z.number().optional(), p90: z.number().optional(), deskP50: z.number().optional(), deskP90: z.number().optional() });
/** A part of a whole: `of` 0 is "nothing to speak of". */
const part = z.object({ n: count, of: count });

/** What somebody did in a month, on the four sides of norm 5.3. */
export const scored = z.object({
  /** Response time, time to settle, completion. */
  efficiency: z.object({ first: spread, later: spread, held: spread, settling: spread, completed: part, unanswered: count, transfers: count }),
  /** Marks of customers, quality reviews, and what came back. */
  quality: z.object({ marks: z.partialRecord(z.enum(ASPECTS), z.object({ n: count, mean: z.number() })), surveys: part, reviews: z.object({ n: count, mean: z.number().optional() }), reopened: count }),
  /** Promises kept, and violations that were found to be. */
  compliance: z.object({ kept: part, violations: count }),
  /** Customers who came again. Renewals are not known to this system, and are not guessed. */
  retention: z.object({ served: count, returned: count }),
});
/** See {@link scored}. */
export type Scored = z.infer<typeof scored>;

/** A scorecard's life: shown to whom it is about first; they acknowledge it, with or without a comment; then it is compared. */
export const scorecardBody = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  scored,
  /** What the agent said to it. */
  answer: z.object({ at: z.string(), comment: z.string() }).optional(),
  /** What supervisors said to it, the last one last. */
  comments: z.array(z.object({ at: z.string(), by: z.string(), text: z.string() })).default([]),
});
/** See {@link scorecardBody}. */
export type ScorecardBody = z.infer<typeof scorecardBody>;

/** How long an agent has to answer before the card counts without an answer, in ms: seven days. */
const ANSWER_WITHIN_MS = 7 * 86_400_000;

/** Where a scorecard stands at a moment: `shown` is for the agent alone. */
export type ScorecardState = 'shown' | 'acknowledged' | 'unanswered';

/** Where a scorecard stands. Both in epoch ms. */
export function stateOf(body: Pick<ScorecardBody, 'answer'>, shownAt: number, now: number): ScorecardState {
  if (body.answer !== undefined) return 'acknowledged';
  return now - shownAt >= ANSWER_WITHIN_MS ? 'unanswered' : 'shown';
}

/** What is known beside figures. */
export interface Judged {
  readonly reviews: { readonly n: number; readonly mean?: number };
  readonly violations: number;
}

/** A mark's dimension. */
export function isAspect(label: string): label is Aspect {
  return ASPECTS.some((aspect) => aspect === label);
}

import { z } from 'zod';
import type { QualityProfile } from '../../cases/profile/quality.js';
import { LONGEST } from './finding.js';
import { daysAfter, type Taking } from './person.js';
import { historyLine, ownedUntil, withLine, type Read, type StepOutcome, type Taken } from './step.js';

/** Kinds of risk (norm 6.1). */
export const RISK_KINDS = ['operational', 'market', 'compliance', 'credit'] as const;

/** `open`: watched. `closed`: no risk any more; it can be opened again. */
export const RISK_STATES = ['open', 'closed'] as const;

const mark = z.number().int().min(1).max(5);
const text = z.string().trim().min(1).max(LONGEST);
const title = z.string().trim().min(1).max(120);
const day = z.iso.datetime();

/** How grave a risk was judged to be, and why. */
const rating = z.object({ at: z.string(), by: z.string(), likelihood: mark, effect: mark, why: z.string() });
/** A rating. */
export type Rating = z.infer<typeof rating>;

/** A risk as it is kept. */
export const riskBody = z.object({
  kind: z.enum(RISK_KINDS), title: z.string(), what: z.string(), measures: z.string(),
  /** As it was judged, the last last; at least one. */
  ratings: z.array(rating).min(1),
  history: z.array(historyLine),
});
/** A {@link riskBody}. */
export type RiskBody = z.infer<typeof riskBody>;

const judged = { likelihood: mark, effect: mark, why: text };

/** What a risk is opened with. */
export const riskOpening = z.strictObject({ kind: z.enum(RISK_KINDS), title, what: text, measures: text, owner: z.string().min(1).max(200), reviewAt: day.optional(), ...judged });
/** A {@link riskOpening}. */
export type RiskOpening = z.infer<typeof riskOpening>;

/** What is done to a risk. */
export const riskStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('rate'), ...judged, reviewAt: day.optional() }),
  z.strictObject({ do: z.literal('change'), title: title.optional(), what: text.optional(), measures: text.optional(), owner: z.string().min(1).max(200).optional(), reviewAt: day.optional() }),
  z.strictObject({ do: z.literal('close'), note: text }),
  z.strictObject({ do: z.literal('reopen'), note: text, reviewAt: day.optional() }),
]);
/** A {@link riskStep}. */
export type RiskStep = z.infer<typeof riskStep>;

/** The rating that holds. */
export function ratingOf({ ratings }: Pick<RiskBody, 'ratings'>): Rating {
  const last = ratings.at(-1);
  if (last === undefined) throw new RangeError('a risk has a rating');
  return last;
}

/** `low`, `middle`, `high`, `extreme`: likelihood times effect, as the matrix is coloured. */
export function graveness({ likelihood, effect }: Pick<Rating, 'likelihood' | 'effect'>): 'low' | 'middle' | 'high' | 'extreme' {
  const product = likelihood * effect;
  return product >= 15 ? 'extreme' : product >= 9 ? 'high' : product >= 4 ? 'middle' : 'low';
}

/** Opens a risk, rated and with somebody who answers for it. */
export function openRisk(opening: RiskOpening, taking: Taking, { riskReviewDays }: Pick<QualityProfile, 'riskReviewDays'>): StepOutcome {
  const { by, at } = taking;
  if (!by.overseer) return 'not-overseer';
  const { kind, title: name, what, measures, owner, likelihood, effect, why } = opening;
  const dueAt = opening.reviewAt ?? daysAfter(at, riskReviewDays);
  if (dueAt <= at) return 'past';
  const body: RiskBody = { kind, title: name, what, measures, ratings: [{ at, by: by.id, likelihood, effect, why }], history: withLine([], taking, 'opened') };
  return { standing: { state: 'open', owner, dueAt, about: {}, body }, events: [{ event: 'risk.opened', data: { kind, likelihood, effect, owner, reviewAt: dueAt }, words: { title: name, what, measures, why } }] };
}

/** A risk's next step. */
export function stepRisk({ state, owner, dueAt, about, body }: Read<RiskBody>, step: RiskStep, taking: Taking, { riskReviewDays }: Pick<QualityProfile, 'riskReviewDays'>): StepOutcome {
  const { by, at } = taking;
  if (!by.overseer) return 'not-overseer';
  if ((step.do === 'reopen') !== (state === 'closed')) return 'wrong-state';
  const reviewAt = step.do === 'close' ? undefined : step.reviewAt;
  if (reviewAt !== undefined && reviewAt <= at) return 'past';
  const next = (more: Partial<RiskBody>, what: string, note: string | undefined, due: string | undefined, events: Taken['events'], by_: string | undefined = owner, is: string = state): Taken =>
    ({ standing: { state: is, ...ownedUntil(by_, due), about, body: { ...body, ...more, history: withLine(body.history, taking, what, note) } }, events });
  switch (step.do) {
    case 'rate': {
      const { likelihood, effect, why } = step;
      const due = reviewAt ?? daysAfter(at, riskReviewDays);
      return next({ ratings: [...body.ratings, { at, by: by.id, likelihood, effect, why }] }, 'rated', why, due, [{ event: 'risk.rated', data: { likelihood, effect, reviewAt: due }, words: { why } }]);
    }
    case 'change': {
      const { title: name = body.title, what = body.what, measures = body.measures } = step;
      const to = step.owner ?? owner;
      return next({ title: name, what, measures }, 'changed', undefined, reviewAt ?? dueAt, [{ event: 'risk.changed', data: { owner: to ?? '', reviewAt: reviewAt ?? dueAt ?? '' }, words: { title: name, what, measures } }], to);
    }
    case 'close':
      return next({}, 'closed', step.note, undefined, [{ event: 'risk.closed', words: { note: step.note } }], owner, 'closed');
    case 'reopen': {
      const due = reviewAt ?? daysAfter(at, riskReviewDays);
      return next({}, 'reopened', step.note, due, [{ event: 'risk.reopened', data: { reviewAt: due }, words: { note: step.note } }], owner, 'open');
    }
  }
}

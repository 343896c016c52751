import { isFinal, stepReview, type ReviewBody, type ReviewStep } from '../../../supervision/quality/review.js';
import { isSamePerson, type Person } from '../../../supervision/register/person.js';
import { readBody, type Read } from '../../../supervision/register/step.js';
import { reviewBody } from '../../../supervision/quality/review.js';
import { notFound } from '../../console/refused.js';
import { concernedOf, itemOf, mayOf, nowOf, peopleIn, readOne, type QualityParts } from './parts.js';

const PROBES: readonly ReviewStep[] = [
  { do: 'score', points: {}, note: '', comments: [] }, { do: 'see' }, { do: 'accept' }, { do: 'object', reason: 'x' }, { do: 'answer', text: 'x' }, { do: 'decide', reason: 'x' },
];
const NOBODY: Person = { id: '', workNumber: '', overseer: false };

/** A review with whom it is about. */
export interface KnownReview {
  readonly review: Read<ReviewBody>;
  readonly agent: Person;
}

/** Finds a review, for whoever may know of it: overseers, and the agent once it is shown to them. @throws ApiProblem */
export async function foundReview(parts: QualityParts, id: string, by: Person): Promise<KnownReview> {
  const review = await readOne(parts, 'review', id, reviewBody);
  const agent = (await concernedOf(parts, review.about.staff)) ?? NOBODY;
  if (isSamePerson(agent, by) ? review.state === 'waiting' : !by.overseer) throw notFound();
  return { review, agent };
}

/**
 * What of a review somebody may see. The agent sees the result first: others than its reviewers see it once the agent has, or
 * has had the time to. Of two reviewers neither sees the other's marks before both have given theirs.
 */
function visible(review: Read<ReviewBody>, agent: Person, by: Person, at: string): ReviewBody & { hidden: boolean } {
  const { state, body } = review;
  const theirs = isSamePerson(agent, by);
  const reviewer = body.reviewers.includes(by.id);
  const open = state !== 'waiting' && (theirs || reviewer || body.seenAt !== undefined || isFinal(review, at));
  if (open) return { ...body, hidden: false };
  const { result: _result, objection: _objection, ...rest } = body;
  return { ...rest, assessments: body.assessments.filter((each) => each.by === by.id), hidden: true };
}

/** A review as it is shown to somebody. */
export function shownReview({ profile }: Pick<QualityParts, 'profile'>, { review, agent }: KnownReview, by: Person, at: string) {
  const may = mayOf(PROBES, (step) => stepReview(review, step, { by, at }, agent, profile().supervision.quality));
  return itemOf({ ...review, body: visible(review, agent, by, at) }, at, may);
}

/** The same, as an answer. */
export async function oneReview(parts: QualityParts, known: KnownReview, by: Person) {
  const at = nowOf(parts);
  const item = shownReview(parts, known, by, at);
  return { item, people: await peopleIn(parts, item), now: at };
}

/** Everything of a kind that a filter finds, up to a limit; `complete` says whether that was all. */
export async function allReviews(parts: QualityParts, filter: Omit<Parameters<QualityParts['dossiers']['list']>[0], 'kind'>, most: number): Promise<{ readonly reviews: readonly Read<ReviewBody>[]; readonly complete: boolean }> {
  const reviews: Read<ReviewBody>[] = [];
  let after: string | undefined;
  do {
    const page = await parts.dossiers.list({ kind: 'review', ...filter }, 'newest', 200, after);
    reviews.push(...page.dossiers.map((each) => readBody(each, reviewBody)));
    after = page.next;
  } while (after !== undefined && reviews.length < most);
  return { reviews, complete: after === undefined };
}

import type { Decision } from '../retrieval/decide.js';
import type { Norms } from '../retrieval/norms.js';
import type { EvaluationQuestion } from './questions.js';

/** How a question went. */
export interface QuestionResult extends EvaluationQuestion {
  readonly outcome: Decision['kind'];
  /** The clause that was answered, or offered first. */
  readonly first: string | undefined;
  /** What was found, best first. */
  readonly found: readonly string[];
  readonly score: number;
  /** The first clause is a right one; with no right one, nothing was answered. */
  readonly right: boolean;
  /** Answered with a clause that is not right. */
  readonly wrong: boolean;
}

/** What was measured of a set of questions; shares are 0–1, `NaN` of nothing. */
export interface QuestionFigures {
  readonly asked: number;
  readonly answerable: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
  readonly answered: number;
  readonly offered: number;
  /** Answerable, and answered or offered. */
  readonly helped: number;
  readonly declined: number;
  readonly wrong: number;
  readonly right: number;
}

/** Looks so far for MRR. */
const DEPTH = 10;

/** Asks each question, and says how it went. */
export function askAll(norms: Norms, rows: readonly EvaluationQuestion[]): readonly QuestionResult[] {
  return rows.map((asked) => {
    const decision = norms.decide(asked.q);
    const hits = norms.search(asked.q, DEPTH);
    const first = decision.kind === 'answer' ? decision.clause.id : decision.kind === 'offer' ? decision.among[0]?.id : undefined;
    const right = asked.gold.length === 0 ? decision.kind !== 'answer' : first !== undefined && asked.gold.includes(first);
    return { ...asked, outcome: decision.kind, first, found: hits.map(({ clause }) => clause.id), score: hits[0]?.score ?? 0, right, wrong: decision.kind === 'answer' && !right };
  });
}

/** The figures of a set. */
export function figuresOf(results: readonly QuestionResult[]): QuestionFigures {
  const answerable = results.filter(({ gold }) => gold.length > 0);
  const rank = ({ gold, found }: QuestionResult) => found.findIndex((id) => gold.includes(id)) + 1;
  const share = (of: readonly QuestionResult[], is: (result: QuestionResult) => boolean) => of.filter(is).length / of.length;
  return {
    asked: results.length,
    answerable: answerable.length,
    hit1: share(answerable, (result) => rank(result) === 1),
    hit3: share(answerable, (result) => rank(result) >= 1 && rank(result) <= 3),
    mrr: answerable.reduce((sum, result) => sum + (rank(result) === 0 ? 0 : 1 / rank(result)), 0) / answerable.length,
    answered: share(results, ({ outcome }) => outcome === 'answer'),
    offered: share(results, ({ outcome }) => outcome === 'offer'),
    helped: share(answerable, ({ outcome }) => outcome === 'answer' || outcome === 'offer'),
    declined: share(results, ({ outcome }) => outcome === 'decline' || outcome === 'missing'),
    wrong: share(results, ({ wrong }) => wrong),
    right: share(results, ({ right }) => right),
  };
}

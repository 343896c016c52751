import { exampleQuestions, type EvaluationQuestion } from '../../knowledge/evaluation/questions.js';
import type { AmendedNorms } from '../../knowledge/loop/amended.js';
import type { Amendment } from '../../knowledge/loop/amendments.js';
import { changedBetween, outcomeOf, type Changed, type Outcome } from '../../knowledge/loop/effect.js';
import { askAll, figuresOf, type QuestionFigures, type QuestionResult } from '../../knowledge/evaluation/figures.js';
import { breather } from './breather.js';

/** What publishing an amendment would change, or has changed. */
export interface Effect {
  readonly amendment: string;
  /** How the questions it was made for come out. */
  readonly own: readonly { readonly question: string; readonly before: Outcome; readonly after: Outcome }[];
  /** Questions with known answers that come out otherwise, the worse first; those of the evaluation set, then the edition's own examples. */
  readonly changed: readonly Changed[];
  readonly better: number;
  readonly worse: number;
  /** Shares are 0–1; null of nothing. */
  readonly figures: { readonly evaluation: BeforeAfter; readonly examples: BeforeAfter };
}

/** Figures of a set of questions. */
export interface BeforeAfter {
  readonly before: Figures;
  readonly after: Figures;
}

type Figures = { readonly [Name in keyof QuestionFigures]: number | null };

const CHUNK = 5;

/** Asks the same questions before and after, in chunks of a few milliseconds. */
export async function compare(amendment: Amendment, own: readonly string[], evaluation: readonly EvaluationQuestion[], before: AmendedNorms, after: AmendedNorms): Promise<Effect> {
  const breathe = breather();
  const ask = async (norms: AmendedNorms, rows: readonly EvaluationQuestion[]): Promise<QuestionResult[]> => {
    const results: QuestionResult[] = [];
    for (let at = 0; at < rows.length; at += CHUNK) {
      results.push(...askAll(norms, rows.slice(at, at + CHUNK).map((row) => ({ ...row, gold: [...row.gold] }))));
      await breathe();
    }
    return results;
  };
  const examples = exampleQuestions(before.clauses.map((clause) => clause));
  const mine = own.map((q, at): EvaluationQuestion => ({ id: `own${at}`, lang: '', q, gold: [], kind: 'own' }));
  const was = { own: await ask(before, mine), evaluation: await ask(before, evaluation), examples: await ask(before, examples) };
  const is = { own: await ask(after, mine), evaluation: await ask(after, evaluation), examples: await ask(after, examples) };
  const changed = [...changedBetween(was.evaluation, is.evaluation), ...changedBetween(was.examples, is.examples)];
  const count = (verdict: Changed['verdict']): number => changed.filter((each) => each.verdict === verdict).length;
  return {
    amendment: amendment.id,
    own: was.own.flatMap((one, at) => {
      const other = is.own[at];
      return other === undefined ? [] : [{ question: one.q, before: outcomeOf(one), after: outcomeOf(other) }];
    }),
    changed, better: count('better'), worse: count('worse'),
    figures: {
      evaluation: { before: figures(was.evaluation), after: figures(is.evaluation) },
      examples: { before: figures(was.examples), after: figures(is.examples) },
    },
  };
}

function figures(results: readonly QuestionResult[]): Figures {
  const of = figuresOf(results);
  const known = (share: number): number | null => (Number.isFinite(share) ? share : null);
  return {
    asked: of.asked, answerable: of.answerable, hit1: known(of.hit1), hit3: known(of.hit3), mrr: known(of.mrr), answered: known(of.answered), offered: known(of.offered),
    helped: known(of.helped), declined: known(of.declined), wrong: known(of.wrong), right: known(of.right),
  };
}

import { z } from 'zod';
import { figuresOf, type QuestionFigures, type QuestionResult } from '../../knowledge/evaluation/figures.js';
import { jsonLines } from './jsonLines.js';

/** A line: a question, and the clauses that answer it; none where the norms don't. */
const row = z.object({ id: z.string(), lang: z.string(), q: z.string().min(1), gold: z.array(z.string()), kind: z.string() });
/** A question with its right answers. */
export type QuestionRow = z.infer<typeof row>;

/** The figures of all, by language, by kind, and of all that have no answer. */
export function figuresByGroup(results: readonly QuestionResult[]): readonly (QuestionFigures & { readonly name: string })[] {
  const groups = new Map<string, QuestionResult[]>();
  const add = (name: string, result: QuestionResult) => groups.set(name, [...(groups.get(name) ?? []), result]);
  for (const result of results) for (const name of ['all', `lang ${result.lang}`, `kind ${result.kind}`, result.gold.length === 0 ? 'unanswerable' : 'answerable']) add(name, result);
  return [...groups].sort(([one], [other]) => one.localeCompare(other)).map(([name, of]) => ({ name, ...figuresOf(of) }));
}

/** Reads a file of questions. Throws with the line's number where one has another shape. */
export function parseQuestions(text: string): readonly QuestionRow[] {
  return jsonLines(text, row).map(({ value }) => value);
}

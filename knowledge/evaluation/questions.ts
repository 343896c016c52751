import { z } from 'zod';
import type { Clause } from '../norms/schema.js';
import { isChinese } from '../retrieval/tokens.js';
import kept from './questions.json' with { type: 'json' };

const question = z.strictObject({ id: z.string(), lang: z.string(), q: z.string().min(1), gold: z.array(z.string()), kind: z.string() });
/** A question with the clauses that answer it; none where the norms don't. */
export type EvaluationQuestion = z.infer<typeof question>;

/** Questions to the shipped edition whose answers are known: what is about to be published is tried on them. Made by `npm run norms:evaluation`. */
export function shippedQuestions(): readonly EvaluationQuestion[] {
  return z.array(question).parse(kept);
}

/** An edition's own example questions: each must go on finding its clause. */
export function exampleQuestions(clauses: readonly Clause[]): EvaluationQuestion[] {
  return clauses.flatMap(({ id, questions }) => Object.values(questions).flat().map((q, at) => ({ id: `${id}#${at + 1}`, lang: isChinese(q) ? 'zh-Hans' : 'en', q, gold: [id], kind: 'example' })));
}

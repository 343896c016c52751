import { expect, test } from 'vitest';
import { shippedQuestions } from '../../knowledge/evaluation/questions.js';
import { evaluationQuestions } from '../../tools/norms/evaluation.js';

test('the evaluation questions that ship are our own as they are now (npm run norms:evaluation)', async () => {
  expect(shippedQuestions()).toEqual(await evaluationQuestions());
});

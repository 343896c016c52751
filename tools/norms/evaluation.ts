import { readFile, writeFile } from 'node:fs/promises';
import { parseQuestions, type QuestionRow } from '../eval/questions.js';

const FROM = 'test/knowledge/own.jsonl';
const TO = 'knowledge/evaluation/questions.json';

/** Our own evaluation questions as they ship: those that are kept unseen while tuning are not among them. */
export async function evaluationQuestions(file = FROM): Promise<readonly QuestionRow[]> {
  return parseQuestions(await readFile(file, 'utf8')).map(({ id, lang, q, gold, kind }) => ({ id, lang, q, gold: [...gold], kind }));
}

if (process.argv[1]?.includes('evaluation') === true) await writeFile(TO, `[\n${(await evaluationQuestions()).map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readDate } from '../../dialogs/slots/dates/index.js';
import { evaluateDates, isRight, parseRows, REFERENCE } from '../../tools/eval/dates.js';

const file = fileURLToPath(new URL('own.jsonl', import.meta.url));

it('GIVEN ten expressions in a file THEN the evaluation finds all right and says so last', async () => {
  const lines: string[] = [];
  expect(await evaluateDates(file, (line) => lines.push(line))).toEqual({ right: 10, total: 10 });
  expect(lines).toEqual(['right: 10/10']);
});

it.each([
  ['{"id": "x", "lang": "en", "expr": "tomorrow", "kind": "date", "start": "2026-11-27"}', 'the wrong day'],
  ['{"id": "x", "lang": "en", "expr": "tomorrow", "kind": "datetime", "start": "2026-11-26T00:00"}', 'the wrong kind'],
  ['{"id": "x", "lang": "en", "expr": "tomorrow", "kind": "none"}', 'a date where there is none'],
  ['{"id": "x", "lang": "zh-Hans", "expr": "明天三点", "kind": "ambiguous", "alts": ["2026-11-26T15:00"]}', 'a moment too many'],
])('GIVEN %s THEN %s is not right', (line) => {
  const [row] = parseRows(line);
  if (row === undefined) throw new Error('no row');
  expect(isRight(row, readDate(row.expr, { now: REFERENCE }))).toBe(false);
});

it.each(['{', '{"id": "x"}', '{"id": "x", "lang": "en", "expr": "today", "kind": "date"}'])('GIVEN the line %s THEN it is named and refused', (line) => {
  expect(() => parseRows(`\n${line}`)).toThrow('line 2');
});

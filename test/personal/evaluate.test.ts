import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluatePersonal, parsePersonalRows } from '../../tools/eval/personal.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'personal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('GIVEN right and wrong answers THEN each miss is printed, and last how many are right', async () => {
  const rows = [
    { id: 'a', text: '打13812345678', spans: [['phone', '13812345678']] },
    { id: 'b', text: '错的身份证440306198512120019', spans: [['id', '440306198512120019']] },
    { id: 'c', text: '尾号6789', spans: [] },
  ];
  const file = join(folder, 'pii.jsonl');
  await writeFile(file, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  const printed: string[] = [];
  expect(await evaluatePersonal(file, (line) => printed.push(line))).toEqual({ right: 2, total: 3 });
  expect(printed).toEqual(['b 错的身份证440306198512120019: expected id 440306198512120019, got id? 440306198512120019', 'right: 2/3']);
});

it.each(['{', '{"id":"a"}', '{"id":"a","text":"","spans":[["name","x"]]}'])('GIVEN a line %s THEN its number is said', (line) => {
  expect(() => parsePersonalRows(`\n${line}`)).toThrow(/^line 2: /);
});

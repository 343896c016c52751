import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../bot/settings.js';
import { ENGINES } from '../../tools/eval/engines.js';
import { evaluateQuestions } from '../../tools/eval/evaluateQuestions.js';
import { measureEngine } from '../../tools/eval/measureEngine.js';
import { askAll, figuresOf } from '../../knowledge/evaluation/figures.js';
import { parseQuestions, type QuestionRow } from '../../tools/eval/questions.js';
import { saidFigures, sayAll } from '../../tools/eval/said.js';
import { fallenBehind } from '../../tools/eval/thresholds.js';
import { shippedNorms } from '../../knowledge/norms/corpus.js';
import { startModelServer } from '../support/modelServer.js';

const own = parseQuestions(await readFile(new URL('own.jsonl', import.meta.url), 'utf8'));
const row = (q: string, gold: readonly string[], more: Partial<QuestionRow> = {}): QuestionRow => ({ id: q, lang: 'zh-Hans', kind: 'customer', q, gold: [...gold], ...more });
const WITHIN = row('收到客户反馈，几小时内要初步响应？', ['4.3.2']);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('evaluating questions', () => {
  it('GIVEN questions THEN a table by language and kind, JSON with all of it, last how many are right', async () => {
    const file = join(folder, 'few.jsonl');
    const json = join(folder, 'out.json');
    await writeFile(file, [WITHIN, row('今天天气怎么样', [], { kind: 'oos-far' }), row('多久有初步响应', ['1.1'])].map((each) => JSON.stringify(each)).join('\n'));
    const lines: string[] = [];
    const { right, total } = await evaluateQuestions(file, (line) => lines.push(line), { json, settings: readSettings({}) });
    expect({ right, total }).toEqual({ right: 2, total: 3 });
    expect(lines.at(-1)).toBe('right: 2/3');
    expect(lines.join('\n')).toMatch(/多久有初步响应: expected 1\.1, got \w+ 4\.3\.2/);
    for (const group of ['all', 'lang zh-Hans', 'kind oos-far', 'unanswerable']) expect(lines.some((line) => line.startsWith(group)), group).toBe(true);
    expect(lines.join('\n')).toMatch(/citations: \d+, of them wrong: 0/);
    const written: unknown = JSON.parse(await readFile(json, 'utf8'));
    expect(written).toMatchObject({ right: 2, total: 3, said: { wrong: 0 }, figures: expect.arrayContaining([expect.objectContaining({ name: 'all', asked: 3 })]) as unknown, latency: { search: { p50Ms: expect.any(Number) as number } } });
  });

  it('GIVEN thresholds THEN says which figures are behind, and a file without any is named', async () => {
    const file = join(folder, 'few.jsonl');
    const thresholds = join(folder, 'thresholds.json');
    await writeFile(file, JSON.stringify(row('多久有初步响应', ['1.1'])));
    await writeFile(thresholds, JSON.stringify({ few: { all: { least: { hit1: 0.5 }, most: { wrong: 0 } } } }));
    const settings = readSettings({});
    expect((await evaluateQuestions(file, () => undefined, { thresholds, settings })).behind).toContain('all: hit1 0.000, must be at least 0.5');
    await writeFile(thresholds, '{}');
    await expect(evaluateQuestions(file, () => undefined, { thresholds, settings })).rejects.toThrow(/nothing for few/);
  });

  it('GIVEN a group that is not there, or a figure of nothing THEN it is behind', () => {
    const figures = [{ name: 'all', ...figuresOf(askAll(shippedNorms(), [row('今天天气怎么样', [])])) }];
    expect(fallenBehind(figures, { 'kind typo': { least: {}, most: {} }, all: { least: { hit1: 0 }, most: { wrong: 0 } } })).toEqual(['kind typo: no such questions', 'all: hit1 NaN, must be at least 0']);
  });
});

describe('what is said', () => {
  it('GIVEN our own questions THEN every citation leads to a clause, and has its words to the letter', async () => {
    const said = await sayAll(own, readSettings({}));
    expect(said.flatMap(({ id, wrong }) => wrong.map((each) => `${id} ${each}`))).toEqual([]);
    expect(saidFigures(said).cited).toBeGreaterThan(100);
    expect(saidFigures(said).model).toBeUndefined();
  });

  it('GIVEN a model THEN what it answered, what was verified and dropped, and where the clause’s own words stand are counted', async () => {
    const server = await startModelServer();
    const says = (quote: string, text = `收到反馈后${quote}。`) => ({ kind: 'reply' as const, content: JSON.stringify({ answerable: true, claims: [{ text, quotes: [{ clauseId: '4.3.2', quote }] }] }) });
    try {
      server.mood = (_, number) => ([says('24小时内要作出初步响应'), says('12小时内要作出初步响应')] as const)[number] ?? { kind: 'status', status: 500 };
      const said = await sayAll([WITHIN, { ...WITHIN, id: 'again' }, { ...WITHIN, id: 'fails' }], readSettings({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.baseUrl, MODEL_TIMEOUT_MS: '2000', DATA_DIR: folder }));
      expect(said.map(({ model }) => model?.outcome)).toEqual(['answered', 'nothing-verified', 'failed']);
      expect(said.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(saidFigures(said).model).toMatchObject({ asked: 3, outcomes: { answered: 1, 'nothing-verified': 1, failed: 1 }, verified: 1, dropped: 1, fallback: 2 });
    } finally {
      await server.close();
    }
  });
});

describe('indexes compared', () => {
  const few = own.filter((_, at) => at % 4 === 0);

  it.each(ENGINES.filter((name) => name !== 'guitai'))('GIVEN %s THEN it is measured on the same clauses and questions as ours, which finds as much or more', { timeout: 60_000 }, async (engine) => {
    const [ours, theirs] = [await measureEngine('guitai', 1, few, 1), await measureEngine(engine, 1, few, 1)];
    expect(theirs).toMatchObject({ engine, clauses: shippedNorms().clauses.length, times: 1 });
    expect(ours.clauses).toBe(theirs.clauses);
    expect(theirs.p50Ms).toBeGreaterThan(0);
    // It finds much: it was given what it needs.
    expect(theirs.hit3).toBeGreaterThan(0.5);
    expect(ours.hit1).toBeGreaterThanOrEqual(theirs.hit1);
  });

  it('GIVEN the norms twice THEN a copy counts as the clause', async () => {
    const { clauses, hit3 } = await measureEngine('guitai', 2, own.slice(0, 20), 1);
    expect(clauses).toBe(2 * shippedNorms().clauses.length);
    expect(hit3).toBeGreaterThan(0.8);
  });
});

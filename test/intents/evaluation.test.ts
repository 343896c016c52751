import { writeFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold } from '../../dialogs/slots/normalise.js';
import { shippedUtterances } from '../../dialogs/understanding/intent/utterances.js';
import { evaluateIntents, parseIntentRows } from '../../tools/eval/intents.js';
import { evaluateSlots } from '../../tools/eval/slots.js';

const OWN = 'test/intents/own.jsonl';

async function measured(evaluate: (file: string, print: (line: string) => void) => Promise<unknown>, file: string): Promise<string[]> {
  const lines: string[] = [];
  await evaluate(file, (line) => lines.push(line));
  return lines;
}

async function fileOf(...rows: readonly object[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'eval-')), 'rows.jsonl');
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
}

describe('eval intents', () => {
  it('GIVEN utterances that nothing was learned from THEN most are understood', async () => {
    const { right, total } = await evaluateIntents(OWN, () => undefined);
    expect(total).toBe(60);
    expect(right / total).toBeGreaterThanOrEqual(0.85);
  });

  it('GIVEN our own rows THEN none of them ships', async () => {
    const bare = (text: string) => fold(text).replaceAll(/[\p{P}\s]/gu, '');
    const learned = new Set(shippedUtterances().map(({ text }) => bare(text)));
    for (const { text } of parseIntentRows(await readFile(OWN, 'utf8'))) expect(learned.has(bare(text)), text).toBe(false);
  });

  it('GIVEN a miss THEN it is printed, with precision and recall of what it touches, and last the count', async () => {
    const file = await fileOf({ id: 'a', text: '我要投诉', intent: '投诉' }, { id: 'b', text: '转人工', intent: '建议' });
    const lines = await measured(evaluateIntents, file);
    expect(lines[0]).toMatch(/^b 转人工: expected 建议, got 转人工 1\.00, then /);
    expect(lines).toContain('投诉: precision 1.00 (1/1), recall 1.00 (1/1)');
    expect(lines).toContain('建议: precision – (0), recall 0.00 (0/1)');
    expect(lines.at(-1)).toBe('right: 1/2');
  });

  it('GIVEN rows that say what they are for THEN only those of the test are measured', async () => {
    const file = await fileOf({ id: 'a', text: '我要投诉', intent: '投诉', split: 'train' }, { id: 'b', text: '转人工', intent: '转人工', split: 'test' });
    expect((await measured(evaluateIntents, file)).at(-1)).toBe('right: 1/1');
  });

  it.each([
    ['another intent', { id: 'a', text: '我要投诉', intent: '抱怨' }, 'line 1: no intent 抱怨'],
    ['no text', { id: 'a', intent: '投诉' }, 'line 1'],
  ])('GIVEN a row with %s THEN it says which', async (_, row, message) => {
    await expect(measured(evaluateIntents, await fileOf(row))).rejects.toThrow(message);
  });

  it('GIVEN no JSON THEN it says where', () => expect(() => parseIntentRows('\n{')).toThrow('line 2: not JSON'));
});

describe('eval slots', () => {
  it('GIVEN our own rows THEN nearly all are read whole', async () => {
    const { right, total } = await evaluateSlots('test/intents/slots.jsonl', () => undefined);
    expect(total).toBe(60);
    expect(right).toBeGreaterThanOrEqual(57);
  });

  it('GIVEN a miss THEN it is printed, then each slot, last the count', async () => {
    const lines = await measured(evaluateSlots, await fileOf({ id: 'a', text: '电话：13812345678，明天下午三点', slots: { contact: '+8613812345678' } }));
    expect(lines[0]).toBe('a 电话：13812345678，明天下午三点: when expected nothing, got 2026-11-26T15:00');
    expect(lines).toContain('contact: 1/1, found where nothing was said: 0');
    expect(lines.at(-1)).toBe('right: 0/1');
  });
});

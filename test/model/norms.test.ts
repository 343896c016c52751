import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../knowledge/answering/verify.js';
import { chapterFile, type Clause } from '../../knowledge/norms/schema.js';

const LANGUAGES = { 'zh-Hans': { sentences: /(?<=。)/, not: /不得|不能|不可|严禁|禁止/, allowed: '可以', must: /(?<![重主需必不只])[要应](?![求点素用对急])/, mustNot: '不得' }, en: { sentences: /(?<=\.)\s+/, not: / (?:must|may|should|do|does|is|are) not (?!only)| never /, allowed: ' may ', must: / (?:must|should) (?!not)/, mustNot: ' must not ' } } as const;
const clauses: Clause[] = [];
beforeAll(async () => {
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) clauses.push(...chapterFile.parse(JSON.parse(await readFile(`knowledge/norms/chapter-${number}.json`, 'utf8'))).clauses);
});

/** Every sentence of the norms is claimed as it is, or changed, with the true sentence as its quote: the share that gets through. */
describe.each(['zh-Hans', 'en'] as const)('every sentence of the norms as a claim, in %s', (locale) => {
  const { sentences, not, allowed, must, mustNot } = LANGUAGES[locale];
  const through = (change: (sentence: string, other: string) => string) => {
    const sources = clauses.map(({ id, title, text }) => ({ id, title: title[locale], text: text[locale] }));
    let [all, kept] = [0, 0];
    for (const [at, { id, text }] of sources.entries()) {
      for (const quote of text.split(sentences).map((each) => each.trim()).filter(({ length }) => length >= 10)) {
        const claimed = change(quote, sources[(at + 17) % sources.length]?.text.slice(0, 120) ?? '');
        if (claimed === quote && change !== same) continue;
        all += 1;
        kept += verify({ answerable: true, claims: [{ text: claimed, quotes: [{ clauseId: id, quote }] }] }, { text: '?', locale, history: [] }, sources).claims.length;
      }
    }
    expect(all).toBeGreaterThan(3);
    return kept / all;
  };
  const same = (sentence: string) => sentence;

  test('GIVEN it is true THEN it is let through', () => expect(through(same)).toBeGreaterThan(0.99));
  test('GIVEN a figure changed THEN never', () => expect(through((sentence) => sentence.replace(/\d+/, (figure) => String(Number(figure) + 7)))).toBe(0));
  test('GIVEN a "must not" made a "may" THEN hardly ever', () => expect(through((sentence) => sentence.replace(not, allowed))).toBeLessThan(0.2));
  test('GIVEN a "must" made a "must not" THEN hardly ever', () => expect(through((sentence) => sentence.replace(must, mustNot))).toBeLessThan(0.03));
  test('GIVEN it is another clause\'s THEN seldom', () => expect(through((_, other) => other)).toBeLessThan(0.1));
});

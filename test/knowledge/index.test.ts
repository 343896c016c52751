import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedCorpus } from '../../knowledge/norms/corpus.js';
import { Index, type Entry } from '../../knowledge/retrieval/index.js';
import { concepts } from '../../knowledge/retrieval/concepts.js';
import { NumberList } from '../../knowledge/retrieval/numberList.js';
import { fold, tokens } from '../../knowledge/retrieval/tokens.js';
import { Vocabulary } from '../../knowledge/retrieval/vocabulary.js';
import { parseQuestions } from '../../tools/eval/questions.js';
import { originalId, scaledChapters } from '../../tools/eval/scaled.js';
import { plainIndex } from './plainIndex.js';

const { chapters } = shippedCorpus();
const clauses = chapters.flatMap((chapter) => chapter.clauses);
const entries: readonly Entry[] = clauses.map(({ id, title, text, questions }, at) => ({ id, title: Object.values(title), text: Object.values(text), questions: Object.values(questions).flat(), overview: id.endsWith('.sum'), aside: at % 20 === 0 }));
const asked = ['own.jsonl', 'held-out.jsonl'].flatMap((file) => parseQuestions(readFileSync(new URL(file, import.meta.url), 'utf8')).map(({ q }) => q));
const odd = ['', '？', '的了吗', '\ud842\udfb7银行投诉\u{20bb7}', '投诉\ud800处理', "don't go. a.b.c 12.5%", 'ＡＰＰ預約…—’‑', '投诉'.repeat(400), 'à la carte é', '① ㈠ ﬁ', '뷁 ひらがな プロ', '\u0000null'];

describe('the index', () => {
  it('GIVEN any question THEN it finds what its formulas say, in their order', () => {
    const [index, plain] = [new Index(entries), plainIndex(entries)];
    for (const question of [...asked, ...odd]) {
      const [found, expected] = [index.search(question, 10), plain(question, 10)];
      expect(found.map(({ id }) => id), question).toEqual(expected.map(({ id }) => id));
      for (const [at, { score, coverage, likeness }] of found.entries()) {
        // Kept in four bytes each.
        expect(score).toBeCloseTo(expected[at]?.score ?? NaN, 6);
        expect(coverage).toBeCloseTo(expected[at]?.coverage ?? NaN, 6);
        expect(likeness).toBeCloseTo(expected[at]?.likeness ?? NaN, 6);
      }
    }
  });

  it('GIVEN no entries THEN nothing is found', () => {
    expect(new Index([]).search('投诉', 3)).toEqual([]);
  });
});

describe('reading texts', () => {
  const texts = [...odd, ...asked, ...clauses.flatMap(({ title, text, questions }) => [...Object.values(title), ...Object.values(text), ...Object.values(questions).flat()])];

  it('GIVEN any text THEN the fast way of folding comes to what the slow one does', () => {
    // What is invisible takes the slow way, and leaves nothing behind.
    for (const text of texts) expect(fold(text)).toBe(fold(`${text}\u200b`));
  });

  it('GIVEN any text THEN the vocabulary reads what tokens and concepts say', () => {
    const vocabulary = new Vocabulary();
    for (const text of texts) {
      const read = new NumberList(1);
      const folded = fold(text);
      vocabulary.read(folded, read);
      expect([...read.view()], text).toEqual([...tokens(folded).map((token) => vocabulary.numberOf(token)), ...concepts(folded).map((concept) => vocabulary.numberOfConcept(concept))]);
    }
  });
});

describe('norms of many times the size', () => {
  it('GIVEN three times THEN the first copy is as it was, the others differ a little, and each time the same', () => {
    const scaled = scaledChapters(chapters, 3).flatMap((chapter) => chapter.clauses);
    expect(scaled).toHaveLength(3 * clauses.length);
    expect(scaled.slice(0, clauses.length)).toEqual(clauses);
    expect(new Set(scaled.map(({ id }) => id)).size).toBe(scaled.length);
    expect(scaled.slice(clauses.length, 2 * clauses.length).map(({ id }) => originalId(id))).toEqual(clauses.map(({ id }) => id));
    const [first, second] = [clauses[1]?.text['zh-Hans'] ?? '', scaled[clauses.length + 1]?.text['zh-Hans'] ?? ''];
    const same = [...first].filter((char, at) => char === [...second][at]).length / [...first].length;
    expect(same).toBeGreaterThan(0.75);
    expect(same).toBeLessThan(1);
    expect(scaledChapters(chapters, 3)).toEqual(scaledChapters(chapters, 3));
  });
});

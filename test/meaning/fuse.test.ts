import { describe, expect, test } from 'vitest';
import { decideOn, THRESHOLDS } from '../../knowledge/retrieval/decide.js';
import { fuse } from '../../knowledge/retrieval/fuse.js';
import type { Found } from '../../knowledge/retrieval/index.js';
import type { Near } from '../../knowledge/retrieval/meanings.js';
import { openNorms } from '../../knowledge/retrieval/norms.js';
import { chapters, edition } from '../knowledge/fixture.js';

const found = (...scores: readonly (readonly [string, number])[]): Found[] => scores.map(([id, score]) => ({ id, score, likeness: 0, coverage: 0 }));
const near = (...places: readonly (readonly [string, number])[]): Near => ({ places: new Map(places), trust: 1 });
const first = (list: readonly Found[]) => list[0]?.id;

describe('words and meaning as one list', () => {
  test('GIVEN nothing is near by meaning THEN nothing changes', () => {
    const words = found(['a', 0.8], ['b', 0.5], ['c', 0.1]);
    expect(fuse(words, near())).toEqual(words);
    expect(fuse(words, { ...near(['c', 1], ['d', 1]), trust: 0 })).toEqual(words);
  });

  test('GIVEN a place that no word leads to THEN it comes in, and can be first, but is offered at most', () => {
    expect(first(fuse([], near(['x', 1])))).toBe('x');
    const list = fuse(found(['a', 0.2]), near(['x', 1], ['a', 0.1]));
    expect(first(list)).toBe('x');
    expect(list[0]?.score).toBeGreaterThanOrEqual(THRESHOLDS.offer);
    expect(list[0]?.score).toBeLessThan(THRESHOLDS.answer);
  });

  test('GIVEN words would offer it and nothing is nearer by meaning THEN it answers; otherwise not', () => {
    expect(fuse(found(['a', 0.35]), near(['a', 0.9], ['b', 0.3]))[0]?.score).toBeGreaterThan(THRESHOLDS.answer);
    expect(fuse(found(['a', 0.35]), near(['b', 0.95], ['a', 0.9])).every(({ score }) => score < THRESHOLDS.answer)).toBe(true);
    expect(fuse(found(['a', 0.2]), near(['a', 1]))[0]?.score).toBeLessThan(THRESHOLDS.answer);
  });

  test('GIVEN words answer surely THEN no meaning takes that away', () => {
    for (const other of [0, 0.3, 0.7, 1]) expect(fuse(found(['a', 0.75], ['b', 0.3]), near(['b', other], ['c', other]))[0]).toMatchObject({ id: 'a', score: 0.75 });
  });

  test('GIVEN anything THEN scores are 0 to 1, descending, none twice, and no place is left out that words found', () => {
    let state = 7;
    const any = () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32);
    for (let round = 0; round < 500; round += 1) {
      const words = found(...Array.from({ length: 6 }, (_, at) => [`p${at * 2}`, any()] as const)).sort((one, other) => other.score - one.score);
      const meant: Near = { places: new Map(Array.from({ length: 9 }, (_, at) => [`p${at}`, any()] as const).sort(([, one], [, other]) => other - one)), trust: any() };
      const list = fuse(words, meant);
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(words.map(({ id }) => id)));
      for (const [at, { score }] of list.entries()) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(list[at - 1]?.score ?? 1);
      }
    }
  });
});

describe('decisions', () => {
  const norms = openNorms(chapters, edition);

  test('GIVEN what no words lead to THEN the clause is offered; GIVEN it is nearest to what the norms are not about THEN declined', () => {
    const question = '外人打听得到我的底细不';
    expect(norms.decide(question).kind).toBe('decline');
    expect(norms.decide(question, near(['2.1.2', 0.9]))).toMatchObject({ kind: 'offer', among: [{ id: '2.1.2' }] });
    const [outside] = norms.passages().flatMap(({ place }) => (place.startsWith('outside:') ? [place] : []));
    expect(norms.decide(question, near([outside ?? '', 0.95], ['2.1.2', 0.3])).kind).toBe('decline');
  });

  test('GIVEN a fact that no clause near holds THEN it is not answered, however near', () => {
    expect(norms.decide('信用卡年费多少钱', near(['2.2.2', 1]))).toEqual({ kind: 'decline', lacks: 'money' });
    expect(norms.decide('贷款审批要几天', near(['2.2.1', 1])).kind).toBe('offer');
  });

  test('GIVEN a number, or a section that is missing THEN meaning changes nothing', () => {
    expect(norms.decide('第1.1.3条', near(['2.2.2', 1]))).toEqual(norms.decide('第1.1.3条'));
    expect(decideOn('员工违规会受什么处分', [], { clause: () => undefined, missing: () => undefined }).kind).toBe('decline');
    expect(norms.decide('员工违规会受什么处分', near(['missing:8.3', 1]))).toMatchObject({ kind: 'missing', section: { id: '8.3' } });
  });

  test('GIVEN places that the norms do not have THEN they stand for no clause', () => {
    expect(norms.search('投诉有哪几步', 3, near(['9.9.9', 1])).map(({ clause }) => clause.id)).toContain('1.2.2');
    expect(norms.search('完全不相干的', 3, near(['9.9.9', 1])).map(({ clause }) => clause.id)).not.toContain('9.9.9');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { askAll, figuresOf, parseQuestions } from '../../tools/eval/questions.js';

const folder = new URL('../../knowledge/norms/', import.meta.url);
const whole = [1, 2, 3, 4, 5, 6, 7, 8].every((number) => existsSync(new URL(`chapter-${number}.json`, folder)));

describe.skipIf(!whole)('the norms as shipped', async () => {
  if (!whole) return;
  // Not before they are all there: they are imported as files.
  const { shippedCorpus, shippedNorms } = await import('../../knowledge/norms/corpus.js');
  const norms = shippedNorms();
  const rows = parseQuestions(readFileSync(new URL('own.jsonl', import.meta.url), 'utf8'));
  const results = askAll(norms, rows);
  const missed = results.filter(({ right }) => !right).map(({ id, q, outcome, first }) => `${id} ${q}: ${outcome} ${first ?? ''}`).join('\n');

  it('GIVEN questions of our own THEN most are first, nearly all among three', () => {
    const { hit1, hit3, helped, mrr } = figuresOf(results);
    expect(results).toHaveLength(40);
    expect(hit1, missed).toBeGreaterThanOrEqual(0.8);
    expect(hit3, missed).toBeGreaterThanOrEqual(0.9);
    expect(mrr, missed).toBeGreaterThanOrEqual(0.85);
    expect(helped, missed).toBeGreaterThanOrEqual(0.95);
  });

  it('GIVEN questions that the norms don’t answer THEN they aren’t answered', () => {
    expect(results.filter(({ gold, wrong }) => gold.length === 0 && wrong).map(({ q }) => q)).toEqual([]);
  });

  it('GIVEN right answers are named THEN they are there', () => {
    for (const { gold } of rows) for (const id of gold) expect(norms.clause(id), id).toBeDefined();
  });

  it('GIVEN any section that is missing THEN no clause stands for it', () => {
    for (const { id, title } of norms.edition.missing) {
      expect(norms.clause(id)).toBeUndefined();
      for (const query of [id, title['zh-Hans'], title.en]) expect(norms.decide(query), query).toMatchObject({ kind: 'missing', section: { id } });
    }
  });

  it('GIVEN a clause’s number THEN that clause', () => {
    for (const { id } of norms.clauses) if (/^\d\.\d\.\d+$/.test(id)) expect(norms.decide(`第${id}条`)).toMatchObject({ kind: 'answer', clause: { id } });
  });

  it('GIVEN a clause’s own questions THEN nearly all find it first', () => {
    const asked = norms.clauses.flatMap(({ id, questions }) => Object.values(questions).flat().map((query) => ({ id, query })));
    const found = asked.filter(({ id, query }) => norms.search(query, 1)[0]?.clause.id === id);
    expect(found.length / asked.length).toBeGreaterThanOrEqual(0.95);
  });

  it('GIVEN many questions THEN each takes a fraction of a millisecond, and opening little', async () => {
    const { openNorms } = await import('../../knowledge/retrieval/norms.js');
    const begun = performance.now();
    const corpus = shippedCorpus();
    openNorms(corpus.chapters, corpus.edition);
    // Bounds are generous: tests share their processors. `npm run eval -- questions` measures.
    expect(performance.now() - begun).toBeLessThan(600);
    const times = Array.from({ length: 10 }, () => rows.map(({ q }) => {
      const at = performance.now();
      norms.search(q, 3);
      return performance.now() - at;
    })).flat().sort((one, other) => one - other);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(0.5);
  });
});

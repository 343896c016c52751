import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { askAll } from '../../knowledge/evaluation/figures.js';
import { figuresByGroup, parseQuestions } from '../../tools/eval/questions.js';
import { fallenBehind, thresholdFile } from '../../tools/eval/thresholds.js';

const folder = new URL('../../knowledge/norms/', import.meta.url);
const whole = [1, 2, 3, 4, 5, 6, 7, 8].every((number) => existsSync(new URL(`chapter-${number}.json`, folder)));

describe.skipIf(!whole)('the norms as shipped', async () => {
  if (!whole) return;
  // Not before they are all there: they are imported as files.
  const { shippedCorpus, shippedNorms } = await import('../../knowledge/norms/corpus.js');
  const norms = shippedNorms();
  const sets = ['own', 'held-out'].map((name) => {
    const rows = parseQuestions(readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8'));
    return { name, rows, results: askAll(norms, rows) };
  });
  const rows = sets.flatMap((set) => set.rows);
  const thresholds = thresholdFile.parse(JSON.parse(readFileSync(new URL('thresholds.json', import.meta.url), 'utf8')));

  it.each(sets)('GIVEN the questions of $name.jsonl THEN no figure falls behind its threshold', ({ name, results }) => {
    const missed = results.filter(({ right }) => !right).map(({ id, q, outcome, first }) => `${id} ${q}: ${outcome} ${first ?? ''}`).join('\n');
    expect(fallenBehind(figuresByGroup(results), thresholds[name] ?? {}), missed).toEqual([]);
  });

  it('GIVEN both sets THEN they are as many as the set that was tuned on, half of them held out, all languages and kinds in each, none asked twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(160);
    for (const { rows: of } of sets) {
      expect(of.length).toBeGreaterThanOrEqual(80);
      expect([...new Set(of.map(({ lang }) => lang))].sort()).toEqual(['en', 'zh-Hans', 'zh-Hant']);
      for (const kind of ['customer', 'agent', 'supervisor', 'trad', 'english', 'typo', 'follow', 'privacy', 'oos-far', 'oos-near', 'oos-missing', 'oos-other']) expect(of.filter((row) => row.kind === kind).length, kind).toBeGreaterThan(0);
    }
    expect(new Set(rows.map(({ q }) => q)).size).toBe(rows.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('GIVEN questions of our own that the norms don’t answer THEN at most one in twenty is answered', () => {
    const unanswerable = sets.flatMap(({ results }) => results.filter(({ gold }) => gold.length === 0));
    const wrong = unanswerable.filter((result) => result.wrong).map(({ q }) => q);
    expect(wrong.length / unanswerable.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
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
    // Bounds are generous: tests share their processors. `npm run eval -- questions` measures.
    const opened = Array.from({ length: 3 }, () => {
      const begun = performance.now();
      const corpus = shippedCorpus();
      openNorms(corpus.chapters, corpus.edition);
      return performance.now() - begun;
    });
    expect(Math.min(...opened)).toBeLessThan(600);
    const times = Array.from({ length: 10 }, () => rows.map(({ q }) => {
      const at = performance.now();
      norms.search(q, 3);
      return performance.now() - at;
    })).flat().sort((one, other) => one - other);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(0.5);
  });
});

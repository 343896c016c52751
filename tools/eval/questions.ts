import { readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { shippedNorms } from '../../knowledge/norms/corpus.js';
import type { Decision } from '../../knowledge/retrieval/decide.js';
import type { Norms } from '../../knowledge/retrieval/norms.js';
import { jsonLines } from './jsonLines.js';

/** A line: a question, and the clauses that answer it; none where the norms don't. */
const row = z.object({ id: z.string(), lang: z.string(), q: z.string().min(1), gold: z.array(z.string()), kind: z.string() });
/** A question with its right answers. */
export type QuestionRow = z.infer<typeof row>;

/** How a question went. */
export interface QuestionResult extends QuestionRow {
  readonly outcome: Decision['kind'];
  /** The clause that was answered, or offered first. */
  readonly first: string | undefined;
  /** What was found, best first. */
  readonly found: readonly string[];
  readonly score: number;
  /** The first clause is a right one; with no right one, nothing was answered. */
  readonly right: boolean;
  /** Answered with a clause that is not right. */
  readonly wrong: boolean;
}

/** What was measured of a set of questions; shares are 0–1, `NaN` of nothing. */
export interface QuestionFigures {
  readonly asked: number;
  readonly answerable: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
  readonly answered: number;
  readonly offered: number;
  /** Answerable, and answered or offered. */
  readonly helped: number;
  readonly declined: number;
  readonly wrong: number;
  readonly right: number;
}

/** Looks so far for MRR. */
const DEPTH = 10;
const ROUNDS = 5;

/** Asks each question, and says how it went. */
export function askAll(norms: Norms, rows: readonly QuestionRow[]): readonly QuestionResult[] {
  return rows.map((asked) => {
    const decision = norms.decide(asked.q);
    const hits = norms.search(asked.q, DEPTH);
    const first = decision.kind === 'answer' ? decision.clause.id : decision.kind === 'offer' ? decision.among[0]?.id : undefined;
    const right = asked.gold.length === 0 ? decision.kind !== 'answer' : first !== undefined && asked.gold.includes(first);
    return { ...asked, outcome: decision.kind, first, found: hits.map(({ clause }) => clause.id), score: hits[0]?.score ?? 0, right, wrong: decision.kind === 'answer' && !right };
  });
}

/** The figures of a set. */
export function figuresOf(results: readonly QuestionResult[]): QuestionFigures {
  const answerable = results.filter(({ gold }) => gold.length > 0);
  const rank = ({ gold, found }: QuestionResult) => found.findIndex((id) => gold.includes(id)) + 1;
  const share = (of: readonly QuestionResult[], is: (result: QuestionResult) => boolean) => of.filter(is).length / of.length;
  return {
    asked: results.length,
    answerable: answerable.length,
    hit1: share(answerable, (result) => rank(result) === 1),
    hit3: share(answerable, (result) => rank(result) >= 1 && rank(result) <= 3),
    mrr: answerable.reduce((sum, result) => sum + (rank(result) === 0 ? 0 : 1 / rank(result)), 0) / answerable.length,
    answered: share(results, ({ outcome }) => outcome === 'answer'),
    offered: share(results, ({ outcome }) => outcome === 'offer'),
    helped: share(answerable, ({ outcome }) => outcome === 'answer' || outcome === 'offer'),
    declined: share(results, ({ outcome }) => outcome === 'decline' || outcome === 'missing'),
    wrong: share(results, ({ wrong }) => wrong),
    right: share(results, ({ right }) => right),
  };
}

/** Reads a file of questions. Throws with the line's number where one has another shape. */
export function parseQuestions(text: string): readonly QuestionRow[] {
  return jsonLines(text, row).map(({ value }) => value);
}

/**
 * Measures retrieval and decisions on a file of questions: each miss, figures by language and kind, latency, last
 * `right: N/M`. `json` is a file to write all of it to.
 */
export async function evaluateQuestions(file: string, print: (line: string) => void, json?: string): Promise<{ right: number; total: number }> {
  const rows = parseQuestions(await readFile(file, 'utf8'));
  const begun = performance.now();
  const norms = shippedNorms();
  const opened = performance.now() - begun;
  const results = askAll(norms, rows);
  for (const result of results) if (!result.right || result.wrong) print(`${result.id} ${result.q}: expected ${result.gold.join(' or ') || 'no answer'}, got ${result.outcome} ${result.first ?? '–'} (${result.score.toFixed(2)}); found ${result.found.slice(0, 3).join(' ')}`);

  const groups = new Map<string, QuestionResult[]>([['all', [...results]]]);
  for (const result of results) for (const name of [`lang ${result.lang}`, `kind ${result.kind}`]) groups.set(name, [...(groups.get(name) ?? []), result]);
  const figures = [...groups].map(([name, of]) => ({ name, ...figuresOf(of) }));
  print(`\n${'group'.padEnd(18)}${COLUMNS.map((column) => column.padStart(COLUMN)).join('')}`);
  for (const of of figures) print(`${of.name.padEnd(18)}${COLUMNS.map((column) => (column === 'asked' ? String(of.asked) : Number.isNaN(of[column]) ? '–' : of[column].toFixed(3)).padStart(COLUMN)).join('')}`);

  const times = latencies(norms, rows);
  print(`\nopened in ${opened.toFixed(0)} ms; a search ${at(times.search, 0.5)} p50, ${at(times.search, 0.99)} p99; a decision ${at(times.decide, 0.5)} p50, ${at(times.decide, 0.99)} p99 (ms)`);
  const right = results.filter((result) => result.right).length;
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ right, total: results.length, figures, results, openedMs: opened, searchP50Ms: Number(at(times.search, 0.5)) }, undefined, 2)}\n`);
  print(`right: ${right}/${results.length}`);
  return { right, total: results.length };
}

const COLUMNS = ['asked', 'hit1', 'hit3', 'mrr', 'answered', 'offered', 'declined', 'helped', 'wrong', 'right'] as const;
const COLUMN = 10;

/** How long each took, ascending, in ms. */
function latencies(norms: Norms, rows: readonly QuestionRow[]): { search: number[]; decide: number[] } {
  const timed = (ask: (q: string) => unknown) => Array.from({ length: ROUNDS }, () => rows.map(({ q }) => {
    const begun = performance.now();
    ask(q);
    return performance.now() - begun;
  })).flat().sort((one, other) => one - other);
  return { search: timed((q) => norms.search(q, 3)), decide: timed((q) => norms.decide(q)) };
}

function at(sorted: readonly number[], quantile: number): string {
  return (sorted[Math.floor(sorted.length * quantile)] ?? 0).toFixed(3);
}

import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { shippedNorms } from '../../knowledge/norms/corpus.js';
import type { Norms } from '../../knowledge/retrieval/norms.js';
import { compareEngines } from './compare.js';
import { ENGINES } from './engines.js';
import { quantile } from './quantile.js';
import { askAll } from '../../knowledge/evaluation/figures.js';
import { figuresByGroup, parseQuestions, type QuestionRow } from './questions.js';
import { saidFigures, sayAll, type SaidSettings } from './said.js';
import { fallenBehind, thresholdFile, type ThresholdFile } from './thresholds.js';

const ROUNDS = 5;

/** What beside retrieval and decisions is measured. */
export interface QuestionOptions {
  /** A file to write every result and figure to. */
  readonly json?: string | undefined;
  /** The settings that answers are made with; with a key, a model words them. */
  readonly settings: SaidSettings;
  /** Other indexes, too, on the same questions. */
  readonly compare?: boolean | undefined;
  /** The norms so many times, too. */
  readonly scale?: number | undefined;
  /** A threshold file. */
  readonly thresholds?: string | undefined;
}

/**
 * Measures retrieval, decisions, citations and latency on a file of questions: each miss, figures by language and kind,
 * last `right: N/M`.
 */
export async function evaluateQuestions(file: string, print: (line: string) => void, { json, settings, compare = false, scale, thresholds }: QuestionOptions): Promise<{ right: number; total: number; behind: readonly string[] }> {
  const rows = parseQuestions(await readFile(file, 'utf8'));
  const begun = performance.now();
  const norms = shippedNorms();
  const openedMs = performance.now() - begun;
  const results = askAll(norms, rows);
  for (const result of results) if (!result.right || result.wrong) print(`${result.id} ${result.q}: expected ${result.gold.join(' or ') || 'no answer'}, got ${result.outcome} ${result.first ?? '–'} (${result.score.toFixed(2)}); found ${result.found.slice(0, 3).join(' ')}`);

  const figures = figuresByGroup(results);
  print(`\n${'group'.padEnd(18)}${COLUMNS.map((column) => column.padStart(COLUMN)).join('')}`);
  for (const of of figures) print(`${of.name.padEnd(18)}${COLUMNS.map((column) => (column === 'asked' ? String(of.asked) : Number.isNaN(of[column]) ? '–' : of[column].toFixed(3)).padStart(COLUMN)).join('')}`);

  const answers = await sayAll(rows, settings);
  const said = saidFigures(answers);
  for (const { id, wrong } of answers) for (const each of wrong) print(`${id}: cites ${each}`);
  print(`\ncitations: ${said.cited}, of them wrong: ${said.wrong}`);
  if (said.model !== undefined) {
    const { asked, outcomes, fallback, verified, dropped, p50Ms, p99Ms } = said.model;
    print(`model: asked ${asked} times (${Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`).join(', ')}); claims verified ${verified}, dropped ${dropped}; in the clause’s own words instead ${fallback}; ${p50Ms.toFixed(0)} p50, ${p99Ms.toFixed(0)} p99 (ms)`);
  }

  const latency = latencies(norms, rows);
  print(`opened in ${openedMs.toFixed(0)} ms; a search ${latency.search.p50Ms.toFixed(3)} p50, ${latency.search.p99Ms.toFixed(3)} p99; a decision ${latency.decision.p50Ms.toFixed(3)} p50, ${latency.decision.p99Ms.toFixed(3)} p99 (ms)`);
  const indexes = compare || scale !== undefined ? await compareEngines(file, compare ? ENGINES : ['guitai'], [1, ...(scale === undefined ? [] : [scale])], print) : [];
  const right = results.filter((result) => result.right).length;
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ right, total: results.length, figures, said, latency: { openedMs, ...latency }, indexes, results, answers }, undefined, 2)}\n`);
  const behind = thresholds === undefined ? [] : fallenBehind(figures, await thresholdsFor(file, thresholds));
  for (const each of behind) print(`behind: ${each}`);
  print(`right: ${right}/${results.length}`);
  return { right, total: results.length, behind };
}

async function thresholdsFor(file: string, thresholds: string): Promise<ThresholdFile[string]> {
  const name = basename(file, extname(file));
  const of = thresholdFile.parse(JSON.parse(await readFile(thresholds, 'utf8')))[name];
  if (of === undefined) throw new Error(`${thresholds}: nothing for ${name}`);
  return of;
}

const COLUMNS = ['asked', 'hit1', 'hit3', 'mrr', 'answered', 'offered', 'declined', 'helped', 'wrong', 'right'] as const;
const COLUMN = 10;

/** How long each took, in ms. */
interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

function latencies(norms: Norms, rows: readonly QuestionRow[]): { readonly search: Latency; readonly decision: Latency } {
  const timed = (ask: (q: string) => unknown): Latency => {
    const spent = Array.from({ length: ROUNDS }, () => rows.map(({ q }) => {
      const begun = performance.now();
      ask(q);
      return performance.now() - begun;
    })).flat();
    return { p50Ms: quantile(spent, 0.5), p99Ms: quantile(spent, 0.99) };
  };
  return { search: timed((q) => norms.search(q, 3)), decision: timed((q) => norms.decide(q)) };
}

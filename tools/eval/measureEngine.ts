import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { shippedCorpus } from '../../knowledge/norms/corpus.js';
import { ENGINES, prepareEngine, type EngineName } from './engines.js';
import { parseQuestions, type QuestionRow } from './questions.js';
import { quantile } from './quantile.js';
import { originalId, scaledChapters } from './scaled.js';

/** How an index does on questions that have an answer. Shares 0–1, times in ms, memory in MiB. */
export interface EngineFigures {
  readonly engine: EngineName;
  /** How many times the shipped norms were searched. */
  readonly times: number;
  readonly clauses: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
  readonly openMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What the index holds (heap and buffers), and by how much the process grew; absent where the collector can't be called (`--expose-gc`). */
  readonly heldMiB?: number;
  readonly residentMiB?: number;
}

/** Looks so far for MRR. */
const DEPTH = 10;
/** Of a clause and its copies the first counts: so many are fetched. */
const FETCHED = 40;
const MIB = 1_048_576;

/** Opens an index over the shipped norms, so many times, and asks it every question that has an answer. */
export async function measureEngine(engine: EngineName, times: number, rows: readonly QuestionRow[], rounds = times === 1 ? 5 : 2): Promise<EngineFigures> {
  const { chapters, edition } = shippedCorpus();
  const scaled = scaledChapters(chapters, times);
  const open = await prepareEngine(engine, scaled, edition);
  const before = memory();
  const begun = performance.now();
  const index = await open();
  const openMs = performance.now() - begun;
  const ranks: number[] = [];
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { q, gold } of rows) {
      const at = performance.now();
      const found = index.search(q, times === 1 ? DEPTH : FETCHED);
      spent.push(performance.now() - at);
      if (round === 0 && gold.length > 0) ranks.push([...new Set(found.map(originalId))].slice(0, DEPTH).findIndex((id) => gold.includes(id)) + 1);
    }
  }
  const share = (is: (rank: number) => boolean) => ranks.filter(is).length / ranks.length;
  const after = memory();
  // Asked once more, so that it is still held when memory is read.
  index.search(rows[0]?.q ?? '', 1);
  return {
    engine,
    times,
    clauses: scaled.reduce((sum, { clauses }) => sum + clauses.length, 0),
    hit1: share((rank) => rank === 1),
    hit3: share((rank) => rank >= 1 && rank <= 3),
    mrr: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length,
    openMs,
    p50Ms: quantile(spent, 0.5),
    p99Ms: quantile(spent, 0.99),
    ...(before && after && { heldMiB: (after.held - before.held) / MIB, residentMiB: (after.resident - before.resident) / MIB }),
  };
}

/** The same by name, on a file. @throws Error where there is no such index */
export async function measureOn(name: string, times: number, file: string): Promise<EngineFigures> {
  const engine = ENGINES.find((each) => each === name);
  if (engine === undefined) throw new Error(`no index ${name}; there are: ${ENGINES.join('; ')}`);
  return await measureEngine(engine, times, parseQuestions(await readFile(file, 'utf8')));
}

function memory(): { readonly held: number; readonly resident: number } | undefined {
  if (globalThis.gc === undefined) return undefined;
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { held: heapUsed + arrayBuffers, resident: rss };
}

import type { ServerProcess } from '../../crash/serverProcess.js';
import { percentile } from '../statistics.js';

/** Something that is asked of the server again and again, each time a little differently. */
export interface Asked {
  readonly name: string;
  /** No more than so many ms, in 95 of 100. */
  readonly figureMs: number;
  /** One time; `count` rises from 0. */
  readonly ask: (count: number) => Promise<unknown>;
  readonly times?: number;
}

/** How long it took, in ms. */
export interface Took {
  readonly name: string;
  readonly figureMs: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
  /** Processor time of the server for one; on PostgreSQL without the database's own. What else the machine does changes it little. */
  readonly cpuMs: number;
}

const WARM_UP = 2;
const TIMES = 40;

/** Asks one thing after the other. */
export async function took({ name, figureMs, ask, times = TIMES }: Asked, server: ServerProcess): Promise<Took> {
  const all: number[] = [];
  let cpu = 0;
  for (let count = -WARM_UP; count < times; count += 1) {
    if (count === 0) cpu = server.cpuSeconds();
    const begun = performance.now();
    await ask(count + WARM_UP);
    if (count >= 0) all.push(performance.now() - begun);
  }
  return { name, figureMs, p50: percentile(all, 0.5), p95: percentile(all, 0.95), worst: Math.max(...all), cpuMs: ((server.cpuSeconds() - cpu) * 1_000) / all.length };
}

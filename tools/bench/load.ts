import type { ServerProcess } from '../crash/serverProcess.js';
import { median, percentile } from './statistics.js';
import type { Talker, Target } from './talker.js';

/** What one load came to. */
export interface LoadResult {
  readonly conversations: number;
  /** Turns a second, of all conversations together. */
  readonly perSecond: number;
  /** From sending until the answer was seen, in ms. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server's process for one turn, in ms. */
  readonly cpuMs: number;
}

/** How a load is measured. */
export interface LoadPlan {
  readonly conversations: number;
  readonly seconds: number;
  readonly repeats: number;
}

const WARM_UP_SECONDS = 0.5;

/** A closed loop: each conversation says its next thing when it has seen the answer to the last. Medians of several runs. */
export async function measureLoad(server: ServerProcess, target: Target, { conversations, seconds, repeats }: LoadPlan): Promise<LoadResult> {
  const talkers: Talker[] = [];
  for (let opened = 0; opened < conversations; opened++) talkers.push(await target.open());
  await run(talkers, WARM_UP_SECONDS);
  const runs: LoadResult[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const cpu = server.cpuSeconds();
    const begun = performance.now();
    const latencies = await run(talkers, seconds);
    const took = (performance.now() - begun) / 1_000;
    runs.push({
      conversations,
      perSecond: latencies.length / took,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      cpuMs: ((server.cpuSeconds() - cpu) * 1_000) / latencies.length,
    });
  }
  for (const talker of talkers) talker.close();
  const of = (figure: (run: LoadResult) => number): number => median(runs.map(figure));
  return { conversations, perSecond: of((each) => each.perSecond), p50: of((each) => each.p50), p99: of((each) => each.p99), cpuMs: of((each) => each.cpuMs) };
}

async function run(talkers: readonly Talker[], seconds: number): Promise<number[]> {
  const end = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  await Promise.all(
    talkers.map(async (talker) => {
      while (performance.now() < end) {
        const begun = performance.now();
        await talker.turn();
        latencies.push(performance.now() - begun);
      }
    }),
  );
  return latencies;
}

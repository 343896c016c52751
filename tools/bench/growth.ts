import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fill } from './fill.js';
import { measureLoad, type LoadResult } from './load.js';
import type { BenchPlan } from './plan.js';
import { GUITAI, Stand } from './subjects.js';

/** What a turn costs on a database of some size. */
export interface GrownResult {
  readonly records: number;
  readonly fillSeconds: number;
  readonly startMs: number;
  readonly alone: LoadResult;
  readonly crowd: LoadResult;
}

/** Turns on a small and on a large database. */
export async function measureGrowth(plan: BenchPlan): Promise<GrownResult[]> {
  const results: GrownResult[] = [];
  for (const records of [plan.small, plan.large]) results.push(await measureGrown(records, plan));
  return results;
}

async function measureGrown(records: number, { seconds, repeats }: BenchPlan): Promise<GrownResult> {
  const stand = await Stand.of(GUITAI);
  try {
    const seal = randomBytes(32).toString('hex');
    const begun = performance.now();
    await fill(join(stand.directory, 'guitai.db'), seal, records);
    const fillSeconds = (performance.now() - begun) / 1_000;
    const server = await stand.start({ RECORD_SEAL_KEY: seal });
    try {
      const target = await GUITAI.target(server.address);
      const alone = await measureLoad(server, target, { conversations: 1, seconds, repeats });
      const crowd = await measureLoad(server, target, { conversations: 16, seconds, repeats });
      return { records, fillSeconds, startMs: server.startMs, alone, crowd };
    } finally {
      await server.stop();
    }
  } finally {
    await stand.remove();
  }
}

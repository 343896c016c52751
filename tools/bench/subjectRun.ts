import { measureLoad, type LoadResult } from './load.js';
import type { BenchPlan } from './plan.js';
import { median } from './statistics.js';
import { GUITAI, Stand, type Subject } from './subjects.js';

/** What one subject came to. */
export interface SubjectResult {
  readonly name: string;
  readonly does: string;
  readonly loads: readonly LoadResult[];
  readonly residentReadyMb: number;
  readonly residentLoadedMb: number;
}

/** Measures one subject at each level of the plan. */
export async function measureSubject(subject: Subject, { levels, seconds, repeats }: BenchPlan, nodeOptions: readonly string[] = []): Promise<SubjectResult> {
  const stand = await Stand.of(subject);
  try {
    const server = await stand.start({}, nodeOptions);
    try {
      const residentReadyMb = server.residentMegabytes();
      const target = await subject.target(server.address);
      const loads: LoadResult[] = [];
      for (const conversations of levels) loads.push(await measureLoad(server, target, { conversations, seconds, repeats }));
      const residentLoadedMb = server.residentMegabytes();
      await target.close();
      return { name: subject.name, does: subject.does, loads, residentReadyMb, residentLoadedMb };
    } finally {
      await server.stop();
    }
  } finally {
    await stand.remove();
  }
}

/** From spawn to `/readyz` 200: the first start, which makes the database, and the median of the following. In ms. */
export async function measureStarts(starts: number): Promise<{ readonly firstMs: number; readonly againMs: number }> {
  const stand = await Stand.of(GUITAI);
  try {
    const times: number[] = [];
    for (let start = 0; start <= starts; start++) {
      const server = await stand.start();
      times.push(server.startMs);
      await server.stop();
    }
    const [firstMs = Number.NaN, ...again] = times;
    return { firstMs, againMs: median(again) };
  } finally {
    await stand.remove();
  }
}

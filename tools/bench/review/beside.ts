import { guitaiTarget } from '../targets/guitai.js';
import { percentile } from '../statistics.js';
import type { Talker } from '../talker.js';

/** What customers notice of something that goes on beside their chats: how long a turn takes, in ms. */
export interface Beside {
  readonly name: string;
  readonly turns: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** How often what went on beside was done meanwhile; 0 where nothing was. */
  readonly done: number;
}

const CONVERSATIONS = 8;
/** Each conversation says something so often, in ms: a busy counter, not a race. */
const PACE_MS = 200;

/** Customers talk while `work` is done over and over; without `work`, alone. */
export async function talkBeside(address: string, name: string, seconds: number, work?: (count: number) => Promise<unknown>): Promise<Beside> {
  const target = guitaiTarget(address);
  const talkers: Talker[] = [];
  for (let opened = 0; opened < CONVERSATIONS; opened += 1) talkers.push(await target.open());
  for (const talker of talkers) await talker.turn();
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let done = 0;
  const working = (async () => {
    while (work !== undefined && performance.now() < end) {
      await work(done);
      done += 1;
    }
  })();
  await Promise.all(
    talkers.map(async (talker, index) => {
      for (let round = 0; ; round += 1) {
        const at = begun + round * PACE_MS + (index * PACE_MS) / talkers.length;
        if (at > end) return;
        await sleep(at - performance.now());
        const said = performance.now();
        await talker.turn();
        times.push(performance.now() - said);
      }
    }),
  );
  await working;
  for (const talker of talkers) talker.close();
  return { name, turns: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99), worst: Math.max(...times), done };
}

async function sleep(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

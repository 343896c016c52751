import { bundle } from './bundle.js';
import { CrashCustomer } from './customer.js';
import { judge, openTurns, type Counts, type Verdict } from './judge.js';
import type { CrashPlace } from './places.js';
import { Random } from './random.js';
import { freePort, ServerProcess } from './serverProcess.js';
import { visit } from './visit.js';

/** What breaks in the middle of a round. */
export interface Trouble {
  /** Makes it, and mends it. Gives back the server to go on with. */
  strike(server: ServerProcess, random: Random, start: () => Promise<ServerProcess>): Promise<ServerProcess>;
}

/** How a crash test runs. */
export interface CrashOptions {
  readonly place: CrashPlace;
  readonly rounds: number;
  readonly customers: number;
  readonly seed: number;
  readonly trouble: Trouble;
  readonly each: (round: Round) => void;
}

/** One round: its customers came, the trouble struck in their midst, and they finished. */
export interface Round {
  readonly number: number;
  /** When it struck, in ms after the customers set out. */
  readonly atMs: number;
  /** Posts without an answer at that moment, and conversations on record that waited for one. */
  readonly inFlight: number;
  readonly openTurns: number;
  /** From the trouble until the server was ready again. */
  readonly downMs: number;
  readonly acknowledged: number;
  readonly seen: number;
  readonly reconnects: number;
  readonly counts: Counts;
  readonly verdict: Verdict;
  /** What customers complained of, and the server's last words then. */
  readonly complaints: readonly string[];
}

/** What a server needs to be told in a crash test. The burst window is on, so that a crash may fall into it. */
const SETTINGS = { NODE_ENV: 'test', LOG_LEVEL: 'warn', RATE_PER_TOKEN: '100000', RATE_PER_ADDRESS: '1000000', BURST_QUIET_MS: '100', BURST_LONGEST_MS: '500' };
/** A visit takes about so long undisturbed; the trouble strikes at any moment of it. In ms. */
const VISIT_MS = 1_600;
/** The last frames may be on their way when the last customer has heard enough. */
const SETTLE_MS = 5_000;

/** Runs the rounds, all on the same data. */
export async function crashRounds({ place, rounds, customers, seed, trouble, each }: CrashOptions): Promise<Round[]> {
  const built = await bundle();
  const port = await freePort();
  const start = (): Promise<ServerProcess> => ServerProcess.start({ file: built.file, port, environment: { ...SETTINGS, ...place.environment } });
  const random = new Random(seed);
  const done: Round[] = [];
  let server = await start();
  try {
    for (let number = 1; number <= rounds; number++) {
      const chance = random.fork(number);
      const crowd = Array.from({ length: customers }, () => new CrashCustomer(server.address));
      const visits = Promise.allSettled(crowd.map((customer, index) => visit(customer, { number: number * 1_000 + index, random: chance.fork(index) })));
      const atMs = chance.whole(20, VISIT_MS);
      await new Promise((resolve) => setTimeout(resolve, atMs));
      const inFlight = crowd.reduce((sum, customer) => sum + customer.inFlight, 0);
      const struck = performance.now();
      let open = 0;
      server = await trouble.strike(server, chance, async () => {
        open = Math.max(open, await openTurns(place.database));
        return await start();
      });
      const downMs = performance.now() - struck;
      const complaints = (await visits).flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
      if (complaints.length > 0) complaints.push(server.lastWords);
      const { verdict, counts } = await settled(place, crowd);
      for (const customer of crowd) customer.leave();
      const sum = (of: (customer: CrashCustomer) => number): number => crowd.reduce((total, customer) => total + of(customer), 0);
      const round: Round = {
        number, atMs, inFlight, openTurns: open, downMs, counts, verdict, complaints,
        acknowledged: sum(({ acknowledged }) => acknowledged.size), seen: sum(({ seen }) => seen.size), reconnects: sum(({ reconnects }) => reconnects),
      };
      done.push(round);
      each(round);
    }
  } finally {
    await server.kill();
    await built.remove();
  }
  return done;
}

async function settled(place: CrashPlace, crowd: readonly CrashCustomer[]): Promise<Awaited<ReturnType<typeof judge>>> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const judged = await judge(place.database, place.seal, crowd);
    if ((judged.verdict.unseen.length === 0 && judged.verdict.unanswered.length === 0) || Date.now() > deadline) return judged;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

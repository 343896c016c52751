import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openEngine, type Engine } from '../../adapters/database/engine.js';
import { deskCalendars } from '../../adapters/database/figures/calendars.js';
import { migrate } from '../../adapters/database/migrations/index.js';
import { projectAll } from '../../adapters/database/projection/all.js';
import { readProfile } from '../../adapters/profile/profileFile.js';
import { systemClock } from '../../bot/clock.js';
import { openKeys } from '../../bot/keys.js';
import type { Settings } from '../../bot/settings.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import { Vault } from '../../records/vault.js';
import { Random } from '../crash/random.js';
import { openBar } from './bar.js';
import { copyStaff } from './copy/staff.js';
import { writeAll, type Written } from './copy/writeAll.js';
import { freeNames } from './people/staff.js';
import { stage } from './stage.js';

/** What is wished for. */
export interface DemoWish {
  readonly settings: Settings;
  readonly records: number;
  readonly months: number;
  readonly seed: number;
  /** Also into a database that holds customers' records. */
  readonly add: boolean;
  /** No more than about so many are played; the rest are copies. */
  readonly played?: number;
  /** When the demo's months end, in epoch ms; now unless told. */
  readonly to?: number;
}

/** What was made. */
export interface DemoMade extends Written {
  readonly accounts: readonly { readonly name: string; readonly role: string }[];
  /** Everybody's; kept nowhere. */
  readonly password: string;
  readonly seconds: number;
}

/** Records that are played, at most; more are copies of these. */
const PLAYED = 12_000;
/** Playing takes time: some thousand records are enough for a small demo, and a fiftieth more for a large one, so that days differ. */
const playedOf = (records: number): number => Math.min(0.9 * records, 3_000 + records / 50);
const MONTH_MS = 30.4 * 86_400_000;
const PATIENCE = { clock: systemClock, patienceMs: 8_000 };

/**
 * Fills a database with months of made-up work: played through the product itself on a counter of its own, written over
 * with chains, seals and register, in as many copies as are wanted, and projected for search and figures.
 * @throws Error when the database holds customers' records and `add` is not set, or a server works on it
 */
export async function makeDemo({ settings, records, months, seed, add, played = PLAYED, to = Date.now() }: DemoWish): Promise<DemoMade> {
  const begun = Date.now();
  const keys = await openKeys(settings);
  const place = { url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') };
  await mkdir(settings.DATA_DIR, { recursive: true });
  const target = await openEngine({ ...place, instance: `demo ${randomUUID()}`, clock: systemClock, patience: PATIENCE, readOnly: false });
  try {
    await migrate(target.db, target.traits);
    const empty = await isEmpty(target);
    if (!empty && !add) throw new Error('this database holds customers’ records already: give the demo a database of its own (DATA_DIR or DATABASE_URL), or say --add to put made-up records among them');
    const random = new Random(seed);
    const from = to - months * MONTH_MS;
    const playing = openBar('playing', 'days');
    const staged = await stage({
      settings, random, from, to, records: Math.min(played, playedOf(records)), log: quiet, names: await freeNames(target.db),
      onProgress: (share) => playing.show(share * months * 30.4, Math.round(months * 30.4)),
    });
    playing.stop();
    try {
      const source = await openEngine({ file: staged.file, instance: 'demo', clock: systemClock, patience: PATIENCE, readOnly: true });
      const writing = openBar('writing', 'records');
      const written = await writeAll({ source: source.db, target, keys, values: staged.values, random, from, to, records, empty, onProgress: (done, of) => writing.show(done, of) });
      await copyStaff(source.db, target);
      writing.stop();
      await source.close();
      // Figures reckon with the desk's hours.
      await deskCalendars(target, PATIENCE).keep(await readProfile(settings.PROFILE_FILE), new Date(to).toISOString());
      const projecting = openBar('projecting', 'conversations');
      await projectAll({ ...place, vault: new Vault(keys.personal), onProgress: ({ conversations, of }) => projecting.show(conversations, of) });
      projecting.stop();
      // Its planner knows nothing yet of what came in at once; in life it learns by and by.
      if (target.traits.name === 'postgres') await sql`analyze`.execute(target.db);
      const { staff, password } = staged.people;
      return { ...written, accounts: staff.map(({ name, role }) => ({ name, role })), password, seconds: (Date.now() - begun) / 1_000 };
    } finally {
      await staged.remove();
    }
  } finally {
    await target.close();
  }
}

async function isEmpty({ db }: Engine): Promise<boolean> {
  const { rows } = await sql<{ ordinal: number }>`select ordinal from register limit 1`.execute(db);
  return rows.length === 0;
}

/** What the outside refuses on purpose needs no line; what goes wrong does. */
const quiet: TurnLog = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts, line) => {
    if (!line.startsWith('message not delivered')) process.stderr.write(`${line} ${JSON.stringify(facts)}\n`);
  },
};

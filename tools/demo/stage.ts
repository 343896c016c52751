import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { openKeys } from '../../bot/keys.js';
import { readSettings, type Settings } from '../../bot/settings.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import type { Random } from '../crash/random.js';
import { DemoClock } from './house/demoClock.js';
import { House } from './house/house.js';
import { openOutside } from './house/outside.js';
import { Values } from './house/values.js';
import { makePeople, type DemoPeople } from './people/staff.js';
import { play } from './play.js';

/** Each push to the outside that the other side refuses for good. */
const REFUSED = 0.015;

/** What is to be played. */
export interface Staging {
  /** The settings of the database that it is for: profile, norms and keys are taken from them. */
  readonly settings: Settings;
  readonly random: Random;
  readonly from: number;
  readonly to: number;
  /** About so many records. */
  readonly records: number;
  readonly log: TurnLog;
  /** A name that nobody has, like the one wished for. */
  readonly names: (wished: string) => string;
  readonly onProgress: (share: number) => void;
}

/** Months that were played, in a database of their own. */
export interface Staged {
  readonly file: string;
  readonly values: Values;
  readonly people: DemoPeople;
  /** Does away with it. */
  remove(): Promise<void>;
}

/** Plays months at a counter of its own, beside the database that they are for, with that database's keys. */
export async function stage({ settings, random, from, to, records, log, names, onProgress }: Staging): Promise<Staged> {
  const keys = await openKeys(settings);
  // In memory where there is such a place: nothing of it has to outlive a power cut.
  const directory = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'guitai-demo-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const outside = await openOutside(() => random.chance(REFUSED));
  try {
    const own = readSettings({
      DATA_DIR: directory, HOST: '127.0.0.1', PORT: '0', BURST_QUIET_MS: '0', RATE_PER_TOKEN: '1000000', RATE_PER_ADDRESS: '1000000', PROFILE_FILE: settings.PROFILE_FILE, NORMS_DIR: settings.NORMS_DIR, PUBLIC_URL: settings.PUBLIC_URL,
      RECORD_SEAL_KEY: keys.seal.toString(), TOKEN_KEY: keys.token.toString(), PERSONAL_KEYS: keys.personal.map(({ id, secret }) => `${id}:${Buffer.from(secret).toString()}`).join(','),
      SMS_GATEWAY_URL: outside.smsUrl, SMS_GATEWAY_SECRET: randomBytes(32).toString('hex'),
    });
    const clock = new DemoClock(from);
    const people = await makePeople(own, clock, names);
    const values = new Values();
    const house = await House.open({ settings: own, clock, outside, people, log });
    try {
      await play({ house, random, values, from, to, records, onProgress });
    } finally {
      await house.app.stop();
    }
    return { file: join(directory, 'guitai.db'), values, people, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await outside.close();
  }
}

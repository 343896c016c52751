import { existsSync } from 'node:fs';
import { join } from 'node:path';
import progress from 'cli-progress';
import { ZodError } from 'zod';
import { faultOf } from '../adapters/database/faults.js';
import { openForReading, type ReadingDatabase } from '../adapters/database/store.js';
import { openKeys } from '../bot/keys.js';
import { readSettings, WrongSettings, type Settings } from '../bot/settings.js';
import { sealKey } from '../records/chain.js';
import { faultLine, verifyRecord, type Verified } from '../records/verify.js';
import type { RecordFault } from '../records/verifyFault.js';
import { reason } from './reason.js';

/** Faults that are printed; more are counted. */
const PRINTED = 1_000;

/** Why the record can't be checked at all, which says nothing about the record. */
class NotCheckable extends Error {}

/**
 * Checks the whole record, also beside a running server, and prints what it finds.
 * @returns the exit code: 0 when it is whole, 1 when it is not, 2 when it can't be checked (no key, no database).
 */
export async function verify(): Promise<number> {
  try {
    const settings = readSettings(process.env);
    const seal = await knownSeal(settings);
    const database = await opened(settings);
    try {
      return await verified(database, seal);
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    return error instanceof NotCheckable || error instanceof WrongSettings ? 2 : 1;
  }
}

async function verified({ records }: ReadingDatabase, seal: Buffer): Promise<number> {
  const faults: RecordFault[] = [];
  const bar = openBar();
  let found: Verified;
  try {
    found = await verifyRecord(records, sealKey(seal), {
      onFault: (fault) => {
        if (faults.length < PRINTED) faults.push(fault);
      },
      onProgress: bar.show,
    });
  } catch (error) {
    if (faultOf(error).kind === 'transient') throw new NotCheckable(`the database can't just now: ${reason(error)}`, { cause: error });
    throw new Error(`the record can't be read: ${reason(error)}`, { cause: error });
  } finally {
    bar.stop();
  }
  for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
  if (found.faults > faults.length) process.stdout.write(`and ${found.faults - faults.length} more\n`);
  if (found.faults > 0) return 1;
  process.stdout.write(`whole: ${found.records} records in ${found.conversations} conversations\n`);
  return 0;
}

/** A bar on standard error where that is a terminal; nothing otherwise. */
function openBar(): { show: (done: number, total: number) => void; stop: () => void } {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new progress.SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: 'verify {bar} {percentage}% {value}/{total} records' });
  return {
    show: (done, total) => {
      if (!bar.isActive) bar.start(total, 0);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

async function opened(settings: Settings): Promise<ReadingDatabase> {
  try {
    return await openForReading({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });
  } catch (error) {
    throw new NotCheckable(`The database can't be opened: ${reason(error)}`, { cause: error });
  }
}

/** The key the server seals with. A new one would fit nothing, so none is made. */
async function knownSeal(settings: Settings): Promise<Buffer> {
  if (settings.RECORD_SEAL_KEY !== undefined) return Buffer.from(settings.RECORD_SEAL_KEY);
  const file = join(settings.DATA_DIR, 'keys.json');
  const shared = settings.DATABASE_URL !== undefined && settings.NODE_ENV === 'production';
  if (!shared && !existsSync(file)) {
    throw new NotCheckable(`There is no key to check the record with: neither RECORD_SEAL_KEY is set nor is there ${file}. The server makes one at its first start; it has to be the same as then.`);
  }
  try {
    return (await openKeys(settings)).seal;
  } catch (error) {
    if (error instanceof WrongSettings) throw error;
    const why = error instanceof ZodError ? 'it does not hold a seal and a token' : reason(error);
    throw new NotCheckable(`The keys in ${file} can't be read: ${why}`, { cause: error });
  }
}

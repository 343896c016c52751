import { existsSync } from 'node:fs';
import { join } from 'node:path';
import progress from 'cli-progress';
import { openForReading } from '../adapters/database/store.js';
import { openKeys } from '../bot/keys.js';
import { readSettings, type Settings } from '../bot/settings.js';
import { sealKey } from '../records/chain.js';
import { faultLine, verifyRecord, type Verified } from '../records/verify.js';
import type { RecordFault } from '../records/verifyFault.js';

/** Faults that are printed; more are counted. */
const PRINTED = 1_000;

/**
 * Checks the whole record, also beside a running server, and prints what it finds.
 * @returns the exit code: 0 when it is whole, 1 when it is not or can't be checked.
 */
export async function verify(): Promise<number> {
  const settings = readSettings(process.env);
  const seal = await knownSeal(settings);
  if (seal === undefined) {
    process.stderr.write(`There is no key to check the record with: neither RECORD_SEAL_KEY is set nor is there ${join(settings.DATA_DIR, 'keys.json')}. The server makes one at its first start; it has to be the same as then.\n`);
    return 1;
  }
  const database = await openForReading({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });
  const bar = new progress.SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: 'verify {bar} {percentage}% {value}/{total} records' });
  const shown = process.stderr.isTTY;
  const faults: RecordFault[] = [];
  let verified: Verified;
  try {
    if (shown) bar.start(0, 0);
    verified = await verifyRecord(database.records, sealKey(seal), {
      onFault: (fault) => {
        if (faults.length < PRINTED) faults.push(fault);
      },
      onProgress: (done, total) => {
        if (!shown) return;
        bar.setTotal(total);
        bar.update(done);
      },
    });
  } finally {
    bar.stop();
    await database.close();
  }
  for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
  if (verified.faults > faults.length) process.stdout.write(`and ${verified.faults - faults.length} more\n`);
  if (verified.faults > 0) return 1;
  process.stdout.write(`whole: ${verified.records} records in ${verified.conversations} conversations\n`);
  return 0;
}

/** The key the server seals with. Undefined when there is none: a new one would fit nothing. */
async function knownSeal(settings: Settings): Promise<Buffer | undefined> {
  if (settings.RECORD_SEAL_KEY !== undefined) return Buffer.from(settings.RECORD_SEAL_KEY);
  const shared = settings.DATABASE_URL !== undefined && settings.NODE_ENV === 'production';
  return shared || existsSync(join(settings.DATA_DIR, 'keys.json')) ? (await openKeys(settings)).seal : undefined;
}

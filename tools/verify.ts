import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { faultOf } from '../adapters/database/faults.js';
import { openForReading } from '../adapters/database/openings.js';
import type { ReadingDatabase } from '../adapters/database/store.js';
import { openKeys } from '../bot/keys.js';
import { readSettings, WrongSettings, type Settings } from '../bot/settings.js';
import { sealKey } from '../records/chain.js';
import { anchor as anchorSchema, type Anchor } from '../records/proof/anchor.js';
import { checkAnchor } from '../records/proof/checkAnchor.js';
import { verifyInParts, type PartVerified } from '../records/proof/verification.js';
import { faultLine } from '../records/verify.js';
import { leavesBeside } from '../bot/supervision/proof/leafFiles.js';
import { archiveFolder } from '../bot/supervision/keeping/folder.js';
import { sha256 } from '../bot/supervision/proof/works.js';
import { StoreUnavailable } from '../bot/turn/turnStore.js';
import { openBar } from './bar.js';
import { reason } from './reason.js';

/** Faults that are printed; more are counted. */
const PRINTED = 1_000;

/** An anchor as it was given. */
interface GivenAnchor {
  readonly file: string;
  readonly anchor: Anchor;
}

/** Why the record can't be checked at all, which says nothing about the record. */
class NotCheckable extends Error {}

/**
 * Checks the whole record, also beside a running server, and prints what it finds. `anchors`: files of anchors that were kept
 * elsewhere; whether the record still contains what they saw is said, too.
 * @returns the exit code: 0 when it is whole, 1 when it is not, 2 when it can't be checked (no key, no database, no such anchor).
 */
export async function verify(anchorFiles: readonly string[] = []): Promise<number> {
  try {
    const settings = readSettings(process.env);
    const anchors = await Promise.all(anchorFiles.map(readAnchor));
    const seal = await knownSeal(settings);
    const database = await opened(settings);
    try {
      const whole = await verified(database, seal, archiveFolder(settings));
      const contained = await checked(database, seal, anchors);
      return Math.max(whole, contained);
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    return error instanceof NotCheckable || error instanceof WrongSettings ? 2 : 1;
  }
}

async function verified({ proving }: ReadingDatabase, seal: Buffer, archives: string): Promise<number> {
  const bar = openBar('verify');
  let whole: PartVerified;
  try {
    whole = await verifyInParts(proving.verifier(seal, archives), { onProgress: bar.show });
  } catch (error) {
    if (error instanceof StoreUnavailable || faultOf(error).kind === 'transient') throw new NotCheckable(`the database can't just now: ${reason(error)}`, { cause: error });
    throw new Error(`the record can't be read: ${reason(error)}`, { cause: error });
  } finally {
    bar.stop();
  }
  const { records, conversations, departed, faults, found } = whole;
  for (const fault of found) process.stdout.write(`${faultLine(fault)}\n`);
  if (faults > found.length) process.stdout.write(`and ${faults - found.length} more\n`);
  if (faults > 0) return 1;
  const { archived, read, deleted } = departed;
  const left = archived + deleted === 0 ? '' : `; ${archived} archived (${read} read from their files), ${deleted} deleted with a tombstone`;
  process.stdout.write(`whole: ${records} records in ${conversations} conversations${left}\n`);
  return 0;
}

async function readAnchor(file: string): Promise<GivenAnchor> {
  try {
    return { file, anchor: anchorSchema.parse(JSON.parse(await readFile(file, 'utf8'))) };
  } catch (error) {
    throw new NotCheckable(`${file} can't be read as an anchor: ${error instanceof ZodError ? 'it does not hold one' : reason(error)}`, { cause: error });
  }
}

/** Each anchor, whether the record still contains what it saw. */
async function checked({ proving }: ReadingDatabase, seal: Buffer, given: readonly GivenAnchor[]): Promise<number> {
  let code = 0;
  for (const { file, anchor } of given) {
    let faults = 0;
    await checkAnchor(proving.anchors, sha256, anchor, sealKey(seal), {
      leaves: leavesBeside(file),
      onFault: ({ what, place }) => {
        faults += 1;
        if (faults <= PRINTED) process.stdout.write(`anchor ${anchor.ordinal} of ${anchor.day}: ${place === undefined ? what : faultLine(place)}\n`);
      },
    });
    if (faults > PRINTED) process.stdout.write(`and ${faults - PRINTED} more\n`);
    if (faults > 0) code = 1;
    else process.stdout.write(`contains anchor ${anchor.ordinal} of ${anchor.day}: ${anchor.records} records in ${anchor.tree.size} conversations, and the access log up to entry ${anchor.audit.through}\n`);
  }
  return code;
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

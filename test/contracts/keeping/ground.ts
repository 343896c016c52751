import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveFiles } from '../../../adapters/archive/archiveFiles.js';
import type { Database } from '../../../adapters/database/store.js';
import { sealKey } from '../../../records/chain.js';
import { Archiver } from '../../../records/keeping/archiver.js';
import type { ArchiveRows } from '../../../records/keeping/archiveRows.js';
import type { ArchiveFiles } from '../../../records/keeping/archivePort.js';
import { verifyRecord, type Verified } from '../../../records/verify.js';
import type { RecordFault } from '../../../records/verifyFault.js';
import { monthNamed } from '../../../supervision/keeping/months.js';
import { accepted, exchange, inbound } from '../store/fixtures.js';
import type { Place } from '../store/place.js';

/** The month in which the store's fixtures talk. */
export const DECEMBER = monthNamed('2026-12', 'Asia/Shanghai');
/** Long after it. */
export const LATER = Date.parse('2028-03-01T00:00:00Z');

/** A place with a folder for archives. */
export interface KeepingGround {
  readonly place: Place;
  readonly database: Database;
  readonly directory: string;
  readonly files: ArchiveFiles;
  readonly archiver: Archiver;
  /** Another archiver on the same place, as after a restart. */
  again(more?: { readonly files?: ArchiveFiles; readonly rows?: ArchiveRows; readonly largest?: number }): Archiver;
  drop(): Promise<void>;
}

/** Makes one. */
export async function keepingGround(place: Place): Promise<KeepingGround> {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-archive-'));
  const database = await place.open();
  const files = archiveFiles(directory);
  const again: KeepingGround['again'] = ({ files: others = files, rows = database.archive, largest } = {}) =>
    new Archiver({ rows, files: others, now: () => LATER, holder: randomUUID(), ...(largest !== undefined && { largest }) });
  return {
    place, database, directory, files, archiver: again(), again,
    drop: async () => {
      await place.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A conversation of some exchanges, with an original and a file. */
export async function talk({ database, place }: KeepingGround, conversation: string, exchanges = 2): Promise<void> {
  const now = place.clock.now();
  for (let index = 0; index < exchanges; index += 1) await exchange(database, conversation, `k${index}`, now);
  const bytes = Buffer.from(`picture of ${conversation}`);
  await database.files.put({ conversation, name: 'card.png', contentType: 'image/png', bytes, at: '2026-12-02T02:00:00.000Z' });
  accepted(await database.turns.accept({ ...inbound(conversation, 'last'), wantsTurn: false, original: `v1.sealed.${createHash('sha256').update(conversation).digest('base64url')}` }, now));
}

/** Rows of tables, as counts. */
export async function rowCounts({ place }: Pick<KeepingGround, 'place'>, tables: readonly string[] = ['records', 'originals', 'files', 'inbox']): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = Number((await place.sql(`select count(*) as n from ${table}`))[0]?.['n']);
  return counts;
}

/** Verifies as the tool does, with the archives' files or without. */
export async function proved({ place, files }: KeepingGround, withFiles = true): Promise<Verified & { readonly found: readonly RecordFault[] }> {
  const found: RecordFault[] = [];
  const database = await place.reading();
  const outcome = await verifyRecord(database.records, sealKey(place.sealKey), { onFault: (fault) => found.push(fault), ...(withFiles && { archives: files }) });
  await database.close();
  return { ...outcome, found };
}

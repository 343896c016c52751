import { sql } from 'kysely';
import { sealKey } from '../../../records/chain.js';
import { MOST_NAMED, type PartVerified, type VerificationPlan } from '../../../records/proof/verification.js';
import type { ConversationRange } from '../../../records/reader.js';
import { verifyRange, verifyRegisterOf } from '../../../records/verify.js';
import type { RecordFault } from '../../../records/verifyFault.js';
import { archiveFiles } from '../../archive/archiveFiles.js';
import { withOneClient } from '../oneClient.js';
import { SnapshotReader } from '../reader.js';
import type { Ground } from '../reading/ground.js';

/** Heads read at a time. */
const HEADS = 5_000;
/** As much of a file as is mapped. */
const MAPPED_BYTES = 2 ** 36;

/** What every part of a verification is given. The key stays in this process. */
export interface SealGiven {
  readonly seal: Uint8Array;
  /** The folder of archives; what was archived is only counted without. */
  readonly archives?: string | undefined;
  /** In a tool: SQLite's file may be mapped into memory. A server must not die of a disk that fails under a mapped page. */
  readonly mapped?: boolean;
}

/** One state of the database for as long as `work` takes. */
export function inOneView<T>({ on, traits, pool }: Ground, work: (view: SnapshotReader) => Promise<T>): Promise<T> {
  if (pool) return withOneClient(pool, (client) => client.on.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute((view) => work(new SnapshotReader(view, traits, client.copy))));
  return on.transaction().setAccessMode('read only').execute((view) => work(new SnapshotReader(view, traits)));
}

/** Divides the record into parts of about so many records. */
export async function verifyPlan({ on }: Ground, { inPart }: { readonly inPart: number }): Promise<VerificationPlan> {
  const bounds: string[] = [];
  let records = 0;
  let inThis = 0;
  for (let after = ''; ; ) {
    const { rows } = await sql<{ readonly id: string; readonly count: number }>`select id, last_sequence as count from conversations where id > ${after} order by id limit ${HEADS}`.execute(on);
    for (const { id, count } of rows) {
      // Heads that somebody has edited must not make parts of nothing.
      const length = Math.max(1, Math.min(count, 1_000_000));
      records += length;
      inThis += length;
      if (inThis < inPart) continue;
      bounds.push(id);
      inThis = 0;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < HEADS) return { records, bounds };
    after = last.id;
  }
}

/** The conversations of a range. */
export async function verifyPart(ground: Ground, { seal, archives, mapped = false, range }: SealGiven & { readonly range: ConversationRange }): Promise<PartVerified> {
  // Reading is a third faster so.
  if (mapped && ground.traits.name === 'sqlite') await sql.raw(`pragma mmap_size = ${MAPPED_BYTES}`).execute(ground.on);
  return await inOneView(ground, async (view) => {
    const found: RecordFault[] = [];
    return { ...(await verifyRange(view, sealKey(seal), range, { onFault: upTo(found), ...(archives !== undefined && { archives: archiveFiles(archives) }) })), found };
  });
}

/** The register and its heads. */
export function verifyRegisterPart(ground: Ground, { seal }: SealGiven): Promise<PartVerified> {
  return inOneView(ground, async (view) => {
    const found: RecordFault[] = [];
    const faults = await verifyRegisterOf(view, sealKey(seal), { onFault: upTo(found) });
    return { records: 0, conversations: 0, departed: { archived: 0, read: 0, deleted: 0 }, faults, found };
  });
}

function upTo(found: RecordFault[]): (fault: RecordFault) => void {
  return (fault) => {
    if (found.length < MOST_NAMED) found.push(fault);
  };
}

import { setImmediate as nextPhase } from 'node:timers/promises';
import type { RecordSnapshot, StoredHead, StoredRecord, StoredRegisterHead, StoredRegistration } from '../../records/reader.js';
import type { CommunicationRecord } from '../../records/record.js';
import { rowRecord } from './recordRows.js';
import type { Connection } from './schema.js';
import { storedRecord } from './storedRows.js';

/** Records of a conversation with a sequence above `after`, in order. */
export async function recordsAfter(on: Connection, conversation: string, after: number, limit: number): Promise<CommunicationRecord[]> {
  const rows = await on
    .selectFrom('records')
    .selectAll()
    .where('conversation', '=', conversation)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map((row) => rowRecord(storedRecord(row)));
}

/** Reads everything page by page, each from where the last one ended, on a transaction that sees one state of the database. */
export class SnapshotReader implements RecordSnapshot {
  constructor(private readonly on: Connection) {}

  async countRecords(): Promise<number> {
    const { count } = await this.on.selectFrom('records').select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    return count;
  }

  storedRecords(size: number): AsyncIterable<readonly StoredRecord[]> {
    const first = { conversation: '', sequence: Number.MIN_SAFE_INTEGER };
    return pages(first, async (last: { conversation: string; sequence: number }) => {
      const rows = await this.on
        .selectFrom('records')
        .selectAll()
        .where((of) => of(of.refTuple('conversation', 'sequence'), '>', of.tuple(last.conversation, last.sequence)))
        .orderBy('conversation')
        .orderBy('sequence')
        .limit(size)
        .execute();
      return rows.map(storedRecord);
    });
  }

  storedHeads(size: number, order: 'conversation' | 'ordinal'): AsyncIterable<readonly StoredHead[]> {
    const rows = this.on
      .selectFrom('conversations')
      .select([
        'id as conversation', 'channel', 'ordinal', 'opened_at as openedAt', 'last_sequence as lastSequence', 'last_hash as lastHash', 'seal',
      ])
      .limit(size);
    const first = { conversation: '', ordinal: Number.MIN_SAFE_INTEGER };
    return pages(first, (last: { conversation: string; ordinal: number }) =>
      order === 'conversation'
        ? rows.where('id', '>', last.conversation).orderBy('id').execute()
        : rows.where('ordinal', '>', last.ordinal).orderBy('ordinal').execute(),
    );
  }

  register(size: number): AsyncIterable<readonly StoredRegistration[]> {
    return pages({ ordinal: Number.MIN_SAFE_INTEGER }, (last: { ordinal: number }) =>
      this.on.selectFrom('register').selectAll().where('ordinal', '>', last.ordinal).orderBy('ordinal').limit(size).execute(),
    );
  }

  async registerHead(): Promise<StoredRegisterHead | undefined> {
    const row = await this.on.selectFrom('register_head').selectAll().where('id', '=', 1).executeTakeFirst();
    return row && { lastOrdinal: row.last_ordinal, lastHash: row.last_hash, seal: row.seal };
  }
}

/** Pages until an empty one; lets the event loop go round in between, because SQLite answers at once. */
async function* pages<Last, Row extends Last>(first: Last, read: (last: Last) => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for (let last = first; ; ) {
    const rows = await read(last);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = end;
    await nextPhase();
  }
}

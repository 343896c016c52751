import { setImmediate as nextPhase } from 'node:timers/promises';
import type { ConversationRange, RecordPage, RecordSnapshot, StoredHead, StoredRegisterHead, StoredRegistration } from '../../records/reader.js';
import type { StoredDeparture } from '../../records/keeping/departure.js';
import type { CommunicationRecord } from '../../records/record.js';
import { byBytes } from '../../records/verifyPages.js';
import { departuresAfter } from './keeping/departures.js';
import { recordPages, type CopyOut } from './recordPages.js';
import { rowRecord } from './recordRows.js';
import type { Connection } from './schema.js';
import { storedRecord } from './storedRows.js';
import type { Traits } from './traits.js';

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
  constructor(
    private readonly on: Connection,
    private readonly traits: Traits,
    private readonly copy?: CopyOut,
  ) {}

  async countRecords({ after, through }: ConversationRange = {}): Promise<number> {
    let query = this.on.selectFrom('records').select((of) => of.fn.countAll<number>().as('count'));
    if (after !== undefined) query = query.where('conversation', '>', after);
    if (through !== undefined) query = query.where('conversation', '<=', through);
    return (await query.executeTakeFirstOrThrow()).count;
  }

  async *recordPages(size: number, { after, through }: ConversationRange = {}): AsyncIterable<RecordPage> {
    const first = after === undefined ? { conversation: '', sequence: Number.MIN_SAFE_INTEGER } : { conversation: after, sequence: Number.MAX_SAFE_INTEGER };
    for await (const page of recordPages({ on: this.on, traits: this.traits, copy: this.copy }, first, { through, limit: size })) {
      yield page;
      await nextPhase();
    }
  }

  storedHeads(size: number, order: 'conversation' | 'ordinal', { after, through }: ConversationRange = {}): AsyncIterable<readonly StoredHead[]> {
    let rows = this.on
      .selectFrom('conversations')
      .select([
        'id as conversation', 'channel', 'ordinal', 'opened_at as openedAt', 'last_sequence as lastSequence', 'last_hash as lastHash', 'seal',
      ])
      .limit(size);
    if (through !== undefined) rows = rows.where('id', '<=', through);
    const first = { conversation: after ?? '', ordinal: Number.MIN_SAFE_INTEGER };
    return pages(first, (last: { conversation: string; ordinal: number }) =>
      order === 'conversation'
        ? rows.where('id', '>', last.conversation).orderBy('id').execute()
        : rows.where('ordinal', '>', last.ordinal).orderBy('ordinal').execute(),
    );
  }

  departures(size: number, { after, through }: ConversationRange = {}): AsyncIterable<readonly StoredDeparture[]> {
    const first = after === undefined ? { conversation: '', from: Number.MIN_SAFE_INTEGER } : { conversation: after, from: Number.MAX_SAFE_INTEGER };
    return pages(first, async (last: { conversation: string; from: number }) => {
      const rows = await departuresAfter(this.on, last, size);
      return through === undefined ? rows : rows.filter(({ conversation }) => byBytes(conversation, through) <= 0);
    });
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

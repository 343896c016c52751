import { sql } from 'kysely';
import { setImmediate as nextPhase } from 'node:timers/promises';
import type { ConversationBegin, ConversationLine } from '../../../records/keeping/archiveLine.js';
import type { ArchiveView, Candidate, Month } from '../../../records/keeping/archiveRows.js';
import type { Connection } from '../schema.js';
import { storedRecord } from '../storedRows.js';
import { somethingOpen } from './stillOpen.js';

/** Heads looked at in one statement; SQLite answers at once, so a page is short. */
const HEADS = 500;
/** Records read at a time. */
const RECORDS = 500;

/** Records that are here, and those behind the first of them that lie in an archive. Whose sum is too small is broken, and goes on, to be named. */
const THERE = sql`(select count(*) from records n where n.conversation = c.id)`;
const AWAY = sql`(select coalesce(sum(a.to_sequence - a.from_sequence + 1), 0) from archived a where a.conversation = c.id and a.state = 'archived' and a.from_sequence > b.sequence)`;

interface CandidateRow {
  readonly id: string;
  readonly channel: string;
  readonly customer: string;
  readonly locale: string;
  readonly opened_at: string;
  readonly last_at: string;
  readonly first: number;
  readonly last_sequence: number;
  readonly previous: string;
  readonly last_hash: string;
  readonly seal: string;
  readonly ordinal: number;
  readonly registered: string;
  readonly registered_before: string;
}

/** The database as an archive is written from it. What supervision itself has recorded stays. */
export class DatabaseArchiveView implements ArchiveView {
  constructor(private readonly on: Connection) {}

  async *candidates({ from, to }: Month, now: number): AsyncGenerator<readonly Candidate[]> {
    for (let after = ''; ; ) {
      const last = await this.#lastOfPage(after);
      if (last === undefined) return;
      yield (await this.#page(after, last, from, to, now)).map((row) => ({ begin: beginOf(row) }));
      after = last;
      await nextPhase();
    }
  }

  async *lines({ begin: { conversation, from, to } }: Candidate): AsyncGenerator<readonly ConversationLine[]> {
    for (let after = from - 1; after < to; ) {
      const rows = await this.on.selectFrom('records').selectAll().where('conversation', '=', conversation).where('sequence', '>', after).where('sequence', '<=', to).orderBy('sequence').limit(RECORDS).execute();
      const last = rows.at(-1);
      if (last === undefined) break;
      yield rows.map((row): ConversationLine => {
        const { conversation: _of, ...record } = storedRecord(row);
        return { type: 'record', ...record };
      });
      after = last.sequence;
    }
    const originals = await this.on.selectFrom('originals').select(['sequence', 'kind', 'sealed']).where('conversation', '=', conversation).where('sequence', '<=', to).orderBy('sequence').execute();
    yield originals.map((row): ConversationLine => ({ type: 'original', ...row }));
    yield* this.#files(conversation);
    const inbox = await this.on.selectFrom('inbox').select(['key', 'sequence']).where('conversation', '=', conversation).where('sequence', '<=', to).orderBy('sequence').orderBy('key').execute();
    yield inbox.map((row): ConversationLine => ({ type: 'inbox', ...row }));
    yield await this.#copies(conversation);
  }

  async *#files(conversation: string): AsyncGenerator<readonly ConversationLine[]> {
    // One at a time: their bytes are what is large.
    const ids = await this.on.selectFrom('files').select('id').where('conversation', '=', conversation).orderBy('id').execute();
    for (const { id } of ids) {
      const row = await this.on.selectFrom('files').selectAll().where('conversation', '=', conversation).where('id', '=', id).executeTakeFirst();
      if (row) yield [{ type: 'file', id, name: row.name, contentType: row.content_type, size: row.size, sha256: row.sha256, at: row.at, bytes: Buffer.from(row.bytes).toString('base64') }];
    }
  }

  async #copies(conversation: string): Promise<readonly ConversationLine[]> {
    const [cases, bookings, handoffs] = [
      await this.on.selectFrom('cases').selectAll().where('conversation', '=', conversation).orderBy('number').execute(),
      await this.on.selectFrom('bookings').selectAll().where('conversation', '=', conversation).orderBy('number').execute(),
      await this.on.selectFrom('handoffs').selectAll().where('conversation', '=', conversation).orderBy('id').execute(),
    ];
    return [
      ...cases.map((row): ConversationLine => ({ type: 'copy', table: 'cases', row: { ...row } })),
      ...bookings.map((row): ConversationLine => ({ type: 'copy', table: 'bookings', row: { ...row } })),
      ...handoffs.map((row): ConversationLine => ({ type: 'copy', table: 'handoffs', row: { ...row } })),
    ];
  }

  async #lastOfPage(after: string): Promise<string | undefined> {
    const { rows } = await sql<{ id: string | null }>`select max(id) as id from (select id from conversations where id > ${after} order by id limit ${HEADS}) as page`.execute(this.on);
    return rows[0]?.id ?? undefined;
  }

  async #page(after: string, last: string, from: string, to: string, now: number): Promise<readonly CandidateRow[]> {
    const { rows } = await sql<CandidateRow>`
      select c.id, c.channel, c.customer, c.locale, c.opened_at, c.last_sequence, c.last_hash, c.seal, c.ordinal, r.at as last_at,
        b.sequence as first, b.previous, g.hash as registered, g.previous as registered_before
      from conversations c
        join records r on r.conversation = c.id and r.sequence = c.last_sequence
        join records b on b.conversation = c.id and b.sequence = (select min(m.sequence) from records m where m.conversation = c.id)
        join register g on g.ordinal = c.ordinal
      where c.id > ${after} and c.id <= ${last} and r.at >= ${from} and r.at < ${to} and c.channel <> 'supervision'
        and (${THERE} = c.last_sequence - b.sequence + 1 or ${THERE} + ${AWAY} < c.last_sequence - b.sequence + 1) and not ${somethingOpen('c.id', now)}
      order by c.id`.execute(this.on);
    return rows;
  }
}

function beginOf(row: CandidateRow): ConversationBegin {
  return {
    type: 'conversation', conversation: row.id, channel: row.channel, customer: row.customer, locale: row.locale, openedAt: row.opened_at, lastAt: row.last_at,
    from: row.first, to: row.last_sequence, previous: row.previous, lastHash: row.last_hash, headSeal: row.seal,
    registration: { ordinal: row.ordinal, hash: row.registered, previous: row.registered_before },
  };
}

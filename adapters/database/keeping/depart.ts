import { sql } from 'kysely';
import type { KeyObject } from 'node:crypto';
import type { ArchiveRow, Departing } from '../../../records/keeping/archiveRows.js';
import { sealOfDeparture } from '../../../records/keeping/departure.js';
import type { Connection } from '../schema.js';
import type { ArchivedNamesTable, ArchivedTable } from '../schema/keeping.js';
import type { Traits } from '../traits.js';
import { stillOpen } from './stillOpen.js';

/** Rows inserted by one statement. */
const ROWS = 50;

/** Moves conversations out of the database: see `ArchiveRows.depart`. Runs in a transaction of its own. */
export async function departed(on: Connection, traits: Traits, key: KeyObject, archive: ArchiveRow, departing: readonly Departing[], now: number): Promise<readonly string[]> {
  const ids = departing.map(({ begin }) => begin.conversation);
  if (ids.length === 0) return [];
  // Locked in the order of their ids, as turns lock them, so that nobody waits in a ring.
  const { rows: heads } = await sql<{ id: string; last_sequence: number; last_hash: string }>`
    select c.id, c.last_sequence, c.last_hash from conversations c where c.id in (${sql.join(ids)}) order by c.id${sql.raw(traits.forUpdate('c'))}`.execute(on);
  const headOf = new Map(heads.map((head) => [head.id, head]));
  const open = await stillOpen(on, ids, now);
  const counts = await countsOf(on, departing);
  const leaving = departing.filter(({ begin, counts: meant }) => {
    const head = headOf.get(begin.conversation);
    const there = counts.get(begin.conversation);
    return head?.last_sequence === begin.to && head.last_hash === begin.lastHash && !open.has(begin.conversation)
      && there?.records === meant.records && there.originals === meant.originals && there.files === meant.files && there.inbox === meant.inbox;
  });
  await entered(on, key, archive, leaving);
  await named(on, archive.id, leaving.map(({ begin }) => begin.conversation));
  for (const { begin: { conversation, from, to } } of leaving) {
    await on.deleteFrom('records').where('conversation', '=', conversation).where('sequence', '>=', from).where('sequence', '<=', to).execute();
    await on.deleteFrom('originals').where('conversation', '=', conversation).where('sequence', '<=', to).execute();
    await on.deleteFrom('inbox').where('conversation', '=', conversation).where('sequence', '<=', to).execute();
    await on.deleteFrom('files').where('conversation', '=', conversation).execute();
  }
  const left = new Set(leaving.map(({ begin }) => begin.conversation));
  return ids.filter((id) => !left.has(id));
}

interface CountRow {
  readonly id: string;
  readonly records: number;
  readonly originals: number;
  readonly files: number;
  readonly inbox: number;
}

async function countsOf(on: Connection, departing: readonly Departing[]): Promise<ReadonlyMap<string, CountRow>> {
  const { rows } = await sql<CountRow>`
    select c.id,
      (select count(*) from records r where r.conversation = c.id) as records,
      (select count(*) from originals o where o.conversation = c.id) as originals,
      (select count(*) from files f where f.conversation = c.id) as files,
      (select count(*) from inbox i where i.conversation = c.id) as inbox
    from conversations c where c.id in (${sql.join(departing.map(({ begin }) => begin.conversation))})`.execute(on);
  return new Map(rows.map((row) => [row.id, row]));
}

async function entered(on: Connection, key: KeyObject, archive: ArchiveRow, leaving: readonly Departing[]): Promise<void> {
  const rows = leaving.map(({ begin, counts, place }): ArchivedTable => {
    const { conversation, channel, openedAt, lastAt, from, to, previous, lastHash } = begin;
    const seal = sealOfDeparture(key, { kind: 'archived', conversation, channel, openedAt, from, to, previous, lastHash, paper: archive.id, detail: '' });
    return {
      conversation, from_sequence: from, to_sequence: to, archive: archive.id, channel, opened_at: openedAt, last_at: lastAt, previous, last_hash: lastHash, seal,
      originals: counts.originals, files: counts.files, inbox: counts.inbox, copies: counts.copies, byte_offset: place.offset, byte_length: place.length, state: 'archived',
    };
  });
  for (let from = 0; from < rows.length; from += ROWS) await on.insertInto('archived').values(rows.slice(from, from + ROWS)).execute();
}

/** By what else they will be looked for. */
async function named(on: Connection, archive: string, conversations: readonly string[]): Promise<void> {
  if (conversations.length === 0) return;
  const [cases, bookings] = [
    await on.selectFrom('cases').select(['number', 'conversation', 'contact_key', 'identity']).where('conversation', 'in', [...conversations]).execute(),
    await on.selectFrom('bookings').select(['number', 'conversation', 'contact_key', 'identity']).where('conversation', 'in', [...conversations]).execute(),
  ];
  const rows = new Map<string, ArchivedNamesTable>();
  const name = (kind: string, value: string, conversation: string): void => {
    if (value !== '') rows.set(JSON.stringify([kind, value, conversation]), { kind, name: value, conversation, archive });
  };
  for (const [kind, found] of [['case', cases], ['booking', bookings]] as const) {
    for (const { number, conversation, contact_key: contact, identity } of found) {
      name(kind, number, conversation);
      name('contact', contact, conversation);
      name('identity', identity, conversation);
    }
  }
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += ROWS) await on.insertInto('archived_names').values(all.slice(from, from + ROWS)).onConflict((conflict) => conflict.doNothing()).execute();
}

import { sql } from 'kysely';
import type { KeyObject } from 'node:crypto';
import { canonicalText } from '../../../records/chain.js';
import { sealOfDeparture } from '../../../records/keeping/departure.js';
import { GENESIS } from '../../../records/record.js';
import type { Vault } from '../../../records/vault.js';
import type { DeletionPaper, DeletionRows, Erased, Kept, NotDeletable } from '../../../supervision/keeping/port.js';
import type { Connection } from '../schema.js';
import type { Traits } from '../traits.js';
import { keptOf } from './kept.js';
import { tablesOf } from './tables.js';

/** What has to stay of a conversation, or is about keeping itself. */
const STAYING: ReadonlySet<string> = new Set(['conversations', 'register', 'archived', 'archived_names', 'tombstones', 'deletion_items']);

/** Whoever it was with: nothing is left of it. An opening that comes later fills it in anew. */
export const NOBODY = canonicalText({ role: 'customer', id: '' });

/** What erasing stands on. */
export interface EraseContext {
  readonly traits: Traits;
  readonly key: KeyObject;
  readonly vault: Vault;
}

/** Deletes one conversation for good: see `DeletionRows.erase`. Runs in a transaction of its own. */
export async function erased(on: Connection, { traits, key, vault }: EraseContext, deletion: string, conversation: string, paper: DeletionPaper, now: number, verdict: Parameters<DeletionRows['erase']>[4]): Promise<Erased | NotDeletable> {
  const head = await locked(on, traits, conversation);
  await holdsStandStill(on, traits);
  // Somebody else may be at it as well: what is done is done once.
  const item = await on.selectFrom('deletion_items').select('state').where('deletion', '=', deletion).where('conversation', '=', conversation).executeTakeFirst();
  if (item?.state !== 'proposed') return { why: 'gone' };
  const kept = head && (await keptOf(on, vault, [conversation], now)).get(conversation);
  const not: NotDeletable | undefined = head && kept ? verdict(kept) : { why: 'unknown' };
  if (not !== undefined || !head || !kept) {
    await noted(on, deletion, conversation, 'kept', not?.why ?? 'unknown', {});
    return not ?? { why: 'unknown' };
  }
  const before = await on.selectFrom('tombstones').select(['to_sequence', 'last_hash']).where('conversation', '=', conversation).orderBy('to_sequence', 'desc').limit(1).executeTakeFirst();
  const from = (before?.to_sequence ?? 0) + 1;
  const archives = (await on.selectFrom('archived').select('archive').distinct().where('conversation', '=', conversation).execute()).map(({ archive }) => archive);
  await overwriting(on, traits);
  const counts = { ...(await swept(on, traits, conversation)), ...inFiles(kept) };
  await on.updateTable('archived').set({ state: 'erasing' }).where('conversation', '=', conversation).execute();
  await on.deleteFrom('archived_names').where('conversation', '=', conversation).execute();
  await on.updateTable('conversations').set({ customer: NOBODY, reference: 'null', handoff: '' }).where('id', '=', conversation).execute();
  const { last_sequence: to, last_hash: lastHash, channel, opened_at: openedAt } = head;
  const previous = before?.last_hash ?? GENESIS;
  const { certificate, at, proposedBy, approvedBy } = paper;
  const detail = canonicalText({ at, proposedBy, approvedBy, counts });
  const seal = sealOfDeparture(key, { kind: 'deleted', conversation, channel, openedAt, from, to, previous, lastHash, paper: certificate, detail });
  await on.insertInto('tombstones').values({ conversation, from_sequence: from, to_sequence: to, channel, opened_at: openedAt, previous, last_hash: lastHash, certificate, detail, seal }).execute();
  await noted(on, deletion, conversation, archives.length > 0 ? 'erasing' : 'erased', '', counts);
  return { kind: 'erased', from, to, lastHash, counts, archives };
}

function inFiles({ archived }: Kept): Readonly<Record<string, number>> {
  return archived > 0 ? { archived_records: archived } : {};
}

interface LockedHead {
  readonly last_sequence: number;
  readonly last_hash: string;
  readonly channel: string;
  readonly opened_at: string;
}

async function locked(on: Connection, traits: Traits, conversation: string): Promise<LockedHead | undefined> {
  const { rows } = await sql<LockedHead>`select c.last_sequence, c.last_hash, c.channel, c.opened_at from conversations c where c.id = ${conversation}${sql.raw(traits.forUpdate('c'))}`.execute(on);
  return rows[0];
}

/**
 * Until this transaction ends, no hold is placed or lifted: one that was placed before is seen, one that comes now waits, and
 * is placed on what is left. SQLite has one writer. Taken behind the head's lock, in the order in which whoever writes dossiers takes theirs.
 */
async function holdsStandStill(on: Connection, traits: Traits): Promise<void> {
  if (traits.name === 'postgres') await sql`lock table dossiers in share row exclusive mode`.execute(on);
}

/** Every ordinary table that says whose conversation its rows are, whatever a later migration adds; those that refer to others first. */
async function swept(on: Connection, traits: Traits, conversation: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const deleted = async (table: string, which: ReturnType<typeof sql>): Promise<void> => {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${which}`.execute(on);
    if ((numAffectedRows ?? 0n) > 0n) counts[table] = Number(numAffectedRows);
  };
  await deleted('booking_cells', sql`number in (select b.number from bookings b where b.conversation = ${conversation})`);
  for (const { name, columns } of [...(await tablesOf(on, traits))].reverse()) {
    if (!STAYING.has(name) && columns.some((column) => column.name === 'conversation')) await deleted(name, sql`conversation = ${conversation}`);
  }
  return counts;
}

/** SQLite's search indexes keep what was deleted until they are merged, unless they are told otherwise; the rest is written over as it goes (see sqlite.ts). */
async function overwriting(on: Connection, traits: Traits): Promise<void> {
  if (traits.name !== 'sqlite') return;
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table' and sql like '%using fts5%'`.execute(on);
  for (const { name } of rows) await sql`insert into ${sql.table(name)} (${sql.ref(name)}, rank) values ('secure-delete', 1)`.execute(on);
}

async function noted(on: Connection, deletion: string, conversation: string, state: string, why: string, counts: Readonly<Record<string, number>>): Promise<void> {
  await on.updateTable('deletion_items').set({ state, why, counts: canonicalText(counts) }).where('deletion', '=', deletion).where('conversation', '=', conversation).execute();
}

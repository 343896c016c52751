import { sql } from 'kysely';
import type { CatalogueQuery, CatalogueRow } from '../../../records/keeping/archiveRows.js';
import type { Connection } from '../schema.js';
import type { ArchivedTable } from '../schema/keeping.js';

/** Searches the catalogue of archives, the latest first: see `ArchiveRows.search`. */
export async function searchCatalogue(on: Connection, query: CatalogueQuery): Promise<readonly CatalogueRow[]> {
  const { month, archive, channel, conversation, number, customer, since, before, after, limit } = query;
  if (customer?.length === 0) return [];
  const conditions = [
    sql`d.state <> 'erasing'`,
    ...(month === undefined ? [] : [sql`a.month = ${month}`]),
    ...(archive === undefined ? [] : [sql`d.archive = ${archive}`]),
    ...(channel === undefined ? [] : [sql`d.channel = ${channel}`]),
    ...(conversation === undefined ? [] : [sql`d.conversation = ${conversation}`]),
    ...(since === undefined ? [] : [sql`d.last_at >= ${since}`]),
    ...(before === undefined ? [] : [sql`d.last_at < ${before}`]),
    ...(number === undefined ? [] : [sql`d.conversation in (select n.conversation from archived_names n where n.kind in ('case', 'booking') and n.name = ${number})`]),
    ...(customer === undefined ? [] : [sql`d.conversation in (select n.conversation from archived_names n where n.kind in ('contact', 'identity') and n.name in (${sql.join([...customer])}))`]),
    ...(after === undefined ? [] : [sql`(d.last_at, d.conversation) < (${after.lastAt}, ${after.conversation})`]),
  ];
  const { rows } = await sql<ArchivedTable & { month: string; file: string }>`
    select d.*, a.month, a.file from archived d join archives a on a.id = d.archive
    where ${sql.join(conditions, sql` and `)} order by d.last_at desc, d.conversation desc, d.from_sequence desc limit ${limit}`.execute(on);
  return rows.map(catalogueRow);
}

/** A row of the catalogue by the names that the record's field uses. */
export function catalogueRow(row: ArchivedTable & { readonly month: string; readonly file: string }): CatalogueRow {
  return {
    conversation: row.conversation, archive: row.archive, month: row.month, file: row.file, channel: row.channel, from: row.from_sequence, to: row.to_sequence,
    openedAt: row.opened_at, lastAt: row.last_at, place: { offset: row.byte_offset, length: row.byte_length },
    counts: { records: row.to_sequence - row.from_sequence + 1, originals: row.originals, files: row.files, inbox: row.inbox, copies: row.copies },
    state: row.state === 'restored' || row.state === 'erasing' ? row.state : 'archived',
  };
}

import { sql, type RawBuilder } from 'kysely';
import type { ExportFilter, ExportFormat } from '../../../records/proof/exportFilter.js';
import type { ExportPlace, ExportStep } from '../../../records/proof/exporting.js';
import type { StoredRecord } from '../../../records/reader.js';
import { archivedFitting, departedFitting } from './exportArchived.js';
import type { Ground } from '../reading/ground.js';
import type { Connection } from '../schema.js';
import { storedRecord, type RecordRow } from '../storedRows.js';
import { written } from './written.js';

/** Records looked at in one step. */
const LOOKED_AT = 2_000;
/** Named conversations that the catalogue is asked for at a time. */
const MOST_LOOKED_FOR = 500;

/** How many records are to be looked at. */
export async function exportCount({ on }: Ground, { filter }: { readonly filter: ExportFilter }): Promise<number> {
  const { conversations } = filter;
  let count = 0;
  if (conversations === undefined) {
    const { rows } = await sql<{ readonly count: number | null }>`select cast(sum(last_sequence) as bigint) as count from conversations`.execute(on);
    return rows[0]?.count ?? 0;
  }
  for (let from = 0; from < conversations.length; from += 500) {
    const { rows } = await sql<{ readonly count: number | null }>`select cast(sum(last_sequence) as bigint) as count from conversations where id in (${sql.join(conversations.slice(from, from + 500))})`.execute(on);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

/** A step: the next stretch of the record, and what of it fits, as text. */
export async function exportStep({ on }: Ground, { filter, format, from }: { readonly filter: ExportFilter; readonly format: ExportFormat; readonly from: ExportPlace | undefined }): Promise<ExportStep> {
  const stretch = filter.conversations === undefined ? await stretchOfAll(on, from) : await stretchOf(on, filter.conversations, from);
  const records = stretch.where === undefined ? [] : await fitting(on, filter, stretch.where);
  return { ...written(records, format), next: stretch.next, seen: stretch.seen };
}

interface Stretch {
  /** Undefined when there is nothing in it. */
  readonly where: RawBuilder<unknown> | undefined;
  readonly next: ExportPlace | undefined;
  readonly seen: number;
}

/** Ends are found in the key alone, so that a filter nothing fits costs no more than one that all fit. */
async function stretchOfAll(on: Connection, from: ExportPlace | undefined): Promise<Stretch> {
  const begin = from === undefined ? sql`true` : sql`(conversation, sequence) > (${from.conversation}, ${from.sequence})`;
  const { rows } = await sql<ExportPlace>`select conversation, sequence from records where ${begin} order by conversation, sequence limit 1 offset ${LOOKED_AT - 1}`.execute(on);
  const [end] = rows;
  if (end !== undefined) return { where: sql`${begin} and (conversation, sequence) <= (${end.conversation}, ${end.sequence})`, next: { conversation: end.conversation, sequence: end.sequence }, seen: LOOKED_AT };
  return { where: begin, next: undefined, seen: LOOKED_AT };
}

/** Named conversations, in the order of their names here; one that is long takes several steps. */
async function stretchOf(on: Connection, conversations: readonly string[], from: ExportPlace | undefined): Promise<Stretch> {
  const at = from === undefined ? 0 : conversations.indexOf(from.conversation);
  const conversation = conversations[at];
  if (conversation === undefined) return { where: undefined, next: undefined, seen: 0 };
  const after = from?.sequence ?? 0;
  const { rows } = await sql<{ readonly sequence: number }>`select sequence from records where conversation = ${conversation} and sequence > ${after} order by sequence limit 1 offset ${LOOKED_AT - 1}`.execute(on);
  const end = rows[0]?.sequence;
  const following = conversations[at + 1];
  const next = end !== undefined ? { conversation, sequence: end } : following === undefined ? undefined : { conversation: following, sequence: 0 };
  return { where: sql`conversation = ${conversation} and sequence > ${after} ${end === undefined ? sql`` : sql`and sequence <= ${end}`}`, next, seen: end === undefined ? 0 : LOOKED_AT };
}

async function fitting(on: Connection, { channel, from, before }: ExportFilter, where: RawBuilder<unknown>): Promise<StoredRecord[]> {
  const and = [
    ...(channel === undefined ? [] : [sql` and channel = ${channel}`]),
    ...(from === undefined ? [] : [sql` and at >= ${from}`]),
    ...(before === undefined ? [] : [sql` and at < ${before}`]),
  ];
  // A stretch holds no more; without being told, PostgreSQL takes it for a third of the table and reads all of it.
  const { rows } = await sql<RecordRow>`select * from records where ${where}${and.length === 0 ? sql`` : sql.join(and, sql``)} order by conversation, sequence limit ${LOOKED_AT}`.execute(on);
  return rows.map(storedRecord);
}

/** Records of conversations that are not in the database any more: of those whose time touches the period, all; the catalogue knows no more. */
export async function exportElsewhere({ on }: Ground, { filter }: { readonly filter: ExportFilter }): Promise<{ readonly archived: number; readonly deleted: number }> {
  const { conversations } = filter;
  const parts = conversations === undefined ? [undefined] : Array.from({ length: Math.ceil(conversations.length / MOST_LOOKED_FOR) }, (_, index) => conversations.slice(index * MOST_LOOKED_FOR, (index + 1) * MOST_LOOKED_FOR));
  let [archived, deleted] = [0, 0];
  for (const some of parts) {
    archived += await departed(on, 'archived', filter, some);
    deleted += await departed(on, 'tombstones', filter, some);
  }
  return { archived, deleted };
}

async function departed(on: Connection, table: 'archived' | 'tombstones', filter: ExportFilter, conversations: readonly string[] | undefined): Promise<number> {
  const and = table === 'archived' ? [sql` and state = 'archived'`, ...archivedFitting(filter, conversations)] : departedFitting(filter, conversations);
  const { rows } = await sql<{ readonly count: number | null }>`select cast(sum(to_sequence - from_sequence + 1) as bigint) as count from ${sql.table(table)} where true${and.length === 0 ? sql`` : sql.join(and, sql``)}`.execute(on);
  return rows[0]?.count ?? 0;
}

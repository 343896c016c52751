import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { RecordPage, StoredRecord } from '../../records/reader.js';
import { BETWEEN, ROW_END } from '../../records/verifyLines.js';
import { copiedLines } from './copiedLines.js';
import type { Connection } from './schema.js';
import { storedRecord, type RecordRow } from './storedRows.js';
import type { Traits } from './traits.js';

/** What a `copy … to stdout` in binary format gives, in whole; in the transaction of the connection it belongs to. */
export type CopyOut = (statement: string) => Promise<Buffer>;

/** Where records are read in whole pages. */
export interface PagePlace {
  readonly on: Connection;
  readonly traits: Traits;
  /** PostgreSQL's quickest way out, where the connection has it; column by column without. */
  readonly copy?: CopyOut | undefined;
}

/** Where a reading of records goes on, and where it ends. */
interface Stretch {
  readonly last: { readonly conversation: string; readonly sequence: number };
  /** The last conversation that is read; to the end without. */
  readonly through?: string | undefined;
  readonly limit: number;
}

/** What a record's hash is over, in order. */
const HASHED = ['conversation', 'sequence', 'at', 'channel', 'kind', 'from_party', 'to_party', 'content', 'outcome', 'previous'];

/**
 * Records in (conversation, sequence) order, a page at a time. A page travels as one value and not as thousands of rows
 * of eleven, which is most of what reading a large record costs (docs/decisions/0025).
 */
export async function* recordPages(place: PagePlace, first: Stretch['last'], { through, limit }: Omit<Stretch, 'last'>): AsyncGenerator<RecordPage> {
  for (let last = first; ; ) {
    const stretch = { last, through, limit };
    const page = await pageOf(place, stretch);
    if (page.count === 0) return;
    const end = lastOf(page.lines) ?? (await page.rows()).at(-1);
    if (end === undefined) return;
    yield page;
    last = end;
  }
}

async function pageOf({ on, traits, copy }: PagePlace, stretch: Stretch): Promise<RecordPage> {
  const rows = (): Promise<StoredRecord[]> => columnwise(on, stretch);
  if (traits.name === 'sqlite') return { ...(await joined(on, stretch)), rows };
  if (copy !== undefined) return { ...(await copied(copy, stretch)), rows };
  const read = await rows();
  return { lines: Buffer.alloc(0), count: read.length, rows: () => Promise.resolve(read) };
}

/** SQLite escapes JSON as ECMAScript does; should it ever not, the hash does not fit and the page is read column by column. */
async function joined(on: Connection, { last, through, limit }: Stretch): Promise<Pick<RecordPage, 'lines' | 'count'>> {
  const end = through === undefined ? sql`` : sql`and conversation <= ${through}`;
  const { rows: [read] } = await sql<{ readonly lines: Buffer | null; readonly count: number }>`
    select cast(group_concat(line, ${ROW_END}) as blob) as lines, count(*) as count from (
      select json_array(${sql.raw(HASHED.join(', '))}) || ${BETWEEN} || hash as line
      from records where (conversation, sequence) > (${last.conversation}, ${last.sequence}) ${end} order by conversation, sequence limit ${limit})`.execute(on);
  return { lines: read?.lines ?? Buffer.alloc(0), count: read?.count ?? 0 };
}

async function copied(copy: CopyOut, { last, through, limit }: Stretch): Promise<Pick<RecordPage, 'lines' | 'count'>> {
  const columns = [...HASHED.map((column) => (column === 'sequence' ? 'sequence::text' : column)), 'hash'];
  const end = through === undefined ? '' : `and conversation <= ${pg.escapeLiteral(through)}`;
  // By the table's own columns: `sequence` alone would be the text.
  const bytes = await copy(`copy (select ${columns.join(', ')} from records where (conversation, sequence) > (${pg.escapeLiteral(last.conversation)}, ${last.sequence}) ${end} order by records.conversation, records.sequence limit ${limit}) to stdout with (format binary)`);
  return copiedLines(bytes, columns.length);
}

const beginning = z.tuple([z.string(), z.number()]).rest(z.unknown());

/** The record that a page ends with; undefined where its line can't be read. */
function lastOf(lines: Buffer): Stretch['last'] | undefined {
  const from = lines.lastIndexOf(ROW_END) + 1;
  const to = lines.indexOf(BETWEEN, from);
  try {
    const place = beginning.safeParse(JSON.parse(lines.toString('utf8', from, to))).data;
    return place && { conversation: place[0], sequence: place[1] };
  } catch {
    return undefined;
  }
}

async function columnwise(on: Connection, { last, through, limit }: Stretch): Promise<StoredRecord[]> {
  const end = through === undefined ? sql`` : sql`and conversation <= ${through}`;
  const { rows } = await sql<RecordRow>`
    select * from records where (conversation, sequence) > (${last.conversation}, ${last.sequence}) ${end} order by conversation, sequence limit ${limit}`.execute(on);
  return rows.map(storedRecord);
}

import { sql } from 'kysely';
import { z } from 'zod';
import type { RecordPage, StoredRecord } from '../../records/reader.js';
import { BETWEEN, ROW_END } from '../../records/verifyLines.js';
import type { Connection } from './schema.js';
import { storedRecord, type RecordRow } from './storedRows.js';
import type { Traits } from './traits.js';

/** Where a reading of records goes on, and where it ends. */
interface Stretch {
  readonly last: { readonly conversation: string; readonly sequence: number };
  /** The last conversation that is read; to the end without. */
  readonly through?: string | undefined;
  readonly limit: number;
}

const HASHED = ['conversation', 'sequence', 'at', 'channel', 'kind', 'from_party', 'to_party', 'content', 'outcome', 'previous'];

/**
 * What a record's hash is over, as the database writes it: a JSON array of its columns. Both escape as ECMAScript does; should
 * one of them ever not, the hash does not fit and the page is read column by column.
 */
function hashedText({ name }: Traits): string {
  if (name === 'sqlite') return `json_array(${HASHED.join(', ')})`;
  return `'[' || ${HASHED.map((column) => (column === 'sequence' ? 'sequence' : `to_json(${column})::text`)).join(` || ',' || `)} || ']'`;
}

/**
 * Records in (conversation, sequence) order, a page at a time. A page travels as one value and not as thousands of rows
 * of eleven, which is most of what reading a large record costs (docs/decisions/0025).
 */
export async function* recordPages(on: Connection, traits: Traits, first: Stretch['last'], { through, limit }: Omit<Stretch, 'last'>): AsyncGenerator<RecordPage> {
  const line = sql.raw(`${hashedText(traits)} || '${BETWEEN}' || hash`);
  for (let last = first; ; ) {
    const stretch = { last, through, limit };
    const { lines, count } = await linesOf(on, traits, line, stretch);
    if (count === 0) return;
    const rows = (): Promise<StoredRecord[]> => columnwise(on, stretch);
    const end = lastOf(lines) ?? (await rows()).at(-1);
    if (end === undefined) return;
    yield { lines, count, rows };
    last = end;
  }
}

async function linesOf(on: Connection, { name }: Traits, line: ReturnType<typeof sql.raw>, { last, through, limit }: Stretch): Promise<Pick<RecordPage, 'lines' | 'count'>> {
  const end = through === undefined ? sql`` : sql`and conversation <= ${through}`;
  const page = sql`select ${line} as line from records where (conversation, sequence) > (${last.conversation}, ${last.sequence}) ${end} order by conversation, sequence limit ${limit}`;
  if (name === 'sqlite') {
    const { rows: [read] } = await sql<{ readonly lines: Buffer | null; readonly count: number }>`select cast(group_concat(line, ${ROW_END}) as blob) as lines, count(*) as count from (${page})`.execute(on);
    return { lines: read?.lines ?? Buffer.alloc(0), count: read?.count ?? 0 };
  }
  const { rows: [read] } = await sql<{ readonly lines: string | null; readonly count: number }>`select string_agg(line, ${ROW_END}) as lines, count(*) as count from (${page}) as page`.execute(on);
  return { lines: Buffer.from(read?.lines ?? ''), count: read?.count ?? 0 };
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

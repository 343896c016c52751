import { sql } from 'kysely';
import type { StoredRecord } from '../../records/reader.js';
import type { Connection } from './schema.js';
import { storedRecord, type RecordRow } from './storedRows.js';

/** Where a reading of records goes on, and where it ends. */
export interface RecordStretch {
  readonly last: { readonly conversation: string; readonly sequence: number };
  /** The last conversation that is read; to the end without. */
  readonly through?: string | undefined;
  readonly limit: number;
}

/** Stands between the columns of a joined row: U+001F, which JSON texts escape, so that it hardly ever stands in one. */
const BETWEEN = '\u001f';
const COLUMNS = 11;

/**
 * Rows in (conversation, sequence) order. Each travels as one text and not as eleven, which is most of what reading a large
 * record costs; a row in which the text that stands between occurs is read by itself, column by column.
 */
export async function joinedRecords(on: Connection, { last, through, limit }: RecordStretch): Promise<StoredRecord[]> {
  const end = through === undefined ? sql`` : sql`and conversation <= ${through}`;
  const { rows } = await sql<{ readonly line: string }>`
    select concat_ws(${sql.lit(BETWEEN)}, conversation, sequence, at, channel, kind, from_party, to_party, content, outcome, previous, hash) as line
    from records where (conversation, sequence) > (${last.conversation}, ${last.sequence}) ${end} order by conversation, sequence limit ${limit}`.execute(on);
  const read = rows.map(({ line }) => taken(line));
  return read.includes(undefined) ? await columnwise(on, { last, through, limit }) : read.flatMap((record) => record ?? []);
}

function taken(line: string): StoredRecord | undefined {
  const parts = line.split(BETWEEN);
  if (parts.length !== COLUMNS) return undefined;
  const [conversation = '', sequence = '', at = '', channel = '', kind = '', from = '', to = '', content = '', outcome = '', previous = '', hash = ''] = parts;
  return { conversation, channel, sequence: Number(sequence), at, kind, from, to, content, outcome, hash, previous };
}

async function columnwise(on: Connection, { last, through, limit }: RecordStretch): Promise<StoredRecord[]> {
  const end = through === undefined ? sql`` : sql`and conversation <= ${through}`;
  const { rows } = await sql<RecordRow>`
    select * from records where (conversation, sequence) > (${last.conversation}, ${last.sequence}) ${end} order by conversation, sequence limit ${limit}`.execute(on);
  return rows.map(storedRecord);
}

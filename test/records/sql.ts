import SqliteFile from 'better-sqlite3';
import { z } from 'zod';
import { recordHash } from '../../records/chain.js';
import type { StoredRecord } from '../../records/reader.js';

/** Runs one statement as somebody with all rights and without the key. */
export type Sql = (statement: string) => Promise<readonly unknown[]>;

/** SQL on a SQLite file that no server has open. */
export function sqliteSql(file: string): { readonly sql: Sql; readonly close: () => void } {
  const database = new SqliteFile(file);
  database.pragma('foreign_keys = off');
  const sql: Sql = (statement) => {
    const prepared = database.prepare<[]>(statement);
    if (prepared.reader) return Promise.resolve(prepared.all());
    prepared.run();
    return Promise.resolve([]);
  };
  return { sql, close: () => void database.close() };
}

/** Text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const row = z.object({
  conversation: z.string(), sequence: z.coerce.number(), at: z.string(), channel: z.string(), kind: z.string(),
  from_party: z.string(), to_party: z.string(), content: z.string(), outcome: z.string(), hash: z.string(), previous: z.string(),
});

/** A conversation's rows as they are stored. */
export async function storedRows(sql: Sql, conversation: string): Promise<StoredRecord[]> {
  const rows = z.array(row).parse(await sql(`select * from records where conversation = ${quoted(conversation)} order by sequence`));
  return rows.map(({ from_party: from, to_party: to, ...rest }) => ({ ...rest, from, to }));
}

/** The record with the hash that its columns ask for: anybody can compute it. */
export function rehashed(record: StoredRecord): StoredRecord {
  return { ...record, hash: recordHash(record) };
}

/** Inserts a row as it is told. */
export async function insertRecord(sql: Sql, record: StoredRecord): Promise<void> {
  const { conversation, sequence, at, channel, kind, from, to, content, outcome, hash, previous } = record;
  const texts = [at, channel, kind, from, to, content, outcome, hash, previous].map(quoted).join(', ');
  await sql(`insert into records (conversation, sequence, at, channel, kind, from_party, to_party, content, outcome, hash, previous) values (${quoted(conversation)}, ${sequence}, ${texts})`);
}

/** Puts other rows in the place of a conversation's. */
export async function replaceRecords(sql: Sql, conversation: string, records: readonly StoredRecord[]): Promise<void> {
  await sql(`delete from records where conversation = ${quoted(conversation)}`);
  for (const record of records) await insertRecord(sql, record);
}

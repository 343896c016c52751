import { sql, type RawBuilder } from 'kysely';
import { setImmediate as nextPhase } from 'node:timers/promises';
import type { Connection } from '../schema.js';
import { WORDS, type KeptTable } from './tables.js';

/** Rows read at a time; those that hold files are read one by one, because their bytes are what is large. */
const PAGE = 500;

/** A cell as a backup has it: bytes are base64. */
export type DumpedCell = string | number | null;

/** How many rows a table has. */
export async function countRows(on: Connection, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(on);
  return rows[0]?.count ?? 0;
}

/** All rows of a table in the order of its primary key, some at a time. */
export async function* rowsOf(on: Connection, { name, columns, key }: KeptTable): AsyncGenerator<readonly (readonly DumpedCell[])[]> {
  if (key.length === 0) throw new Error(`the table ${name} has no primary key, so it can't be read in order`);
  const limit = columns.some(({ kind }) => kind === 'bytes') ? 1 : PAGE;
  const chosen = sql.join(columns.map(({ name: column, type }) => (type === WORDS ? sql`array_to_string(tsvector_to_array(${sql.ref(column)}), ' ') as ${sql.ref(column)}` : sql.ref(column))));
  const order = sql.join(key.map((column) => sql.ref(column)));
  let behind: RawBuilder<unknown> = sql``;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`select ${chosen} from ${sql.table(name)} ${behind} order by ${order} limit ${limit}`.execute(on);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => columns.map((column) => cellOf(row[column.name], name)));
    if (rows.length < limit) return;
    behind = sql`where (${order}) > (${sql.join(key.map((column) => sql`${last[column]}`))})`;
    await nextPhase();
  }
}

function cellOf(value: unknown, table: string): DumpedCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  throw new TypeError(`a column of ${table} holds what a backup can't`);
}

import { sql } from 'kysely';
import type { Connection } from '../schema.js';
import type { Traits } from '../traits.js';

/** A column as a backup has it. */
export interface KeptColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'bytes';
  /** The database's own word for its type. */
  readonly type: string;
}

/** An ordinary table of ours, found in the database itself: whatever a later migration adds is in it. */
export interface KeptTable {
  readonly name: string;
  readonly columns: readonly KeptColumn[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Tables that its rows refer to. */
  readonly refersTo: readonly string[];
}

/** PostgreSQL's type for words that are searched; SQLite and backups have them as a text, parted by spaces. */
export const WORDS = 'tsvector';

/** Who is signed in and how often somebody tried is nothing to bring back, nor is work that was under way. */
const PASSING: ReadonlySet<string> = new Set(['sessions', 'tries', 'presence', 'keeping_leases', 'proof_jobs']);

/** Tables whose rows are for now only: they are not backed up. */
export function isPassing(table: string): boolean {
  return PASSING.has(table) || table.startsWith('kysely_');
}

/** All ordinary tables, those that others refer to first. Search indexes that the database makes by itself are not among them. */
export async function tablesOf(on: Connection, traits: Traits): Promise<readonly KeptTable[]> {
  const found = traits.name === 'sqlite' ? await sqliteTables(on) : await postgresTables(on);
  const sorted: KeptTable[] = [];
  const left = [...found].sort((one, other) => (one.name < other.name ? -1 : 1));
  while (left.length > 0) {
    const index = left.findIndex(({ name, refersTo }) => refersTo.every((other) => other === name || !left.some((each) => each.name === other)));
    sorted.push(...left.splice(Math.max(index, 0), 1));
  }
  return sorted;
}

interface ColumnRow {
  readonly tab: string;
  readonly name: string;
  readonly type: string;
  /** Place in the primary key, from 1; 0 when it is not in it. */
  readonly key: number;
}

async function sqliteTables(on: Connection): Promise<readonly KeptTable[]> {
  const { rows: tables } = await sql<{ name: string; made: string }>`select name, sql as made from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`.execute(on);
  const virtual = tables.filter(({ made }) => /^create virtual/i.test(made)).map(({ name }) => name);
  const ordinary = tables.map(({ name }) => name).filter((name) => !virtual.some((each) => name === each || name.startsWith(`${each}_`)));
  const columns: ColumnRow[] = [];
  const refers: { tab: string; other: string }[] = [];
  for (const tab of ordinary) {
    columns.push(...(await sql<ColumnRow>`select ${tab} as tab, name, lower(type) as type, pk as key from pragma_table_xinfo(${tab}) where hidden = 0 order by cid`.execute(on)).rows);
    refers.push(...(await sql<{ tab: string; other: string }>`select distinct ${tab} as tab, "table" as other from pragma_foreign_key_list(${tab})`.execute(on)).rows);
  }
  return put(ordinary, columns, refers);
}

async function postgresTables(on: Connection): Promise<readonly KeptTable[]> {
  const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(on);
  const { rows: columns } = await sql<ColumnRow>`
    select c.relname as tab, a.attname as name, t.typname as type, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::int as key
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      left join pg_index i on i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey)
    where n.nspname = current_schema() and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`.execute(on);
  const { rows: refers } = await sql<{ tab: string; other: string }>`
    select distinct c.relname as tab, o.relname as other from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class o on o.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = current_schema()`.execute(on);
  return put(tables.map(({ name }) => name), columns, refers);
}

function put(names: readonly string[], columns: readonly ColumnRow[], refers: readonly { readonly tab: string; readonly other: string }[]): readonly KeptTable[] {
  return names.map((name) => {
    const own = columns.filter(({ tab }) => tab === name);
    return {
      name,
      columns: own.map(({ name: column, type }) => ({ name: column, type, kind: kindOf(type) })),
      key: own.filter(({ key }) => key > 0).sort((one, other) => one.key - other.key).map(({ name: column }) => column),
      refersTo: refers.filter(({ tab }) => tab === name).map(({ other }) => other),
    };
  });
}

function kindOf(type: string): KeptColumn['kind'] {
  if (type === 'blob' || type === 'bytea') return 'bytes';
  return type === 'text' || type === 'varchar' || type === WORDS ? 'text' : 'number';
}

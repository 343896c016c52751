/** A column of a set of rows given to a statement. */
export type ColumnType = 'text' | 'integer';
/** Columns of a set of rows, in order. */
export type Columns = Readonly<Record<string, ColumnType>>;
/** What one cell of such a row may hold. */
export type Cell = string | number | null;
/** Rows in the order of their columns. */
export type Rows = readonly (readonly Cell[])[];

/** The few places where the two databases want different words. Everything else is one code path. */
export interface Traits {
  readonly name: 'sqlite' | 'postgres';
  /** Column types by what they hold. Text is compared by its bytes on both. */
  readonly types: { readonly text: string; readonly integer: string; readonly bytes: string };
  /** What ends a `create table`; `busy` for tables whose rows are updated all the time. */
  tableEnd(use: 'busy' | 'grown'): string;
  /** Appended to a select whose rows (of the alias) must not change until the transaction ends. SQLite has one writer. */
  forUpdate(alias: string): string;
  /** The same, passing over rows that another instance holds. */
  skipLocked(alias: string): string;
  /** A table expression named `given` over rows that travel as parameters. */
  given(columns: Columns): string;
  /** The parameters of {@link Traits.given}. */
  givenParameters(columns: Columns, rows: Rows): unknown[];
  /** `insert` statements for so many rows: SQLite wants values (three times as fast as JSON), PostgreSQL arrays. */
  readonly insertsValues: boolean;
}

/** Traits of SQLite. */
export const SQLITE: Traits = {
  name: 'sqlite',
  types: { text: 'text', integer: 'integer', bytes: 'blob' },
  tableEnd: () => 'strict',
  forUpdate: () => '',
  skipLocked: () => '',
  given(columns) {
    const names = Object.keys(columns);
    return `(select ${names.map((name, index) => `value->>${index} as ${name}`).join(', ')} from json_each(?)) as given`;
  },
  givenParameters: (_columns, rows) => [JSON.stringify(rows)],
  insertsValues: true,
};

/** Traits of PostgreSQL. */
export const POSTGRES: Traits = {
  name: 'postgres',
  types: { text: 'text collate "C"', integer: 'bigint', bytes: 'bytea' },
  tableEnd: (use) => (use === 'busy' ? 'with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05)' : ''),
  forUpdate: (alias) => ` for update of ${alias}`,
  skipLocked: (alias) => ` for update of ${alias} skip locked`,
  given(columns) {
    const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type === 'text' ? 'text' : 'bigint'}[]`);
    return `unnest(${arrays.join(', ')}) as given(${Object.keys(columns).join(', ')})`;
  },
  givenParameters: (columns, rows) => Object.keys(columns).map((_name, index) => rows.map((row) => row[index] ?? null)),
  insertsValues: false,
};

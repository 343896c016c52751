import { CompiledQuery, sql } from 'kysely';
import type { Connection } from '../schema.js';
import type { Traits } from '../traits.js';
import type { DumpedCell } from './dump.js';
import { WORDS, type KeptColumn, type KeptTable } from './tables.js';

/** Rows in one statement: SQLite takes 32,766 parameters. */
const ROWS = 100;

/** Puts rows of a backup into one table. */
export class TableLoader {
  readonly #columns: readonly KeptColumn[];

  /** @throws Error when the table lacks one of the columns. */
  constructor(
    private readonly on: Connection,
    private readonly traits: Traits,
    private readonly table: KeptTable,
    columns: readonly string[],
  ) {
    this.#columns = columns.map((name) => {
      const column = table.columns.find((each) => each.name === name);
      if (column === undefined) throw new Error(`the table ${table.name} has no column ${name}`);
      return column;
    });
  }

  async insert(rows: readonly (readonly DumpedCell[])[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS) await this.#some(rows.slice(from, from + ROWS));
  }

  /** What the database itself counts on: the next number of an identity column. */
  async end(): Promise<void> {
    if (this.traits.name !== 'postgres') return;
    for (const { name } of this.#columns) {
      const { rows } = await sql<{ sequence: string | null }>`select pg_get_serial_sequence(${this.table.name}, ${name}) as sequence`.execute(this.on);
      const sequence = rows[0]?.sequence;
      if (sequence != null) await sql`select setval(${sequence}::regclass, coalesce((select max(${sql.ref(name)}) from ${sql.table(this.table.name)}), 0) + 1, false)`.execute(this.on);
    }
  }

  async #some(rows: readonly (readonly DumpedCell[])[]): Promise<void> {
    const names = this.#columns.map(({ name }) => `"${name}"`).join(', ');
    const cells = rows.map((row) => this.#columns.map(({ kind }, index) => bound(row[index] ?? null, kind)));
    if (this.traits.name === 'sqlite') {
      const one = `(${this.#columns.map(() => '?').join(', ')})`;
      await this.on.executeQuery(CompiledQuery.raw(`insert into "${this.table.name}" (${names}) values ${cells.map(() => one).join(', ')}`, cells.flat()));
      return;
    }
    const arrays = this.#columns.map(({ type }, index) => `$${index + 1}::${type === WORDS ? 'text' : type}[]`).join(', ');
    const chosen = this.#columns.map(({ name, type }) => (type === WORDS ? `array_to_tsvector(array_remove(string_to_array(g."${name}", ' '), ''))` : `g."${name}"`)).join(', ');
    const parameters = this.#columns.map((_column, index) => cells.map((row) => row[index] ?? null));
    await this.on.executeQuery(CompiledQuery.raw(`insert into "${this.table.name}" (${names}) overriding system value select ${chosen} from unnest(${arrays}) as g(${names})`, parameters));
  }
}

function bound(value: DumpedCell, kind: KeptColumn['kind']): DumpedCell | Buffer {
  return kind === 'bytes' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
}

import { CompiledQuery } from 'kysely';
import type { Connection } from './schema.js';
import type { Columns, Rows, Traits } from './traits.js';

/** Rows in one `values` list; larger sets go in several, smaller ones in powers of two, so that few texts need preparing. */
const CHUNK = 64;

/** A statement over a set of rows at once, written once and prepared once. `Row` is what it returns. */
export class SetQuery<Row> {
  readonly #text: string;

  /** `text` gets the table expression that stands for the given rows and bears the name `given`. */
  constructor(
    private readonly traits: Traits,
    private readonly columns: Columns,
    text: (given: string) => string,
  ) {
    this.#text = text(traits.given(columns));
  }

  /** No rows, no statement. */
  async run(on: Connection, rows: Rows): Promise<readonly Row[]> {
    if (rows.length === 0) return [];
    const query = CompiledQuery.raw(this.#text, this.traits.givenParameters(this.columns, rows));
    return (await on.executeQuery<Row>(query)).rows;
  }
}

/** Inserts a set of rows at once. `ending` is what follows the values (`on conflict do nothing returning …`). */
export class SetInsert<Row = never> {
  readonly #texts = new Map<number, string>();

  constructor(
    private readonly traits: Traits,
    private readonly table: string,
    private readonly columns: Columns,
    private readonly ending = '',
  ) {}

  /** No rows, no statement. */
  async run(on: Connection, rows: Rows): Promise<readonly Row[]> {
    if (rows.length === 0) return [];
    if (!this.traits.insertsValues) {
      const parameters = this.traits.givenParameters(this.columns, rows);
      return (await on.executeQuery<Row>(CompiledQuery.raw(this.#text(0), parameters))).rows;
    }
    const returned: Row[] = [];
    for (let from = 0; from < rows.length; ) {
      const count = Math.min(CHUNK, 2 ** Math.floor(Math.log2(rows.length - from)));
      const query = CompiledQuery.raw(this.#text(count), rows.slice(from, from + count).flat());
      for (const row of (await on.executeQuery<Row>(query)).rows) returned.push(row);
      from += count;
    }
    return returned;
  }

  #text(count: number): string {
    let text = this.#texts.get(count);
    if (text === undefined) {
      const names = Object.keys(this.columns);
      const one = `(${names.map(() => '?').join(', ')})`;
      const source =
        count === 0
          ? `select ${names.map((name) => `given.${name}`).join(', ')} from ${this.traits.given(this.columns)}`
          : `values ${Array.from({ length: count }, () => one).join(', ')}`;
      text = `insert into ${this.table} (${names.join(', ')}) ${source} ${this.ending}`;
      this.#texts.set(count, text);
    }
    return text;
  }
}

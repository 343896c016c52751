import type { Projection, ProjectionInput } from '../../../supervision/projection/projection.js';
import type { Connection } from '../schema.js';
import { SetInsert, SetQuery } from '../setWise.js';
import type { Cell, Columns, Traits } from '../traits.js';

/** What one conversation became. */
export interface ProjectedRows<Rows> {
  readonly conversation: string;
  readonly rows: Rows;
  /** See {@link ProjectionInput}. */
  readonly whole: boolean;
  /** The first record that the rows were made from; 0 when there is none. */
  readonly from: number;
}

/** A projection and how its rows are kept. */
export interface KeptProjection {
  readonly name: string;
  readonly version: number;
  /** Projects and writes, inside the transaction that also notes how far the conversations are projected. */
  write(on: Connection, traits: Traits, inputs: readonly ProjectionInput[]): Promise<void>;
  /** Deletes what is kept of these conversations. */
  forget(on: Connection, traits: Traits, conversations: readonly string[]): Promise<void>;
}

/** A projection with the writer of its rows. */
export function kept<Rows>(
  projection: Projection<Rows>,
  write: (on: Connection, traits: Traits, all: readonly ProjectedRows<Rows>[]) => Promise<void>,
  forget: KeptProjection['forget'],
): KeptProjection {
  return {
    name: projection.name,
    version: projection.version,
    write: (on, traits, inputs) => write(on, traits, inputs.map((input) => ({ conversation: input.conversation.id, rows: projection.project(input), whole: input.whole, from: input.records[0]?.sequence ?? 0 }))),
    forget,
  };
}

/**
 * A projection whose rows live in one table with a column `conversation`, and are all replaced when it has grown. `cells`
 * gives a row in the order of `columns`. The table's key should begin with `conversation`, or an index on it. The rows of a
 * conversation whose beginning is in the archive stay as they were.
 */
export function replaced<Row>(projection: Projection<readonly Row[]>, table: string, columns: Columns, cells: (row: Row) => readonly Cell[]): KeptProjection {
  const statements = new Map<Traits, { readonly insert: SetInsert; readonly remove: SetQuery<never> }>();
  const of = (traits: Traits): { readonly insert: SetInsert; readonly remove: SetQuery<never> } => {
    const known = statements.get(traits) ?? {
      insert: new SetInsert(traits, table, columns),
      remove: new SetQuery<never>(traits, { conversation: 'text' }, (given) => `delete from ${table} where conversation in (select given.conversation from ${given})`),
    };
    statements.set(traits, known);
    return known;
  };
  const forget: KeptProjection['forget'] = async (on, traits, conversations) => {
    await of(traits).remove.run(on, conversations.map((conversation) => [conversation]));
  };
  return kept(
    projection,
    async (on, traits, given) => {
      const all = given.filter(({ whole }) => whole);
      await forget(on, traits, all.map(({ conversation }) => conversation));
      await of(traits).insert.run(on, all.flatMap(({ rows }) => rows.map(cells)));
    },
    forget,
  );
}

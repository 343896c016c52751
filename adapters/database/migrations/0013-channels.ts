import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** What channel adapters keep: tokens, cursors, windows. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  await db.schema
    .createTable('channel_memory')
    .addColumn('key', text, (column) => column.notNull().primaryKey())
    .addColumn('value', text, (column) => column.notNull())
    .addColumn('version', sql.raw(traits.types.integer), (column) => column.notNull())
    .modifyEnd(sql.raw(traits.tableEnd('busy')))
    .execute();
}

import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Messages to many customers, who each of them is for, and indexes for the watch over complaints and calls for a person. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const busy = sql.raw(traits.tableEnd('busy'));

  await db.schema
    .createTable('broadcasts')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('incident', text, (column) => column.notNull())
    .addColumn('phase', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('begun_at', integer, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  // Only what is not finished is in it, so looking for work costs nothing when there is none.
  await sql`create index broadcasts_due on broadcasts (due_at) where phase <> 'done'`.execute(db);
  await db.schema.createIndex('broadcasts_incident').on('broadcasts').column('incident').execute();

  await db.schema
    .createTable('broadcast_targets')
    .addColumn('broadcast', text, (column) => column.notNull().references('broadcasts.id'))
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('broadcast_targets_key', ['broadcast', 'conversation'])
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('broadcast_targets_state').on('broadcast_targets').columns(['broadcast', 'state', 'conversation']).execute();

  await db.schema.createIndex('cases_opened').on('cases').columns(['kind', 'opened_at']).execute();
  await db.schema.createIndex('handoffs_opened').on('handoffs').column('opened_at').execute();
}

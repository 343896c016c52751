import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Dossiers of supervision, each the row of a conversation on channel `supervision`. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);

  await db.schema
    .createTable('dossiers')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('due_at', integer)
    .addColumn('about_conversation', text, (column) => column.notNull())
    .addColumn('about_sequence', integer)
    .addColumn('about_case', text, (column) => column.notNull())
    .addColumn('about_customer', text, (column) => column.notNull())
    .addColumn('about_staff', text, (column) => column.notNull())
    .addColumn('shared_by', text, (column) => column.notNull())
    .addColumn('opened_at', text, (column) => column.notNull())
    .addColumn('opened_by', text, (column) => column.notNull())
    .addColumn('changed_at', text, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(sql.raw(traits.tableEnd('busy')))
    .execute();
  await db.schema.createIndex('dossiers_opened').on('dossiers').columns(['kind', 'opened_at', 'id']).execute();
  // Only what waits for somebody is due.
  await sql`create index dossiers_due on dossiers (kind, due_at, id) where due_at is not null`.execute(db);
  await sql`create index dossiers_owner on dossiers (owner, kind) where owner <> ''`.execute(db);
  await sql`create index dossiers_conversation on dossiers (about_conversation) where about_conversation <> ''`.execute(db);
  await sql`create index dossiers_case on dossiers (about_case) where about_case <> ''`.execute(db);
  await sql`create index dossiers_customer on dossiers (about_customer) where about_customer <> ''`.execute(db);
  await sql`create index dossiers_staff on dossiers (about_staff, kind, opened_at) where about_staff <> ''`.execute(db);
  await sql`create index dossiers_shared on dossiers (shared_by) where shared_by <> ''`.execute(db);
}

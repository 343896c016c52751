import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Accounts of staff, their sessions, tries that are counted, and the audit. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const busy = sql.raw(traits.tableEnd('busy'));
  const grown = sql.raw(traits.tableEnd('grown'));

  await db.schema
    .createTable('staff')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('name', text, (column) => column.notNull().unique())
    .addColumn('display_name', text, (column) => column.notNull())
    .addColumn('work_number', text, (column) => column.notNull())
    .addColumn('roles', text, (column) => column.notNull())
    .addColumn('teams', text, (column) => column.notNull())
    .addColumn('skills', text, (column) => column.notNull())
    .addColumn('languages', text, (column) => column.notNull())
    .addColumn('locale', text, (column) => column.notNull())
    .addColumn('active', integer, (column) => column.notNull())
    .addColumn('must_change', integer, (column) => column.notNull())
    .addColumn('password_hash', text, (column) => column.notNull())
    .addColumn('totp', text, (column) => column.notNull())
    .addColumn('totp_pending', text, (column) => column.notNull())
    .addColumn('totp_step', integer, (column) => column.notNull())
    .addColumn('recovery', text, (column) => column.notNull())
    .addColumn('external', text, (column) => column.notNull())
    .addColumn('failed', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('stamp', integer, (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await sql`create unique index staff_external on staff (external) where external <> ''`.execute(db);

  await db.schema
    .createTable('sessions')
    .addColumn('hash', text, (column) => column.notNull().primaryKey())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('staff', text, (column) => column.notNull().references('staff.id'))
    .addColumn('stamp', integer, (column) => column.notNull())
    .addColumn('began', integer, (column) => column.notNull())
    .addColumn('seen', integer, (column) => column.notNull())
    .addColumn('agent', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('sessions_staff').on('sessions').columns(['staff', 'began']).execute();

  await db.schema
    .createTable('tries')
    .addColumn('key', text, (column) => column.notNull().primaryKey())
    .addColumn('taken', integer, (column) => column.notNull())
    .addColumn('until', integer, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('tries_until').on('tries').column('until').execute();

  await db.schema
    .createTable('audit')
    .addColumn('ordinal', integer, (column) => (traits.name === 'postgres' ? column.generatedAlwaysAsIdentity().primaryKey() : column.notNull().primaryKey()))
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('staff', text, (column) => column.notNull())
    .addColumn('what', text, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('address', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .modifyEnd(grown)
    .execute();
  await db.schema.createIndex('audit_staff').on('audit').columns(['staff', 'ordinal']).execute();
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject', 'ordinal']).execute();
  await onlyAdded(db, traits);
}

/** The database itself refuses to change or delete an entry. */
async function onlyAdded(db: Kysely<unknown>, traits: Traits): Promise<void> {
  if (traits.name === 'sqlite') {
    // An integer primary key is the row's own number, which SQLite gives out rising by itself.
    for (const act of ['update', 'delete']) await sql.raw(`create trigger audit_no_${act} before ${act} on audit begin select raise(abort, 'the audit is only added to'); end`).execute(db);
    return;
  }
  await sql.raw(`create function audit_is_kept() returns trigger language plpgsql as $$ begin raise exception 'the audit is only added to'; end $$`).execute(db);
  await sql.raw('create trigger audit_is_kept before update or delete on audit for each row execute function audit_is_kept()').execute(db);
}

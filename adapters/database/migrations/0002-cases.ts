import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Cases with their clocks, notices beside the chat, and originals of what the record shows masked. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const busy = sql.raw(traits.tableEnd('busy'));
  const grown = sql.raw(traits.tableEnd('grown'));

  await db.schema
    .createTable('cases')
    .addColumn('number', text, (column) => column.notNull().primaryKey())
    .addColumn('form_key', text, (column) => column.notNull().unique())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id'))
    .addColumn('contact_key', text, (column) => column.notNull())
    .addColumn('identity', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('major', integer, (column) => column.notNull())
    .addColumn('opened_at', text, (column) => column.notNull())
    .addColumn('due_at', integer)
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('cases_conversation').on('cases').columns(['conversation', 'opened_at']).execute();
  await sql`create index cases_contact on cases (contact_key, opened_at) where contact_key <> ''`.execute(db);
  await sql`create index cases_identity on cases (identity, opened_at) where identity <> ''`.execute(db);
  // Only cases that have a clock running are in it, so finding what is due costs what is due.
  await sql`create index cases_due on cases (due_at) where due_at is not null`.execute(db);

  await db.schema
    .createTable('timers')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addColumn('event', text, (column) => column.notNull())
    .addColumn('data', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('timers_due').on('timers').columns(['due_at', 'id']).execute();
  await db.schema.createIndex('timers_subject').on('timers').column('subject').execute();

  await db.schema
    .createTable('originals')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('sealed', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('originals_key', ['conversation', 'sequence'])
    .modifyEnd(grown)
    .execute();

  await db.schema.alterTable('conversations').addColumn('code_until', integer, (column) => column.notNull().defaultTo(0)).execute();
  await db.schema.alterTable('outbox').addColumn('lane', text, (column) => column.notNull().defaultTo('')).execute();
  await db.schema.alterTable('bookings').addColumn('contact_key', text, (column) => column.notNull().defaultTo('')).execute();
  await db.schema.alterTable('bookings').addColumn('identity', text, (column) => column.notNull().defaultTo('')).execute();
  await db.schema.alterTable('bookings').addColumn('version', integer, (column) => column.notNull().defaultTo(1)).execute();
  await sql`create index bookings_contact on bookings (contact_key, start) where contact_key <> ''`.execute(db);
  await sql`create index bookings_identity on bookings (identity, start) where identity <> ''`.execute(db);
}

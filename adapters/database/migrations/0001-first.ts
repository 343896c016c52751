import { sql, type ColumnDataType, type Kysely, type RawBuilder } from 'kysely';
import type { Traits } from '../traits.js';

/** The first schema. A migration that has been released is never edited: the next one changes what it made. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text: RawBuilder<unknown> = sql.raw(traits.types.text);
  const integer: ColumnDataType | RawBuilder<unknown> = sql.raw(traits.types.integer);
  const bytes: RawBuilder<unknown> = sql.raw(traits.types.bytes);
  const busy = sql.raw(traits.tableEnd('busy'));
  const grown = sql.raw(traits.tableEnd('grown'));

  await db.schema
    .createTable('conversations')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('customer', text, (column) => column.notNull())
    .addColumn('locale', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('state_version', integer, (column) => column.notNull())
    .addColumn('reference', text, (column) => column.notNull())
    .addColumn('ordinal', integer, (column) => column.notNull().unique())
    .addColumn('opened_at', text, (column) => column.notNull())
    .addColumn('last_sequence', integer, (column) => column.notNull())
    .addColumn('last_hash', text, (column) => column.notNull())
    .addColumn('seal', text, (column) => column.notNull())
    .addColumn('pending', text, (column) => column.notNull())
    .addColumn('lease_holder', text)
    .addColumn('lease_until', integer, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  // Only conversations that wait for an answer are in it, so finding the abandoned ones costs what they are.
  await sql`create index conversations_pending on conversations (lease_until) where pending <> ''`.execute(db);

  await db.schema
    .createTable('states')
    .addColumn('conversation', text, (column) => column.notNull().primaryKey())
    .addColumn('state', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();

  await db.schema
    .createTable('records')
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id'))
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('from_party', text, (column) => column.notNull())
    .addColumn('to_party', text, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('previous', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('records_key', ['conversation', 'sequence'])
    .modifyEnd(grown)
    .execute();

  await db.schema
    .createTable('inbox')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_key', ['conversation', 'key'])
    .modifyEnd(sql.raw(traits.name === 'sqlite' ? 'strict, without rowid' : ''))
    .execute();

  await db.schema
    .createTable('outbox')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('outbox_key', ['conversation', 'sequence'])
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['due_at', 'conversation']).execute();

  await db.schema
    .createTable('register')
    .addColumn('ordinal', integer, (column) => column.notNull().primaryKey())
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('previous', text, (column) => column.notNull())
    .modifyEnd(grown)
    .execute();
  await db.schema
    .createTable('register_head')
    .addColumn('id', integer, (column) => column.notNull().primaryKey())
    .addColumn('last_ordinal', integer, (column) => column.notNull())
    .addColumn('last_hash', text, (column) => column.notNull())
    .addColumn('seal', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await sql`insert into register_head (id, last_ordinal, last_hash, seal) values (1, 0, ${'0'.repeat(64)}, '')`.execute(db);

  await db.schema
    .createTable('bookings')
    .addColumn('number', text, (column) => column.notNull().primaryKey())
    .addColumn('form_key', text, (column) => column.notNull().unique())
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id'))
    .addColumn('adviser', text, (column) => column.notNull())
    .addColumn('start', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(grown)
    .execute();
  await db.schema.createIndex('bookings_conversation').on('bookings').column('conversation').execute();
  await db.schema
    .createTable('booking_cells')
    .addColumn('adviser', text, (column) => column.notNull())
    .addColumn('cell', text, (column) => column.notNull())
    .addColumn('number', text, (column) => column.notNull().references('bookings.number'))
    .addPrimaryKeyConstraint('booking_cells_key', ['adviser', 'cell'])
    .modifyEnd(grown)
    .execute();
  await db.schema.createIndex('booking_cells_number').on('booking_cells').column('number').execute();

  await db.schema
    .createTable('serial_counters')
    .addColumn('prefix', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('last', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('serial_counters_key', ['prefix', 'day'])
    .modifyEnd(busy)
    .execute();
  await db.schema
    .createTable('serials')
    .addColumn('prefix', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('form_key', text, (column) => column.notNull())
    .addColumn('serial', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('serials_key', ['prefix', 'day', 'form_key'])
    .addUniqueConstraint('serials_once', ['prefix', 'day', 'serial'])
    .modifyEnd(grown)
    .execute();

  await db.schema
    .createTable('files')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('content_type', text, (column) => column.notNull())
    .addColumn('size', integer, (column) => column.notNull())
    .addColumn('sha256', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('files_key', ['conversation', 'id'])
    .modifyEnd(grown)
    .execute();
}

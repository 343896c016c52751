import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Archives and their catalogue, tombstones, deletions (norms 3.5, 4.5, 7.4). */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const busy = sql.raw(traits.tableEnd('busy'));
  const grown = sql.raw(traits.tableEnd('grown'));

  await db.schema
    .createTable('archives')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('month', text, (column) => column.notNull())
    .addColumn('file', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('made_at', text, (column) => column.notNull())
    .addColumn('made_by', text, (column) => column.notNull())
    .addColumn('conversations', integer, (column) => column.notNull())
    .addColumn('records', integer, (column) => column.notNull())
    .addColumn('originals', integer, (column) => column.notNull())
    .addColumn('files', integer, (column) => column.notNull())
    .addColumn('bytes', integer, (column) => column.notNull())
    .addColumn('sha256', text, (column) => column.notNull())
    .addColumn('seal', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema
    .createTable('archived')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('from_sequence', integer, (column) => column.notNull())
    .addColumn('to_sequence', integer, (column) => column.notNull())
    .addColumn('archive', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('opened_at', text, (column) => column.notNull())
    .addColumn('last_at', text, (column) => column.notNull())
    .addColumn('previous', text, (column) => column.notNull())
    .addColumn('last_hash', text, (column) => column.notNull())
    .addColumn('seal', text, (column) => column.notNull())
    .addColumn('originals', integer, (column) => column.notNull())
    .addColumn('files', integer, (column) => column.notNull())
    .addColumn('inbox', integer, (column) => column.notNull())
    .addColumn('copies', integer, (column) => column.notNull())
    .addColumn('byte_offset', integer, (column) => column.notNull())
    .addColumn('byte_length', integer, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('archived_key', ['conversation', 'from_sequence', 'archive'])
    .modifyEnd(grown)
    .execute();
  await db.schema.createIndex('archived_archive').on('archived').columns(['archive', 'byte_offset']).execute();
  await db.schema.createIndex('archived_last').on('archived').columns(['last_at', 'conversation']).execute();
  await db.schema
    .createTable('archived_names')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('archive', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('archived_names_key', ['kind', 'name', 'conversation', 'archive'])
    .modifyEnd(grown)
    .execute();
  await db.schema.createIndex('archived_names_conversation').on('archived_names').column('conversation').execute();
  await db.schema
    .createTable('tombstones')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('from_sequence', integer, (column) => column.notNull())
    .addColumn('to_sequence', integer, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('opened_at', text, (column) => column.notNull())
    .addColumn('previous', text, (column) => column.notNull())
    .addColumn('last_hash', text, (column) => column.notNull())
    .addColumn('certificate', text, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .addColumn('seal', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('tombstones_key', ['conversation', 'from_sequence'])
    .modifyEnd(grown)
    .execute();
  await db.schema
    .createTable('deletion_items')
    .addColumn('deletion', text, (column) => column.notNull())
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('why', text, (column) => column.notNull())
    .addColumn('counts', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('deletion_items_key', ['deletion', 'conversation'])
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('deletion_items_conversation').on('deletion_items').column('conversation').execute();
  await db.schema
    .createTable('keeping_leases')
    .addColumn('name', text, (column) => column.notNull().primaryKey())
    .addColumn('holder', text, (column) => column.notNull())
    .addColumn('until', integer, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  // Whether a conversation still waits for something is asked for each one that is to be archived.
  await db.schema.createIndex('timers_conversation').on('timers').column('conversation').execute();
}

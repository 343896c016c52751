import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Projections and what they were made from, the index that conversations are found by, and searches that people keep. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const busy = sql.raw(traits.tableEnd('busy'));
  const sqlite = traits.name === 'sqlite';

  await db.schema
    .createTable('projected')
    .addColumn('conversation', text, (column) => column.notNull().primaryKey())
    .addColumn('through', integer, (column) => column.notNull())
    .addColumn('versions', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema
    .createTable('projected_cases')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('number', text, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('projected_cases_key', ['conversation', 'number'])
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('projected_cases_number').on('projected_cases').column('number').execute();

  await db.schema
    .createTable('review_episodes')
    .addColumn('id', integer, (column) => column.notNull().primaryKey())
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('first_sequence', integer, (column) => column.notNull())
    .addColumn('last_sequence', integer, (column) => column.notNull())
    .addColumn('began_at', text, (column) => column.notNull())
    .addColumn('ended_at', text, (column) => column.notNull())
    .addColumn('facets', text, (column) => column.notNull())
    .addColumn('digest', text, (column) => column.notNull())
    .addColumn('words', sqlite ? text : sql`tsvector`, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('review_episodes_conversation').on('review_episodes').columns(['conversation', 'first_sequence']).execute();
  if (sqlite) {
    // Words come ready, parted by spaces: everything else in them belongs to them. The table has them; the index follows it.
    await sql`create virtual table review_words using fts5(words, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=:.-_@+/'")`.execute(db);
    await sql`create trigger review_episodes_made after insert on review_episodes begin insert into review_words (rowid, words) values (new.id, new.words); end`.execute(db);
    await sql`create trigger review_episodes_gone after delete on review_episodes begin delete from review_words where rowid = old.id; end`.execute(db);
  } else {
    await sql`create index review_episodes_words on review_episodes using gin (words)`.execute(db);
  }

  await db.schema
    .createTable('saved_searches')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('shared', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('saved_at', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('saved_searches_owner').on('saved_searches').columns(['owner', 'name']).execute();
  await sql`create index saved_searches_shared on saved_searches (name, id) where shared = 1`.execute(db);
}

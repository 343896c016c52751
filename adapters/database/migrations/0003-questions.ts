import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Questions that the norms did not answer well. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);

  await db.schema
    .createTable('open_questions')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('locale', text, (column) => column.notNull())
    .addColumn('why', text, (column) => column.notNull())
    .addColumn('question', text, (column) => column.notNull())
    .addColumn('clause', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('settled_by', text, (column) => column.notNull())
    .addColumn('settled_at', text, (column) => column.notNull())
    .addColumn('amendment', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('open_questions_key', ['conversation', 'sequence'])
    .modifyEnd(sql.raw(traits.tableEnd('grown')))
    .execute();
  await sql`create index open_questions_open on open_questions (at, conversation, sequence) where status = 'open'`.execute(db);
}

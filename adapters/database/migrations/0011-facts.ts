import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** What counts of each conversation, and when the desk was open while it did. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);

  await db.schema
    .createTable('facts')
    .addColumn('conversation', text, (column) => column.notNull())
    .addColumn('ordinal', integer, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('label', text, (column) => column.notNull())
    .addColumn('side', text, (column) => column.notNull())
    .addColumn('agent', text, (column) => column.notNull())
    .addColumn('branch', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('customer_class', text, (column) => column.notNull())
    .addColumn('matter', text, (column) => column.notNull())
    .addColumn('value', integer)
    .addColumn('desk', integer)
    .addColumn('step', integer)
    .addColumn('desk_step', integer)
    .addPrimaryKeyConstraint('facts_key', ['conversation', 'ordinal'])
    .modifyEnd(sql.raw(traits.tableEnd('busy')))
    .execute();
  // Figures are counted from the first alone, in its order (see readings.ts); times of the desk's hours, which few have, from the second. Lists go on to the rows.
  await db.schema.createIndex('facts_counted').on('facts').columns(['kind', 'day', 'side', 'label', 'step', 'branch', 'channel', 'customer_class', 'agent', 'value']).execute();
  await sql`create index facts_desk on facts (kind, day, side, label, desk_step, branch, channel, customer_class, agent) where desk_step is not null`.execute(db);
  await db.schema.createIndex('facts_listed').on('facts').columns(['kind', 'day', 'at', 'conversation', 'ordinal']).execute();
  await sql`create index facts_longest on facts (kind, value, conversation, ordinal) where value is not null`.execute(db);
  await sql`create index facts_agent on facts (agent, kind, day) where agent <> ''`.execute(db);

  await db.schema
    .createTable('desk_calendars')
    .addColumn('since', text, (column) => column.notNull().primaryKey())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(sql.raw(traits.tableEnd('grown')))
    .execute();
}

import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Handoffs to people, and who is at the desk. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const busy = sql.raw(traits.tableEnd('busy'));

  await db.schema
    .createTable('handoffs')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('conversation', text, (column) => column.notNull().references('conversations.id'))
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('urgency', integer, (column) => column.notNull())
    .addColumn('opened_at', text, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addColumn('agent', text, (column) => column.notNull())
    .addColumn('offered_to', text, (column) => column.notNull())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('closed_at', text)
    .addColumn('held_seconds', integer)
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  // One person's conversation at a time, whatever a program thinks: a second live one can't be stored.
  await sql`create unique index handoffs_one on handoffs (conversation) where state <> 'closed' and kind in ('chat', 'message')`.execute(db);
  await sql`create index handoffs_live on handoffs (conversation) where state <> 'closed'`.execute(db);
  await db.schema.createIndex('handoffs_conversation').on('handoffs').columns(['conversation', 'opened_at']).execute();
  await sql`create index handoffs_waiting on handoffs (urgency, opened_at, id) where state = 'waiting'`.execute(db);
  await sql`create index handoffs_held on handoffs (agent, opened_at) where state = 'held'`.execute(db);
  await sql`create index handoffs_closed on handoffs (closed_at, id) where state = 'closed'`.execute(db);
  await sql`create index handoffs_closed_by on handoffs (agent, closed_at, id) where state = 'closed'`.execute(db);
  await sql`create index handoffs_lasted on handoffs (closed_at) where state = 'closed' and kind = 'chat' and held_seconds is not null`.execute(db);

  // Named in the head, so that a turn that has nothing to do with a person need not look for one.
  await db.schema.alterTable('conversations').addColumn('handoff', text, (column) => column.notNull().defaultTo('')).execute();

  await db.schema
    .createTable('presence')
    .addColumn('staff', text, (column) => column.notNull().primaryKey())
    .addColumn('availability', text, (column) => column.notNull())
    .addColumn('seen_at', integer, (column) => column.notNull())
    .modifyEnd(busy)
    .execute();
  await db.schema.createIndex('presence_seen').on('presence').column('seen_at').execute();
}

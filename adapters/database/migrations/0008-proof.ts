import { sql, type Kysely } from 'kysely';
import type { Traits } from '../traits.js';

/** Daily anchors of the whole record with the leaves of their trees, and the jobs that verify, anchor and export. */
export async function up(db: Kysely<unknown>, traits: Traits): Promise<void> {
  const text = sql.raw(traits.types.text);
  const integer = sql.raw(traits.types.integer);
  const grown = sql.raw(traits.tableEnd('grown'));

  await db.schema
    .createTable('anchors')
    .addColumn('ordinal', integer, (column) => column.notNull().primaryKey())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('size', integer, (column) => column.notNull())
    .addColumn('root', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .modifyEnd(grown)
    .execute();

  // A leaf is named by its conversation's line in the register. One that did not change keeps the row of an anchor before.
  await db.schema
    .createTable('anchor_leaves')
    .addColumn('ordinal', integer, (column) => column.notNull())
    .addColumn('anchor', integer, (column) => column.notNull())
    .addColumn('last_sequence', integer, (column) => column.notNull())
    .addColumn('last_hash', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('anchor_leaves_key', ['ordinal', 'anchor'])
    .modifyEnd(grown)
    .execute();
  await db.schema.createIndex('anchor_leaves_anchor').on('anchor_leaves').columns(['anchor', 'ordinal']).execute();

  await db.schema
    .createTable('proof_jobs')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('same', text, (column) => column.notNull())
    .addColumn('staff', text, (column) => column.notNull())
    .addColumn('asked_at', text, (column) => column.notNull())
    .addColumn('began_at', text, (column) => column.notNull())
    .addColumn('ended_at', text, (column) => column.notNull())
    .addColumn('holder', text, (column) => column.notNull())
    .addColumn('lease_until', integer, (column) => column.notNull())
    .addColumn('done', integer, (column) => column.notNull())
    .addColumn('total', integer, (column) => column.notNull())
    .addColumn('cancel', integer, (column) => column.notNull())
    .addColumn('params', text, (column) => column.notNull())
    .addColumn('result', text, (column) => column.notNull())
    .modifyEnd(sql.raw(traits.tableEnd('busy')))
    .execute();
  await db.schema.createIndex('proof_jobs_asked').on('proof_jobs').columns(['kind', 'asked_at', 'id']).execute();
  // The same thing asked for twice is one job while it lasts, whatever two instances think.
  await sql`create unique index proof_jobs_same on proof_jobs (same) where state in ('queued', 'running')`.execute(db);
  // Two anchors made at once would mix their leaves.
  await sql`create unique index proof_jobs_anchoring on proof_jobs (kind) where state = 'running' and kind = 'anchor'`.execute(db);
}

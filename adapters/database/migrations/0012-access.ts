import type { Kysely } from 'kysely';

/** What the access log is read by: entries of a time, and of a kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('audit_at').on('audit').columns(['at', 'ordinal']).execute();
  await db.schema.createIndex('audit_what').on('audit').columns(['what', 'ordinal']).execute();
}

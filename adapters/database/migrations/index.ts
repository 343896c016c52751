import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { Schema } from '../schema.js';
import type { Traits } from '../traits.js';
import * as first from './0001-first.js';
import * as cases from './0002-cases.js';
import * as questions from './0003-questions.js';
import * as staff from './0004-staff.js';
import * as handoffs from './0005-handoffs.js';
import * as channels from './0013-channels.js';
import * as proof from './0008-proof.js';
import * as keeping from './0007-keeping.js';
import * as review from './0006-review.js';
import * as dossiers from './0009-dossiers.js';
import * as incidents from './0010-incidents.js';
import * as facts from './0011-facts.js';
import * as access from './0012-access.js';

/** All migrations, in the order of their names. */
const MIGRATIONS: Readonly<Record<string, { readonly up: (db: Kysely<unknown>, traits: Traits) => Promise<void> }>> = {
  '0001-first': first,
  '0002-cases': cases,
  '0003-questions': questions,
  '0004-staff': staff,
  '0005-handoffs': handoffs,
  '0013-channels': channels,
  '0008-proof': proof,
  '0007-keeping': keeping,
  '0006-review': review,
  '0009-dossiers': dossiers,
  '0010-incidents': incidents,
  '0011-facts': facts,
  '0012-access': access,
};

async function migrator(db: Kysely<Schema>, traits: Traits): Promise<Migrator> {
  const migrations: Record<string, Migration> = {};
  for (const [name, { up }] of Object.entries(MIGRATIONS)) migrations[name] = { up: (on: Kysely<unknown>) => up(on, traits) };
  const schema = traits.name === 'postgres' ? await currentSchema(db) : undefined;
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
}

async function currentSchema(db: Kysely<Schema>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}

/**
 * Brings the database up to what this program knows, all or nothing. On PostgreSQL under an advisory lock, so that
 * instances which start together don't migrate twice.
 * @throws Error when a migration fails, or when a newer program has been here.
 */
export async function migrate(db: Kysely<Schema>, traits: Traits): Promise<void> {
  const { error } = await (await migrator(db, traits)).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('migration failed', { cause: error });
}

/** @throws Error when the database is not at this program's schema: reading must not change it. */
export async function checkMigrated(db: Kysely<Schema>, traits: Traits): Promise<void> {
  const known = await (await migrator(db, traits)).getMigrations();
  const missing = known.filter((migration) => migration.executedAt === undefined);
  if (missing.length > 0) throw new Error(`the database lacks ${missing.map((migration) => migration.name).join(', ')}: start the server once`);
}

/** The names of all migrations that this program knows, in their order. */
export function knownMigrations(): readonly string[] {
  return Object.keys(MIGRATIONS).sort();
}

/** The names of the migrations that a database has had, in their order. */
export async function migrationsOf(db: Kysely<Schema>, traits: Traits): Promise<readonly string[]> {
  return (await (await migrator(db, traits)).getMigrations()).filter(({ executedAt }) => executedAt !== undefined).map(({ name }) => name);
}

/** Brings an empty database to an older schema, for a backup that was made from it. @throws Error when a migration fails */
export async function migrateTo(db: Kysely<Schema>, traits: Traits, name: string): Promise<void> {
  const { error } = await (await migrator(db, traits)).migrateTo(name);
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('migration failed', { cause: error });
}

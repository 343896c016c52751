import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import { openForQuestions, openForReading } from '../../../adapters/database/openings.js';
import { openDatabase, type Database, type DatabaseOptions, type ReadingDatabase } from '../../../adapters/database/store.js';
import { Vault } from '../../../records/vault.js';
import { MovableClock } from './clock.js';

/** A row as a driver gives it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** A database of a test's own. */
export interface Place {
  readonly kind: 'sqlite' | 'postgres';
  readonly clock: MovableClock;
  readonly sealKey: Uint8Array;
  /** Opens it as one more instance; instances of one place share its clock and key. */
  open(more?: Partial<DatabaseOptions>): Promise<Database>;
  /** Opens it as a tool does. */
  reading(): Promise<ReadingDatabase>;
  /** Opens it as the tool for open questions does. */
  questions(): ReturnType<typeof openForQuestions>;
  /** Runs a statement as somebody with all rights, whom no foreign key stops. */
  sql(statement: string): Promise<readonly SqlRow[]>;
  /** Closes what is open and deletes everything. */
  drop(): Promise<void>;
}

/** Makes places of one kind. */
export type MakePlace = () => Promise<Place>;

/** PostgreSQL for tests. */
export const POSTGRES_URL = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';

interface Parts {
  readonly kind: Place['kind'];
  readonly at: Pick<DatabaseOptions, 'url' | 'file'>;
  readonly sql: Place['sql'];
  readonly remove: () => Promise<void>;
}

function place({ kind, at, sql, remove }: Parts): Place {
  const clock = new MovableClock();
  const sealKey = randomBytes(32);
  const vault = new Vault([{ id: 'test', secret: randomBytes(32) }]);
  const opened: { close(): Promise<void> }[] = [];
  const keep = <Opened extends { close(): Promise<void> }>(database: Opened): Opened => {
    let closing: Promise<void> | undefined;
    const kept = { ...database, close: () => (closing ??= database.close()) };
    opened.push(kept);
    return kept;
  };
  return {
    kind,
    clock,
    sealKey,
    open: async (more) => keep(await openDatabase({ ...at, sealKey, vault, instance: randomUUID(), leaseMs: 15_000, clock, exclusive: false, ...more })),
    reading: async () => keep(await openForReading(at)),
    questions: async () => keep(await openForQuestions(at)),
    sql,
    drop: async () => {
      await Promise.all(opened.map((database) => database.close()));
      await remove();
    },
  };
}

/** A SQLite file in a directory of its own. `file` is told for what only SQLite can do. */
export async function sqlitePlace(): Promise<Place & { readonly file: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-store-'));
  const file = join(directory, 'guitai.db');
  const sql = (statement: string): Promise<readonly SqlRow[]> => {
    const database = new SqliteFile(file);
    try {
      database.pragma('foreign_keys = off');
      const prepared = database.prepare<[], SqlRow>(statement);
      if (prepared.reader) return Promise.resolve(prepared.all());
      prepared.run();
      return Promise.resolve([]);
    } finally {
      database.close();
    }
  };
  return { ...place({ kind: 'sqlite', at: { file }, sql, remove: () => rm(directory, { recursive: true, force: true }) }), file };
}

/** A database of its own on the PostgreSQL for tests: emptied after each place, for the next; gone when `end` is called. */
export interface PostgresGround {
  readonly url: string;
  readonly make: MakePlace;
  readonly end: () => Promise<void>;
}

/** Where tests' tables lie: not in `public`, as an institution's may not. */
const SCHEMA = 'guitai';

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Makes a database of its own: in one shared by schemas, a migration fails while another test's schema goes. */
export async function postgresGround(): Promise<PostgresGround> {
  const name = `guitai_${randomBytes(8).toString('hex')}`;
  await asOwner(`create database ${name} template template0`);
  const address = new URL(POSTGRES_URL);
  address.pathname = `/${name}`;
  address.searchParams.set('options', `-c search_path=${SCHEMA}`);
  const url = address.href;
  // Not a pool: the setting that lifts foreign keys is the connection's.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema ${SCHEMA}`);
  await client.query('set session_replication_role = replica');
  const sql = async (statement: string): Promise<readonly SqlRow[]> => (await client.query<SqlRow>(statement)).rows;
  const remove = async (): Promise<void> => {
    const tables = await sql(`select tablename from pg_tables where schemaname = '${SCHEMA}' and tablename not like 'kysely_%'`);
    for (const { tablename } of tables) if (typeof tablename === 'string' && tablename !== 'register_head') await sql(`delete from ${tablename}`);
    await sql(`insert into register_head (id, last_ordinal, last_hash, seal) values (1, 0, repeat('0', 64), '')
               on conflict (id) do update set last_ordinal = 0, last_hash = excluded.last_hash, seal = ''`);
  };
  return {
    url,
    make: () => Promise.resolve(place({ kind: 'postgres', at: { url, file: '' }, sql, remove })),
    end: async () => {
      await client.end();
      await asOwner(`drop database ${name} with (force)`);
    },
  };
}

/** Whether the PostgreSQL for tests answers. */
export async function postgresAnswers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

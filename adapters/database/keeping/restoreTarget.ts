import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import SqliteFile from 'better-sqlite3';
import { systemClock } from '../../../bot/clock.js';
import { syncFolder } from '../../archive/writer.js';
import { openEngine, type Engine } from '../engine.js';
import { knownMigrations, migrate, migrateTo, migrationsOf } from '../migrations/index.js';
import type { DatabasePlace } from '../store.js';
import { lockForWriting } from '../sqlite.js';
import { countRows } from './dump.js';
import { TableLoader } from './loadRows.js';
import { isPassing, tablesOf, type KeptTable } from './tables.js';

/** A database that a backup is put into. */
export interface RestoreTarget {
  /** Loads everything in one transaction, on the schema that the backup was made from, then brings it up to this program's. */
  load(migrations: readonly string[], work: (into: (table: string, columns: readonly string[]) => TableLoader) => Promise<void>): Promise<void>;
  /** Rows of a table, on this program's schema. */
  count(table: string): Promise<number>;
  /** Puts it in place; where the database that was there before is kept, if there was one. */
  finish(): Promise<string | undefined>;
  /** Gives up: what was there before is as it was. */
  abandon(): Promise<void>;
}

/** The database is not empty, and nobody said that it is to be replaced. */
export class NotEmpty extends Error {
  constructor(where: string) {
    super(`${where} holds data already: restore into an empty database, or say --replace (what is there is kept beside it)`);
    this.name = 'NotEmpty';
  }
}

/** Opens a database to be restored into. No server may be running on it. @throws NotEmpty */
export async function openForRestore(place: DatabasePlace, replace: boolean): Promise<RestoreTarget> {
  return place.url === undefined || place.url === '' ? await sqliteTarget(place.file, replace) : await postgresTarget(place.url, replace);
}

const stamp = (): string => new Date().toISOString().replace(/[-:.]/g, '').replace('T', '_').toLowerCase().slice(0, 15);

async function engineOn(place: DatabasePlace): Promise<Engine> {
  return await openEngine({ ...place, instance: `restore ${randomUUID()}`, clock: systemClock, patience: { clock: systemClock, patienceMs: 60_000 }, readOnly: false, unhurried: true, exclusive: false });
}

/** Whether anything was ever kept here. The register's end is there from the first migration on. */
async function holdsData({ db, traits }: Engine): Promise<boolean> {
  for (const { name } of await tablesOf(db, traits)) if (name !== 'register_head' && !isPassing(name) && (await countRows(db, name)) > 0) return true;
  return false;
}

async function sqliteTarget(file: string, replace: boolean): Promise<RestoreTarget> {
  const lock = lockForWriting(file);
  const beside = `${file}.restoring`;
  const clear = async (): Promise<void> => {
    for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${beside}${ending}`, { force: true });
  };
  try {
    if (existsSync(file)) {
      const there = await engineOn({ file });
      const full = await holdsData(there).finally(there.close);
      if (full && !replace) throw new NotEmpty(file);
    }
    await clear();
    const engine = await engineOn({ file: beside });
    return {
      ...loading(engine),
      finish: async () => {
        await engine.close();
        settle(beside);
        const before = existsSync(file) ? `${file}.before-${stamp()}` : undefined;
        if (before !== undefined) {
          settle(file);
          await rename(file, before);
        }
        await rename(beside, file);
        await syncFolder(file);
        await clear();
        lock.release();
        return before;
      },
      abandon: async () => {
        await engine.close();
        await clear();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Brings what is in the log into the file itself, so that the file alone is the database. */
function settle(file: string): void {
  const database = new SqliteFile(file);
  try {
    database.pragma('wal_checkpoint(truncate)');
    database.pragma('journal_mode = delete');
  } finally {
    database.close();
  }
}

async function postgresTarget(url: string, replace: boolean): Promise<RestoreTarget> {
  const engine = await engineOn({ url, file: '' });
  try {
    if ((await holdsData(engine)) && !replace) throw new NotEmpty('the database');
    const kept = await putAside(engine, `guitai_before_${stamp()}`);
    return {
      ...loading(engine),
      finish: async () => {
        await engine.close();
        return kept;
      },
      abandon: async () => {
        await takeBack(engine, kept);
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Tables and functions of ours go to a schema beside; nothing is copied. Its name, or undefined when there was nothing. */
async function putAside(engine: Engine, schema: string): Promise<string | undefined> {
  if ((await moved(engine, sql`current_schema()`)).length === 0) return undefined;
  const full = await holdsData(engine);
  await engine.transaction(async (on) => {
    await sql`create schema ${sql.id(schema)}`.execute(on);
    for (const { kind, name } of await moved(engine, sql`current_schema()`)) await sql`alter ${sql.raw(kind)} ${sql.raw(name)} set schema ${sql.id(schema)}`.execute(on);
    // A database that a server has only just made is nothing to keep.
    if (!full) await sql`drop schema ${sql.id(schema)} cascade`.execute(on);
  });
  return full ? schema : undefined;
}

/** What was loaded goes, what was put aside comes back. */
async function takeBack(engine: Engine, schema: string | undefined): Promise<void> {
  const { rows: [here] } = await sql<{ name: string }>`select current_schema() as name`.execute(engine.db);
  if (here === undefined) return;
  await engine.transaction(async (on) => {
    for (const { kind, name } of await moved(engine, sql`current_schema()`)) await sql`drop ${sql.raw(kind)} if exists ${sql.raw(name)} cascade`.execute(on);
    if (schema === undefined) return;
    for (const { kind, name } of await moved(engine, sql`${schema}`)) await sql`alter ${sql.raw(kind)} ${sql.raw(name)} set schema ${sql.id(here.name)}`.execute(on);
    await sql`drop schema ${sql.id(schema)}`.execute(on);
  });
}

/** Tables and functions in a schema, by names that hold their schema; what belongs to an extension is not ours. */
async function moved({ db }: Engine, schema: ReturnType<typeof sql>): Promise<readonly { readonly kind: string; readonly name: string }[]> {
  const { rows } = await sql<{ kind: string; name: string }>`
    select 'table' as kind, format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${schema} and c.relkind = 'r'
    union all
    select 'function', format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = ${schema} and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(db);
  return rows;
}

function loading({ db, traits, transaction }: Engine): Pick<RestoreTarget, 'load' | 'count'> {
  return {
    load: async (migrations, work) => {
      const last = migrations.at(-1);
      if (last === undefined) throw new Error('a backup names the schema it was made from');
      await migrateTo(db, traits, last);
      const made = await migrationsOf(db, traits);
      if (made.join() !== migrations.join()) throw new Error('the backup was made from a schema that no release had');
      await transaction(async (on) => {
        const tables = new Map((await tablesOf(on, traits)).map((table) => [table.name, table]));
        // The first migration puts one row there; the backup has its own.
        for (const table of [...tables.values()].reverse()) if (!isPassing(table.name) && (await countRows(on, table.name)) > 0) await sql`delete from ${sql.table(table.name)}`.execute(on);
        await work((name, columns) => new TableLoader(on, traits, tableNamed(tables, name), columns));
      });
      await migrate(db, traits);
      if ((await migrationsOf(db, traits)).length !== knownMigrations().length) throw new Error('the schema could not be brought up');
    },
    count: (table) => countRows(db, table),
  };
}

function tableNamed(tables: ReadonlyMap<string, KeptTable>, name: string): KeptTable {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`there is no table ${name} in the schema that the backup names`);
  return table;
}

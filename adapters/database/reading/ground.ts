import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { Vault } from '../../../records/vault.js';
import { impatient } from '../impatience.js';
import { openPool } from '../postgres.js';
import type { Schema } from '../schema.js';
import { GuitaiSqliteDialect, openSqlite } from '../sqlite.js';
import { POSTGRES, SQLITE, type Traits } from '../traits.js';

/** What a reading stands on: a connection of its own, and the keys to what is sealed. */
export interface Ground {
  readonly on: Kysely<Schema>;
  readonly traits: Traits;
  readonly vault: Vault;
  /** Where connections are taken from, on PostgreSQL. */
  readonly pool?: pg.Pool;
}

/** What a ground is for. `reading` can't write. `projecting` writes what can be made anew. `proving` goes through the whole record and writes leaves of anchors. */
export type GroundUse = 'reading' | 'projecting' | 'proving';

/** Where a ground is opened. */
export interface GroundPlace {
  /** `postgres://…`; without it SQLite. */
  readonly url?: string | undefined;
  readonly file: string;
  /** Who opens it, for the server's list of connections. */
  readonly instance: string;
  readonly use: GroundUse;
  /** Nothing may be written, whatever it is for: for tools. */
  readonly readOnly?: boolean;
}

/** Connections to PostgreSQL beside the server's own. */
const POOL: Readonly<Record<GroundUse, number>> = { reading: 4, projecting: 1, proving: 2 };
/** Ends its connections, whether or not Kysely has ever asked for one. */
export async function closeGround({ on, pool }: Ground): Promise<void> {
  await on.destroy();
  if (pool?.ending === false) await pool.end();
}

/** How long SQLite may wait for the other writer, in ms: nobody else waits in a ground's thread. */
const BUSY_MS = 5_000;

/** Opens connections apart from those that serve customers. */
export async function openGround({ url, file, instance, use, readOnly = use === 'reading' }: GroundPlace, vault: Vault, onError: (error: Error) => void = () => undefined): Promise<Ground> {
  if (url !== undefined && url !== '') {
    const pool = openPool({ url, instance: `${use} ${instance}`, readOnly: true, max: POOL[use], onError });
    if (readOnly) pool.on('connect', (client) => void client.query('set default_transaction_read_only = on').catch(onError));
    return { on: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: impatient(pool) }) }), traits: POSTGRES, vault, pool };
  }
  const on = new Kysely<Schema>({ dialect: new GuitaiSqliteDialect(openSqlite({ file, readOnly })) });
  await sql.raw(`pragma busy_timeout = ${BUSY_MS}`).execute(on);
  // What is lost with the power is projected again; a checkpoint is still synced before the log is begun anew.
  if (use === 'projecting') await sql`pragma synchronous = normal`.execute(on);
  return { on, traits: SQLITE, vault };
}

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabasePlace } from '../../adapters/database/store.js';

/** Where a crash test keeps its data: everything of it is its own, and goes with it. */
export interface CrashPlace {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly database: DatabasePlace;
  /** What the server is told of it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly seal: string;
  remove(): Promise<void>;
}

/** A place of its own: a directory, and with PostgreSQL a database beside the one given. */
export async function makePlace(adminUrl?: string): Promise<CrashPlace> {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-crash-'));
  const seal = randomBytes(32).toString('hex');
  const url = adminUrl === undefined ? undefined : await createDatabase(adminUrl);
  return {
    name: url === undefined ? 'SQLite' : 'PostgreSQL',
    database: { url, file: join(directory, 'guitai.db') },
    environment: { DATA_DIR: directory, RECORD_SEAL_KEY: seal, TOKEN_KEY: randomBytes(32).toString('hex'), PERSONAL_KEYS: `crash:${seal}`, ...(url !== undefined && { DATABASE_URL: url }) },
    seal,
    remove: async () => {
      if (adminUrl !== undefined && url !== undefined) await administer(adminUrl, `drop database if exists ${nameIn(url)} with (force)`);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Whether PostgreSQL answers at an address. */
export async function isThere(url: string): Promise<boolean> {
  return await administer(url, 'select 1').then(() => true, () => false);
}

async function createDatabase(adminUrl: string): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = `/guitai_crash_${process.pid}_${randomBytes(3).toString('hex')}`;
  await administer(adminUrl, `create database ${nameIn(url.href)}`);
  return url.href;
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

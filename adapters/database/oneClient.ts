import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';
import { impatientClient } from './impatience.js';
import type { CopyOut } from './recordPages.js';
import type { Schema } from './schema.js';

/** A connection by itself: what Kysely does on it, and copies, see one transaction. */
export interface OneClient {
  readonly on: Kysely<Schema>;
  readonly copy: CopyOut;
}

/** Takes a connection from the pool for as long as `work` takes; one on which something went wrong is thrown away. */
export async function withOneClient<T>(pool: pg.Pool, work: (client: OneClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const own = impatientClient(client);
  const on = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve({ query: own.query.bind(own), release: () => undefined }), end: () => Promise.resolve() } }) });
  let broken = true;
  try {
    const done = await work({ on, copy: (statement) => copied(client, statement) });
    broken = false;
    return done;
  } finally {
    own.release(broken);
  }
}

async function copied(client: pg.PoolClient, statement: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const query: CopyToStreamQuery & { callback?: () => void } = copyTo(statement, { highWaterMark: 2 ** 20 });
  try {
    for await (const chunk of client.query(query)) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  } finally {
    // The client's patience with this query is over only when its callback is called, which a copy does not do by itself.
    query.callback?.();
  }
  return Buffer.concat(chunks);
}

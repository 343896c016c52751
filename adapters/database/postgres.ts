import pg from 'pg';

/** int8 comes as a number: ours are counts and epoch ms, all far below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** How the pool is made. */
export interface PostgresOptions {
  readonly url: string;
  readonly instance: string;
  readonly readOnly: boolean;
  /** For work that takes as long as it takes: migrations, restoring a backup. Nobody waits for it. */
  readonly unhurried?: boolean;
  /** Connections at most; 12 unless told. */
  readonly max?: number;
  /** Told about errors of idle connections: the pool replaces them by itself. */
  readonly onError: (error: Error) => void;
}

/** What every connection of ours has set. Times in ms. */
export function clientConfig(options: PostgresOptions): pg.ClientConfig {
  return {
    connectionString: options.url,
    application_name: `guitai ${options.instance}`.slice(0, 60),
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    types,
  };
}

/** A pool that survives the server's stop and start: broken connections are thrown away, new ones made when asked for. */
export function openPool(options: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(options),
    max: options.max ?? 12,
    idleTimeoutMillis: 30_000,
    // The server gives up before we do, so that a connection is only thrown away when the server is not there.
    statement_timeout: options.unhurried === true ? 0 : options.readOnly ? 60_000 : 5_000,
    lock_timeout: 4_000,
    ...(options.unhurried !== true && { query_timeout: options.readOnly ? 70_000 : 7_000 }),
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', options.onError);
  // The pool listens to idle connections only. One that breaks in somebody's hands tells them by their query, too; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', options.onError));
  return pool;
}

import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/**
 * The pool as Kysely is to see it: a connection whose answer did not come in time is out of step and perhaps leads
 * nowhere (a host that fell silent). It is not asked again, not even to roll back, and thrown away when it is given back.
 */
export function impatient(pool: pg.Pool): PostgresPool {
  return { connect: async () => new ImpatientClient(await pool.connect()), end: () => pool.end() };
}

/** One connection, as {@link impatient} gives it. */
export function impatientClient(client: pg.PoolClient): PostgresPoolClient & { release(broken?: boolean): void } {
  return new ImpatientClient(client);
}

class ImpatientClient implements PostgresPoolClient {
  #silent: Error | undefined;

  constructor(private readonly client: pg.PoolClient) {}

  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(text: string | PostgresCursor<R>, parameters: readonly unknown[] = []): PostgresCursor<R> | Promise<PostgresQueryResult<R>> {
    if (typeof text !== 'string') throw new TypeError('cursors are not used here');
    return this.#ask<R>(text, parameters);
  }

  release(broken = false): void {
    this.client.release(broken || this.#silent !== undefined);
  }

  async #ask<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (this.#silent) throw this.#silent;
    try {
      const { command, rowCount, rows } = await this.client.query<R & pg.QueryResultRow>(text, [...parameters]);
      return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows };
    } catch (error) {
      if (error instanceof Error && /query read timeout/i.test(error.message)) this.#silent = error;
      throw error;
    }
  }
}

import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../adapters/database/engine.js';
import { systemClock } from '../../bot/clock.js';
import { groundIfThere } from './store/onPostgres.js';

const ground = await groundIfThere('broken connections');

describe.skipIf(!ground)('a connection that the server ends', () => {
  afterAll(() => ground?.end());

  it('GIVEN a connection in the middle of a transaction, doing nothing just then, WHEN it is ended THEN its work fails, the process lives, and the next work is done', async () => {
    const told: Error[] = [];
    const engine = await openEngine({ url: ground?.url, file: '', instance: 'terminated', clock: systemClock, patience: { clock: systemClock, patienceMs: 8_000 }, readOnly: false, onError: (error) => told.push(error) });
    try {
      const work = engine.transaction(async (on) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(on);
        // From another connection, as an administrator or a failover does.
        await sql`select pg_terminate_backend(${rows[0]?.pid}, 2000)`.execute(engine.db);
        await sql`select 1`.execute(on);
      });
      await expect(work).rejects.toThrow();
      expect(told.length).toBeGreaterThan(0);
      await sql`select 1`.execute(engine.db);
    } finally {
      await engine.close();
    }
  });
});

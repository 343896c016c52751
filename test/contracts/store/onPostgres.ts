import { afterAll, describe, it } from 'vitest';
import { POSTGRES_URL, postgresAnswers, postgresGround, type PostgresGround } from './place.js';

/** What instances that share a database share beside it. */
export const SHARED_KEYS = { TOKEN_KEY: 'a'.repeat(64), RECORD_SEAL_KEY: 'b'.repeat(64), PERSONAL_KEYS: `k1:${'c'.repeat(64)}` };

/** A database on the PostgreSQL for tests. Where none answers, what is left out is said in a line, or it fails where nothing may be (`CI=true`). */
export async function groundIfThere(what: string): Promise<PostgresGround | undefined> {
  if (await postgresAnswers()) return await postgresGround();
  const why = `${what} left out: no PostgreSQL answers. To add it, start one and set TEST_DATABASE_URL=postgres://user@host:5432/database`;
  if (process.env['CI'] === 'true') throw new Error(`${why} (asked: ${new URL(POSTGRES_URL).host})`);
  process.stderr.write(`${why}\n`);
  return undefined;
}

/** Tests on PostgreSQL, in a database of their own. */
export async function onPostgres(what: string, tests: (ground: PostgresGround) => void): Promise<void> {
  const ground = await groundIfThere(what);
  describe.skipIf(!ground)(what, () => {
    if (!ground) {
      it('needs a PostgreSQL');
      return;
    }
    afterAll(ground.end);
    tests(ground);
  });
}

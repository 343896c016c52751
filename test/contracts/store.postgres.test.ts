import { describe, it } from 'vitest';
import { storeContract } from './store.js';
import { POSTGRES_URL, postgresAnswers, postgresPlace } from './store/place.js';

const answers = await postgresAnswers();
if (!answers) {
  const why = 'store on PostgreSQL left out: none answers. To add it, start one with a database "test" and set TEST_DATABASE_URL=postgres://user@host:5432/test';
  if (process.env['CI'] === 'true') throw new Error(`${why} (asked: ${new URL(POSTGRES_URL).host})`);
  process.stderr.write(`${why}\n`);
}

describe.skipIf(!answers)('store on PostgreSQL', () => {
  if (answers) storeContract(postgresPlace);
  else it('needs a PostgreSQL');
});

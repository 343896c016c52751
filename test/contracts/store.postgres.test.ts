import { afterAll, describe, it } from 'vitest';
import { storeContract } from './store.js';
import { postgresAnswers, postgresGround, POSTGRES_URL } from './store/place.js';

const answers = await postgresAnswers();
if (!answers) {
  const why = 'store on PostgreSQL left out: none answers. To add it, start one and set TEST_DATABASE_URL=postgres://user@host:5432/database';
  if (process.env['CI'] === 'true') throw new Error(`${why} (asked: ${new URL(POSTGRES_URL).host})`);
  process.stderr.write(`${why}\n`);
}
const ground = answers ? await postgresGround() : undefined;

describe.skipIf(!ground)('store on PostgreSQL', () => {
  if (!ground) {
    it('needs a PostgreSQL');
    return;
  }
  afterAll(ground.end);
  storeContract(ground.make);
});

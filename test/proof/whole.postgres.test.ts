import { describe } from 'vitest';
import { POSTGRES_URL, postgresAnswers, postgresGround } from '../contracts/store/place.js';
import { provingInTheConsole } from './whole.js';

const there = await postgresAnswers();
if (!there) {
  const why = `proving on PostgreSQL left out: nothing answers at ${new URL(POSTGRES_URL).host} (set TEST_DATABASE_URL)`;
  if (process.env['CI'] === 'true') throw new Error(why);
  process.stderr.write(`${why}\n`);
}

describe.runIf(there)('proving in the console on PostgreSQL', () => {
  provingInTheConsole(async () => {
    const ground = await postgresGround();
    const place = await ground.make();
    return { environment: { DATABASE_URL: ground.url }, sql: () => Promise.resolve({ sql: (statement) => place.sql(statement), close: () => undefined }), end: () => ground.end() };
  });
});

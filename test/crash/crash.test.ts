import { expect, test } from 'vitest';
import { KILL } from '../../tools/crash/kill.js';
import { isThere, makePlace } from '../../tools/crash/places.js';
import { wrongIn } from '../../tools/crash/report.js';
import { crashRounds } from '../../tools/crash/rounds.js';

const POSTGRES = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';
const INSISTS = process.env['CI'] === 'true';
const postgres = await isThere(POSTGRES);
if (!postgres && !INSISTS) console.log(`crash test on PostgreSQL left out: nothing answers at ${POSTGRES} (set TEST_DATABASE_URL)`);

async function wrongAfter(rounds: number, url?: string): Promise<{ wrong: string[]; interrupted: number }> {
  const place = await makePlace(url);
  try {
    const done = await crashRounds({ place, rounds, customers: 12, seed: 20_261_125, trouble: KILL, each: () => undefined });
    return { wrong: done.flatMap(wrongIn), interrupted: done.reduce((sum, round) => sum + round.inFlight + round.openTurns, 0) };
  } finally {
    await place.remove();
  }
}

test('GIVEN customers booking and chatting WHEN the server is killed five times THEN SQLite has lost, doubled and left unanswered nothing', { timeout: 240_000 }, async () => {
  const { wrong, interrupted } = await wrongAfter(5);
  expect(wrong).toEqual([]);
  // Otherwise nothing was tested.
  expect(interrupted).toBeGreaterThan(0);
});

test.runIf(postgres || INSISTS)('GIVEN customers booking and chatting WHEN the server is killed twice THEN PostgreSQL has lost, doubled and left unanswered nothing', { timeout: 240_000 }, async () => {
  const { wrong, interrupted } = await wrongAfter(2, POSTGRES);
  expect(wrong).toEqual([]);
  expect(interrupted).toBeGreaterThan(0);
});

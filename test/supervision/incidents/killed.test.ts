import Database from 'better-sqlite3';
import pg from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startGuitai, type Guitai } from '../../../bot/app.js';
import { systemClock } from '../../../bot/clock.js';
import { readSettings } from '../../../bot/settings.js';
import { IncidentFiles } from '../../../bot/supervision/incidents/files.js';
import { bundle } from '../../../tools/crash/bundle.js';
import { isThere, makePlace, type CrashPlace } from '../../../tools/crash/places.js';
import { freePort, ServerProcess } from '../../../tools/crash/serverProcess.js';
import { KeptLog } from '../../support/app.js';
import { signedIn } from '../../support/staff.js';
import { until } from '../../support/until.js';
import { broadcastsIn, does, LIVE, started, TEXTS } from './helpers.js';

const POSTGRES = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';
const INSISTS = process.env['CI'] === 'true';
const postgres = await isThere(POSTGRES);
if (!postgres && !INSISTS) console.log(`messages of a killed server on PostgreSQL left out: nothing answers at ${POSTGRES} (set TEST_DATABASE_URL)`);

const CUSTOMERS = 1_500;
const ids = Array.from({ length: CUSTOMERS }, (_, at) => `crowd-${String(at).padStart(5, '0')}`);

/** The product in this process, on a place that other processes work on before and after. */
const inside = (place: CrashPlace): Promise<Guitai> => startGuitai({ settings: readSettings({ ...place.environment, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'test' }), log: new KeptLog(), clock: systemClock });

/** Everybody has said something, and a message to all of them is confirmed; the incident's id. */
async function confirmed(app: Guitai): Promise<string> {
  await Promise.all(ids.map((conversation) => {
    const customer = { role: 'customer', id: `u-${conversation}` } as const;
    return app.core.receive({
      conversation, key: 'first', wantsTurn: false, opening: { channel: 'directline', customer, locale: 'zh-Hans' },
      record: { kind: 'message', at: new Date().toISOString(), from: customer, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { text: '你好', locale: 'zh-Hans' } },
    });
  }));
  const zhou = await signedIn({ app }, 'zhou', ['supervisor']);
  const { id } = await started(zhou);
  await does(zhou, 'POST', id, '/messages', { audience: LIVE, texts: TEXTS }, 201);
  // As after a crash in the moment of the confirmation: it is on record, and nobody was told to begin.
  await new IncidentFiles({ dossiers: app.database.dossiers, profile: () => app.profile.current(), clock: systemClock }).act(id, { do: 'confirm', round: '1', counted: CUSTOMERS }, { id: 'li', roles: ['compliance'] });
  return id;
}

/** Asks the database itself how many a message is for, as far as it was found out, and how many have not got it. */
async function counter({ database: { url, file } }: CrashPlace): Promise<{ readonly count: () => Promise<{ readonly all: number; readonly waiting: number }>; readonly close: () => Promise<void> }> {
  const statement = "select count(*) as found, coalesce(sum(case when state = 'waiting' then 1 else 0 end), 0) as waiting from broadcast_targets";
  const counted = z.object({ found: z.coerce.number(), waiting: z.coerce.number() }).transform(({ found, waiting }) => ({ all: found, waiting }));
  if (url === undefined) {
    const opened = new Database(file, { readonly: true });
    return { count: () => Promise.resolve(counted.parse(opened.prepare(statement).get())), close: () => Promise.resolve(void opened.close()) };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return { count: async () => counted.parse((await client.query<Record<string, unknown>>(statement)).rows[0]), close: () => client.end() };
}

/** Kills servers that send until all is sent; how many of them were in the middle of it. */
async function killed(url?: string): Promise<{ readonly interrupted: number; readonly counts: readonly number[]; readonly total: number | undefined }> {
  const place = await makePlace(url);
  const program = await bundle();
  try {
    const first = await inside(place);
    const id = await confirmed(first);
    await first.stop();
    let interrupted = 0;
    const database = await counter(place);
    let before = await database.count();
    for (let round = 0; round < 3; round += 1) {
      const server = await ServerProcess.start({ file: program.file, port: await freePort(), environment: { ...place.environment, NODE_ENV: 'test' } });
      // As soon as it has sent some.
      before = await until('messages sent', async () => { const now = await database.count(); return (now.all === CUSTOMERS && now.waiting < before.waiting) || (before.all < CUSTOMERS && now.all === CUSTOMERS) ? now : undefined; }, 40_000);
      await server.kill();
      if (before.waiting > 0) interrupted += 1;
      else break;
    }
    await database.close();
    const last = await inside(place);
    try {
      // Whoever was killed had it in hand for a while; nobody has now.
      const progress = await until('everybody told', async () => { const now = (await last.database.broadcasts.progress(id)).get(`${id}~1`); return now?.finished === true ? now : undefined; }, 60_000);
      const counts = await Promise.all(ids.map(async (conversation) => (await broadcastsIn({ app: last }, conversation)).length));
      return { interrupted, counts, total: progress.total };
    } finally {
      await last.stop();
    }
  } finally {
    await program.remove();
    await place.remove();
  }
}

test('GIVEN a message to 1,500 customers WHEN servers that send it are killed THEN on SQLite each has it once', { timeout: 240_000 }, async () => {
  const { interrupted, counts, total } = await killed();
  // Otherwise nothing was tested.
  expect(interrupted).toBeGreaterThan(0);
  expect(total).toBe(CUSTOMERS);
  expect(counts.filter((count) => count !== 1)).toEqual([]);
});

test.runIf(postgres || INSISTS)('GIVEN a message to 1,500 customers WHEN servers that send it are killed THEN on PostgreSQL each has it once', { timeout: 240_000 }, async () => {
  const { interrupted, counts, total } = await killed(POSTGRES);
  expect(interrupted).toBeGreaterThan(0);
  expect(total).toBe(CUSTOMERS);
  expect(counts.filter((count) => count !== 1)).toEqual([]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openEngine, type Engine } from '../../adapters/database/engine.js';
import { openForReading } from '../../adapters/database/openings.js';
import { systemClock } from '../../bot/clock.js';
import { openKeys } from '../../bot/keys.js';
import { readSettings, type Settings } from '../../bot/settings.js';
import { sealKey } from '../../records/chain.js';
import { verifyRecord } from '../../records/verify.js';
import { faultLine } from '../../records/verify.js';
import { makeDemo, type DemoMade } from '../../tools/demo/demo.js';
import { REFERENCE, startApp } from '../support/app.js';
import { ConsoleBrowser } from '../support/staff.js';

const PATIENCE = { clock: systemClock, patienceMs: 8_000 };
/** More than is played, so that there are copies, too. */
const RECORDS = 1_500;
const body = z.looseObject({ conversation: z.string(), kind: z.string(), state: z.string() });

/** What holds of a demo on either store. `more`: where the database is, if not in the directory. */
export function demoMade(more: Readonly<Record<string, string>> = {}): void {
  let settings: Settings;
  let made: DemoMade;
  let engine: Engine;
  const environment = (): Record<string, string> => ({ DATA_DIR: settings.DATA_DIR, ...more });

  beforeAll(async () => {
    settings = readSettings({ DATA_DIR: await mkdtemp(join(tmpdir(), 'guitai-demo-')), NODE_ENV: 'test', ...more });
    made = await makeDemo({ settings, records: RECORDS, played: 800, months: 1, seed: 5, add: false, to: REFERENCE });
    engine = await openEngine({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db'), instance: 'test', clock: systemClock, patience: PATIENCE, readOnly: false, exclusive: false });
  }, 180_000);
  afterAll(async () => {
    await engine.close();
    await rm(settings.DATA_DIR, { recursive: true, force: true });
  });

  const count = async (table: string): Promise<number> => (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(engine.db)).rows[0]?.count ?? 0;
  const whole = async (): Promise<{ readonly records: number; readonly lines: readonly string[] }> => {
    const lines: string[] = [];
    const reading = await openForReading({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });
    try {
      const { records } = await verifyRecord(reading.records, sealKey((await openKeys(settings)).seal), { onFault: (fault) => lines.push(faultLine(fault)) });
      return { records, lines };
    } finally {
      await reading.close();
    }
  };

  test('GIVEN a demo was made THEN the record is whole, and there is as much of it as was said', async () => {
    expect(await whole()).toEqual({ records: made.records, lines: [] });
    expect(made.records).toBeGreaterThanOrEqual(RECORDS);
    expect(made.records).toBeLessThan(RECORDS * 1.2);
    expect(await count('conversations')).toBe(made.conversations);
    expect(made.conversations).toBeGreaterThan(made.played);
    expect(await count('outbox')).toBe(0);
  });

  test('GIVEN a demo was made THEN all of it is past, in the order of its beginning, and known to the search', async () => {
    const { rows } = await sql<{ at: string }>`select opened_at as at from conversations order by ordinal`.execute(engine.db);
    const at = rows.map((row) => row.at);
    expect([...at].sort()).toEqual(at);
    expect((await sql<{ last: string }>`select max(at) as last from records`.execute(engine.db)).rows[0]?.last.localeCompare(new Date(REFERENCE + 60_000).toISOString())).toBe(-1);
    expect(await count('projected')).toBe(made.conversations);
  });

  test('GIVEN copies WHEN they are told from what was played THEN people, numbers and ids are their own', async () => {
    const numbers = await sql<{ number: string }>`select number from cases union all select number from bookings`.execute(engine.db);
    expect(new Set(numbers.rows.map(({ number }) => number)).size).toBe(numbers.rows.length);
    const contacts = await sql<{ key: string; count: number }>`select contact_key as key, count(*) as count from cases where contact_key <> '' group by contact_key`.execute(engine.db);
    expect(contacts.rows.length).toBeGreaterThan(3);
  });

  test('GIVEN a demo was made WHEN the product is started on it THEN who was named signs in, and opens every case and conversation', async () => {
    const running = await startApp(environment());
    try {
      const supervisor = made.accounts.find(({ role }) => role === 'supervisor');
      const browser = new ConsoleBrowser(running);
      expect(await browser.signIn(supervisor?.name ?? '', made.password)).toMatchObject({ status: 200 });
      const { rows: cases } = await sql<{ number: string; state: string; conversation: string }>`select number, state, conversation from cases`.execute(engine.db);
      expect(cases.length).toBeGreaterThan(5);
      for (const { number, state, conversation } of cases) {
        const answer = await browser.call('GET', `/api/cases/${number}`);
        expect(answer.status, number).toBe(200);
        expect(body.parse(answer.body)).toMatchObject({ state, conversation });
        const told = await sql<{ count: number }>`select count(*) as count from records where conversation = ${conversation} and content like ${`%${number}%`}`.execute(engine.db);
        expect(told.rows[0]?.count, number).toBeGreaterThan(0);
      }
      const { rows: conversations } = await sql<{ id: string }>`select id from conversations`.execute(engine.db);
      for (const { id } of conversations) {
        expect((await browser.call('GET', `/api/review/conversations/${encodeURIComponent(id)}`)).status, id).toBe(200);
        expect((await browser.call('GET', `/api/review/conversations/${encodeURIComponent(id)}/records`)).status, id).toBe(200);
      }
      for (const path of ['/api/queue', '/api/floor', '/api/cases?state=open']) expect((await browser.call('GET', path)).status, path).toBe(200);
    } finally {
      await running.stop();
    }
  }, 120_000);

  test('GIVEN customers’ records WHEN another demo is to be made THEN it is refused, and with --add put among them, with names of its own', async () => {
    const before = await whole();
    await expect(makeDemo({ settings, records: 100, months: 1, seed: 6, add: false, to: REFERENCE })).rejects.toThrow('--add');
    expect(await whole()).toEqual(before);
    const more = await makeDemo({ settings, records: 100, months: 1, seed: 6, add: true, to: REFERENCE });
    expect((await whole()).lines).toEqual([]);
    expect((await whole()).records).toBeGreaterThan(before.records);
    expect(more.accounts.map(({ name }) => name)).toContain('wang2');
  }, 120_000);
}

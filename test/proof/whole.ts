import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anchorList } from '../../bot/api/proof.js';
import { anchor as anchorSchema } from '../../records/proof/anchor.js';
import { threeConversations, type Three } from '../records/talk.js';
import { quoted, type Sql } from '../records/sql.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../support/staff.js';
import { bodyOf, ended, finished } from './proof.js';

/** Where a server is to work, and how its database is changed behind its back. */
export interface Ground {
  readonly environment: Readonly<Record<string, string>>;
  /** Of a running server's directory. */
  readonly sql: (directory: string) => Promise<{ readonly sql: Sql; readonly close: () => Promise<void> | void }>;
  readonly end: () => Promise<void>;
}

/** Verifying, anchoring and checking by the console's routes, on any database. */
export function provingInTheConsole(make: () => Promise<Ground>): void {
  let ground: Ground;
  let running: RunningApp;
  let browser: ConsoleBrowser;
  let three: Three;

  beforeAll(async () => {
    ground = await make();
    running = await startApp(ground.environment);
    browser = await signedIn(running, 'zhou', ['compliance']);
    three = await threeConversations(running.app);
  });
  afterAll(async () => {
    await running.stop();
    await ground.end();
  });

  async function behind(statement: string): Promise<void> {
    const { sql, close } = await ground.sql(running.directory);
    await sql(statement);
    await close();
  }
  /** A day later; the session did not last so long. */
  async function nextDay(): Promise<void> {
    running.clock.move(24 * 3_600_000);
    await browser.signIn('zhou');
  }
  const anchors = async () => bodyOf(anchorList, await browser.call('GET', '/api/proof/anchors')).anchors;

  test('GIVEN a whole record WHEN verified by the button THEN the job says so, with counts, and keeps who asked', async () => {
    const job = await finished(running, browser, '/api/proof/verifications');
    expect(job).toMatchObject({ state: 'done', by: 'zhou 同事', verify: { faults: 0, found: [] } });
    expect(job.verify?.conversations).toBeGreaterThanOrEqual(3);
    expect(job.verify?.records).toBeGreaterThan(10);
    expect(job.done).toBe(job.total);
  });

  test('GIVEN the same asked for twice while it waits WHEN asked THEN the second is the first', async () => {
    const [one, other] = await Promise.all([browser.call('POST', '/api/proof/verifications'), browser.call('POST', '/api/proof/verifications')]);
    const ids = [one, other].map(({ body }) => (body as { job: { id: string } }).job.id);
    // The first may be over before the second is asked for; then there are two, one after the other.
    const joined = [one, other].some(({ body }) => (body as { joined: boolean }).joined);
    expect(joined).toBe(ids[0] === ids[1]);
    for (const id of ids) expect(await ended(running, browser, id)).toMatchObject({ state: 'done' });
  });

  test('GIVEN one byte edited by SQL WHEN verified by the button THEN the record is named, and no other', async () => {
    await behind(`update records set content = replace(content, '几点', '几時') where conversation = ${quoted(three.asked)} and kind = 'message' and content like '%几点%'`);
    const { verify } = await finished(running, browser, '/api/proof/verifications');
    await behind(`update records set content = replace(content, '几時', '几点') where conversation = ${quoted(three.asked)} and kind = 'message' and content like '%几時%'`);
    expect(verify?.faults).toBeGreaterThanOrEqual(1);
    expect(verify?.found.every(({ conversation }) => conversation === three.asked)).toBe(true);
    expect(verify?.found[0]?.what).toMatch(/not what its hash says/);
    expect((await finished(running, browser, '/api/proof/verifications')).verify?.faults).toBe(0);
  });

  test('GIVEN a new day WHEN its hour has come THEN its anchor is made once, chained to the one before, and lies as a file', async () => {
    await nextDay();
    await running.app.proof.tick();
    await running.app.proof.tick();
    const [first, ...more] = await anchors();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ ordinal: 1, day: '2026-11-26', previous: '0'.repeat(64) });
    const file = join(running.directory, 'anchors', 'anchor-000001-2026-11-26.json');
    expect(anchorSchema.parse(JSON.parse(await readFile(file, 'utf8')))).toEqual(first);
    const customer = await Customer.arrive(running.app.address);
    await customer.say('你们几点开门？');
    await nextDay();
    await running.app.proof.tick();
    const [second] = await anchors();
    expect(second).toMatchObject({ ordinal: 2, day: '2026-11-27', previous: first?.hash });
    expect(second?.tree.size).toBe((first?.tree.size ?? 0) + 1);
    expect(await readdir(join(running.directory, 'anchors'))).toEqual(['anchor-000001-2026-11-26.json', 'anchor-000001-2026-11-26.leaves.jsonl.gz', 'anchor-000002-2026-11-27.json', 'anchor-000002-2026-11-27.leaves.jsonl.gz']);
  });

  test('GIVEN an anchor kept elsewhere WHEN the record has only grown THEN it contains what the anchor saw', async () => {
    const [latest] = await anchors();
    const customer = await Customer.arrive(running.app.address, 'en');
    await customer.say('What are your opening hours?');
    expect(await finished(running, browser, '/api/proof/checks', { anchor: latest })).toMatchObject({ state: 'done', check: { faults: 0, anchor: latest?.ordinal } });
  });

  test('GIVEN an anchor kept elsewhere WHEN its file was edited THEN that is said, and nothing else', async () => {
    const [latest] = await anchors();
    const { check } = await finished(running, browser, '/api/proof/checks', { anchor: { ...latest, records: 1 } });
    expect(check?.found).toEqual([{ what: 'the file is not what its hash says: it was edited' }]);
  });

  test('GIVEN an anchor kept elsewhere WHEN a record it saw is deleted or rewritten THEN its conversation is named', async () => {
    const [latest] = await anchors();
    await behind(`delete from records where conversation = ${quoted(three.english)} and sequence > 2`);
    const { check } = await finished(running, browser, '/api/proof/checks', { anchor: latest });
    expect(check?.found.map(({ place }) => place?.conversation)).toEqual([three.english]);
  });

  test('GIVEN an anchor kept elsewhere WHEN the access log is cut THEN that is said', async () => {
    const [latest] = await anchors();
    expect(latest?.audit.through).toBeGreaterThan(0);
    const forged = { ...latest, audit: { through: 999_999, digest: latest?.audit.digest } };
    // The anchor's own hash no longer fits: what was kept elsewhere can't be bent to fit a log that was cut.
    expect((await finished(running, browser, '/api/proof/checks', { anchor: forged })).check?.faults).toBe(1);
  });

  test('GIVEN no anchor of that number WHEN its file is asked for THEN 404', async () => {
    expect(await browser.call('GET', '/api/proof/anchors/99/file')).toMatchObject({ status: 404 });
    expect(existsSync(join(running.directory, 'anchors', 'anchor-000099'))).toBe(false);
  });
}

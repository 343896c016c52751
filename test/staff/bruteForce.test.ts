import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { addStaff, ConsoleBrowser, signedIn } from '../support/staff.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ TRUST_PROXY: 'true' });
});
afterAll(() => running.stop());

const MINUTE = 60_000;
const WRONG = 'not the password at all';
const from = (address: string): ConsoleBrowser => new ConsoleBrowser(running, { 'X-Forwarded-For': address });

test('GIVEN ten wrong passwords from one address THEN the eleventh try waits, the right one too; and it ends by itself', async () => {
  await addStaff(running, 'target', ['agent']);
  const guesses = await Promise.all(Array.from({ length: 14 }, () => from('198.51.100.7').signIn('target', WRONG)));
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(4);
  const held = await from('198.51.100.7').signIn('target');
  expect(held).toMatchObject({ status: 429, code: 'TooManyTries' });
  expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(800);
  expect((await from('198.51.100.8').signIn('target')).status).toBe(200);
  await running.restart();
  expect((await from('198.51.100.7').signIn('target')).status).toBe(429);
  running.clock.move(16 * MINUTE);
  expect((await from('198.51.100.7').signIn('target')).status).toBe(200);
});

test('GIVEN strangers who guess from everywhere THEN they are slowed down, and the owner’s own browser is not', async () => {
  await addStaff(running, 'known', ['agent']);
  const own = from('203.0.113.1');
  expect((await own.signIn('known')).status).toBe(200);
  const guesses = await Promise.all(Array.from({ length: 70 }, (_each, index) => from(`198.51.100.${100 + index}`).signIn('known', WRONG)));
  expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  expect((await from('203.0.113.2').signIn('known')).status).toBe(429);
  expect((await own.signIn('known')).status).toBe(200);
  running.clock.move(61 * MINUTE);
  expect((await from('203.0.113.2').signIn('known')).status).toBe(200);
});

test('GIVEN a browser’s mark for one account THEN it buys no tries for another', async () => {
  const own = await signedIn(running, 'mine', ['agent']);
  await addStaff(running, 'other', ['agent']);
  const guesses: number[] = [];
  for (let n = 0; n < 12; n += 1) guesses.push((await own.signIn('other', WRONG)).status);
  expect(guesses.filter((status) => status === 429)).toHaveLength(2);
});

test('GIVEN one address that tries many names THEN it is held', async () => {
  const guesses: number[] = [];
  for (let n = 0; n < 102; n += 17) guesses.push(...(await Promise.all(Array.from({ length: 17 }, (_each, index) => from('2001:db8:1:2::5').signIn(`guess-${n + index}`, WRONG)))).map(({ status }) => status));
  expect(guesses.filter((status) => status === 429)).toHaveLength(2);
  expect((await from('2001:db8:1:2:ffff::9').signIn('target')).status).toBe(429);
});

test('GIVEN failures THEN they are counted on the account until a sign-in, and are in the audit without the address', async () => {
  const staff = await addStaff(running, 'counted', ['agent']);
  await from('192.0.2.44').signIn('counted', WRONG);
  await from('192.0.2.44').signIn('counted', WRONG);
  expect(await running.app.database.staff.byId(staff.id)).toMatchObject({ failed: 2 });
  await from('192.0.2.44').signIn('counted');
  expect(await running.app.database.staff.byId(staff.id)).toMatchObject({ failed: 0 });
  const entries = await running.app.database.audit.list({ limit: 10, subject: staff.id });
  expect(entries.map(({ what, outcome, detail }) => ({ what, outcome, ...detail }))).toEqual([
    { what: 'session.begin', outcome: 'done', by: 'password' }, { what: 'session.begin', outcome: 'refused', why: 'wrong password' }, { what: 'session.begin', outcome: 'refused', why: 'wrong password' },
  ]);
  expect(new Set(entries.map(({ address }) => address)).size).toBe(1);
  expect(JSON.stringify(entries)).not.toContain('192.0.2.44');
});

import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { recoveryCodes, twoStepSecret } from '../../bot/api/session.js';
import { startApp, type RunningApp } from '../support/app.js';
import { ConsoleBrowser, PASSWORD, signedIn } from '../support/staff.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

/** Somebody's authenticator app. */
const app = (secret: string) => (later = 0): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: running.clock.now() + later });
const wrong = (right: string): string => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

/** Somebody with two-step sign-in; the code that proved it is used up. */
async function withTwoStep(name: string): Promise<{ browser: ConsoleBrowser; code: (later?: number) => string; codes: readonly string[] }> {
  const browser = await signedIn(running, name, ['agent']);
  const { secret, uri } = twoStepSecret.parse((await browser.call('POST', '/api/session/two-step', { password: PASSWORD })).body);
  expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=/);
  const code = app(secret);
  const before = browser.cookies.get('guitai');
  const proved = await browser.call('PUT', '/api/session/two-step', { code: code() });
  expect(proved.status).toBe(200);
  const read = recoveryCodes.parse(proved.body);
  browser.csrf = read.csrf;
  expect(browser.cookies.get('guitai')).not.toBe(before);
  running.clock.move(30_000);
  return { browser, code, codes: read.recoveryCodes };
}

test('GIVEN two-step sign-in THEN a password alone does not do, and a code does, once', async () => {
  const { code } = await withTwoStep('wu');
  const next = new ConsoleBrowser(running);
  expect(await next.signIn('wu')).toMatchObject({ status: 401, code: 'TotpNeeded' });
  expect(await next.signIn('wu', 'a wrong password here')).toMatchObject({ status: 401, code: 'WrongCredentials' });
  expect(await next.signIn('wu', PASSWORD, wrong(code()))).toMatchObject({ status: 401, code: 'WrongCode' });
  const now = code();
  expect(await next.signIn('wu', PASSWORD, now)).toMatchObject({ status: 200, body: { twoStep: true } });
  expect(await new ConsoleBrowser(running).signIn('wu', PASSWORD, now)).toMatchObject({ status: 401, code: 'WrongCode' });
  expect(await new ConsoleBrowser(running).signIn('wu', PASSWORD, code(30_000))).toMatchObject({ status: 200 });
  // An older one is good no more, though the clock would let it.
  expect(await new ConsoleBrowser(running).signIn('wu', PASSWORD, now)).toMatchObject({ status: 401 });
});

test('GIVEN one code in two browsers at one moment THEN one gets in', async () => {
  const { code } = await withTwoStep('twice');
  const now = code();
  const answers = await Promise.all([1, 2, 3].map(() => new ConsoleBrowser(running).signIn('twice', PASSWORD, now)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

test('GIVEN the code that proved the authenticator THEN it signs nobody in', async () => {
  const browser = await signedIn(running, 'prove', ['agent']);
  const { secret } = twoStepSecret.parse((await browser.call('POST', '/api/session/two-step', { password: PASSWORD })).body);
  const code = app(secret)();
  expect((await browser.call('PUT', '/api/session/two-step', { code: wrong(code) })).code).toBe('WrongCode');
  expect((await new ConsoleBrowser(running).signIn('prove')).status).toBe(200);
  expect((await browser.call('PUT', '/api/session/two-step', { code })).status).toBe(200);
  expect(await new ConsoleBrowser(running).signIn('prove', PASSWORD, code)).toMatchObject({ status: 401, code: 'WrongCode' });
});

test('GIVEN ten recovery codes THEN each is good once, however it is typed, also twice at one moment', async () => {
  const { codes } = await withTwoStep('lost');
  expect(new Set(codes).size).toBe(10);
  const [one = '', two = ''] = codes;
  expect((await new ConsoleBrowser(running).signIn('lost', PASSWORD, ` ${one.toUpperCase().replaceAll('-', ' ')} `)).status).toBe(200);
  expect(await new ConsoleBrowser(running).signIn('lost', PASSWORD, one)).toMatchObject({ status: 401, code: 'WrongCode' });
  const answers = await Promise.all([1, 2, 3].map(() => new ConsoleBrowser(running).signIn('lost', PASSWORD, two)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  expect(await running.app.database.audit.list({ limit: 5, what: 'staff.recovery-code' })).toMatchObject([{ detail: { left: 8 } }, { detail: { left: 9 } }]);
});

test('THEN neither secret nor recovery codes can be read in the database', async () => {
  const { codes } = await withTwoStep('sealed');
  const kept = await running.app.database.staff.byName('sealed');
  expect(kept?.totp).toMatch(/^v1\./);
  for (const code of codes) expect(JSON.stringify(kept)).not.toContain(code);
});

test('GIVEN codes that are guessed THEN guessing ends', async () => {
  const { code } = await withTwoStep('guessed');
  const answers: number[] = [];
  for (let n = 0; n < 12; n += 1) answers.push((await new ConsoleBrowser(running).signIn('guessed', PASSWORD, wrong(code()))).status);
  expect(answers.filter((status) => status === 429)).toHaveLength(2);
});

test('GIVEN two-step sign-in WHEN it is ended THEN it takes password and code; other sessions end, this one goes on', async () => {
  const { browser, code, codes } = await withTwoStep('off');
  const there = new ConsoleBrowser(running);
  await there.signIn('off', PASSWORD, codes[0]);
  expect((await browser.call('POST', '/api/session/two-step/off', { password: PASSWORD, code: '000000' })).code).toBe('WrongCode');
  expect((await browser.call('POST', '/api/session/two-step/codes', { password: PASSWORD, code: codes[1] })).body).toMatchObject({ recoveryCodes: expect.not.arrayContaining([codes[2]]) as unknown });
  expect((await browser.call('POST', '/api/session/two-step/off', { password: PASSWORD, code: codes[2] })).code).toBe('WrongCode');
  const answer = await browser.call('POST', '/api/session/two-step/off', { password: PASSWORD, code: code() });
  expect(answer).toMatchObject({ status: 200, body: { twoStep: false } });
  expect((await there.call('GET', '/api/session')).status).toBe(401);
  browser.csrf = z.object({ csrf: z.string() }).parse(answer.body).csrf;
  expect((await browser.call('PATCH', '/api/session', { locale: 'en' })).body).toMatchObject({ staff: { locale: 'en' } });
  expect((await new ConsoleBrowser(running).signIn('off')).status).toBe(200);
});

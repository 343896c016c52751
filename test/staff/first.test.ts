import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startGuitai } from '../../bot/app.js';
import { readSettings, WrongSettings } from '../../bot/settings.js';
import { KeptLog, startApp } from '../support/app.js';
import { ConsoleBrowser } from '../support/staff.js';

const FIRST = 'granite otter 8 willow';

test('GIVEN nothing set THEN there is no account, and nobody gets in', async () => {
  const running = await startApp();
  try {
    expect(await running.app.database.staff.any()).toBe(false);
    for (const [name, password] of [['admin', 'admin'], ['admin', 'password'], ['guitai', 'guitai']] as const) expect((await new ConsoleBrowser(running).signIn(name, password)).status).toBe(401);
  } finally {
    await running.stop();
  }
});

test('GIVEN CONSOLE_ADMIN_PASSWORD THEN the first start makes admin, and later ones change nothing', async () => {
  const running = await startApp({ CONSOLE_ADMIN_PASSWORD: FIRST });
  try {
    const browser = new ConsoleBrowser(running);
    expect(await browser.signIn('admin', FIRST)).toMatchObject({ status: 200, body: { staff: { roles: ['admin'] }, mustChangePassword: false } });
    const { version } = await running.app.database.staff.byName('admin') ?? {};
    await running.restart();
    expect(await running.app.database.staff.list()).toMatchObject([{ name: 'admin', version }]);
  } finally {
    await running.stop();
  }
});

test('GIVEN a CONSOLE_ADMIN_PASSWORD that is too weak THEN the start stops and says what is wrong, not the password', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'guitai-'));
  const start = (): Promise<unknown> => startGuitai({ settings: readSettings({ DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', CONSOLE_ADMIN_PASSWORD: 'admin123' }), log: new KeptLog() });
  await expect(start()).rejects.toThrow(WrongSettings);
  await expect(start()).rejects.toThrow(/CONSOLE_ADMIN_PASSWORD: the password must have at least 12 characters/);
  await expect(start()).rejects.not.toThrow(/admin123/);
  await rm(directory, { recursive: true });
});

test.each([
  ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://login.example.com' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example.com', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }],
  ['OIDC_ROLES', { OIDC_ROLES: 'tellers=king' }],
  ['OIDC_SCOPE', { OIDC_SCOPE: 'profile' }],
  ['SESSION_IDLE_MINUTES', { SESSION_IDLE_MINUTES: '0' }],
])('GIVEN %s wrong or missing THEN it is named', (name, given) => {
  expect(() => readSettings(given)).toThrow(new RegExp(`^ {2}${name}: must|${name}: `, 'm'));
});

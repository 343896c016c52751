import { afterAll, beforeAll, expect, test } from 'vitest';
import { session } from '../../bot/api/session.js';
import { startApp, type RunningApp } from '../support/app.js';
import { addStaff, ConsoleBrowser, signedIn, type Answer } from '../support/staff.js';
import { CLIENT, signInThere, startProvider, type Claims, type LoopbackProvider } from './provider.js';

const people = new Map<string, Claims>([
  ['sub-zhou', { name: '周玲', preferred_username: 'zhou.ling', roles: ['tellers', 'something-else'] }],
  ['sub-guest', { name: 'Guest', preferred_username: 'guest', roles: ['visitors'] }],
  ['sub-root', { name: 'Root', preferred_username: 'root', roles: 'tellers leads' }],
  ['sub-odd', { name: 'Odd', preferred_username: '../../x', roles: ['leads'] }],
]);

let provider: LoopbackProvider;
let running: RunningApp;
beforeAll(async () => {
  provider = await startProvider(people);
  running = await startApp({ OIDC_ISSUER: provider.issuer, ...CLIENT, OIDC_ROLES: 'tellers=agent, leads=supervisor' });
  provider.admit(`${running.app.address}/api/session/oidc/callback`);
});
afterAll(async () => {
  await running.stop();
  await provider.stop();
});

const begun = async (browser: ConsoleBrowser): Promise<string> => (await browser.call('GET', '/api/session/oidc')).headers.get('location') ?? '';
const back = (browser: ConsoleBrowser, location: string) => browser.call('GET', location.slice(running.app.address.length));
const signIn = async (browser: ConsoleBrowser, subject: string) => back(browser, await signInThere(await begun(browser), subject, provider.issuer));
const refused = (why: string) => ({ status: 303, location: `/console/?refused=${why}` });
const seen = ({ status, headers }: Answer) => ({ status, location: headers.get('location') });

test('GIVEN a role over there THEN the first sign-in makes the account, with code flow, PKCE, state and nonce', async () => {
  const browser = new ConsoleBrowser(running);
  const asked = new URL(await begun(browser)).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile', redirect_uri: `${running.app.address}/api/session/oidc/callback` });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(30);
  const answer = await signIn(browser, 'sub-zhou');
  expect(seen(answer)).toMatchObject({ status: 303, location: '/console/' });
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^guitai-signon=; .*SameSite=Lax; Max-Age=0$/), expect.stringMatching(/^guitai=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)]);
  expect(await browser.call('GET', '/api/session')).toMatchObject({ status: 200, body: { external: true, staff: { name: 'zhou.ling', displayName: '周玲', roles: ['agent'] } } });
  await signIn(new ConsoleBrowser(running), 'sub-zhou');
  expect((await running.app.database.staff.list()).filter(({ external }) => external === `${provider.issuer} sub-zhou`)).toHaveLength(1);
});

test('GIVEN no role here THEN there is no account and no session', async () => {
  const browser = new ConsoleBrowser(running);
  expect(seen(await signIn(browser, 'sub-guest'))).toMatchObject(refused('NoRole'));
  expect(browser.cookies.has('guitai')).toBe(false);
  expect(await running.app.database.staff.byName('guest')).toBeUndefined();
});

test('GIVEN a name that one of ours has, or that is unfit, THEN nobody is taken over', async () => {
  const ours = await addStaff(running, 'root', ['admin']);
  const browser = new ConsoleBrowser(running);
  await signIn(browser, 'sub-root');
  const { body } = await browser.call('GET', '/api/session');
  expect(body).toMatchObject({ staff: { displayName: 'Root', roles: ['agent', 'supervisor'], name: expect.stringMatching(/^s-[0-9a-f]{10}$/) as unknown } });
  expect(await running.app.database.staff.byId(ours.id)).toMatchObject({ roles: ['admin'], external: '' });
  expect(seen(await signIn(new ConsoleBrowser(running), 'sub-odd'))).toMatchObject({ location: '/console/' });
});

test('GIVEN roles that change over there THEN they change here with the next sign-in, and older sessions end', async () => {
  people.set('sub-moves', { name: 'Moves', preferred_username: 'moves', roles: ['tellers'] });
  const [before, after] = [new ConsoleBrowser(running), new ConsoleBrowser(running)];
  await signIn(before, 'sub-moves');
  people.set('sub-moves', { name: 'Moves', preferred_username: 'moves', roles: ['leads'] });
  await signIn(after, 'sub-moves');
  expect((await before.call('GET', '/api/session')).status).toBe(401);
  expect((await after.call('GET', '/api/session')).body).toMatchObject({ staff: { roles: ['supervisor'] } });
  people.set('sub-moves', { name: 'Moves', preferred_username: 'moves', roles: [] });
  expect(seen(await signIn(new ConsoleBrowser(running), 'sub-moves'))).toMatchObject(refused('NoRole'));
});

test('GIVEN an account that an admin disabled here THEN the sign-on does not open it', async () => {
  people.set('sub-gone', { name: 'Gone', preferred_username: 'gone', roles: ['tellers'] });
  await signIn(new ConsoleBrowser(running), 'sub-gone');
  const admin = await signedIn(running, 'keeper', ['admin']);
  const gone = await running.app.database.staff.byName('gone');
  expect((await admin.call('PATCH', `/api/staff/${gone?.id ?? ''}`, { version: 1, active: false })).status).toBe(200);
  expect(seen(await signIn(new ConsoleBrowser(running), 'sub-gone'))).toMatchObject(refused('NoRole'));
});

test('GIVEN somebody from the sign-on THEN no password opens their account, and none is kept here', async () => {
  people.set('sub-nopass', { name: 'Nopass', preferred_username: 'nopass', roles: ['tellers'] });
  const browser = new ConsoleBrowser(running);
  await signIn(browser, 'sub-nopass');
  expect((await new ConsoleBrowser(running).signIn('nopass', 'x')).code).toBe('WrongCredentials');
  browser.csrf = session.parse((await browser.call('GET', '/api/session')).body).csrf;
  expect(await browser.call('POST', '/api/session/password', { password: 'x', newPassword: 'granite otter 8 willow' })).toMatchObject({ status: 409, code: 'ExternalAccount' });
});

test.each([
  ['in another browser', (_browser: ConsoleBrowser, location: string) => [new ConsoleBrowser(running), location] as const],
  ['with another state', (browser: ConsoleBrowser, location: string) => [browser, location.replace(/state=[^&]+/, 'state=made-up')] as const],
  ['with a code of its own', (browser: ConsoleBrowser, location: string) => [browser, location.replace(/code=[^&]+/, 'code=made-up')] as const],
  ['as an error', (browser: ConsoleBrowser, location: string) => [browser, location.replace(/code=[^&]+/, 'error=access_denied')] as const],
])('GIVEN a sign-in that comes back %s THEN nobody is signed in', async (_what, bend) => {
  const first = new ConsoleBrowser(running);
  const [browser, location] = bend(first, await signInThere(await begun(first), 'sub-zhou', provider.issuer));
  expect(seen(await back(browser, location))).toMatchObject(refused('SignOnFailed'));
  expect(browser.cookies.has('guitai')).toBe(false);
});

test('GIVEN a sign-in that came back once, or too late, THEN it is good no more', async () => {
  const browser = new ConsoleBrowser(running);
  const location = await signInThere(await begun(browser), 'sub-zhou', provider.issuer);
  const memory = browser.cookies.get('guitai-signon') ?? '';
  expect(seen(await back(browser, location))).toMatchObject({ location: '/console/' });
  browser.cookies.set('guitai-signon', memory);
  expect(seen(await back(browser, location))).toMatchObject(refused('SignOnFailed'));
  const late = new ConsoleBrowser(running);
  const lateBack = await signInThere(await begun(late), 'sub-zhou', provider.issuer);
  running.clock.move(11 * 60_000);
  expect(seen(await back(late, lateBack))).toMatchObject(refused('SignOnFailed'));
});

test('GIVEN a sign-on that is away THEN one is sent back and told, and by password one still gets in', async () => {
  const alone = await startApp({ OIDC_ISSUER: 'http://127.0.0.1:9', ...CLIENT });
  try {
    expect((await new ConsoleBrowser(alone).call('GET', '/api/session/ways')).body).toEqual({ password: true, external: true });
    expect(seen(await new ConsoleBrowser(alone).call('GET', '/api/session/oidc'))).toMatchObject(refused('SignOnFailed'));
    await signedIn(alone, 'still', ['agent']);
  } finally {
    await alone.stop();
  }
});

test('GIVEN no sign-on in the settings THEN there is no such way in', async () => {
  const without = await startApp();
  try {
    expect((await new ConsoleBrowser(without).call('GET', '/api/session/oidc')).status).toBe(404);
  } finally {
    await without.stop();
  }
});

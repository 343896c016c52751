import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownSessions } from '../../bot/api/session.js';
import { startApp, type RunningApp } from '../support/app.js';
import { addStaff, ConsoleBrowser, PASSWORD, signedIn } from '../support/staff.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const MINUTE = 60_000;
const who = (browser: ConsoleBrowser) => browser.call('GET', '/api/session');

test('GIVEN name and password THEN one is signed in, by a cookie that no script can read', async () => {
  await addStaff(running, 'chen', ['agent'], { displayName: '陈静', teams: ['cards'] });
  const browser = new ConsoleBrowser(running);
  const answer = await browser.signIn(' CHEN ');
  expect(answer).toMatchObject({ status: 200, body: { staff: { name: 'chen', displayName: '陈静', roles: ['agent'], teams: ['cards'] }, mustChangePassword: false } });
  const [line] = answer.headers.getSetCookie();
  expect(line).toMatch(/^guitai=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(JSON.stringify(answer.body)).not.toContain('argon2');
  expect(await who(browser)).toMatchObject({ status: 200, body: { staff: { name: 'chen' } } });
  expect(running.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('GIVEN the database THEN nothing in it is a token', async () => {
  const browser = await signedIn(running, 'token', ['agent']);
  const token = browser.cookies.get('guitai') ?? '';
  const [kept] = await running.app.database.sessions.of((await running.app.database.staff.byName('token'))?.id ?? '');
  expect(token).toHaveLength(43);
  expect(JSON.stringify(kept)).not.toContain(token);
});

test.each([['chen', 'a wrong password of some length'], ['nobody-of-this-name', PASSWORD], ['disabled', PASSWORD]])('GIVEN %s with %s THEN the answer is the same', async (name, password) => {
  if (name === 'disabled') await addStaff(running, name, ['agent'], { active: false });
  const answer = await new ConsoleBrowser(running).signIn(name, password);
  expect(answer).toMatchObject({ status: 401, body: { error: { code: 'WrongCredentials', message: 'the name or the password is wrong' } } });
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('GIVEN an unknown name THEN it takes as long as a wrong password, and what was typed is kept nowhere', async () => {
  await addStaff(running, 'slow', ['agent']);
  const time = async (name: string): Promise<number> => {
    const begun = performance.now();
    await new ConsoleBrowser(running).signIn(name, 'a wrong password of some length');
    return performance.now() - begun;
  };
  const [known, unknown] = [Math.min(await time('slow'), await time('slow'), await time('slow')), Math.min(await time('typed.secret.1'), await time('typed.secret.2'), await time('typed.secret.3'))];
  expect(unknown).toBeGreaterThan(known / 3);
  expect(JSON.stringify(await running.app.database.audit.list({ limit: 50 }))).not.toContain('typed.secret');
});

test('GIVEN a browser that speaks Chinese THEN it is refused in Chinese', async () => {
  const browser = new ConsoleBrowser(running, { 'Accept-Language': 'zh-CN,zh;q=0.9' });
  expect(await browser.signIn('chen', 'wrong wrong wrong')).toMatchObject({ body: { error: { message: '用户名或密码错误' } } });
  const { body } = await browser.call('POST', '/api/session', { name: 5 });
  expect(body).toMatchObject({ error: { code: 'BadArgument', field: 'body.name', message: expect.stringMatching(/^body\.name: 无效输入/) as unknown } });
});

test('GIVEN a session THEN it ends after so long with nothing done, and not while something is', async () => {
  const browser = await signedIn(running, 'idle', ['agent']);
  running.clock.move(29 * MINUTE);
  expect((await who(browser)).status).toBe(200);
  running.clock.move(29 * MINUTE);
  expect((await who(browser)).status).toBe(200);
  running.clock.move(31 * MINUTE);
  expect(await who(browser)).toMatchObject({ status: 401, code: 'NotSignedIn' });
});

test('GIVEN a session in use all day THEN it ends after twelve hours', async () => {
  const browser = await signedIn(running, 'allday', ['agent']);
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    running.clock.move(20 * MINUTE);
    expect((await who(browser)).status).toBe(200);
  }
  running.clock.move(20 * MINUTE);
  expect((await who(browser)).status).toBe(401);
});

test('GIVEN somebody signed in WHEN they sign in again THEN the token is a new one, and the old one is nobody’s', async () => {
  const browser = await signedIn(running, 'rotate', ['agent']);
  const old = browser.cookies.get('guitai') ?? '';
  await browser.signIn('rotate');
  expect(browser.cookies.get('guitai')).not.toBe(old);
  expect(await new ConsoleBrowser(running, { Cookie: `guitai=${old}` }).call('GET', '/api/session')).toMatchObject({ status: 401 });
});

test('GIVEN a fixed token from somebody else WHEN one signs in with it THEN it is not taken up', async () => {
  await addStaff(running, 'fixed', ['agent']);
  const browser = new ConsoleBrowser(running);
  const planted = 'a'.repeat(43);
  browser.cookies.set('guitai', planted);
  await browser.signIn('fixed');
  expect(browser.cookies.get('guitai')).not.toBe(planted);
});

test('GIVEN several sessions THEN one sees them, ends one, or all', async () => {
  const here = await signedIn(running, 'many', ['agent']);
  const there = new ConsoleBrowser(running, { 'User-Agent': 'the other one' });
  await there.signIn('many');
  const { body } = await here.call('GET', '/api/sessions');
  expect(body).toMatchObject({ sessions: expect.arrayContaining([expect.objectContaining({ agent: 'the other one', current: false }), expect.objectContaining({ current: true })]) as unknown });
  const other = ownSessions.parse(body).sessions.find(({ current }) => !current);
  expect(await here.call('DELETE', `/api/sessions/${other?.id ?? ''}`)).toMatchObject({ status: 204 });
  expect((await who(there)).status).toBe(401);
  await there.signIn('many');
  expect(await here.call('DELETE', '/api/sessions')).toMatchObject({ status: 204 });
  expect([(await who(here)).status, (await who(there)).status]).toEqual([401, 401]);
});

test('GIVEN somebody signed in WHEN they sign out THEN the cookie is taken away and the token is nobody’s', async () => {
  const browser = await signedIn(running, 'out', ['agent']);
  const token = browser.cookieHeader;
  const answer = await browser.call('DELETE', '/api/session');
  expect(answer.status).toBe(204);
  expect(answer.headers.getSetCookie()).toEqual(['guitai=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
  expect(await new ConsoleBrowser(running, { Cookie: token }).call('GET', '/api/session')).toMatchObject({ status: 401 });
});

test('GIVEN https, by PUBLIC_URL or by a proxy, THEN the cookie is __Host- and Secure', async () => {
  const https = await startApp({ PUBLIC_URL: 'https://desk.example.com' });
  const proxied = await startApp({ TRUST_PROXY: 'true' });
  try {
    await addStaff(https, 'li', ['agent']);
    await addStaff(proxied, 'li', ['agent']);
    const one = await new ConsoleBrowser(https, { Origin: 'https://desk.example.com' }).signIn('li');
    const other = await new ConsoleBrowser(proxied, { 'X-Forwarded-Proto': 'https' }).signIn('li');
    for (const answer of [one, other]) expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-guitai=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  } finally {
    await https.stop();
    await proxied.stop();
  }
});

test('GIVEN the server started again THEN one is still signed in', async () => {
  const browser = await signedIn(running, 'stays', ['agent']);
  await running.restart();
  expect((await who(browser)).status).toBe(200);
});

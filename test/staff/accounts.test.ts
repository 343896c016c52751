import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditPage } from '../../bot/api/audit.js';
import { account, accountMade } from '../../bot/api/staff.js';
import { startApp, type RunningApp } from '../support/app.js';
import { addStaff, ConsoleBrowser, PASSWORD, signedIn } from '../support/staff.js';

let running: RunningApp;
let admin: ConsoleBrowser;
beforeAll(async () => {
  running = await startApp();
  admin = await signedIn(running, 'root', ['admin']);
});
afterAll(() => running.stop());

const NEW_PASSWORD = 'granite otter 8 willow';
const status = async (browser: ConsoleBrowser): Promise<number> => (await browser.call('GET', '/api/session')).status;

test('GIVEN an admin WHEN an account is made THEN its password is shown once, and must be changed first', async () => {
  const made = await admin.call('POST', '/api/staff', { name: 'Zhao.Min', displayName: '赵敏', roles: ['agent'], teams: ['贷款'], skills: ['loans'], languages: ['zh-Hans', 'yue'] });
  expect(made).toMatchObject({ status: 201, body: { account: { name: 'zhao.min', mustChangePassword: true, teams: ['贷款'], version: 1 } } });
  const { password = '', account: { id } } = accountMade.parse(made.body);
  expect((await admin.call('GET', `/api/staff/${id}`)).body).not.toHaveProperty('password');
  const browser = new ConsoleBrowser(running);
  expect(await browser.signIn('zhao.min', password)).toMatchObject({ status: 200, body: { mustChangePassword: true } });
  expect(await browser.call('GET', '/api/sessions')).toMatchObject({ status: 403, code: 'PasswordMustChange' });
  expect(await browser.call('POST', '/api/session/password', { password, newPassword: password })).toMatchObject({ status: 400, code: 'SamePassword' });
  expect(await browser.call('POST', '/api/session/password', { password: PASSWORD, newPassword: NEW_PASSWORD })).toMatchObject({ status: 400, code: 'WrongPassword' });
  expect(await browser.call('POST', '/api/session/password', { password, newPassword: NEW_PASSWORD })).toMatchObject({ status: 200, body: { mustChangePassword: false } });
  expect((await browser.call('GET', '/api/sessions')).status).toBe(200);
  expect((await new ConsoleBrowser(running).signIn('zhao.min', password)).status).toBe(401);
});

test('GIVEN a password that is changed THEN every other session ends', async () => {
  const [here, there] = [await signedIn(running, 'both', ['agent']), new ConsoleBrowser(running)];
  await there.signIn('both');
  expect((await here.call('POST', '/api/session/password', { password: PASSWORD, newPassword: NEW_PASSWORD })).status).toBe(200);
  expect([await status(here), await status(there)]).toEqual([200, 401]);
});

test.each([
  ['short1!', /at least 12/], ['passwordpassword', /easy to guess/], ['woaini1314520', /easy to guess/], ['1qaz2wsx3edc4rfv', /easy to guess/], ['Zhongguo2026!', /easy to guess/],
  ['admin@123456', /easy to guess/], ['aaaaaaaaaaaaaa', /easy to guess/], ['20261125202611', /easy to guess/], ['P@ssw0rd123456', /easy to guess/], ['Kefu@123456789', /easy to guess/],
  ['hello-weakling-9f2k', /your name/], ['x'.repeat(129), /at most 128/], ['ｗｏａｉｎｉ１３１４５２０', /easy to guess/],
])('GIVEN the password %s THEN it is refused, and said why', async (newPassword, why) => {
  const browser = await signedIn(running, `weak-${Math.random().toString(36).slice(2)}`, ['agent'], { displayName: 'Weakling' });
  const answer = await browser.call('POST', '/api/session/password', { password: PASSWORD, newPassword });
  expect(answer).toMatchObject({ status: 400, code: 'WeakPassword', body: { error: { field: 'body.newPassword', message: expect.stringMatching(why) as unknown } } });
}, 30_000);

test.each(['correct horse battery staple', '窗外的青蛙在下棋还会喝茶', 'tY7#pQ2!mZ9k', '    spaces    around it 7'])('GIVEN the password %s THEN it is taken, and signs in', async (newPassword) => {
  const name = `good-${Math.random().toString(36).slice(2)}`;
  const browser = await signedIn(running, name, ['agent']);
  expect((await browser.call('POST', '/api/session/password', { password: PASSWORD, newPassword })).status).toBe(200);
  expect((await new ConsoleBrowser(running).signIn(name, newPassword)).status).toBe(200);
});

test('GIVEN an account that is disabled, or whose roles change, THEN its sessions end at once; a new display name ends none', async () => {
  const browser = await signedIn(running, 'ending', ['agent']);
  const { id } = await running.app.database.staff.byName('ending') ?? { id: '' };
  expect((await admin.call('PATCH', `/api/staff/${id}`, { version: 1, displayName: '新名字' })).body).toMatchObject({ displayName: '新名字', version: 2 });
  expect(await status(browser)).toBe(200);
  await admin.call('PATCH', `/api/staff/${id}`, { version: 2, roles: ['agent', 'supervisor'] });
  expect(await status(browser)).toBe(401);
  expect(await browser.signIn('ending')).toMatchObject({ status: 200, body: { staff: { roles: ['agent', 'supervisor'] } } });
  await admin.call('PATCH', `/api/staff/${id}`, { version: 3, active: false });
  expect(await status(browser)).toBe(401);
  expect((await browser.signIn('ending')).code).toBe('WrongCredentials');
  expect(await running.app.database.audit.list({ limit: 2, what: 'staff.change' })).toMatchObject([{ subject: id, detail: { changed: ['active'], active: false } }, { detail: { roles: { from: ['agent'], to: ['agent', 'supervisor'] } } }]);
});

test('GIVEN two admins who change one account THEN the second is told', async () => {
  const { id } = await addStaff(running, 'contested', ['agent']);
  const answers = await Promise.all(['甲', '乙'].map((displayName) => admin.call('PATCH', `/api/staff/${id}`, { version: 1, displayName })));
  expect(answers.map(({ status: each, code }) => `${each} ${code}`).sort()).toEqual(['200 ', '409 Stale']);
});

test('GIVEN the last who keeps accounts THEN they stay, also when two disable each other at one moment', async () => {
  const other = await startApp();
  try {
    const [one, two] = [await signedIn(other, 'one', ['admin']), await signedIn(other, 'two', ['admin'])];
    const [first, second] = await other.app.database.staff.list();
    const answers = await Promise.all([one.call('PATCH', `/api/staff/${second?.id ?? ''}`, { version: 1, active: false }), two.call('PATCH', `/api/staff/${first?.id ?? ''}`, { version: 1, roles: ['agent'] })]);
    expect(answers.filter(({ status: each }) => each === 200)).toHaveLength(1);
    expect((await other.app.database.staff.list()).filter(({ active, roles }) => active && roles.includes('admin'))).toHaveLength(1);
  } finally {
    await other.stop();
  }
});

test('GIVEN a lost password WHEN an admin resets it THEN sessions and two-step sign-in end, and a new one is shown', async () => {
  const browser = await signedIn(running, 'forgot', ['agent']);
  const found = await running.app.database.staff.byName('forgot');
  const reset = await admin.call('POST', `/api/staff/${found?.id ?? ''}/reset`);
  expect(reset).toMatchObject({ status: 200, body: { account: { mustChangePassword: true, twoStep: false } } });
  expect(await status(browser)).toBe(401);
  expect(await new ConsoleBrowser(running).signIn('forgot', accountMade.parse(reset.body).password ?? '')).toMatchObject({ status: 200, body: { mustChangePassword: true } });
});

test('GIVEN a supervisor THEN they say who works where, and nothing of roles', async () => {
  const supervisor = await signedIn(running, 'lead', ['supervisor']);
  const { id } = await addStaff(running, 'placed', ['agent']);
  expect(account.parse((await supervisor.call('PATCH', `/api/staff/${id}/place`, { version: 1, teams: ['cards'], skills: ['fraud'] })).body)).toMatchObject({ teams: ['cards'], skills: ['fraud'], roles: ['agent'] });
  expect(await supervisor.call('PATCH', `/api/staff/${id}/place`, { version: 2, roles: ['admin'] })).toMatchObject({ status: 400, code: 'BadArgument' });
  expect(await supervisor.call('PATCH', `/api/staff/${id}`, { version: 2, roles: ['admin'] })).toMatchObject({ status: 403, code: 'WrongRole' });
});

test('GIVEN a name that is taken, in whatever case, THEN it is said', async () => {
  await addStaff(running, 'taken', ['agent']);
  expect(await admin.call('POST', '/api/staff', { name: 'TAKEN', roles: ['agent'] })).toMatchObject({ status: 409, code: 'NameTaken' });
});

test('GIVEN scripts in every field THEN they are kept as words, and sent as JSON', async () => {
  const nasty = '<script>alert(1)</script>';
  const made = await admin.call('POST', '/api/staff', { name: 'nasty', displayName: nasty, workNumber: '"><b>', roles: ['agent'], teams: [nasty] });
  expect(made).toMatchObject({ status: 201, body: { account: { displayName: nasty, teams: [nasty] } } });
  expect(made.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(made.headers.get('x-content-type-options')).toBe('nosniff');
});

test('GIVEN the audit THEN it is read in pages, by who, what and whom', async () => {
  const { body } = await admin.call('GET', '/api/audit?what=staff.&limit=2');
  const { entries, next = 0 } = auditPage.parse(body);
  expect(entries.map(({ what }) => what.startsWith('staff.'))).toEqual([true, true]);
  expect((await admin.call('GET', `/api/audit?what=staff.&limit=2&before=${next}`)).body).toMatchObject({ entries: [{ ordinal: expect.any(Number) as unknown }, {}] });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ROLES, type Role } from '../../bot/api/staff.js';
import { startApp, type RunningApp } from '../support/app.js';
import { addStaff, ConsoleBrowser } from '../support/staff.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const operation = z.object({ 'x-who': z.union([z.literal(['anyone', 'signed-in']), z.array(z.enum(ROLES))]), summary: z.string().min(3), requestBody: z.unknown().optional() });
const description = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), operation)) });

/** Everything the server says of its API. */
async function described() {
  const { body } = await new ConsoleBrowser(running).call('GET', '/api/openapi.json');
  const { paths } = description.parse(body);
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { 'x-who': who, requestBody }]) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, 'x'), route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, who, takesBody: requestBody !== undefined })));
}

/** Doors that other programs knock at, with secrets of their own. */
const OTHERS = /^(GET|POST|OPTIONS) \/api\/(desk\/|messages$)/;

test('THEN every route below /api/ says who may call it', async () => {
  const declared = (await described()).map(({ route }) => route);
  const answered = running.app.routes.filter((route) => / \/api\//.test(route) && !OTHERS.test(route));
  expect([...answered].sort()).toEqual([...declared].sort());
  expect(declared.length).toBeGreaterThan(20);
});

/** Somebody at the door: what they are, or why they are nobody. */
type Caller = Role | 'nobody' | 'disabled' | 'new password';
const CALLERS: readonly Caller[] = [...ROLES, 'nobody', 'disabled', 'new password'];

async function browserOf(caller: Caller): Promise<ConsoleBrowser> {
  const browser = new ConsoleBrowser(running);
  if (caller === 'nobody') return browser;
  const name = `w-${caller.replace(' ', '-')}-${Math.random().toString(36).slice(2)}`;
  const role: Role = caller === 'disabled' || caller === 'new password' ? 'admin' : caller;
  // Enough admins that the last one is never met.
  const staff = await addStaff(running, name, caller === 'disabled' ? [...ROLES] : [role], { mustChangePassword: caller === 'new password' });
  expect(await browser.signIn(name)).toMatchObject({ status: 200 });
  if (caller === 'disabled') expect(await running.app.database.staff.change({ ...staff, active: false, version: 2 })).toBe('changed');
  return browser;
}

const BEFORE_NEW_PASSWORD = ['GET /api/session', 'DELETE /api/session', 'DELETE /api/sessions', 'POST /api/session/password'];

function mayPass(caller: Caller, who: readonly Role[] | 'anyone' | 'signed-in', route: string): 'pass' | 401 | 403 {
  if (who === 'anyone') return 'pass';
  if (caller === 'nobody' || caller === 'disabled') return 401;
  if (caller === 'new password') return BEFORE_NEW_PASSWORD.includes(route) ? 'pass' : 403;
  return who === 'signed-in' || who.includes(caller) ? 'pass' : 403;
}

test.each(CALLERS)('GIVEN a caller who is: %s, WHEN every route is called THEN it lets in whom it says, and nobody else', async (caller) => {
  let browser = await browserOf(caller);
  const wrong: string[] = [];
  for (const { method, path, route, who, takesBody } of await described()) {
    const expected = mayPass(caller, who, route);
    const { status, code } = await browser.call(method, path, takesBody ? {} : undefined);
    const denied = code === 'NotSignedIn' || code === 'WrongRole' || code === 'PasswordMustChange';
    const right = expected === 'pass' ? !denied && status < 500 : denied && status === expected;
    if (!right) wrong.push(`${route}: ${status} ${code}, expected ${expected}`);
    // It may have been signed out by what it called.
    if (expected === 'pass' && method !== 'GET' && who !== 'anyone') browser = await browserOf(caller);
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('GIVEN a role that may not WHEN it calls THEN the denial is in the audit', async () => {
  const browser = await browserOf('agent');
  expect(await browser.call('GET', '/api/audit')).toMatchObject({ status: 403, code: 'WrongRole' });
  const [entry] = await running.app.database.audit.list({ limit: 1, what: 'api.denied' });
  expect(entry).toMatchObject({ subject: 'GET /api/audit', outcome: 'refused', detail: { roles: ['agent'] } });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { addStaff, ConsoleBrowser, signedIn } from '../support/staff.js';

let running: RunningApp;
let admin: ConsoleBrowser;
beforeAll(async () => {
  running = await startApp();
  admin = await signedIn(running, 'root', ['admin']);
});
afterAll(() => running.stop());

const NEW = { name: 'forged', roles: ['admin'] };
const made = async (): Promise<boolean> => (await running.app.database.staff.byName('forged')) !== undefined;

test.each([
  ['another origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['another origin of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ['no origin at all', { Origin: 'null' }],
  ['a port of its own', { Origin: 'http://127.0.0.1:1' }],
  ['no token', { 'X-Guitai-Csrf': '' }],
  ['a wrong token', { 'X-Guitai-Csrf': 'a'.repeat(43) }],
])('GIVEN a cookie that is right, with %s, WHEN something is to be changed THEN it is refused and in the audit', async (_what, headers) => {
  expect(await admin.call('POST', '/api/staff', NEW, headers)).toMatchObject({ status: 403, code: 'Forged' });
  expect(await made()).toBe(false);
  expect(await running.app.database.audit.list({ limit: 1, what: 'api.' })).toMatchObject([{ what: 'api.forged', subject: 'POST /api/staff', outcome: 'refused' }]);
});

test('GIVEN the token of another session of the same person THEN it is refused', async () => {
  const other = new ConsoleBrowser(running);
  await other.signIn('root');
  expect(await admin.call('POST', '/api/staff', NEW, { 'X-Guitai-Csrf': other.csrf })).toMatchObject({ status: 403, code: 'Forged' });
});

test('GIVEN another page WHEN it signs a browser in as somebody else THEN it is refused', async () => {
  await addStaff(running, 'mallory', ['agent']);
  expect(await new ConsoleBrowser(running, { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }).signIn('mallory')).toMatchObject({ status: 403, code: 'Forged' });
});

test('GIVEN another page WHEN it asks THEN no header lets it read', async () => {
  const { headers } = await admin.call('GET', '/api/staff', undefined, { Origin: 'https://evil.example' });
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test.each([
  ['a form', 'name=x', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ['JSON that calls itself text', '{"name":"x"}', { 'Content-Type': 'text/plain' }, 415],
  ['what is no JSON', '{"name":', {}, 400],
  ['65 KB', JSON.stringify({ name: 'x'.repeat(65 * 1_024) }), {}, 413],
  ['zipped bytes', '{}', { 'Content-Encoding': 'gzip' }, 415],
])('GIVEN %s THEN it is refused, and said so', async (_what, body, headers, status) => {
  const answer = await admin.call('POST', '/api/staff', body, headers);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { message: expect.stringMatching(/JSON|json|large/) as unknown } });
});

test('GIVEN fields that are wrong or not known THEN the first is named', async () => {
  expect((await admin.call('POST', '/api/staff', { name: 'x y', roles: ['agent'] })).body).toMatchObject({ error: { code: 'BadArgument', field: 'body.name' } });
  expect((await admin.call('POST', '/api/staff', { name: 'fine', roles: ['king'] })).body).toMatchObject({ error: { field: 'body.roles.0' } });
  expect((await admin.call('POST', '/api/staff', { name: 'fine', roles: ['agent'], passwordHash: 'x' })).body).toMatchObject({ error: { code: 'BadArgument', message: expect.stringContaining('passwordHash') as unknown } });
  expect((await admin.call('GET', '/api/audit?limit=9999')).body).toMatchObject({ error: { field: 'query.limit' } });
  expect(await admin.call('GET', `/api/staff/${'x'.repeat(99)}`)).toMatchObject({ status: 404 });
});

test('THEN the description is OpenAPI 3.1, made of the schemas that check', async () => {
  const { body } = await new ConsoleBrowser(running).call('GET', '/api/openapi.json');
  expect(body).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/api/staff/{id}': { patch: { 'x-who': ['admin'], parameters: [{ name: 'id', in: 'path', required: true }, { name: 'X-Guitai-Csrf', in: 'header' }], requestBody: { content: { 'application/json': { schema: { required: ['version'], properties: { roles: { type: 'array', items: { enum: ['agent', 'supervisor', 'compliance', 'admin'] } } } } } } } } },
      '/api/session': { post: { 'x-who': 'anyone', security: [] }, delete: { responses: { 204: {} } } },
      '/api/audit': { get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'limit', in: 'query', required: false })]) as unknown } },
    },
  });
});

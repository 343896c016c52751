import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';

const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const INTERNALS = /node_modules|at \w+ \(|SQLITE|TypeError|\.ts:|stack/i;

let running: RunningApp;
let customer: Customer;
beforeAll(async () => {
  running = await startApp();
  customer = await Customer.arrive(running.app.address);
});
afterAll(() => running.stop());

const path = (): string => `/conversations/${customer.conversation}/activities`;

/** The error answer to a request, checked to tell nothing of our insides. */
async function refused(response: Response): Promise<{ status: number; code: string; message: string }> {
  const body = await response.text();
  expect(body).not.toMatch(INTERNALS);
  const { error } = failure.parse(JSON.parse(body));
  return { status: response.status, ...error };
}

const deep = (depth: number): string => `{"type":"message","text":"x","value":${'['.repeat(depth)}${']'.repeat(depth)}}`;

test.each<[string, () => Promise<Response>, number, string]>([
  ['no JSON', () => customer.request('POST', path(), '{"type":'), 400, 'BadJson'],
  ['binary', () => customer.request('POST', path(), '\u0000\u0001\u0002'), 400, 'BadJson'],
  ['JSON nested 10,000 deep', () => customer.request('POST', path(), deep(10_000)), 400, 'TooDeep'],
  ['an array', () => customer.request('POST', path(), '[]'), 400, 'BadArgument'],
  ['no type', () => customer.request('POST', path(), { text: 'x' }), 400, 'BadArgument'],
  ['a type nobody knows', () => customer.request('POST', path(), { type: 'invoke', name: 'x' }), 400, 'UnknownActivity'],
  ['nothing said', () => customer.request('POST', path(), { type: 'message', text: ' \n ' }), 400, 'Empty'],
  ['oversized text', () => customer.request('POST', path(), { type: 'message', text: '字'.repeat(4_001) }), 413, 'TextTooLong'],
  ['an oversized body', () => customer.request('POST', path(), { type: 'message', text: 'x'.repeat(300_000) }), 413, 'BodyTooLarge'],
  ['a compressed body', () => customer.request('POST', path(), { type: 'message', text: 'x' }, { 'Content-Encoding': 'gzip' }), 415, 'UnsupportedEncoding'],
  ['no token', () => customer.request('POST', path(), { type: 'message', text: 'x' }, { Authorization: '' }), 401, 'Unauthorized'],
  ['a made-up token', () => customer.request('POST', path(), { type: 'message', text: 'x' }, { Authorization: 'Bearer abc.def.ghi' }), 403, 'BadToken'],
  ['an odd watermark', () => customer.request('GET', `${path()}?watermark=abc`), 400, 'BadArgument'],
  ['a foreign conversation', () => customer.request('GET', '/conversations/somebodyelse/activities'), 403, 'WrongConversation'],
  ['a secret nobody has', () => customer.request('POST', '/tokens/generate', {}), 403, 'NotAllowed'],
])('GIVEN %s THEN a clear refusal', async (_what, ask, status, code) => {
  const answer = await refused(await ask());
  expect(answer).toMatchObject({ status, code });
  expect(answer.message).toMatch(/\p{Script=Han}/u);
});

test('GIVEN oversized text THEN the limit is told, in the language of the conversation', async () => {
  const english = await Customer.arrive(running.app.address, 'en');
  const answer = await refused(await english.request('POST', `/conversations/${english.conversation}/activities`, { type: 'message', text: 'x'.repeat(4_001) }));
  expect(answer.message).toContain('4000');
  expect(answer.message).toContain('characters');
});

test('GIVEN a token of another conversation THEN it opens nothing of it', async () => {
  const other = await Customer.arrive(running.app.address);
  const response = await customer.request('GET', `/conversations/${other.conversation}/activities`);
  expect(await refused(response)).toMatchObject({ status: 403, code: 'WrongConversation' });
});

test('GIVEN an expired token THEN it is refused and says so; a fresh one brings the conversation back', async () => {
  const late = await Customer.arrive(running.app.address);
  running.clock.move(31 * 60_000);
  expect(await refused(await late.request('GET', `/conversations/${late.conversation}/activities`))).toMatchObject({ status: 403, code: 'TokenExpired' });
  running.clock.move(-31 * 60_000);
});

test.each([
  ['ten thousand emoji', '😀'.repeat(3_000), 200],
  ['right-to-left and zero-width characters', '\u202e预约\u200b开户\u2066x\u2069', 200],
  ['lone halves of surrogate pairs', 'a\ud800b\udc00c', 200],
  ['SQL and markup', `'; drop table records; -- <script>alert(1)</script>`, 200],
])('GIVEN %s THEN it is kept and kindly answered', async (_what, text, status) => {
  const guest = await Customer.arrive(running.app.address);
  const response = await guest.request('POST', `/conversations/${guest.conversation}/activities`, { type: 'message', text });
  expect(response.status).toBe(status);
  const [answer] = await guest.answers(1);
  expect(answer?.text).toBeTruthy();
});

test('GIVEN ten thousand emoji at once THEN the limit is told and the process lives', async () => {
  const response = await customer.request('POST', path(), { type: 'message', text: '😀'.repeat(10_000) });
  expect(await refused(response)).toMatchObject({ status: 413, code: 'TextTooLong' });
  expect((await fetch(`${running.app.address}/readyz`)).status).toBe(200);
});

test('GIVEN unknown paths and methods THEN 404 and 405 with security headers and no insides', async () => {
  for (const [method, where] of [['GET', '/nowhere'], ['DELETE', '/v3/directline/conversations'], ['GET', '/../../etc/passwd']] as const) {
    const response = await fetch(`${running.app.address}${where}`, { method });
    expect([404, 405]).toContain(response.status);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toMatch(INTERNALS);
  }
});

test('THEN nothing that a customer said is in the log', async () => {
  const guest = await Customer.arrive(running.app.address);
  await guest.say('我叫王小芳，手机13712341234');
  expect(JSON.stringify(running.log.lines)).not.toMatch(/13712341234|王小芳/);
});

test('GIVEN too many messages in a minute THEN 429 says when to try again', async () => {
  const strict = await startApp({ RATE_PER_TOKEN: '5' });
  try {
    const hasty = await Customer.arrive(strict.app.address);
    const answers = [];
    for (let count = 0; count < 8; count += 1) answers.push(await hasty.request('POST', `/conversations/${hasty.conversation}/activities`, { type: 'message', text: `第${count}条` }));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await refused(last ?? new Response())).message).toMatch(/秒/);
  } finally {
    await strict.stop();
  }
});

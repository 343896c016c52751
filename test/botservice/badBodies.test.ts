import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { deliver, payload } from './connector.js';
import { record } from './seen.js';

const refused = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) });

let running: RunningApp;
let good: Record<string, unknown>;

beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());
beforeEach(async () => {
  good = await payload('emulator', { serviceUrl: 'http://127.0.0.1:9/', conversation: { id: 'bad' } });
});

function send(body: string | Uint8Array<ArrayBuffer> | undefined, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${running.app.address}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, ...(body !== undefined && { body }) });
}

/** Refused in so many words, as JSON, with nothing of the insides, nothing on record, and the process as before. */
async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
  const body = await response.text();
  expect([response.status, refused.parse(JSON.parse(body)).error.code]).toEqual([status, code]);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(body).not.toMatch(/zod|invalid_type|SyntaxError|position|node_modules|\bat \S+[:(]/);
  expect(await record(running, 'emulator:bad')).toEqual([]);
  expect(running.log.lines.filter((each) => each.level === 'error')).toEqual([]);
  expect((await deliver(running.app.address, { ...good, type: 'typing' })).status).toBe(200);
}

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('bodies that are no activity', () => {
  it.each<[string, string | undefined, number, string]>([
    ['nothing', undefined, 400, 'BadArgument'],
    ['no JSON', 'hello', 400, 'BadJson'],
    ['half of it', '{"type":"message",', 400, 'BadJson'],
    ['null', 'null', 400, 'BadArgument'],
    ['a number', '1', 400, 'BadArgument'],
    ['a list', '[{}]', 400, 'BadArgument'],
    ['an empty object', '{}', 400, 'BadArgument'],
    ['10,000 deep', deep(10_000), 400, 'TooDeep'],
    ['100,000 deep', deep(100_000), 400, 'TooDeep'],
    ['10,000 deep and never closed', '{"a":'.repeat(10_000), 400, 'TooDeep'],
    ['too large', JSON.stringify({ text: 'x'.repeat(300_000) }), 413, 'BodyTooLarge'],
  ])('refuses %s', async (_, body, status, code) => {
    await expectRefusal(await send(body), status, code);
  });

  it('refuses what is not UTF-8, compressed, of another type or of none', async () => {
    await expectRefusal(await send(new Uint8Array([0x7b, 0xff, 0x7d])), 400, 'BadJson');
    await expectRefusal(await send(new Uint8Array(gzipSync(JSON.stringify(good))), { 'Content-Encoding': 'gzip' }), 415, 'UnsupportedEncoding');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', '']) await expectRefusal(await send(JSON.stringify(good), { 'Content-Type': type }), 415, 'UnsupportedMediaType');
  });

  it('refuses a large body that does not say its length', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(65_536));
    let sent = 0;
    const body = new ReadableStream({ pull: (out) => ((sent += 1) > 8 ? out.close() : out.enqueue(chunk)) });
    const response = await fetch(`${running.app.address}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' });
    await expectRefusal(response, 413, 'BodyTooLarge');
  });

  it.each(['type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient'])('refuses an activity without %s', async (field) => {
    for (const value of [undefined, null, 1, true, [], {}, '']) await expectRefusal(await send(JSON.stringify({ ...good, [field]: value })), 400, 'BadArgument');
  });

  it.each<[string, unknown]>([
    ['a conversation without an id', { conversation: {} }],
    ['an empty conversation id', { conversation: { id: '' } }],
    ['a conversation id that is a number', { conversation: { id: 1 } }],
    ['a conversation id beyond all measure', { conversation: { id: 'x'.repeat(2_000) } }],
    ['a text that is a number', { text: 1 }],
    ['a text that is an object', { text: { $ne: '' } }],
    ['attachments that are none', { attachments: 'x' }],
    ['too many attachments', { attachments: Array.from({ length: 100 }, () => ({})) }],
    ['a channel that is a path', { channelId: '../x' }],
    ['a channel of two lines', { channelId: 'a\nb' }],
    ['an id that is an object', { id: {} }],
    ['a large value', { value: 'x'.repeat(20_000) }],
    ['members that are none', { type: 'conversationUpdate', membersAdded: [1] }],
    ['a delivery mode that is a list', { deliveryMode: ['expectReplies'] }],
  ])('refuses %s', async (_, more) => {
    await expectRefusal(await send(JSON.stringify(Object.assign({}, good, more))), 400, 'BadArgument');
  });

  it('refuses an empty message and one that is too long', async () => {
    await expectRefusal(await send(JSON.stringify({ ...good, text: ' \n\t ' })), 400, 'Empty');
    await expectRefusal(await send(JSON.stringify({ ...good, text: '长'.repeat(5_000) })), 413, 'TextTooLong');
    await expectRefusal(await send(JSON.stringify({ ...good, text: 'x'.repeat(5_000), deliveryMode: 'expectReplies' })), 413, 'TextTooLong');
  });

  it.each<[string, (name: string) => unknown]>([
    ['conversation id', (odd) => ({ conversation: { id: odd } })],
    ['activity id', (odd) => ({ id: odd })],
    ['customer id', (odd) => ({ from: { id: odd } })],
    ['bot id and name', (odd) => ({ recipient: { id: odd, name: odd } })],
    ['text', (odd) => ({ text: `a${odd}b` })],
    ['locale', (odd) => ({ locale: odd })],
    ['attachment', (odd) => ({ text: '', attachments: [{ name: odd, contentType: odd }] })],
    ['value', (odd) => ({ value: { [odd]: odd } })],
  ])('takes any characters as %s, or refuses them', async (_, make) => {
    for (const odd of ['\u0000', '\ud800', '\udfff\ud800', '\u202e', "';drop table records;--", '__proto__', '\r\nX: y', '🏦'.repeat(200)]) {
      const response = await send(JSON.stringify(Object.assign({}, good, { conversation: { id: `odd${odd.length}` } }, make(odd))));
      expect([200, 400]).toContain(response.status);
      if (response.status === 400) refused.parse(await response.json());
    }
    expect(running.log.lines.filter((each) => each.level === 'error')).toEqual([]);
  });

  it('knows no other method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await fetch(`${running.app.address}/api/messages`, { method });
      expect(response.status).toBe(405);
      refused.parse(await response.json());
    }
  });
});

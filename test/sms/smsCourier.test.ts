import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signatureOf } from '../../adapters/sms/signature.js';
import { SmsCourier } from '../../adapters/sms/smsCourier.js';
import type { Notice } from '../../bot/courier.js';
import { startSmsGateway, type SmsGateway } from '../support/smsGateway.js';
import { until } from '../support/until.js';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = Date.UTC(2026, 11, 1, 2, 0, 0);
const NOTICE: Notice = { id: 'n-1', to: '+8613800138000', locale: 'zh-Hans', subject: '', text: '【示例银行】您好 👋\r\nBcc: "x"', attachments: [] };

let gateway: SmsGateway;
beforeEach(async () => {
  gateway = await startSmsGateway(SECRET, () => NOW);
});
afterEach(() => gateway.close());
const courier = ({ url = gateway.url, secret = SECRET, now = NOW } = {}) => new SmsCourier({ url, secret, timeoutMs: 300 }, { now: () => now });

test('THEN the gateway gets id, addressee, text and language, byte for byte, and nothing else', async () => {
  expect(await courier().carry({ ...NOTICE, subject: 'no', attachments: [{ name: 'a', contentType: 'text/plain', content: 'no' }] })).toEqual({ kind: 'sent' });
  expect(gateway.taken).toEqual([{ id: 'n-1', to: '+8613800138000', text: NOTICE.text, locale: 'zh-Hans' }]);
  expect(gateway.requests[0]?.headers['content-type']).toBe('application/json');
});

test('THEN the signature is the one in docs/sms-gateway.md', () => {
  const body = '{"id":"n-1","to":"+8613800138000","text":"您好","locale":"zh-Hans"}';
  expect(signatureOf(SECRET, '1796090400', body)).toBe('v1=725caf8374416646d3d15bc58f473fbfcaac9923164d89fd46e5883263af8088');
});

describe('what the gateway takes', () => {
  test('GIVEN another secret THEN 401, and the notice is tried again once it is mended', async () => {
    expect(await courier({ secret: `${SECRET}.` }).carry(NOTICE)).toEqual({ kind: 'failed', error: 'sms gateway: 401', again: true });
    expect(gateway.taken).toEqual([]);
  });

  test.each([[-301, 401], [-299, 202], [299, 202], [301, 401]])('GIVEN a clock that is off by %i s THEN %i', async (seconds, status) => {
    const carried = await courier({ now: NOW + seconds * 1_000 }).carry(NOTICE);
    expect(carried).toEqual(status === 202 ? { kind: 'sent' } : { kind: 'failed', error: 'sms gateway: 401', again: true });
  });

  test('GIVEN a request that was changed on the way, or has no signature, THEN 401', async () => {
    await courier().carry(NOTICE);
    const [seen] = gateway.requests;
    const post = async (body: string, headers: Record<string, string>) => (await fetch(gateway.url, { method: 'POST', body, headers })).status;
    const signed = { 'x-guitai-timestamp': String(seen?.headers['x-guitai-timestamp']), 'x-guitai-signature': String(seen?.headers['x-guitai-signature']) };
    const body = seen?.body ?? '';
    expect(await post(body, signed)).toBe(409);
    expect(await post(body.replace('8000', '8001'), signed)).toBe(401);
    expect(await post(body, { ...signed, 'x-guitai-timestamp': String(Number(signed['x-guitai-timestamp']) + 1) })).toBe(401);
    expect(await post(body, {})).toBe(401);
    expect(gateway.taken).toHaveLength(1);
  });

  test('GIVEN a second attempt THEN it counts as sent, and the customer gets one message', async () => {
    expect(await courier().carry(NOTICE)).toEqual({ kind: 'sent' });
    expect(await courier().carry(NOTICE)).toEqual({ kind: 'sent' });
    expect(gateway.requests).toHaveLength(2);
    expect(gateway.taken).toHaveLength(1);
  });
});

describe('what is made of an answer', () => {
  const failed = (status: number, rest: object) => ({ kind: 'failed', error: `sms gateway: ${status}`, ...rest });

  test.each([
    [400, { again: false }], [401, { again: true }], [404, { again: true }], [429, { again: true }], [500, { again: true }], [503, { again: true }],
    // A success that the protocol does not know: perhaps a login page.
    [200, { again: true }],
  ])('GIVEN %i THEN %j', async (status, rest) => {
    gateway.mood = { status, body: 'Ms Secret' };
    expect(await courier().carry(NOTICE)).toEqual(failed(status, rest));
  });

  test.each([
    [429, '7', 7_000], [503, 'Tue, 01 Dec 2026 02:02:00 GMT', 120_000], [503, 'Tue, 01 Dec 2026 01:00:00 GMT', 0], [429, '999999999', 3_600_000],
  ])('GIVEN %i with Retry-After: %s THEN %i ms', async (status, retryAfter, waitMs) => {
    gateway.mood = { status, headers: { 'retry-after': retryAfter } };
    expect(await courier().carry(NOTICE)).toEqual(failed(status, { again: true, waitMs }));
  });

  test.each(['soon', '-1', '1.5', ''])('GIVEN Retry-After: %j THEN it is as if it were not there', async (retryAfter) => {
    gateway.mood = { status: 503, headers: { 'retry-after': retryAfter } };
    expect(await courier().carry(NOTICE)).toEqual(failed(503, { again: true }));
  });

  test.each([301, 302, 307, 308])('GIVEN %i THEN nobody else is sent the number', async (status) => {
    const other = await startSmsGateway(SECRET, () => NOW);
    try {
      gateway.mood = { status, headers: { location: other.url } };
      expect(await courier().carry(NOTICE)).toEqual(failed(status, { again: true }));
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('GIVEN an answer that does not end THEN its body is not waited for', async () => {
    let written = 0;
    let gone = false;
    const server = createServer((_request, response) => {
      response.writeHead(202);
      const more = (): void => {
        while (!gone && response.write('x'.repeat(65_536))) written += 65_536;
        written += 65_536;
      };
      response.on('drain', more).on('close', () => (gone = true));
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`;
    expect(await courier({ url }).carry(NOTICE)).toEqual({ kind: 'sent' });
    await until('the connection to be closed', () => gone);
    expect(written).toBeLessThan(64 * 1_048_576);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
});

test.each(['http://sms.example.com/', 'ftp://127.0.0.1/', 'sms.example.com', 'https://user:hush@sms.example.com/'])('GIVEN the url %j THEN there is no courier', (url) => {
  expect(() => courier({ url })).toThrow(TypeError);
});

test('GIVEN no secret THEN there is no courier', () => {
  expect(() => courier({ secret: '' })).toThrow(TypeError);
});

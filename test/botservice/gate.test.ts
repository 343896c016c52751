import { networkInterfaces } from 'node:os';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { deliver, payload } from './connector.js';
import { record } from './seen.js';

const refused = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) });

/** An address of this machine that is not loopback; where there is none, that test is left out. */
const outside = Object.values(networkInterfaces()).flatMap((each) => each ?? []).find((each) => each.family === 'IPv4' && !each.internal)?.address;

let running: RunningApp;

beforeAll(async () => {
  running = await startApp({ HOST: '0.0.0.0' });
});
afterAll(() => running.stop());

/** Delivers with headers that fetch does not let through. */
function deliverRaw(host: string, headers: Readonly<Record<string, string>>, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(running.app.address);
    const sent = request({ host, port, path: '/api/messages', method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject).end(body);
  });
}

function expectRefusal({ status, body }: { status: number; body: string }, message: RegExp): void {
  expect(status).toBe(403);
  expect(refused.parse(JSON.parse(body)).error).toMatchObject({ code: 'NotLocal', message: expect.stringMatching(message) as unknown });
}

describe('without an app id', () => {
  it.runIf(outside !== undefined)('serves nobody from elsewhere, whatever they say of themselves', async () => {
    const body = JSON.stringify(await payload('emulator', { serviceUrl: 'http://127.0.0.1:9/', conversation: { id: 'far' } }));
    for (const headers of [{}, { 'X-Forwarded-For': '127.0.0.1' }, { Forwarded: 'for=127.0.0.1' }, { 'X-Real-IP': '::1' }, { Host: 'localhost:3978' }, { Host: '127.0.0.1' }]) {
      expectRefusal(await deliverRaw(outside ?? '', headers, body), /only requests from this machine itself/);
    }
    expect(await record(running, 'emulator:far')).toEqual([]);
  });

  it.each([
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Forwarded-For': '' },
    { 'X-Forwarded-Host': 'bank.example' },
    { 'X-Real-IP': '203.0.113.9' },
    { Forwarded: 'for=203.0.113.9' },
    { Via: '1.1 proxy' },
    { Host: 'rebound.example:3978' },
    { Host: 'localhost.rebound.example' },
  ])('serves no proxy on this machine, and no page whose name leads here: %j', async (headers: Readonly<Record<string, string>>) => {
    expectRefusal(await deliverRaw('127.0.0.1', headers, JSON.stringify(await payload('emulator'))), /only requests from this machine itself/);
  });

  it('reads nothing of who is not served', async () => {
    expectRefusal(await deliverRaw('127.0.0.1', { Via: '1.1 proxy' }, '{'), /only requests from this machine itself/);
  });

  it.each([
    'https://smba.trafficmanager.net/teams/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::ffff:127.0.0.1]/',
    'http://134744072/',
    'http://0x08080808/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
  ])('sends nothing to %s', async (serviceUrl) => {
    const response = await deliver(running.app.address, await payload('emulator', { serviceUrl, conversation: { id: 'away' } }));
    expectRefusal({ status: response.status, body: await response.text() }, /serviceUrl must be a loopback address/);
    expect(await record(running, 'emulator:away')).toEqual([]);
  });

  it.each([
    'http://127.0.0.1@evil.example/',
    'http://evil.example\\@127.0.0.1/',
    'http://127.0.0.1\\@evil.example/',
    'http://127.0.0.1\t.evil.example/',
    'http:127.0.0.1/',
    'http://127.0.0.1/admin?x=',
    'http://127.0.0.1/admin#',
    'http://１２７.0.0.1/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'urn:botframework:websocket:ws',
    '',
  ])('takes %j for no address', async (serviceUrl) => {
    const response = await deliver(running.app.address, await payload('emulator', { serviceUrl, conversation: { id: 'away' } }));
    expect(response.status).toBe(400);
    expect(refused.parse(await response.json()).error.code).toBe('BadArgument');
  });

  it.each(['http://localhost:9', 'http://127.0.0.1:9/', 'http://[::1]:9/', 'http://127.9.9.9:9/', 'HTTP://LOCALHOST:9/'])('serves the Emulator at %s', async (serviceUrl) => {
    expect((await deliver(running.app.address, await payload('emulator', { serviceUrl, type: 'typing' }))).status).toBe(200);
  });
});

describe('in production without an app id', () => {
  it('serves nobody, and says what to set', async () => {
    const production = await startApp({ NODE_ENV: 'production', RECORD_SEAL_KEY: 's'.repeat(32), TOKEN_KEY: 't'.repeat(32) });
    try {
      const response = await deliver(production.app.address, await payload('emulator', { conversation: { id: 'p' } }));
      expect(response.status).toBe(403);
      const { error } = refused.parse(await response.json());
      expect(error.code).toBe('NotConfigured');
      expect(error.message).toContain('Set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD');
      expect(await record(production, 'emulator:p')).toEqual([]);
    } finally {
      await production.stop();
    }
  });
});

import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { APP_ID, Authority, PUSH_TOKEN, TENANT_ID, type TokenClaims } from './authority.js';
import { Connector, deliver, payload, PIXEL } from './connector.js';
import { delivered, record } from './seen.js';

const refused = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) });
const PASSWORD = 'the-password-of-the-app';

let authority: Authority;
let connector: Connector;

beforeAll(async () => {
  authority = await Authority.open();
});
afterAll(() => authority.close());
beforeEach(async () => {
  // The SDK writes its own lines for tokens it refuses.
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  connector = await Connector.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await connector.close();
});

/** A refusal of that status, with no word of the insides in it. */
async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
  const body = await response.text();
  expect(response.status).toBe(status);
  expect(refused.parse(JSON.parse(body)).error.code).toBe(code);
  expect(body).not.toMatch(/jwt|issuer|endorse|signing|AppId|node_modules|\bat \S+[:(]/i);
  expect(body).not.toContain(APP_ID);
}

describe.each([
  ['MultiTenant', 'botframework.com', { MICROSOFT_APP_TYPE: 'MultiTenant' }],
  ['SingleTenant', TENANT_ID, { MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_TENANT_ID: TENANT_ID }],
] as const)('with an app id, %s', (type, tenant, settings) => {
  let running: RunningApp;
  const id = `${type}-1`;

  beforeAll(async () => {
    running = await startApp({ MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: PASSWORD, NODE_ENV: 'production', RECORD_SEAL_KEY: 's'.repeat(32), TOKEN_KEY: 't'.repeat(32), ...settings }, { waits: { keysMs: 300, showAfterMs: 3_600_000, outbox: { pollMs: 20 } } });
  });
  afterAll(() => running.stop());

  const activity = (more: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> => payload('teams', { serviceUrl: connector.url, conversation: { id }, ...more });
  const bearing = async (token: string, more: Readonly<Record<string, unknown>> = {}): Promise<Response> => deliver(running.app.address, await activity(more), { Authorization: `Bearer ${token}` });

  // Before the keys are served for the first time: the SDK keeps them for a day.
  if (type === 'MultiTenant') {
    it.each([
      ['is down', () => void nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').reply(503)],
      ['has no keys', () => void nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').reply(200, { jwks_uri: 'https://login.botframework.com/k' }).get('/k').reply(500)],
      ['can not be reached', () => void nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').replyWithError(new Error('ECONNREFUSED'))],
      ['hangs', () => void nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').delay(60_000).reply(200, {})],
      ['talks nonsense', () => void nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').reply(200, '<html>')],
    ])('asks to come again when the authority %s', async (_, serve) => {
      serve();
      const response = await bearing(await authority.token({ serviceurl: connector.url }));
      await expectRefusal(response, 503, 'ServiceUnavailable');
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(nock.isDone()).toBe(true);
    });
  }

  describe('and the authority there', () => {
    beforeAll(() => authority.serveKeys(['msteams', 'slack']));
    afterAll(() => nock.cleanAll());

    it('refuses who has no token', async () => {
      for (const header of [{}, { Authorization: '' }, { Authorization: ' ' }]) await expectRefusal(await deliver(running.app.address, await activity(), header), 401, 'Unauthorized');
      // Nothing is read of who has none.
      await expectRefusal(await deliver(running.app.address, '{'), 401, 'Unauthorized');
    });

    it.each(['x', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.', '../../etc/passwd', 'x'.repeat(5_000)])('refuses garbage: %s', async (token) => {
      await expectRefusal(await bearing(token), 403, 'BadToken');
      for (const header of [token, `Basic ${token}`, `Bearer ${token} ${token}`, 'Bearer', 'Bearer ']) await expectRefusal(await deliver(running.app.address, await activity(), { Authorization: header }), 403, 'BadToken');
    });

    it.each<[string, TokenClaims]>([
      ['is expired', { expires: -3_600, begins: -7_200 }],
      ['is not valid yet', { begins: 3_600, expires: 7_200 }],
      ['is for another bot', { audience: 'somebody-else' }],
      ['is for an empty audience', { audience: '' }],
      ['is from another issuer', { issuer: 'https://api.botframework.com.evil.example' }],
      ['claims to be from another bot', { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', more: { ver: '1.0', appid: '11111111-1111-1111-1111-111111111111' } }],
      ['claims to be from another bot for another', { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', audience: 'somebody-else', more: { ver: '1.0', appid: 'somebody-else' } }],
      ['is for another serviceUrl', { serviceurl: 'https://smba.trafficmanager.net/teams/' }],
      ['names a serviceUrl that only looks alike', { serviceurl: 'http://127.0.0.1:1/' }],
      ['is signed with an unknown key', { keyId: 'key-2' }],
    ])('refuses a token that %s', async (_, claims) => {
      await expectRefusal(await bearing(await authority.token({ serviceurl: connector.url, ...claims })), 403, 'BadToken');
    });

    it('refuses a token without a serviceUrl, one of another key, one without a signature and one of a shared secret', async () => {
      await expectRefusal(await bearing(await authority.token({})), 403, 'BadToken');
      const { privateKey } = await generateKeyPair('RS256');
      await expectRefusal(await bearing(await authority.token({ serviceurl: connector.url }, privateKey)), 403, 'BadToken');
      const claims = { iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: connector.url, exp: Math.floor(Date.now() / 1_000) + 600 };
      await expectRefusal(await bearing(new UnsecuredJWT(claims).encode()), 403, 'BadToken');
      await expectRefusal(await bearing(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(new TextEncoder().encode(PASSWORD.repeat(2)))), 403, 'BadToken');
    });

    it('refuses a channel that the key is not endorsed for', async () => {
      await expectRefusal(await bearing(await authority.token({ serviceurl: connector.url }), { channelId: 'telegram' }), 403, 'BadToken');
      await expectRefusal(await bearing(await authority.token({ serviceurl: connector.url }), { channelId: 'AseChannel' }), 403, 'BadToken');
    });

    it('has nothing on record of whom it refused', async () => {
      expect(await record(running, `msteams:${id}`)).toEqual([]);
      expect(connector.attempts).toBe(0);
    });

    it('takes a right token, and pushes the answer with a token of its own', async () => {
      if (type === 'MultiTenant') authority.refuseLogin(tenant);
      const asked = authority.serveLogin(tenant);
      const response = await bearing(await authority.token({ serviceurl: connector.url }));
      expect(response.status).toBe(200);
      await until('a reply', () => {
        running.clock.move(500);
        return connector.got[0];
      });
      expect(connector.authorizations).toEqual(connector.got.map(() => `Bearer ${PUSH_TOKEN}`));
      const [found] = await delivered(running, `msteams:${id}`, 1);
      expect(found).toMatchObject({ outcome: 'delivered', content: { by: 'connector', attempts: type === 'MultiTenant' ? 2 : 1 } });
      // The SDK keeps a token for the whole process; here is where it gets it, at the second attempt.
      if (type !== 'MultiTenant') return;
      expect(running.log.lines.filter((each) => each.level !== 'info').at(-1)).toMatchObject({ level: 'warn', line: 'message not delivered yet; it is tried again', facts: { error: 'invalid_client' } });
      expect(JSON.stringify(running.log.lines)).not.toContain(PASSWORD);
      expect(asked.map((each) => [each.get('client_id'), each.get('client_secret'), each.get('grant_type'), each.get('scope')])).toEqual([[APP_ID, PASSWORD, 'client_credentials', 'https://api.botframework.com/.default']]);
    });

    it('asks for a picture that the connector keeps with its token, and for no picture at an address that is none of the channel’s', async () => {
      const from = `${type}-files`;
      const token = await authority.token({ serviceurl: connector.url });
      const sends = async (contentUrl: string): Promise<void> => {
        const sent = await bearing(token, { id: contentUrl, conversation: { id: from }, text: undefined, attachments: [{ contentType: 'image/png', contentUrl, name: 'receipt.png' }] });
        expect(sent.status).toBe(200);
      };
      connector.files.set('/a', { bytes: PIXEL });
      await sends(`${connector.url}a`);
      const pictures = async (): Promise<number> => (await record(running, `msteams:${from}`)).filter((each) => each.kind === 'message' && each.content.files !== undefined).length;
      await until('the picture', async () => (await pictures()) === 1);
      expect(connector.fetched).toEqual([{ path: '/a', authorization: `Bearer ${PUSH_TOKEN}` }]);
      const foreign = ['http://169.254.169.254/latest/meta-data', 'https://elsewhere.example/a', 'http://bank.sharepoint.com/a', 'https://bank.sharepoint.com:8443/a', 'https://sharepoint.com.elsewhere.example/a', 'https://api.telegram.org/a', 'https://somebody.trafficmanager.net/a', 'file:///etc/passwd', 'not an address'];
      for (const address of foreign) await sends(address);
      await until('word of each', async () => (await record(running, `msteams:${from}`)).filter((each) => each.kind === 'event' && each.content.event === 'channel.not-fetched').length === foreign.length);
      expect([await pictures(), connector.fetched.length]).toEqual([1, 1]);
    });

    it('takes what the Emulator bears that knows our password', async () => {
      const token = await authority.token({ issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', more: { ver: '1.0', appid: APP_ID } });
      expect((await bearing(token, { channelId: 'emulator', type: 'typing' })).status).toBe(200);
    });

    it('answers in the response with a right token', async () => {
      const response = await bearing(await authority.token({ serviceurl: connector.url }), { id: 'again', deliveryMode: 'expectReplies', conversation: { id: `${id}-e` } });
      expect(response.status).toBe(200);
      expect(z.object({ activities: z.array(z.looseObject({ text: z.string() })).min(1) }).parse(await response.json()).activities).not.toEqual([]);
    });
  });
});

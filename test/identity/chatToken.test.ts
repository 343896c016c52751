import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agentDoes, atDesk } from '../support/agents.js';
import { REFERENCE, startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { heldIn } from '../support/inside.js';

const SECRET = 's'.repeat(48);
const ENVIRONMENT = { IDENTITY_ISSUER: 'https://www.example.com', IDENTITY_AUDIENCE: 'guitai', IDENTITY_SECRET: SECRET, IDENTITY_ALGORITHMS: 'HS256' };
const CLAIMS = { name: '王芳', phone_number: '+8613800138000' };

/** A sign-in as the institution's site makes it. */
function signIn({ issuer = ENVIRONMENT.IDENTITY_ISSUER, secret = SECRET, subject = 'customer-7', at = REFERENCE / 1_000, life = 600 } = {}): Promise<string> {
  return new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256' }).setIssuer(issuer).setAudience('guitai').setSubject(subject).setIssuedAt(at).setExpirationTime(at + life).sign(Buffer.from(secret));
}

const made = z.object({ token: z.string(), conversationId: z.string() });
const refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

let running: RunningApp;
beforeAll(async () => {
  running = await startApp(ENVIRONMENT);
});
afterAll(() => running.stop());

const ask = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${running.app.address}/chat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });

describe('a customer whom the institution’s site vouches for', () => {
  it('is not asked for name and contact again, and neither is on record in the clear', async () => {
    const answer = made.parse(await (await ask({ identity: await signIn() })).json());
    const customer = Customer.with(running.app.address, answer);
    await customer.request('POST', '/conversations');
    await customer.answers(1);
    const card = await customer.say('下周三下午三点在浦东支行约理财咨询');
    expect(card.text).toContain('核对');
    expect(await heldIn(running.app, customer.conversation)).toMatchObject({ name: '王芳', contact: { kind: 'phone', value: '+8613800138000' } });
    const records = JSON.stringify(await running.app.core.recordsAfter(customer.conversation, 0, 100));
    expect(records).toContain('customer.identified');
    expect(records).not.toContain('13800138000');
    expect(records).not.toContain('customer-7');
  });

  it('does not find the conversation of somebody else who was signed in at the same browser', async () => {
    const first = await ask({ identity: await signIn({ subject: 'customer-8' }) });
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const { conversationId } = made.parse(await first.json());
    const same = made.parse(await (await ask({ identity: await signIn({ subject: 'customer-8' }) }, { Cookie: cookie })).json());
    const other = made.parse(await (await ask({ identity: await signIn({ subject: 'customer-9' }) }, { Cookie: cookie })).json());
    expect(same.conversationId).toBe(conversationId);
    expect(other.conversationId).not.toBe(conversationId);
    // Signed out again: a stranger at the same screen.
    expect(made.parse(await (await ask({}, { Cookie: cookie })).json()).conversationId).not.toBe(conversationId);
  });

  it('who waits for a person or is with one meets them again on another device, and nobody else does', async () => {
    const first = made.parse(await (await ask({ identity: await signIn({ subject: 'customer-20' }) })).json());
    const customer = Customer.with(running.app.address, first);
    await customer.request('POST', '/conversations');
    await customer.answers(1);
    await atDesk(running, 1);
    await customer.say('转人工');
    const other = async (subject: string): Promise<string> => made.parse(await (await ask({ identity: await signIn({ subject }) })).json()).conversationId;
    expect(await other('customer-20')).toBe(first.conversationId);
    expect(await other('customer-21')).not.toBe(first.conversationId);
    await agentDoes(running, first.conversationId, { claims: true });
    expect(await other('customer-20')).toBe(first.conversationId);
    await agentDoes(running, first.conversationId, { closes: 'no-answer' });
    expect(await other('customer-20')).not.toBe(first.conversationId);
  });

  it.each([
    ['expired', () => signIn({ at: REFERENCE / 1_000 - 7_200 }), 'IdentityExpired'],
    ['of another issuer', () => signIn({ issuer: 'https://elsewhere.example' }), 'IdentityRefused'],
    ['signed with another secret', () => signIn({ secret: 'x'.repeat(48) }), 'IdentityRefused'],
    ['with alg none', () => Promise.resolve(new UnsecuredJWT(CLAIMS).setIssuer(ENVIRONMENT.IDENTITY_ISSUER).setAudience('guitai').setSubject('customer-7').setExpirationTime(REFERENCE / 1_000 + 600).encode()), 'IdentityRefused'],
    ['that is none', () => Promise.resolve('not.a.token'), 'IdentityRefused'],
  ])('is refused with a sign-in %s, in words', async (_what, token, code) => {
    const response = await ask({ identity: await token(), locale: 'zh-Hans' });
    expect(response.status).toBe(403);
    const { error } = refused.parse(await response.json());
    expect(error.code).toBe(code);
    expect(error.message).toContain('登录');
    expect(JSON.stringify(error)).not.toMatch(/jwt|jose|signature|issuer/i);
  });
});

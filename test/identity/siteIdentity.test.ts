import { createHmac } from 'node:crypto';
import { exportSPKI, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIENCE, claims, forge, ISSUER, KeySite, NOW, open, sign, siteKey, type SiteKey } from './site.js';

const seconds = NOW / 1_000;
let site: KeySite;
let key: SiteKey;
let identity: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  site = await new KeySite().start();
  key = await siteKey('k1');
  site.keys = [key.jwk];
  identity = await open({ jwksUrl: site.url });
});
afterAll(() => site.stop());

test('GIVEN a good token THEN it says who the customer is, numbers and addresses in one form', async () => {
  const token = await sign(key, { name: ' 王小明 ', phone_number: '138 0013 8000', email: 'Wang@Example.COM', email_verified: true });
  expect(await identity.verify(token, NOW)).toEqual({ ok: true, identity: { subject: 'customer-1', name: '王小明', phone: '+8613800138000', mail: 'wang@example.com' } });
});

test('GIVEN the institution’s class of customer THEN it comes along', async () => {
  expect(await identity.verify(await sign(key, { customer_class: 'private' }), NOW)).toEqual({ ok: true, identity: { subject: 'customer-1', customerClass: 'private' } });
});

test('GIVEN what the site does not know, or has not verified THEN it is left out', async () => {
  const token = await sign(key, { name: null, phone_number: '+8613800138000', phone_number_verified: false, email: '' });
  expect(await identity.verify(token, NOW)).toEqual({ ok: true, identity: { subject: 'customer-1' } });
});

test.each<[string, Record<string, unknown>, string]>([
  ['a foreign issuer', { iss: 'https://www.evil.example' }, 'refused'],
  ['no issuer', { iss: undefined }, 'refused'],
  ['a foreign audience', { aud: 'shop' }, 'refused'],
  ['no audience', { aud: undefined }, 'refused'],
  ['expired 31 s ago', { iat: seconds - 331, exp: seconds - 31 }, 'expired'],
  ['no expiry', { exp: undefined }, 'refused'],
  ['an expiry that is text', { exp: String(seconds + 300) }, 'refused'],
  ['no time of issue', { iat: undefined }, 'refused'],
  ['issued in the future', { iat: seconds + 31, exp: seconds + 300 }, 'not-yet'],
  ['good from the future on', { nbf: seconds + 31 }, 'not-yet'],
  ['good for longer than an hour', { exp: seconds + 3_601 }, 'refused'],
  ['expired before it was issued', { iat: seconds + 10, exp: seconds + 5 }, 'refused'],
  ['no subject', { sub: undefined }, 'refused'],
  ['an empty subject', { sub: '' }, 'refused'],
  ['a subject that is a number', { sub: 7 }, 'refused'],
  ['a subject of 201 characters', { sub: 'x'.repeat(201) }, 'refused'],
  ['a subject with a hidden character', { sub: 'a\u202eb' }, 'refused'],
  ['a name of 101 characters', { name: '王'.repeat(101) }, 'refused'],
  ['a name that is no text', { name: { first: 'x' } }, 'refused'],
  ['a phone number that is none', { phone_number: '12345' }, 'refused'],
  ['a phone number without its area code', { phone_number: '12345678' }, 'refused'],
  ['a phone number within words', { phone_number: 'call 13800138000 now' }, 'refused'],
  ['a mail address that is none', { email: 'wang@' }, 'refused'],
])('GIVEN %s THEN it is not taken', async (_what, more, reason) => {
  expect(await identity.verify(await sign(key, more), NOW)).toEqual({ ok: false, reason });
});

test.each<[string, Record<string, unknown>]>([
  ['expired 29 s ago', { iat: seconds - 300, exp: seconds - 29 }],
  ['issued 30 s ahead', { iat: seconds + 30, exp: seconds + 300 }],
  ['good for an hour', { exp: seconds + 3_600 }],
  ['a landline', { phone_number: '010-6655 4433' }],
  ['a number in Hong Kong', { phone_number: '+852 9123 4567' }],
  ['one audience of several', { aud: ['shop', AUDIENCE] }],
])('GIVEN %s THEN it is taken', async (_what, more) => {
  expect(await identity.verify(await sign(key, more), NOW)).toMatchObject({ ok: true });
});

test('GIVEN a good token THEN time alone ends it', async () => {
  const token = await sign(key);
  expect(await identity.verify(token, NOW + 329_000)).toMatchObject({ ok: true });
  expect(await identity.verify(token, NOW + 330_000)).toEqual({ ok: false, reason: 'expired' });
});

test('GIVEN tokens that nobody signed THEN each is refused, and no key is asked for', async () => {
  const before = site.asked;
  const spki = await exportSPKI(key.publicKey);
  const head = forge({ alg: 'HS256', kid: 'k1' }, claims()).slice(0, -1);
  const forged = [
    '', '.', '..', 'a.b.c', '王.小.明', 'null', '{}',
    forge({ alg: 'none' }, claims()),
    forge({ alg: 'None' }, claims()),
    forge({ alg: 'NONE', kid: 'k1' }, claims(), 'AAAA'),
    forge({ alg: '' }, claims()),
    forge({}, claims()),
    forge({ alg: ['ES256'] }, claims()),
    forge({ alg: 'RSA-OAEP', enc: 'A256GCM' }, claims()) + '.a.b',
    `${head}.${createHmac('sha256', spki).update(head).digest('base64url')}`,
    `${head}.${createHmac('sha256', JSON.stringify(key.jwk)).update(head).digest('base64url')}`,
    await new SignJWT(claims()).setProtectedHeader({ alg: 'ES384' }).sign((await siteKey('other', 'ES384')).privateKey),
    await sign(key, { padding: 'x'.repeat(10_000) }),
    'x'.repeat(5_000_000),
  ];
  for (const token of forged) expect(await identity.verify(token, NOW), token.slice(0, 80)).toEqual({ ok: false, reason: 'refused' });
  expect(site.asked).toBe(before);
});

test('GIVEN another\'s signature under our key\'s name, or with its own key in the header THEN it is refused', async () => {
  const other = await siteKey('k1');
  expect(await identity.verify(await sign(other), NOW)).toEqual({ ok: false, reason: 'refused' });
  const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', jwk: other.jwk, jku: 'https://evil.example/jwks' }).sign(other.privateKey);
  expect(await identity.verify(token, NOW)).toEqual({ ok: false, reason: 'refused' });
});

test('GIVEN a token changed on the way THEN it is refused, and its expiry tells nothing', async () => {
  const [head = '', , signature = ''] = (await sign(key)).split('.');
  const payload = (more: object) => Buffer.from(JSON.stringify({ ...claims(), ...more })).toString('base64url');
  expect(await identity.verify(`${head}.${payload({ sub: 'customer-2' })}.${signature}`, NOW)).toEqual({ ok: false, reason: 'refused' });
  expect(await identity.verify(`${head}.${payload({ exp: 1 })}.${signature}`, NOW)).toEqual({ ok: false, reason: 'refused' });
});

test('GIVEN refusals THEN the note names codes and claims, and nothing that the token says', async () => {
  const told = await open({ jwksUrl: site.url });
  await told.verify(await sign(key, { phone_number: '12345678', name: 'x'.repeat(101) }), NOW);
  await told.verify(await sign(key, { iss: 'https://secret.example' }), NOW);
  expect(told.noted).toEqual([
    { reason: 'refused', why: 'claims: name, phone_number' },
    { reason: 'refused', why: 'ERR_JWT_CLAIM_VALIDATION_FAILED: iss' },
  ]);
});

test('GIVEN settings that contradict each other THEN nothing opens', async () => {
  const secret = 's'.repeat(32);
  await expect(open({ jwksUrl: site.url }, { algorithms: ['ES256', 'HS256'] })).rejects.toThrow(/HS256/);
  await expect(open({ secret }, { algorithms: ['ES256'] })).rejects.toThrow(/HS256/);
  await expect(open({ jwksUrl: site.url }, { algorithms: [] })).rejects.toThrow(RangeError);
  await expect(open({ secret: 'short' }, { algorithms: ['HS256'] })).rejects.toThrow(/32/);
  await expect(open({ jwksUrl: site.url }, { issuer: '' })).rejects.toThrow(/issuer/);
  await expect(open({ jwksUrl: `http://${new URL(ISSUER).hostname}/jwks` })).rejects.toThrow(/https/);
  await expect(open({ jwksUrl: 'http://127.0.0.1.evil.example/jwks' })).rejects.toThrow(/https/);
});

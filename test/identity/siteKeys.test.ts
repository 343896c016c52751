import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportPKCS8, exportSPKI, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claims, forge, KeySite, NOW, open, sign, siteKey } from './site.js';

const SECOND = 1_000;
const MINUTE = 60_000;
const UNAVAILABLE = { ok: false, reason: 'unavailable' };
const REFUSED = { ok: false, reason: 'refused' };
const long = { exp: NOW / 1_000 + 3_600 };

let site: KeySite;
let directory: string;
beforeEach(async () => {
  site = await new KeySite().start();
  directory = await mkdtemp(join(tmpdir(), 'guitai-identity-'));
});
afterEach(async () => {
  await site.stop();
  await rm(directory, { recursive: true });
});

test('GIVEN many tokens THEN the keys are asked for once, and again after ten minutes', async () => {
  const key = await siteKey('k1');
  site.keys = [key.jwk];
  const identity = await open({ jwksUrl: site.url });
  const token = await sign(key, long);
  await Promise.all(Array.from({ length: 20 }, () => identity.verify(token, NOW)));
  expect(await identity.verify(token, NOW + 9 * MINUTE)).toMatchObject({ ok: true });
  expect(site.asked).toBe(1);
  expect(await identity.verify(token, NOW + 10 * MINUTE)).toMatchObject({ ok: true });
  expect(site.asked).toBe(2);
});

test('GIVEN a new key at the site THEN its tokens are taken; those of a key taken away are refused', async () => {
  const [old, fresh] = [await siteKey('k1'), await siteKey('k2')];
  site.keys = [old.jwk];
  const identity = await open({ jwksUrl: site.url });
  const [before, after] = [await sign(old, long), await sign(fresh, long)];
  expect(await identity.verify(before, NOW)).toMatchObject({ ok: true });
  site.keys = [fresh.jwk];
  expect(await identity.verify(after, NOW + 30 * SECOND)).toMatchObject({ ok: true });
  expect(await identity.verify(before, NOW + 31 * SECOND)).toEqual(REFUSED);
});

test('GIVEN keys that nobody knows, again and again THEN they are refused and the site is not asked each time', async () => {
  const [known, unknown] = [await siteKey('k1'), await siteKey('made-up')];
  site.keys = [known.jwk];
  const identity = await open({ jwksUrl: site.url });
  const token = await sign(unknown);
  for (let time = 0; time < 29; time += 1) expect(await identity.verify(token, NOW + time * SECOND)).toEqual(REFUSED);
  expect(site.asked).toBe(1);
  expect(await identity.verify(token, NOW + 30 * SECOND)).toEqual(REFUSED);
  expect(site.asked).toBe(2);
});

test('GIVEN a site that is down and comes back THEN its customers are told to try again, and are taken then', async () => {
  const key = await siteKey('k1');
  site.keys = [key.jwk];
  site.state = 'down';
  const identity = await open({ jwksUrl: site.url });
  const token = await sign(key);
  expect(await identity.verify(token, NOW)).toEqual(UNAVAILABLE);
  site.state = 'up';
  expect(await identity.verify(token, NOW + 4 * SECOND)).toEqual(UNAVAILABLE);
  expect(site.asked).toBe(1);
  expect(await identity.verify(token, NOW + 5 * SECOND)).toMatchObject({ ok: true });
  expect(identity.noted[0]?.why).toContain('503');
});

test('GIVEN a site that goes down THEN known keys serve for an hour; an unknown one may be new, so it is not refused', async () => {
  const [key, fresh] = [await siteKey('k1'), await siteKey('k2')];
  site.keys = [key.jwk];
  const identity = await open({ jwksUrl: site.url });
  const at = async (ms: number) => identity.verify(await sign(key, { iat: (NOW + ms) / 1_000, exp: (NOW + ms) / 1_000 + 60 }), NOW + ms);
  expect(await at(0)).toMatchObject({ ok: true });
  site.state = 'down';
  expect(await at(59 * MINUTE)).toMatchObject({ ok: true });
  expect(await identity.verify(await sign(fresh), NOW + 59 * MINUTE)).toEqual(UNAVAILABLE);
  expect(await at(60 * MINUTE)).toEqual(UNAVAILABLE);
  site.state = 'up';
  expect(await at(61 * MINUTE)).toMatchObject({ ok: true });
});

test.each(['nonsense', 'huge', 'moved', 'silent'] as const)('GIVEN a site that answers with %s THEN it is unavailable', async (state) => {
  site.state = state;
  const identity = await open({ jwksUrl: site.url, timeoutMs: 100 });
  expect(await identity.verify(await sign(await siteKey('k1')), NOW)).toEqual(UNAVAILABLE);
});

test('GIVEN a site without keys, or that can not be reached THEN it is unavailable', async () => {
  const token = await sign(await siteKey('k1'));
  expect(await (await open({ jwksUrl: site.url })).verify(token, NOW)).toEqual(UNAVAILABLE);
  expect(await (await open({ jwksUrl: 'http://127.0.0.1:1/jwks' })).verify(token, NOW)).toEqual(UNAVAILABLE);
});

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('GIVEN a key in a file, PEM or JWK THEN tokens signed with %s are taken, and no others', async (alg) => {
  const [key, other] = [await siteKey('k1', alg), await siteKey('k1', alg)];
  const pem = join(directory, 'key.pem');
  const jwk = join(directory, 'key.jwk');
  const spki = await exportSPKI(key.publicKey);
  await Promise.all([writeFile(pem, spki), writeFile(jwk, JSON.stringify(key.jwk))]);
  const head = forge({ alg: 'HS256' }, claims()).slice(0, -1);
  for (const keyFile of [pem, jwk]) {
    const identity = await open({ keyFile });
    expect(await identity.verify(await sign(key, {}, { alg, kid: 'whatever' }), NOW)).toMatchObject({ ok: true });
    expect(await identity.verify(await sign(other, {}, { alg }), NOW)).toEqual(REFUSED);
    expect(await identity.verify(`${head}.${createHmac('sha256', spki).update(head).digest('base64url')}`, NOW)).toEqual(REFUSED);
  }
});

test('GIVEN a file without one public key THEN nothing opens, and the key is not in the message', async () => {
  const key = await siteKey('k1');
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ type: 'spki', format: 'pem' });
  const keyFile = join(directory, 'key');
  for (const text of ['', 'nonsense', '{}', '{', '{"kty":"oct","k":"AAAA"}', await exportPKCS8(key.privateKey), JSON.stringify({ ...key.jwk, d: 'AAAA' }), weak]) {
    await writeFile(keyFile, text);
    await expect(open({ keyFile })).rejects.toThrow(/^the (?:RSA key in the )?key file must/);
  }
  await expect(open({ keyFile: join(directory, 'none') })).rejects.toThrow(/ENOENT/);
});

test('GIVEN a shared secret THEN HS256 with it is taken, and with another refused', async () => {
  const secret = 's'.repeat(40);
  const identity = await open({ secret }, { algorithms: ['HS256'] });
  const signed = (shared: string, alg = 'HS256') => new SignJWT(claims()).setProtectedHeader({ alg }).sign(createSecretKey(Buffer.from(shared)));
  expect(await identity.verify(await signed(secret), NOW)).toMatchObject({ ok: true });
  expect(await identity.verify(await signed('t'.repeat(40)), NOW)).toEqual(REFUSED);
  expect(await identity.verify(await signed('s'.repeat(64), 'HS512'), NOW)).toEqual(REFUSED);
  expect(await identity.verify(forge({ alg: 'none' }, claims()), NOW)).toEqual(REFUSED);
  expect(await identity.verify(await sign(await siteKey('k1')), NOW)).toEqual(REFUSED);
});

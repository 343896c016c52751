import { expect, test } from 'vitest';
import { SITE_ALGORITHMS } from '../../adapters/identity/siteIdentity.js';
import { readSettings } from '../../bot/settings.js';

const who = { IDENTITY_ISSUER: 'https://www.bank.example', IDENTITY_AUDIENCE: 'guitai' };
const url = { IDENTITY_JWKS_URL: 'https://www.bank.example/jwks' };
const secret = { IDENTITY_SECRET: 's'.repeat(32) };

test.each<[string, Record<string, string>]>([
  ['the address of keys', { ...who, ...url }],
  ['an address on this machine', { ...who, IDENTITY_JWKS_URL: 'http://127.0.0.1:8080/jwks' }],
  ['a file', { ...who, IDENTITY_KEY_FILE: './site.pem' }],
  ['a secret and HS256', { ...who, ...secret, IDENTITY_ALGORITHMS: 'HS256' }],
  ['every algorithm of public keys', { ...who, ...url, IDENTITY_ALGORITHMS: SITE_ALGORITHMS.filter((name) => name !== 'HS256').join(', ') }],
])('GIVEN %s THEN the settings are good', (_what, given) => {
  expect(readSettings(given)).toMatchObject({ IDENTITY_AUDIENCE: 'guitai' });
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no keys', who, /IDENTITY_KEY_FILE.*exactly one/],
  ['two kinds of keys', { ...who, ...url, IDENTITY_KEY_FILE: 'x' }, /exactly one/],
  ['no issuer', { ...url, IDENTITY_AUDIENCE: 'guitai' }, /IDENTITY_ISSUER/],
  ['no audience', { ...url, IDENTITY_ISSUER: 'x' }, /IDENTITY_AUDIENCE/],
  ['a secret without HS256', { ...who, ...secret }, /IDENTITY_ALGORITHMS/],
  ['a secret with other algorithms besides', { ...who, ...secret, IDENTITY_ALGORITHMS: 'HS256,RS256' }, /IDENTITY_ALGORITHMS/],
  ['HS256 without a secret', { ...who, ...url, IDENTITY_ALGORITHMS: 'ES256,HS256' }, /IDENTITY_ALGORITHMS/],
  ['no signature', { ...who, ...url, IDENTITY_ALGORITHMS: 'none' }, /IDENTITY_ALGORITHMS/],
  ['an empty list', { ...who, ...url, IDENTITY_ALGORITHMS: ',' }, /IDENTITY_ALGORITHMS/],
  ['keys over http', { ...who, IDENTITY_JWKS_URL: 'http://www.bank.example/jwks' }, /IDENTITY_JWKS_URL/],
  ['a short secret', { ...who, IDENTITY_SECRET: 'short' }, /IDENTITY_SECRET/],
])('GIVEN %s THEN the start is refused, and the setting named', (_what, given, message) => {
  expect(() => readSettings(given)).toThrow(message);
});

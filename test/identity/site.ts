import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { openSiteIdentity, type SiteIdentity, type SiteIdentitySettings, type SiteRefusal } from '../../adapters/identity/siteIdentity.js';

/** When the tests take place. */
export const NOW = Date.parse('2026-11-25T10:00:00+08:00');
export const ISSUER = 'https://www.bank.example';
export const AUDIENCE = 'guitai';

/** A site's key pair, its public half as a site publishes it. */
export interface SiteKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
  readonly kid: string;
}

export async function siteKey(kid: string, alg = 'ES256'): Promise<SiteKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, publicKey, kid, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** The claims of a good token at NOW; undefined takes one away. */
export function claims(more: Record<string, unknown> = {}): JWTPayload {
  const seconds = NOW / 1_000;
  const all: Record<string, unknown> = { iss: ISSUER, aud: AUDIENCE, sub: 'customer-1', iat: seconds, exp: seconds + 300, ...more };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** A token of the site. */
export function sign(key: SiteKey, more: Record<string, unknown> = {}, header: { alg?: string; kid?: string } = {}): Promise<string> {
  return new SignJWT(claims(more)).setProtectedHeader({ alg: 'ES256', kid: key.kid, ...header }).sign(key.privateKey);
}

/** A token put together by hand, as an attacker does. */
export function forge(header: object, payload: object, signature = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}

/** A site that publishes keys on loopback. */
export class KeySite {
  keys: JWK[] = [];
  /** What it answers: its keys, an error, something else, or nothing at all. */
  state: 'up' | 'down' | 'nonsense' | 'huge' | 'moved' | 'silent' = 'up';
  asked = 0;
  readonly #server = createServer((_request, response) => {
    this.asked += 1;
    if (this.state === 'silent') return;
    if (this.state === 'moved') response.setHeader('Location', '/elsewhere');
    response.statusCode = this.state === 'down' ? 503 : this.state === 'moved' ? 302 : 200;
    response.end(this.state === 'nonsense' ? '<html>' : this.state === 'huge' ? `{"keys":[],"x":"${'x'.repeat(300_000)}"}` : JSON.stringify({ keys: this.keys }));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not started');
    return `http://127.0.0.1:${address.port}/jwks`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What was noted of a refusal. */
export interface Noted {
  readonly reason: SiteRefusal;
  readonly why: string;
}

/** Opens a check that keeps what it notes. */
export async function open(keys: SiteIdentitySettings['keys'], more: Partial<SiteIdentitySettings> = {}): Promise<SiteIdentity & { readonly noted: readonly Noted[] }> {
  const noted: Noted[] = [];
  const identity = await openSiteIdentity({ issuer: ISSUER, audience: AUDIENCE, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'], keys, note: (reason, why) => noted.push({ reason, why }), ...more });
  return { ...identity, noted };
}

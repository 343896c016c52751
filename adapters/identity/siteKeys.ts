import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { RemoteKeys } from './remoteKeys.js';

/** Where the keys come from that a site signs with: its JWKS, a file with one public key (PEM or JWK), or a shared secret. */
export type SiteKeySource =
  | { readonly jwksUrl: string; readonly timeoutMs?: number }
  | { readonly keyFile: string }
  | { readonly secret: string };

/** Finds the key of a token at a time (epoch milliseconds). */
export type SiteKeys = (now: number) => JWTVerifyGetKey;

/** Opens a source of keys. @throws RangeError when it can be none; nothing is fetched yet. */
export async function openSiteKeys(source: SiteKeySource): Promise<SiteKeys> {
  if ('jwksUrl' in source) {
    const remote = new RemoteKeys(source.jwksUrl, source.timeoutMs);
    return (now) => remote.at(now);
  }
  const key = 'secret' in source ? secretKey(source.secret) : publicKey(await readFile(source.keyFile, 'utf8'));
  return () => () => Promise.resolve(key);
}

function secretKey(secret: string): KeyObject {
  const bytes = Buffer.from(secret);
  if (bytes.byteLength < 32) throw new RangeError('the shared secret must have at least 32 bytes');
  return createSecretKey(bytes);
}

/** The key in a PEM or JWK text. A private key there is a mistake that must be noticed: it is the site's alone. */
function publicKey(text: string): KeyObject {
  const key = parseKey(text);
  if (key === undefined) throw new RangeError('the key file must hold one public key, in PEM or as a JWK');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 2_048) < 2_048) throw new RangeError('the RSA key in the key file must have at least 2048 bits');
  return key;
}

function parseKey(text: string): KeyObject | undefined {
  try {
    if (!text.trimStart().startsWith('{')) return text.includes('PRIVATE KEY') ? undefined : createPublicKey(text);
    const jwk = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    return 'd' in jwk ? undefined : createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return undefined;
  }
}

import { createHash, timingSafeEqual } from 'node:crypto';

/** WeChat's signature over a callback's parts: SHA-1 of them sorted and joined, in hex. */
export function signatureOf(parts: readonly string[]): string {
  // As their own samples sort: by code unit.
  return createHash('sha1').update([...parts].sort().join('')).digest('hex');
}

/** Whether a signature is the right one, in a time that does not tell how much of it is. */
export function isSignedBy(signature: string, parts: readonly string[]): boolean {
  const right = Buffer.from(signatureOf(parts));
  const said = Buffer.from(signature.toLowerCase());
  return said.byteLength === right.byteLength && timingSafeEqual(said, right);
}

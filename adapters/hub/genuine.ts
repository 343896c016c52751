import type { IncomingHttpHeaders } from 'node:http';
import { sameSecret } from '../directline/request.js';
import { signatureOf } from '../sms/signature.js';

/** How far the hub's clock may be from ours, in seconds; a request that was listened in on is good for no longer. */
const FIVE_MINUTES = 300;

/** Whether a request is the hub's and fresh: signed as docs/handoff-hub.md says. `now` in epoch ms; the body's bytes as they came. */
export function isGenuine(secret: string, headers: IncomingHttpHeaders, body: Buffer, now: number): boolean {
  const { 'x-guitai-timestamp': timestamp, 'x-guitai-signature': signature } = headers;
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp) || typeof signature !== 'string') return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > FIVE_MINUTES) return false;
  // Bytes that are not UTF-8 have no signature: they would not survive being read as text.
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) && sameSecret(signature, signatureOf(secret, timestamp, text));
}

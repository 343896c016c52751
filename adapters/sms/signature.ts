import { createHmac } from 'node:crypto';

/** The value of `x-guitai-signature` for a body sent at a time (Unix seconds, as in `x-guitai-timestamp`). */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

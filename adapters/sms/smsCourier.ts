import type { Clock } from '../../bot/clock.js';
import type { Carried, Courier, Notice } from '../../bot/courier.js';
import { leadsHere } from '../botservice/gate.js';
import { retryAfterMs } from './retryAfter.js';
import { signatureOf } from './signature.js';

/** How short messages leave. */
export interface SmsSettings {
  /** The gateway; https, unless it is on this machine. */
  readonly url: string;
  /** Shared with the gateway. */
  readonly secret: string;
  /** For a whole attempt. Default 10 s. */
  readonly timeoutMs?: number;
}

/**
 * Carries notices as short messages, by way of a gateway of the institution's: docs/sms-gateway.md. A short message has no
 * subject and no attachments; a notice's are left out.
 */
export class SmsCourier implements Courier {
  readonly #url: URL;
  readonly #secret: string;
  readonly #timeoutMs: number;

  /** @throws TypeError on an unusable url or secret. */
  constructor({ url, secret, timeoutMs = 10_000 }: SmsSettings, private readonly clock: Pick<Clock, 'now'>) {
    if (!URL.canParse(url)) throw new TypeError('url: must be https://…');
    this.#url = new URL(url);
    if (this.#url.protocol !== 'https:' && !(this.#url.protocol === 'http:' && leadsHere(url))) throw new TypeError('url: must be https://…');
    if (this.#url.username !== '' || this.#url.password !== '') throw new TypeError('url: must hold no user or password');
    if (secret === '') throw new TypeError('secret: must not be empty');
    this.#secret = secret;
    this.#timeoutMs = timeoutMs;
  }

  /** Makes one attempt. A second one bears the same id, and the gateway sends nothing twice. */
  async carry({ id, to, text, locale }: Notice): Promise<Carried> {
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return { kind: 'failed', error: 'not a phone number in E.164', again: false };
    const now = this.clock.now();
    const body = JSON.stringify({ id, to, text, locale });
    const timestamp = String(Math.floor(now / 1_000));
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-guitai-timestamp': timestamp, 'x-guitai-signature': signatureOf(this.#secret, timestamp, body) },
        body,
        // Where a customer's number goes is settled here, not by an answer.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      // Nothing but the status counts: not a byte of the body is waited for.
      response.body?.cancel().catch(() => undefined);
      return carriedOf(response, now);
    } catch (error) {
      return { kind: 'failed', error: error instanceof Error && error.name === 'TimeoutError' ? 'sms gateway: timeout' : 'sms gateway: not reached', again: true };
    }
  }
}

/**
 * 202 and 409 (taken before) are successes and 400 is the gateway's judgement of the notice. All else is trouble of the
 * gateway's or of the way to it, a wrong secret and a wrong path among them: mended without the customer, so tried again.
 */
function carriedOf({ status, headers }: Response, now: number): Carried {
  if (status === 202 || status === 409) return { kind: 'sent' };
  const waitMs = retryAfterMs(headers.get('retry-after'), now);
  return { kind: 'failed', error: `sms gateway: ${status}`, again: status !== 400, ...(status === 400 || waitMs === undefined ? {} : { waitMs }) };
}

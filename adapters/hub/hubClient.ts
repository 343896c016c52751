import type { Clock } from '../../bot/clock.js';
import type { HubTold, OutsideHub } from '../../handoff/outside.js';
import { retryAfterMs } from '../sms/retryAfter.js';
import { signatureOf } from '../sms/signature.js';
import { handoffInitiation } from './handoffEvent.js';
import { CHANNEL, contextOf, messageActivity, transcriptOf } from './render.js';

/** How the hub is reached. */
export interface HubClientSettings {
  readonly url: string;
  /** Shared with the hub. */
  readonly secret: string;
  /** Where the hub sends its own activities. */
  readonly serviceUrl: () => string;
  /** For a whole attempt, in ms. */
  readonly timeoutMs: number;
}

/** Ourselves. */
const BOT = { id: 'guitai', name: 'guitai', role: 'bot' } as const;

/** Statuses that say that this can never be taken, however often it comes. All else is trouble of the hub's or of the way to it. */
const FINAL: ReadonlySet<number> = new Set([400, 410, 413, 422]);

/** An outside hub that is told by HTTP, in Bot Framework's activities: docs/handoff-hub.md. */
export function hubClient({ url, secret, serviceUrl, timeoutMs }: HubClientSettings, clock: Pick<Clock, 'now'>): OutsideHub {
  const ended = new AbortController();

  const send = async (activity: object): Promise<HubTold> => {
    const now = clock.now();
    const body = JSON.stringify({ ...activity, serviceUrl: serviceUrl(), recipient: { id: 'hub' } });
    const timestamp = String(Math.floor(now / 1_000));
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-guitai-timestamp': timestamp, 'x-guitai-signature': signatureOf(secret, timestamp, body) },
        body,
        // Where a conversation goes is settled here, not by an answer.
        redirect: 'manual',
        signal: AbortSignal.any([ended.signal, AbortSignal.timeout(timeoutMs)]),
      });
      // Nothing but the status counts: not a byte of the body is waited for.
      response.body?.cancel().catch(() => undefined);
      return toldBy(response, now);
    } catch (error) {
      return { kind: 'failed', error: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'not reached', again: true };
    }
  };

  return {
    initiate: (handoff, transcript) => {
      // The turn that the SDK makes the event of is the customer's, and so is the reference in it (`relatesTo`).
      const about = { type: 'message', channelId: CHANNEL, serviceUrl: serviceUrl(), from: { id: 'customer', name: '', role: 'user' }, recipient: BOT, conversation: { id: handoff.id, name: '', isGroup: false, conversationType: 'personal' } };
      const event = handoffInitiation(about, contextOf(handoff), transcriptOf(transcript, handoff.id));
      return send({ ...event, from: BOT, id: `${handoff.id}|initiate`, timestamp: new Date(clock.now()).toISOString(), locale: handoff.locale });
    },
    say: async (handoff, said) => {
      const activity = messageActivity(said, handoff.id);
      // A press without words says nothing that an agent could read.
      return activity.text.trim() === '' ? { kind: 'taken' } : await send(activity);
    },
    end: (handoff) => send({
      type: 'endOfConversation', id: `${handoff.id}|end`, timestamp: new Date(clock.now()).toISOString(), channelId: CHANNEL, conversation: { id: handoff.id }, from: BOT,
      code: handoff.outcome === 'left' ? 'userCancelled' : 'completedSuccessfully',
    }),
    close: () => ended.abort(),
  };
}

/** 2xx, and 409 for what was taken before. */
function toldBy({ status, ok, headers }: Response, now: number): HubTold {
  if (ok || status === 409) return { kind: 'taken' };
  const waitMs = retryAfterMs(headers.get('retry-after'), now);
  return { kind: 'failed', error: `status ${status}`, again: !FINAL.has(status), ...(waitMs !== undefined && { waitMs }) };
}

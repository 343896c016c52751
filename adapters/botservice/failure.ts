import type restify from 'restify';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import { errorBody, Refusal } from '../directline/errors.js';

/** A request of a channel that is not served, and why, for whoever sets the channel up. */
export class NotServed extends Error {
  constructor(
    readonly status: 401 | 403 | 501 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'NotServed';
  }
}

/** Answers a failed request without a word of our insides; logs once what is our fault. The readers are services: English. */
export function sendFailure(log: TurnLog, request: restify.Request, response: restify.Response, failure: unknown): void {
  if (response.headersSent) return;
  const { status, body, retry } = answerOf(log, failure);
  response.sendRaw(status, body, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(retry !== undefined && { 'Retry-After': String(retry) }),
    // A body that was not read to its end must not be taken for the next request.
    ...(!request.readableEnded && { Connection: 'close' }),
  });
}

function answerOf(log: TurnLog, failure: unknown): { status: number; body: string; retry?: number } {
  if (failure instanceof NotServed) {
    const away = failure.status === 503;
    if (away) log.error({ path: '/api/messages', code: failure.code }, failure.message);
    return { status: failure.status, body: JSON.stringify({ error: { code: failure.code, message: failure.message } }), ...(away && { retry: 5 }) };
  }
  if (failure instanceof Refusal) return { status: failure.status, body: errorBody(failure, 'en') };
  const away = failure instanceof StoreUnavailable;
  log.error({ path: '/api/messages', fault: faultOf(failure), ...(away && { reason: failure.reason }) }, away ? 'message not kept: store unavailable' : 'request failed');
  const refusal = away ? new Refusal('Unavailable', { seconds: 5 }, 5) : new Refusal('ServiceError');
  return { status: refusal.status, body: errorBody(refusal, 'en'), ...(away && { retry: 5 }) };
}

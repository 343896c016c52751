import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import type restify from 'restify';
import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import { faultOf } from '../../bot/turn/faults.js';
import type { Locale } from '../../records/message.js';
import { errorBody, Refusal } from './errors.js';
import { acceptedLocale } from './locale.js';
import type { DirectLineParts } from './parts.js';
import type { Claims } from './tokens.js';

/** Seconds after which a client may try again when the store is away. */
const RETRY_SECONDS = 5;

/** The bearer token of a request; '' when there is none. */
export function bearer(request: IncomingMessage): string {
  return /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** Compares without telling by its time how much was right. */
export function sameSecret(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The claims of a token, for `conversation` if one is named. @throws Refusal 401 without a token, 403 with a wrong one. */
export async function claimsOf(parts: DirectLineParts, token: string, conversation?: string): Promise<Claims> {
  if (token === '') throw new Refusal('MissingToken');
  const verified = await parts.tokens.verify(token);
  if (!verified.ok) throw new Refusal(verified.reason);
  if (conversation !== undefined && verified.claims.conversation !== conversation) throw new Refusal('WrongConversation');
  return verified.claims;
}

/** Where a request comes from, for limits. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined;
  return forwarded === undefined || forwarded === '' ? (request.socket.remoteAddress ?? 'unknown') : forwarded;
}

/** Our origin as the client sees it: `https://counter.example.com`. */
export function originOf(request: IncomingMessage, parts: Pick<DirectLineParts, 'publicUrl' | 'trustProxy'>): string {
  if (parts.publicUrl !== undefined) return parts.publicUrl;
  const secure = parts.trustProxy && request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}

/** Sends JSON. */
export function sendJson(response: restify.Response, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
}

/** Answers a failed request: clearly, in the person's language, without a word of our insides; logs once what is our fault. */
export function sendFailure(parts: DirectLineParts, request: restify.Request, response: restify.Response, failure: unknown, locale?: Locale): void {
  const refusal = refusalOf(parts, request, failure);
  const body = errorBody(refusal, locale ?? acceptedLocale(request.headers['accept-language']) ?? 'zh-Hans');
  if (response.headersSent) return;
  const retry: Record<string, string> = refusal.retryAfter === undefined ? {} : { 'Retry-After': String(refusal.retryAfter) };
  // A body that was not read to its end must not be taken for the next request.
  const close: Record<string, string> = request.readableEnded ? {} : { Connection: 'close' };
  response.sendRaw(refusal.status, body, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...retry, ...close });
}

function refusalOf(parts: DirectLineParts, request: restify.Request, failure: unknown): Refusal {
  if (failure instanceof Refusal) return failure;
  const away = failure instanceof StoreUnavailable;
  parts.log.error({ path: request.path().replace(/conversations\/[^/]+/, 'conversations/…'), fault: faultOf(failure), ...(away && { reason: failure.reason }) }, away ? 'message not kept: store unavailable' : 'request failed');
  return away ? new Refusal('Unavailable', { seconds: RETRY_SECONDS }, RETRY_SECONDS) : new Refusal('ServiceError');
}

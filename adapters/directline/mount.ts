import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import type { Locale } from '../../records/message.js';
import { inboundActivity } from './activity.js';
import { readJson } from './body.js';
import { chatToken, chatTokenRequest, newConversation, newUser } from './chatToken.js';
import { corsHeaders } from './cors.js';
import { Refusal } from './errors.js';
import { activitySet, type RenderContext } from './fromRecord.js';
import { acceptedLocale } from './locale.js';
import { LARGEST_BODY, type DirectLineParts } from './parts.js';
import { RateLimits } from './rateLimits.js';
import { addressOf, bearer, claimsOf, originOf, sameSecret, sendFailure, sendJson } from './request.js';
import { Streams } from './stream.js';
import { customerOf, inboundOf, openingInbound } from './toRecord.js';
import type { Claims } from './tokens.js';
import { receiveUpload } from './upload.js';
import { activityId, sequenceOf } from './watermark.js';

const BASE = '/v3/directline';
/** Activities of one page of polling. */
const PAGE = 500;

/** What a handler is given: the request, and its answer, which it sends. */
type Handle = (request: restify.Request, response: restify.Response) => Promise<void>;

/**
 * Mounts a Direct Line 3.0 server: tokens, conversations, activities by polling and WebSocket, uploads. The record is the
 * channel: activities are read from it, and the watermark is a record's sequence.
 */
export function mountDirectLine(server: restify.Server, parts: DirectLineParts): { close(): Promise<void> } {
  const limits = new RateLimits(parts.limits);
  const contextOf = (request: IncomingMessage): RenderContext => {
    const origin = originOf(request, parts);
    return { origin, fileLink: (conversation, id) => `${origin}${BASE}/conversations/${conversation}/files/${id}?t=${parts.tokens.fileTicket(conversation, id)}` };
  };
  const streams = new Streams(parts, server, contextOf);
  const at = (): string => new Date(parts.clock.now()).toISOString();
  const localeFor = async (claims: Claims, request: IncomingMessage): Promise<Locale> =>
    (await parts.host.conversation(claims.conversation))?.locale ?? claims.locale ?? acceptedLocale(request.headers['accept-language']) ?? 'zh-Hans';

  const route = (method: 'get' | 'post' | 'opts', path: string, handle: Handle): void => {
    // restify takes async handlers with exactly two parameters.
    server[method](path, async (request: restify.Request, response: restify.Response): Promise<void> => {
      try {
        for (const [name, value] of Object.entries(corsHeaders(request, parts))) response.setHeader(name, value);
        await limits.address(addressOf(request, parts.trustProxy));
        await handle(request, response);
      } catch (failure) {
        sendFailure(parts, request, response, failure);
      }
    });
  };
  const conversationIn = (request: restify.Request): string => decodeURIComponent(/\/conversations\/([^/]+)/.exec(request.path())?.[1] ?? '');
  const query = (request: restify.Request): URLSearchParams => new URL(request.url ?? '/', 'http://localhost').searchParams;
  const streamUrl = (request: IncomingMessage, conversation: string, token: string, watermark: string): string =>
    `${originOf(request, parts).replace(/^http/, 'ws')}${BASE}/conversations/${conversation}/stream?watermark=${watermark}&t=${encodeURIComponent(token)}`;

  route('post', '/chat/token', async (request, response) => {
    const body = chatTokenRequest.safeParse((await readJson(request, LARGEST_BODY)) ?? {});
    if (!body.success) throw new Refusal('BadArgument');
    const made = await chatToken(parts, request, body.data, originOf(request, parts).startsWith('https'));
    sendJson(response, 200, made.body, { 'Set-Cookie': made.cookie });
  });

  route('post', `${BASE}/tokens/generate`, async (request, response) => {
    if (parts.secret === undefined || !sameSecret(bearer(request), parts.secret)) throw new Refusal(bearer(request) === '' ? 'MissingToken' : 'NotAllowed');
    const body = chatTokenRequest.safeParse((await readJson(request, LARGEST_BODY)) ?? {});
    if (!body.success) throw new Refusal('BadArgument');
    const claims = { conversation: newConversation(), user: body.data.user?.id ?? newUser(), ...(body.data.locale && { locale: body.data.locale }) };
    sendJson(response, 200, { conversationId: claims.conversation, token: await parts.tokens.sign(claims), expires_in: parts.tokens.lifeSeconds });
  });

  route('post', `${BASE}/tokens/refresh`, async (request, response) => {
    const claims = await claimsOf(parts, bearer(request));
    sendJson(response, 200, { conversationId: claims.conversation, token: await parts.tokens.sign(claims), expires_in: parts.tokens.lifeSeconds });
  });

  route('post', `${BASE}/conversations`, async (request, response) => {
    const token = bearer(request);
    const secret = parts.secret !== undefined && token !== '' && sameSecret(token, parts.secret);
    const claims: Claims = secret ? { conversation: newConversation(), user: newUser(), exp: 0 } : await claimsOf(parts, token);
    await readJson(request, LARGEST_BODY);
    await limits.conversation(claims.conversation);
    const opened = await parts.host.receive(openingInbound(claims, claims.locale ?? acceptedLocale(request.headers['accept-language']) ?? 'zh-Hans', at()));
    const given = secret ? await parts.tokens.sign(claims) : token;
    sendJson(response, opened.kind === 'accepted' ? 201 : 200, { conversationId: claims.conversation, token: given, expires_in: parts.tokens.lifeSeconds, streamUrl: streamUrl(request, claims.conversation, given, '-') });
  });

  route('get', `${BASE}/conversations/:conversation`, async (request, response) => {
    const token = bearer(request);
    const claims = await claimsOf(parts, token, conversationIn(request));
    const watermark = sequenceOf(query(request).get('watermark'));
    if ((await parts.host.conversation(claims.conversation)) === undefined) throw new Refusal('UnknownConversation');
    sendJson(response, 200, { conversationId: claims.conversation, token, expires_in: parts.tokens.lifeSeconds, streamUrl: streamUrl(request, claims.conversation, token, String(watermark)) });
  });

  route('get', `${BASE}/conversations/:conversation/activities`, async (request, response) => {
    const claims = await claimsOf(parts, bearer(request), conversationIn(request));
    const after = sequenceOf(query(request).get('watermark'));
    const records = await parts.host.recordsAfter(claims.conversation, after, PAGE);
    if (records.length === 0 && (await parts.host.conversation(claims.conversation)) === undefined) throw new Refusal('UnknownConversation');
    // What a client asks after, it has.
    if (after > 0) parts.host.delivered(claims.conversation, after, 'fetch');
    sendJson(response, 200, activitySet(records, after, contextOf(request)));
  });

  route('post', `${BASE}/conversations/:conversation/activities`, async (request, response) => {
    const claims = await claimsOf(parts, bearer(request), conversationIn(request));
    const locale = await localeFor(claims, request);
    try {
      const activity = inboundActivity.safeParse(await readJson(request, LARGEST_BODY));
      if (activity.data?.type === 'typing') {
        // Shown to whoever answers, now, and kept nowhere.
        if (await limits.typing(claims.conversation)) parts.host.typing(claims.conversation, customerOf(claims));
        sendJson(response, 200, { id: activityId(claims.conversation, 0) });
        return;
      }
      await limits.conversation(claims.conversation);
      if (!activity.success) throw new Refusal('BadArgument');
      const inbound = inboundOf(activity.data, { claims, locale, at: at(), characters: parts.limits.characters });
      sendJson(response, 200, { id: inbound === undefined ? activityId(claims.conversation, 0) : await receive(inbound) });
    } catch (failure) {
      sendFailure(parts, request, response, failure, locale);
    }
  });

  route('post', `${BASE}/conversations/:conversation/upload`, async (request, response) => {
    const claims = await claimsOf(parts, bearer(request), conversationIn(request));
    const locale = await localeFor(claims, request);
    try {
      await limits.conversation(claims.conversation);
      if ((await parts.host.conversation(claims.conversation)) === undefined) throw new Refusal('UnknownConversation');
      const { activity, files } = await receiveUpload(parts, request, claims.conversation, at(), locale);
      const inbound = inboundOf(activity, { claims, locale, at: at(), characters: parts.limits.characters, files });
      if (inbound === undefined) throw new Refusal('UnknownActivity');
      sendJson(response, 200, { id: await receive(inbound) });
    } catch (failure) {
      sendFailure(parts, request, response, failure, locale);
    }
  });

  route('get', `${BASE}/conversations/:conversation/files/:file`, async (request, response) => {
    const conversation = conversationIn(request);
    const id = decodeURIComponent(request.path().split('/').at(-1) ?? '');
    if (!parts.tokens.isFileTicket(query(request).get('t') ?? '', conversation, id)) throw new Refusal('UnknownFile');
    const file = await parts.files.get(conversation, id);
    if (file === undefined) throw new Refusal('UnknownFile');
    const inline = file.reference.contentType.startsWith('image/');
    response.sendRaw(200, Buffer.from(file.bytes), {
      'Content-Type': file.reference.contentType,
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.reference.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, max-age=3600',
    });
  });

  for (const path of ['/chat/token', `${BASE}/tokens/refresh`, `${BASE}/conversations`, `${BASE}/conversations/:conversation`, `${BASE}/conversations/:conversation/activities`, `${BASE}/conversations/:conversation/upload`]) {
    route('opts', path, (_request, response) => Promise.resolve(response.sendRaw(204, '', {})));
  }

  async function receive(inbound: NonNullable<ReturnType<typeof inboundOf>>): Promise<string> {
    const accepted = await parts.host.receive(inbound);
    if (accepted.kind === 'unknown-conversation') throw new Refusal('UnknownConversation');
    return activityId(inbound.conversation, accepted.kind === 'accepted' ? accepted.record.sequence : accepted.sequence);
  }

  return { close: () => streams.close() };
}

import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { LOCALES } from '../../records/message.js';
import type { SiteCustomer } from '../identity/siteClaims.js';
import { Refusal } from './errors.js';
import type { DirectLineParts } from './parts.js';
import type { Bearer } from './tokens.js';

const COOKIE = 'guitai_chat';
/** What the ids of customers begin with whom the institution's site vouches for. */
const SIGNED_IN = 'id_';
const COOKIE_AUDIENCE = 'cookie';
/** How long a browser is known again. */
const COOKIE_SECONDS = 90 * 86_400;

/** Body of `POST /chat/token`. */
export const chatTokenRequest = z.object({
  user: z.object({ id: z.string().min(1).max(128).regex(/^[\w.@:-]+$/) }).nullish(),
  locale: z.enum(LOCALES).nullish(),
  /** Begin a new conversation; the one before stays on record. */
  fresh: z.boolean().nullish(),
  /** A JWT of the institution's own site, which vouches for its customer. */
  identity: z.string().max(8_192).nullish(),
});

/** A new conversation's id: 128 bits, so that it can't be guessed. */
export function newConversation(): string {
  return randomBytes(16).toString('base64url');
}

/** A new customer's id, where the institution has not given one. */
export function newUser(): string {
  return `dl_${randomBytes(12).toString('hex')}`;
}

/** A token for the page, with the cookie that brings the same browser back to the same conversation. */
export async function chatToken(parts: DirectLineParts, request: IncomingMessage, body: z.infer<typeof chatTokenRequest>, secure: boolean) {
  const vouched = body.identity == null ? undefined : await vouchedFor(parts, body.identity);
  const back = body.fresh === true ? undefined : await knownBearer(parts, request);
  // A browser that somebody was signed in at opens their conversation to nobody else, and to nobody who is not signed in.
  const known = vouched === undefined ? (back?.user.startsWith(SIGNED_IN) === true ? undefined : back) : back?.user === vouched.user ? back : undefined;
  const asked = body.locale ?? undefined;
  // A customer id that anybody could claim would let them into nothing: ids here only name the speaker on the record.
  const user = known?.user ?? vouched?.user ?? (body.user ? `web_${body.user.id}` : newUser());
  const locale = asked ?? known?.locale;
  // Who waits for a person, or is with one, meets them again on any device; whose browser had another conversation finds this one.
  const waited = vouched === undefined || body.fresh === true ? undefined : await parts.host.withPeople(vouched.identity.subject);
  const bearer: Bearer = { conversation: waited ?? known?.conversation ?? newConversation(), user, ...(locale !== undefined && { locale }) };
  if (vouched) await parts.host.identified({ conversation: bearer.conversation, opening: { channel: 'directline', customer: { role: 'customer', id: user }, locale: locale ?? 'zh-Hans' } }, vouched.identity);
  const token = await parts.tokens.sign(bearer);
  const cookie = await parts.tokens.sign(bearer, COOKIE_AUDIENCE, COOKIE_SECONDS);
  return {
    body: { token, conversationId: bearer.conversation, expires_in: parts.tokens.lifeSeconds, resumed: known !== undefined || waited !== undefined },
    cookie: `${COOKIE}=${cookie}; Path=/chat; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_SECONDS}${secure ? '; Secure' : ''}`,
  };
}

async function knownBearer(parts: DirectLineParts, request: IncomingMessage): Promise<Bearer | undefined> {
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
  if (cookie === undefined) return undefined;
  const verified = await parts.tokens.verify(cookie, COOKIE_AUDIENCE);
  return verified.ok ? verified.claims : undefined;
}

/** The customer whom the institution's site vouches for, with the id they are known by here. @throws Refusal */
async function vouchedFor({ identity: site, clock }: DirectLineParts, token: string): Promise<{ readonly user: string; readonly identity: SiteCustomer }> {
  if (site === undefined) throw new Refusal('IdentityUnsupported');
  const verdict = await site.verify(token, clock.now());
  if (verdict.ok) return { user: `${SIGNED_IN}${createHash('sha256').update(verdict.identity.subject).digest('hex').slice(0, 24)}`, identity: verdict.identity };
  throw new Refusal(verdict.reason === 'unavailable' ? 'Unavailable' : verdict.reason === 'expired' ? 'IdentityExpired' : 'IdentityRefused', {}, verdict.reason === 'unavailable' ? 5 : undefined);
}

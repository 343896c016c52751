import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../bot/clock.js';
import { LOCALES, type Locale } from '../../records/message.js';

const AUDIENCE = 'directline';
const REMEMBERED = 2_000;
const DAY_MS = 86_400_000;

const claimsSchema = z.object({
  conversation: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  user: z.string().min(1).max(128),
  locale: z.enum(LOCALES).optional(),
  exp: z.number(),
});

/** What a token says: which conversation its bearer may take part in, as whom, in which language, and until when (epoch seconds). */
export interface Claims {
  readonly conversation: string;
  readonly user: string;
  readonly locale?: Locale | undefined;
  readonly exp: number;
}

/** Whom a token is made for. */
export type Bearer = Omit<Claims, 'exp'>;

/** A token, checked: its claims, or why it is not good. */
export type Verified = { readonly ok: true; readonly claims: Claims } | { readonly ok: false; readonly reason: 'BadToken' | 'TokenExpired' };

/** What tokens are made with. `key` has at least 32 bytes; instances behind one address share it. */
export interface TokenParts {
  readonly key: Uint8Array;
  readonly lifeSeconds: number;
  readonly clock: Clock;
}

/** Makes and checks the tokens that Direct Line clients bear (JWT, HS256), and the tickets in links to files. */
export class Tokens {
  readonly #key: KeyObject;
  /** Tokens that were found good, oldest first, so that polling does not check a signature each time. */
  readonly #good = new Map<string, Claims>();

  constructor(private readonly parts: TokenParts) {
    if (parts.key.byteLength < 32) throw new RangeError('the token key must have at least 32 bytes');
    this.#key = createSecretKey(parts.key);
  }

  /** Seconds that a new token is good for. */
  get lifeSeconds(): number {
    return this.parts.lifeSeconds;
  }

  /** A new token. `audience` keeps tokens of one purpose from being used for another. */
  async sign({ conversation, user, locale }: Bearer, audience = AUDIENCE, lifeSeconds = this.parts.lifeSeconds): Promise<string> {
    const now = Math.floor(this.parts.clock.now() / 1_000);
    return new SignJWT({ conversation, user, ...(locale !== undefined && { locale }) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifeSeconds)
      .sign(this.#key);
  }

  /** Checks a token's signature, purpose and expiry. */
  async verify(token: string, audience = AUDIENCE): Promise<Verified> {
    const remembered = audience === AUDIENCE ? this.#good.get(token) : undefined;
    if (remembered) return remembered.exp * 1_000 > this.parts.clock.now() ? { ok: true, claims: remembered } : { ok: false, reason: 'TokenExpired' };
    if (token.length > 4_096) return { ok: false, reason: 'BadToken' };
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: ['HS256'], audience, currentDate: new Date(this.parts.clock.now()) });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return { ok: false, reason: 'BadToken' };
      if (audience === AUDIENCE) this.#remember(token, claims.data);
      return { ok: true, claims: claims.data };
    } catch (error) {
      return { ok: false, reason: error instanceof errors.JWTExpired ? 'TokenExpired' : 'BadToken' };
    }
  }

  /** What a link to a file carries: good for that file only, for one to two days, the same text all day long. */
  fileTicket(conversation: string, file: string): string {
    const until = Math.floor(this.parts.clock.now() / DAY_MS) + 2;
    return `${until}.${this.#ticketMac(conversation, file, until)}`;
  }

  /** Whether a ticket is good for that file now. */
  isFileTicket(ticket: string, conversation: string, file: string): boolean {
    const [, until, mac] = /^(\d{1,8})\.([\w-]{43})$/.exec(ticket) ?? [];
    if (until === undefined || mac === undefined || Number(until) * DAY_MS < this.parts.clock.now()) return false;
    return timingSafeEqual(Buffer.from(mac), Buffer.from(this.#ticketMac(conversation, file, Number(until))));
  }

  #ticketMac(conversation: string, file: string, until: number): string {
    return createHmac('sha256', this.#key).update(`file|${conversation}|${file}|${until}`).digest('base64url');
  }

  #remember(token: string, claims: Claims): void {
    this.#good.set(token, claims);
    const [oldest] = this.#good.keys();
    if (this.#good.size > REMEMBERED && oldest !== undefined) this.#good.delete(oldest);
  }
}

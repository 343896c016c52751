import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { readCode } from './readCode.js';

/** How long a code is good for. */
export const CODE_MS = 5 * 60_000;
/** How often a code may be answered. */
export const CODE_TRIES = 5;

/** A stored challenge, to be checked when it is read back. */
export const challengeSchema = z.object({
  contactKey: z.string(),
  codeHash: z.string(),
  sentAt: z.number(),
  expiresAt: z.number(),
  triesLeft: z.number().int().min(0).max(CODE_TRIES),
}).readonly();

/** A code that was sent and waits for its answer. The code itself is not in it. Times in epoch milliseconds. */
export type Challenge = z.infer<typeof challengeSchema>;

/** What came of an answer. Only `wrong` and `no-code` leave the challenge open; keep what `wrong` brings. */
export type Answered =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly challenge: Challenge }
  | { readonly kind: 'used-up' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'no-code' };

/** The hash of a code sent to a contact, in one conversation. */
export type CodeHash = (contactKey: string, code: string) => string;

/** Hashes codes of one conversation with HMAC-SHA-256: without the key, a million codes are tried in a second. */
export function codeHash(key: Uint8Array, conversation: string): CodeHash {
  return (contactKey, code) => createHmac('sha256', key).update(`code|${JSON.stringify([conversation, contactKey, code])}`).digest('base64url');
}

/** A new code: six digits, each as likely as any other. `random(max)` is a whole number from 0 to below `max`, of the kind that nobody can guess. */
export function newCode(random: (max: number) => number): string {
  const number = random(1_000_000);
  if (!Number.isInteger(number) || number < 0 || number >= 1_000_000) throw new RangeError('the random number is out of range');
  return String(number).padStart(6, '0');
}

/** The challenge of a code that is sent now. */
export function newChallenge(contactKey: string, code: string, now: number, hash: CodeHash): Challenge {
  return { contactKey, codeHash: hash(contactKey, code), sentAt: now, expiresAt: now + CODE_MS, triesLeft: CODE_TRIES };
}

/**
 * Holds what was said against a challenge. Words without a code cost no try. After the fifth wrong code the challenge
 * comes back with no tries left, and nothing opens it any more, the right code neither.
 */
export function answerChallenge(challenge: Challenge, said: string, now: number, hash: CodeHash): Answered {
  if (now >= challenge.expiresAt) return { kind: 'expired' };
  if (challenge.triesLeft <= 0) return { kind: 'used-up' };
  const code = readCode(said);
  if (code === undefined) return { kind: 'no-code' };
  if (same(hash(challenge.contactKey, code), challenge.codeHash)) return { kind: 'right' };
  return { kind: 'wrong', challenge: { ...challenge, triesLeft: challenge.triesLeft - 1 } };
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

/** How often a contact may be sent a code. */
const SENDING = [
  { codes: 1, ms: 60_000 },
  { codes: 3, ms: 10 * 60_000 },
  { codes: 10, ms: 24 * 3_600_000 },
] as const;

/** Whether another code may go to a contact, given when codes went there before (in any order), and else how long to wait. */
export function resendAllowed(sent: readonly number[], now: number): { readonly ok: true } | { readonly ok: false; readonly waitSeconds: number } {
  // A clock that was set back must not lock anybody out for longer.
  const times = sent.map((time) => Math.min(time, now)).sort((a, b) => b - a);
  const waits = SENDING.map(({ codes, ms }) => {
    const oldest = times[codes - 1];
    return oldest === undefined ? 0 : oldest + ms - now;
  });
  const wait = Math.max(...waits);
  return wait <= 0 ? { ok: true } : { ok: false, waitSeconds: Math.ceil(wait / 1_000) };
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new session's token: 256 bits that only the browser keeps. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What a token, or a recovery code, is kept as. They are random, so one round is enough. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The anti-forgery token of a session: only who can read our answers has it, and it is good for no other session. */
export function csrfOf(key: Buffer, token: string): string {
  return createHmac('sha256', key).update(`csrf:${token}`).digest('base64url');
}

/** Compares without telling by its time how much was right, nor how long it is. */
export function sameSecret(given: string, wanted: string): boolean {
  const digest = (said: string): Buffer => createHash('sha256').update(said).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Random letters that can't be mistaken for each other, in groups: `k7mq-x2wd-…`. */
export function readable(groups: number, each: number): string {
  const letter = (): string => {
    for (;;) {
      const [byte = 255] = randomBytes(1);
      // Cut off where the letters would come up unevenly.
      if (byte < 256 - (256 % LETTERS.length)) return LETTERS[byte % LETTERS.length] ?? '';
    }
  };
  return Array.from({ length: groups }, () => Array.from({ length: each }, letter).join('')).join('-');
}

/** Ten codes for when the authenticator is lost: 79 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => readable(4, 4));
}

/** A recovery code as it was made, however it was typed. */
export function normalRecoveryCode(typed: string): string {
  const letters = typed.normalize('NFKC').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

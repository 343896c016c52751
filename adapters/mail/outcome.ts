import { z } from 'zod';
import type { Carried } from '../../bot/courier.js';

/** Of an error of nodemailer's: its message and the server's words may name the customer, so of those only codes are read. */
const smtpError = z.object({
  code: z.string().regex(/^E[A-Z0-9]+$/).catch('unknown'),
  responseCode: z.number().int().optional().catch(undefined),
  command: z.string().regex(/^[A-Z][A-Z0-9 -]{0,24}$/).optional().catch(undefined),
  response: z.string().optional().catch(undefined),
});

/** What nodemailer calls a failure where the server judged this mail, and not the connection or who logs in. */
const JUDGED: readonly string[] = ['EENVELOPE', 'EMESSAGE'];

/** The server wants a login first: our settings are wrong, the mail may be right. */
const LOGIN_WANTED = 530;

/**
 * What a failed attempt means. Final is what the server says for good (5xx) about the mail itself. A greeting or login it
 * refuses, a certificate that has run out, a network that is down are mended without the customer, and every notice
 * would be lost until then: to be tried again.
 */
export function carriedOf(error: unknown): Carried {
  const { code, responseCode, command, response } = smtpError.catch({ code: 'unknown' }).parse(error);
  const [, detail] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '') ?? [];
  // Without an answer nodemailer itself refused: longer than the server takes.
  const again = !JUDGED.includes(code) || (responseCode !== undefined && (responseCode < 500 || responseCode === LOGIN_WANTED));
  return { kind: 'failed', error: ['smtp', code, responseCode, detail, command].filter((part) => part !== undefined).join(' '), again };
}

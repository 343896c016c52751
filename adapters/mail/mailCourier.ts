import { createTransport } from 'nodemailer';
import type { Carried, Courier, Notice } from '../../bot/courier.js';
import type { Locale } from '../../records/message.js';
import { leadsHere } from '../botservice/gate.js';
import { composer, isMailAddress } from './compose.js';
import { carriedOf } from './outcome.js';

/** How mails leave. */
export interface MailSettings {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`; user and password percent-encoded, or left out. */
  readonly url: string;
  /** A bare address. */
  readonly from: string;
  /** Stands beside that address and above the text. Asked for each mail. */
  readonly institution: (locale: Locale) => string;
  /** For each step: connecting, and every answer of the server; a whole attempt takes twice as long at most. Default 10 s. */
  readonly timeoutMs?: number;
}

/** Carries notices by mail, over SMTP. TLS is demanded, with a valid certificate, unless the server is this machine. */
export class MailCourier implements Courier {
  readonly #transport: ReturnType<typeof transportTo>;
  readonly #compose: ReturnType<typeof composer>;
  readonly #timeoutMs: number;

  /** @throws TypeError on an unusable url or address. */
  constructor({ url, from, institution, timeoutMs = 10_000 }: MailSettings) {
    if (!isMailAddress(from)) throw new TypeError('from: must be a mail address');
    this.#transport = transportTo(url, timeoutMs);
    this.#compose = composer(from, institution);
    this.#timeoutMs = timeoutMs;
  }

  /** Makes one attempt, over a connection of its own. A second attempt bears the same Message-ID. */
  async carry(notice: Notice): Promise<Carried> {
    if (!isMailAddress(notice.to)) return { kind: 'failed', error: 'not a mail address', again: false };
    // Against a server that keeps answering, a little at a time.
    const overdue = new AbortController();
    const timer = setTimeout(() => overdue.abort(), 2 * this.#timeoutMs);
    try {
      await this.#transport.sendMail({ ...this.#compose(notice), signal: overdue.signal });
      return { kind: 'sent' };
    } catch (error) {
      return carriedOf(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function transportTo(address: string, timeoutMs: number) {
  if (!URL.canParse(address)) throw new TypeError('url: must be smtp://… or smtps://…');
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  if ((!secure && url.protocol !== 'smtp:') || url.hostname === '') throw new TypeError('url: must be smtp://… or smtps://…');
  const here = leadsHere(address);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !here,
    // A relay on this machine often has a certificate that nobody signed.
    ignoreTLS: !secure && here,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

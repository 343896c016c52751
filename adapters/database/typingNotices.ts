import { z } from 'zod';
import type pg from 'pg';
import type { Typing } from '../../bot/ephemeral.js';

/** PostgreSQL's channel for typing, apart from that of records: a flood of one does not drown the other. */
export const TYPING_CHANNEL = 'guitai_typing';
/** PostgreSQL takes payloads below 8,000 bytes. */
const PAYLOAD = 7_900;

/** Told that somebody types at another instance. */
export type TypingListener = (typing: Typing) => void;

const notice = z.tuple([z.string(), z.string(), z.enum(['customer', 'bot', 'agent', 'system']), z.string(), z.number().int().nullable()]);

/** What a payload says; undefined for our own, and for what is none. */
export function typingIn(payload: string, instance: string): Typing | undefined {
  let given: unknown;
  try {
    given = JSON.parse(payload);
  } catch {
    return undefined;
  }
  const read = notice.safeParse(given);
  if (!read.success) return undefined;
  const [from, conversation, role, id, answering] = read.data;
  return from === instance ? undefined : { conversation, by: { role, id }, ...(answering !== null && { answering }) };
}

/** Tells the other instances that somebody types. A hint: never throws, is not waited for, and what can't be told at once is not told. */
export class TypingTeller {
  #telling = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly instance: string,
    /** So many at once at the most: typing never takes the connections that messages need. */
    private readonly most = 2,
  ) {}

  tell({ conversation, by, answering }: Typing): void {
    const payload = JSON.stringify([this.instance, conversation, by.role, by.id, answering ?? null]);
    if (this.#telling >= this.most || Buffer.byteLength(payload) > PAYLOAD) return;
    this.#telling += 1;
    this.pool
      .query('select pg_notify($1, $2)', [TYPING_CHANNEL, payload])
      .catch(() => undefined)
      .finally(() => (this.#telling -= 1));
  }
}

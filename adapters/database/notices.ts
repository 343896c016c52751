import pg from 'pg';
import type { Clock } from '../../bot/clock.js';
import { pauseAfter } from './patience.js';
import { DESK_CHANNEL, type DeskHints } from './deskHints.js';
import { TYPING_CHANNEL, typingIn, type TypingListener } from './typingNotices.js';

/** PostgreSQL's channel for conversations that have grown. */
export const RECORDS_CHANNEL = 'guitai_records';
/** PostgreSQL takes payloads below 8,000 bytes. */
const PAYLOAD = 7_900;

/** Told that a conversation has grown to a sequence; or nothing known, when notices may have been missed. */
export type RecordsListener = (grown: { readonly conversation: string; readonly lastSequence: number } | undefined) => void;

/** What others are told: the first member names what it is about; of the same, only the last need be told. */
export type NoticeItem = readonly [about: string, ...rest: (string | number)[]];

/**
 * Payloads that say who has committed what: `["instance",["conversation",7],…]`, each within PostgreSQL's limit.
 * A hint only: nobody may depend on hearing it.
 */
export function payloads(instance: string, items: Iterable<NoticeItem>): string[] {
  const start = `[${JSON.stringify(instance)}`;
  const all: string[] = [];
  let payload = start;
  for (const each of items) {
    const item = `,${JSON.stringify(each)}`;
    if (payload !== start && Buffer.byteLength(payload) + Buffer.byteLength(item) + 1 > PAYLOAD) {
      all.push(`${payload}]`);
      payload = start;
    }
    payload += item;
  }
  if (payload !== start) all.push(`${payload}]`);
  return all;
}

/** Tells the other instances what was committed, by a channel of its own, outside any transaction; what comes up while it is telling goes together. */
export class Announcer {
  #waiting = new Map<string, NoticeItem>();
  #telling = false;
  #missed = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly instance: string,
    private readonly channel: string,
  ) {}

  /** Never throws and is not waited for. */
  tell(items: Iterable<NoticeItem>): void {
    for (const item of items) this.#waiting.set(item[0], item);
    if (!this.#telling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#telling = true;
    while (this.#waiting.size > 0) {
      const all = payloads(this.instance, this.#waiting.values());
      this.#waiting = new Map();
      for (const payload of all) await this.pool.query('select pg_notify($1, $2)', [this.channel, payload]).catch(() => (this.#missed = true));
      // What could not be told is made good by telling everybody to look for themselves.
      if (this.#missed) this.#missed = await this.pool.query('select pg_notify($1, $2)', [this.channel, JSON.stringify([this.instance])]).then(() => false, () => true);
    }
    this.#telling = false;
  }
}

/** Listens on a connection of its own, and connects anew for as long as it is not closed. */
export class Notices {
  readonly #listeners = new Set<RecordsListener>();
  readonly #typing = new Set<TypingListener>();
  #client: pg.Client | undefined;
  #failures = 0;
  #closed = false;
  #callOff: (() => void) | undefined;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly instance: string,
    private readonly clock: Clock,
    private readonly desk: DeskHints,
  ) {}

  /** How to stop listening. */
  add(listener: RecordsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How to stop listening for who types. */
  addTyping(listener: TypingListener): () => void {
    this.#typing.add(listener);
    return () => this.#typing.delete(listener);
  }

  /** Resolves when it listens, or has failed once and goes on trying by itself. */
  async connect(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client(this.config);
    this.#client = client;
    const lost = (): void => {
      if (this.#client !== client) return;
      this.#client = undefined;
      client.end().catch(() => undefined);
      this.#again();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === TYPING_CHANNEL) this.#tellTyping(payload);
      else if (channel === DESK_CHANNEL) this.#tellDesk(payload);
      else this.#tell(payload);
    });
    try {
      await client.connect();
      await client.query(`listen ${RECORDS_CHANNEL}; listen ${TYPING_CHANNEL}; listen ${DESK_CHANNEL}`);
      if (this.#failures > 0) {
        this.#tellAll(undefined);
        this.desk.missed();
      }
      this.#failures = 0;
    } catch {
      lost();
    }
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff?.();
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  #again(): void {
    if (this.#closed) return;
    this.#failures += 1;
    this.#callOff = this.clock.after(Math.max(50, pauseAfter(this.#failures)), () => void this.connect());
  }

  #tell(payload: string): void {
    const heads = this.#itemsOf(payload);
    if (heads?.length === 0) this.#tellAll(undefined);
    for (const head of heads ?? []) {
      if (!Array.isArray(head)) continue;
      const [conversation, lastSequence] = head as unknown[];
      if (typeof conversation !== 'string' || typeof lastSequence !== 'number') continue;
      this.#tellAll({ conversation, lastSequence });
    }
  }

  #tellDesk(payload: string): void {
    const items = this.#itemsOf(payload);
    if (items) this.desk.heard(items);
  }

  /** What a payload of {@link payloads} says; undefined for our own, and for what is none. */
  #itemsOf(payload: string): readonly unknown[] | undefined {
    let all: unknown;
    try {
      all = JSON.parse(payload);
    } catch {
      return undefined;
    }
    return Array.isArray(all) && all[0] !== this.instance ? all.slice(1) : undefined;
  }

  #tellTyping(payload: string): void {
    const typing = typingIn(payload, this.instance);
    if (typing) for (const listener of this.#typing) listener(typing);
  }

  #tellAll(grown: Parameters<RecordsListener>[0]): void {
    for (const listener of this.#listeners) listener(grown);
  }
}

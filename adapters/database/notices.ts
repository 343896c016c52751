import pg from 'pg';
import type { Clock } from '../../bot/clock.js';
import { pauseAfter } from './patience.js';

const CHANNEL = 'guitai_records';
/** PostgreSQL takes payloads below 8,000 bytes. */
const PAYLOAD = 7_900;

/** Told that a conversation has grown to a sequence; or nothing known, when notices may have been missed. */
export type RecordsListener = (grown: { readonly conversation: string; readonly lastSequence: number } | undefined) => void;

/**
 * Payloads that say who has committed what: `["instance",["conversation",7],…]`, each within PostgreSQL's limit.
 * A hint only: nobody may depend on hearing it.
 */
export function payloads(instance: string, grown: ReadonlyMap<string, number>): string[] {
  const start = `[${JSON.stringify(instance)}`;
  const all: string[] = [];
  let payload = start;
  for (const head of grown) {
    const item = `,${JSON.stringify(head)}`;
    if (payload !== start && Buffer.byteLength(payload) + Buffer.byteLength(item) + 1 > PAYLOAD) {
      all.push(`${payload}]`);
      payload = start;
    }
    payload += item;
  }
  if (payload !== start) all.push(`${payload}]`);
  return all;
}

/** Tells the other instances what was committed, outside any transaction; what comes up while it is telling goes together. */
export class Announcer {
  #waiting = new Map<string, number>();
  #telling = false;
  #missed = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly instance: string,
  ) {}

  /** Never throws and is not waited for. */
  tell(grown: ReadonlyMap<string, number>): void {
    for (const [conversation, sequence] of grown) this.#waiting.set(conversation, sequence);
    if (!this.#telling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#telling = true;
    while (this.#waiting.size > 0) {
      const all = payloads(this.instance, this.#waiting);
      this.#waiting = new Map();
      for (const payload of all) await this.pool.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => (this.#missed = true));
      // What could not be told is made good by telling everybody to look for themselves.
      if (this.#missed) this.#missed = await this.pool.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify([this.instance])]).then(() => false, () => true);
    }
    this.#telling = false;
  }
}

/** Listens on a connection of its own, and connects anew for as long as it is not closed. */
export class Notices {
  readonly #listeners = new Set<RecordsListener>();
  #client: pg.Client | undefined;
  #failures = 0;
  #closed = false;
  #callOff: (() => void) | undefined;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly instance: string,
    private readonly clock: Clock,
  ) {}

  /** How to stop listening. */
  add(listener: RecordsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
    client.on('notification', ({ payload }) => this.#tell(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (this.#failures > 0) this.#tellAll(undefined);
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
    let heads: unknown;
    try {
      heads = JSON.parse(payload);
    } catch {
      return;
    }
    if (!Array.isArray(heads) || heads[0] === this.instance) return;
    if (heads.length === 1) this.#tellAll(undefined);
    for (const head of heads.slice(1) as unknown[]) {
      if (!Array.isArray(head)) continue;
      const [conversation, lastSequence] = head as unknown[];
      if (typeof conversation !== 'string' || typeof lastSequence !== 'number') continue;
      this.#tellAll({ conversation, lastSequence });
    }
  }

  #tellAll(grown: Parameters<RecordsListener>[0]): void {
    for (const listener of this.#listeners) listener(grown);
  }
}

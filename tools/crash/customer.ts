import WebSocket from 'ws';
import type { z } from 'zod';
import { conversationAnswer, frame, sentAnswer, sequenceIn, tokenAnswer, type Seen } from './frames.js';

/** No answer for so long is an answer that never comes. In ms. */
const PATIENCE_MS = 45_000;
const RETRY_MS = 60;
/** What a request gives up after, so that a server that hangs is asked again. */
const REQUEST_MS = 15_000;

/** A customer who waited in vain, or was refused. */
export class LeftAlone extends Error {
  override readonly name = 'LeftAlone';
}

/**
 * A Direct Line client as a good one behaves: it posts over HTTP until it is told that its message is taken, reads over a
 * WebSocket, and after a break comes back with a fresh token and its watermark. It remembers all it was told.
 */
export class CrashCustomer {
  /** Messages the server said it has, by `clientActivityID`: their activity's id. */
  readonly acknowledged = new Map<string, string>();
  /** What the bot said, by activity id. */
  readonly seen = new Map<string, Seen>();
  /** Activities that came again. */
  seenTwice = 0;
  /** Posts under way: a crash leaves them in doubt. */
  inFlight = 0;
  /** Times the stream broke and came back. */
  reconnects = 0;
  conversation = '';
  #token = '';
  #watermark = '';
  #sent = 0;
  #socket: WebSocket | undefined;
  #left = false;
  #waiting = new Set<() => void>();

  constructor(private readonly address: string) {}

  /** Comes to the counter. */
  async arrive(): Promise<void> {
    const made = await this.#ask('POST', '/chat/token', tokenAnswer, { locale: 'zh-Hans' });
    this.#token = made.token;
    this.conversation = made.conversationId;
    const { streamUrl } = await this.#ask('POST', '/v3/directline/conversations', conversationAnswer);
    this.#open(streamUrl);
  }

  /** Sends something until it is taken; its sequence on record. */
  async post(what: Readonly<Record<string, unknown>>): Promise<number> {
    this.#sent += 1;
    const clientId = `c${this.#sent}`;
    this.inFlight += 1;
    try {
      const { id } = await this.#ask('POST', `${this.#path}/activities`, sentAnswer, { type: 'message', channelData: { clientActivityID: clientId }, ...what });
      this.acknowledged.set(clientId, id);
      return sequenceIn(id);
    } finally {
      this.inFlight -= 1;
    }
  }

  /** The first thing the bot says after a place on record. @throws LeftAlone */
  async answerAfter(sequence: number): Promise<Seen> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      for (const [id, seen] of this.seen) if (sequenceIn(id) > sequence) return seen;
      if (Date.now() > deadline) throw new LeftAlone(`${this.conversation}: no answer to ${sequence}`);
      await this.#news(deadline - Date.now());
    }
  }

  /** Goes away for good. */
  leave(): void {
    this.#left = true;
    this.#socket?.terminate();
  }

  get #path(): string {
    return `/v3/directline/conversations/${this.conversation}`;
  }

  #open(url: string): void {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#take(data.toString()));
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      if (!this.#left) this.#comeBack().catch(() => undefined);
    });
  }

  async #comeBack(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    this.#token = (await this.#ask('POST', '/v3/directline/tokens/refresh', tokenAnswer)).token;
    const { streamUrl } = await this.#ask('GET', `${this.#path}?watermark=${this.#watermark}`, conversationAnswer);
    if (this.#left) return;
    this.reconnects += 1;
    this.#open(streamUrl);
  }

  #take(text: string): void {
    if (text === '') return;
    const { activities, watermark } = frame.parse(JSON.parse(text));
    for (const activity of activities) {
      if (!('id' in activity) || activity.type !== 'message' || activity.from.role !== 'bot') continue;
      if (this.seen.has(activity.id)) this.seenTwice += 1;
      this.seen.set(activity.id, activity);
    }
    this.#watermark = watermark;
    for (const wake of this.#waiting) wake();
  }

  #news(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waiting.add(wake);
    });
  }

  /** Asks until there is a proper answer: a server that is gone, or says that it can't just now, is asked again. */
  async #ask<T>(method: string, path: string, answer: z.ZodType<T>, body?: unknown): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const response = await fetch(this.address + path, {
        method,
        headers: { ...(this.#token !== '' && { Authorization: `Bearer ${this.#token}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(REQUEST_MS),
      }).then(async (got) => ({ status: got.status, text: await got.text() }), () => undefined);
      if (response !== undefined && response.status < 300) return answer.parse(JSON.parse(response.text));
      if (response !== undefined && response.status < 500) throw new LeftAlone(`${method} ${path}: ${response.status} ${response.text}`);
      if (this.#left || Date.now() > deadline) throw new LeftAlone(`${method} ${path}: ${response?.status ?? 'no connection'}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

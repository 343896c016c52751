import type { PageLocale } from '../words.js';

const BASE = '/v3/directline';
/** A token is renewed when this part of its life is over. */
const RENEW_AFTER = 0.6;
const PATIENCE_MS = 10_000;

/** The conversation can't be gone on with: it is unknown, or this browser now has another. */
export class Gone extends Error {}

/** A request that was answered with an error. */
export class Refused extends Error {
  /** @param again whether the same request may succeed later. @param reason in the customer's language. */
  constructor(
    readonly again: boolean,
    readonly reason: string | undefined,
  ) {
    super('refused');
  }
}

interface Granted {
  readonly token: string;
  readonly conversationId: string;
  readonly expires_in: number;
}

/** What a session is opened with. */
export interface Wish {
  readonly locale: PageLocale;
  /** A new conversation, and not the one that this browser had. */
  readonly fresh?: boolean;
}

/** One conversation's token, always a living one, and requests made with it. */
export class Session {
  #granted: Granted;
  #diesAt = 0;
  #renewing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  private constructor(granted: Granted, private readonly locale: PageLocale) {
    this.#granted = granted;
    this.#keep(granted);
  }

  /** Gets a token: for the conversation of this browser's cookie, or for a new one. */
  static async open(wish: Wish): Promise<Session> {
    return new Session(await grant(wish), wish.locale);
  }

  get token(): string {
    return this.#granted.token;
  }

  get conversation(): string {
    return this.#granted.conversationId;
  }

  /**
   * A request under `/v3/directline`. A token that has died meanwhile (a phone that slept) is renewed first.
   * @throws Gone, Refused, and whatever `fetch` throws without a network.
   */
  async call(path: string, init: RequestInit = {}, patienceMs = PATIENCE_MS): Promise<Response> {
    if (Date.now() > this.#diesAt) await this.#renew();
    let response = await this.#fetch(path, init, patienceMs);
    if (response.status === 401 || response.status === 403) {
      await this.#renew();
      response = await this.#fetch(path, init, patienceMs);
    }
    if (response.ok) return response;
    throw response.status === 404 || response.status === 403 ? new Gone() : await refusal(response);
  }

  /** No more renewing. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #fetch(path: string, init: RequestInit, patienceMs: number): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${this.token}`);
    return fetch(BASE + path, { ...init, headers, signal: AbortSignal.timeout(patienceMs) });
  }

  #keep(granted: Granted): void {
    this.#granted = granted;
    this.#diesAt = Date.now() + granted.expires_in * 1_000;
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.#renew().catch(() => undefined), granted.expires_in * 1_000 * RENEW_AFTER);
  }

  /** One renewal at a time, however many ask. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#renewNow().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renewNow(): Promise<void> {
    const refreshed = await this.#fetch('/tokens/refresh', { method: 'POST' }, PATIENCE_MS);
    if (refreshed.ok) {
      this.#keep((await refreshed.json()) as Granted);
      return;
    }
    if (refreshed.status >= 500 || refreshed.status === 429) throw await refusal(refreshed);
    // Dead for good: the cookie brings a new one, for the same conversation unless another was begun meanwhile.
    const granted = await grant({ locale: this.locale });
    if (granted.conversationId !== this.conversation) throw new Gone();
    this.#keep(granted);
  }
}

async function grant({ locale, fresh = false }: Wish): Promise<Granted> {
  const response = await fetch('/chat/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ locale, fresh }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Granted;
}

async function refusal(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => undefined)) as { error?: { message?: unknown } } | undefined;
  const message = body?.error?.message;
  return new Refused(response.status >= 500 || response.status === 429 || response.status === 408, typeof message === 'string' ? message : undefined);
}

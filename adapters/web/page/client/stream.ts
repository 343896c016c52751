import { backoff, Pauses } from './pause.js';
import { Gone, type Session } from './session.js';
import type { Activity } from './webchat.js';

const PING_MS = 20_000;
const OPENING_MS = 10_000;
const LONGEST_PAUSE_MS = 15_000;
const OFFLINE_PAUSE_MS = 60_000;
/** After so many sockets that did not open, activities are fetched: some networks let no sockets through. */
const SOCKETS_TRIED = 3;
const POLL_MS = 3_000;
const POLLS = 20;

/** Who is told what the stream brings. */
export interface StreamListener {
  readonly activities: (activities: readonly Activity[]) => void;
  readonly connected: (connected: boolean) => void;
  readonly gone: () => void;
}

/** Brings a conversation's activities, each once and in order, and goes on from where it was after any break. */
export class Stream {
  readonly #pauses = new Pauses();
  #watermark = '';
  #cut: (() => void) | undefined;
  #failures = 0;
  #unopened = 0;
  readonly #stop = new AbortController();

  constructor(
    private readonly session: Session,
    private readonly tell: StreamListener,
  ) {}

  /** Connects with the address that opening the conversation gave, and stays connected until stopped. */
  async run(firstUrl: string): Promise<void> {
    let url: string | undefined = firstUrl;
    while (!this.#stopped()) {
      try {
        url ??= await this.#address();
        const opened = await this.#listen(url);
        this.#unopened = opened ? 0 : this.#unopened + 1;
        if (this.#unopened >= SOCKETS_TRIED) await this.#poll();
      } catch (failure) {
        if (failure instanceof Gone) {
          if (!this.#stopped()) this.tell.gone();
          return;
        }
      }
      url = undefined;
      if (this.#stopped()) return;
      this.tell.connected(false);
      // Without a network nothing is tried; `reconnect` ends the pause when it is back.
      await this.#pauses.wait(navigator.onLine ? backoff(this.#failures++, LONGEST_PAUSE_MS) : OFFLINE_PAUSE_MS);
    }
  }

  /** Drops the connection, which may be dead without knowing, and makes a new one now. */
  reconnect(): void {
    this.#failures = 0;
    this.#cut?.();
    this.#pauses.wake();
  }

  /** Drops the connection for good. */
  stop(): void {
    this.#stop.abort();
    this.reconnect();
  }

  #stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #address(): Promise<string> {
    const response = await this.session.call(`/conversations/${this.session.conversation}?watermark=${this.#watermark}`);
    return ((await response.json()) as { streamUrl: string }).streamUrl;
  }

  /** Resolves when the socket is closed, with whether it was ever open. */
  #listen(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = new WebSocket(ownOrigin(url));
      let opened = false;
      const ping = setInterval(() => {
        if (socket.readyState === WebSocket.OPEN) socket.send('');
      }, PING_MS);
      // A closing handshake on a dead network takes minutes: nobody waits for it.
      const done = (): void => {
        clearInterval(ping);
        clearTimeout(patience);
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
        this.#cut = undefined;
        resolve(opened);
      };
      const patience = setTimeout(done, OPENING_MS);
      this.#cut = done;
      socket.onopen = () => {
        opened = true;
        clearTimeout(patience);
        this.#failures = 0;
        this.tell.connected(true);
      };
      socket.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string' && data !== '') this.#take(JSON.parse(data) as ActivitySet);
      };
      socket.onclose = done;
    });
  }

  async #poll(): Promise<void> {
    for (let round = 0; round < POLLS && !this.#stopped(); round += 1) {
      const response = await this.session.call(`/conversations/${this.session.conversation}/activities?watermark=${this.#watermark}`);
      this.#take((await response.json()) as ActivitySet);
      this.#failures = 0;
      this.tell.connected(true);
      await this.#pauses.wait(POLL_MS);
    }
  }

  #take({ activities, watermark }: ActivitySet): void {
    if (watermark !== undefined) this.#watermark = watermark;
    this.tell.activities(activities);
  }
}

interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

/** The stream's address on the origin of the page, whatever the server thinks that it is called. */
function ownOrigin(url: string): string {
  const { pathname, search } = new URL(url);
  return `${location.origin.replace(/^http/, 'ws')}${pathname}${search}`;
}

import type { LiveCommand, LiveEvent } from '../../bot/api/live.ts';

type Listener = (event: LiveEvent) => void;
/** How the link stands: shown to the agent, who must know whether words go out. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'ended';

/** First wait before connecting again, in ms; doubles up to the longest. */
const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * The desk's live link: one WebSocket, opened again after each break. Conversations are watched from the last sequence that
 * was seen, so after a break nothing is missed and nothing doubled.
 */
export class LiveLink {
  #socket: WebSocket | undefined;
  #state: LinkState = 'connecting';
  #wait = FIRST_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watched = new Map<string, number>();
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<() => void>();

  /** How it stands. */
  get state(): LinkState {
    return this.#state;
  }

  /** Opens the link; it stays open until {@link close}, and may then be opened again. */
  open(): void {
    if (this.#socket) return;
    clearTimeout(this.#timer);
    if (this.#state === 'ended') this.#become('connecting');
    const url = new URL('/api/live', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#wait = FIRST_MS;
      this.#become('open');
      this.#sendWatched();
    });
    socket.addEventListener('message', ({ data }) => this.#heard(String(data)));
    socket.addEventListener('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      if (this.#state === 'ended') return;
      this.#become('lost');
      this.#timer = setTimeout(() => this.open(), this.#wait);
      this.#wait = Math.min(LONGEST_MS, this.#wait * 2);
    });
  }

  /** Ends the link. */
  close(): void {
    clearTimeout(this.#timer);
    this.#become('ended');
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** Tells of events; returns how to stop. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells when the state changes; returns how to stop. */
  onState(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Watches exactly these conversations, each from a sequence on. */
  watch(conversations: ReadonlyMap<string, number>): void {
    this.#watched = new Map(conversations);
    this.#sendWatched();
  }

  /** Remembers what was seen, for the next connection. */
  seen(conversation: string, sequence: number): void {
    if (this.#watched.has(conversation)) this.#watched.set(conversation, Math.max(sequence, this.#watched.get(conversation) ?? 0));
  }

  /** The customer sees that somebody types. */
  typing(conversation: string): void {
    this.#send({ type: 'typing', conversation });
  }

  #sendWatched(): void {
    this.#send({ type: 'watch', conversations: Array.from(this.#watched, ([conversation, after]) => ({ conversation, after })) });
  }

  #send(command: LiveCommand): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(command));
  }

  #heard(data: string): void {
    const event = JSON.parse(data) as LiveEvent;
    for (const listener of this.#listeners) listener(event);
    if (event.type === 'bye') this.close();
  }

  #become(state: LinkState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}

import type { PageLocale } from '../words.js';
import { Outbox } from './outbox.js';
import { Gone, Refused, type Session } from './session.js';
import { observed, Signal, type Observable } from './signal.js';
import { Stream } from './stream.js';
import type { Activity, ChatAdapter } from './webchat.js';

/** Direct Line's numbers for the state of a connection. */
const [UNINITIALIZED, CONNECTING, ONLINE] = [0, 1, 2];
/** What was sent comes back on the stream; when it does not, the stream is dead. */
const ECHO_MS = 4_000;
/** That the customer types is not worth more patience. */
const TYPING_MS = 3_000;
/** What stands for the customer's own typing. */
const TYPED = 'typed';

/** What a page shows of its conversation. */
export interface LinkListener {
  readonly connected: (connected: boolean) => void;
  /** A message of the customer is on record. */
  readonly sent: () => void;
  /** A message was given up; `reason` in the customer's language, when there is one. */
  readonly unsent: (reason: string | undefined) => void;
  readonly answered: () => void;
  readonly gone: () => void;
}

/**
 * The conversation as Web Chat wants it (a chat adapter, in place of botframework-directlinejs): Direct Line 3.0 with
 * renewal of tokens, sending again what was lost on the way, and reconnecting at once when the network is back. To Web Chat it is
 * always online, so that its send box stays usable; the page says in words how things are.
 */
export class Link implements ChatAdapter {
  readonly connectionStatus$ = new Signal<number>('last', UNINITIALIZED);
  readonly activity$ = new Signal<Activity>('all');
  readonly #outbox: Outbox;
  readonly #stream: Stream;
  /** The `clientActivityID`s that came back. */
  readonly #seen = new Set<string>();
  readonly #echoes = new Map<string, ReturnType<typeof setTimeout>>();

  private constructor(
    private readonly session: Session,
    private readonly tell: LinkListener,
  ) {
    this.#outbox = new Outbox(session);
    this.#stream = new Stream(session, { activities: (activities) => this.#take(activities), connected: tell.connected, gone: tell.gone });
  }

  /** Opens the conversation (or finds it open) and begins to listen. */
  static async open(session: Session, tell: LinkListener): Promise<Link> {
    const response = await session.call('/conversations', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });
    const link = new Link(session, tell);
    void link.#stream.run(((await response.json()) as { streamUrl: string }).streamUrl);
    // Web Chat takes a connection for made when it sees it being made.
    setTimeout(() => link.connectionStatus$.next(CONNECTING));
    setTimeout(() => link.connectionStatus$.next(ONLINE), 10);
    return link;
  }

  /** Web Chat reads from it who the customer is. */
  get token(): string {
    return this.session.token;
  }

  postActivity(activity: Activity): Observable<string> {
    return observed(activity.type === 'typing' ? this.#type(activity) : this.#post(activity));
  }

  /** Tells the bot that the customer has chosen a language. */
  choose(locale: PageLocale): void {
    void this.#post({ type: 'event', name: 'locale', value: locale, channelData: { clientActivityID: newId() } }).catch(() => undefined);
  }

  /** The network is back, or may have been away: no waiting. */
  wake(): void {
    this.#stream.reconnect();
    this.#outbox.wake();
  }

  end(): void {
    this.#stream.stop();
    this.session.close();
    for (const timer of this.#echoes.values()) clearTimeout(timer);
  }

  /** Says that the customer types: once, beside the messages, and no matter if it is lost. Web Chat waits for what it sends to come back, so it does. */
  #type(activity: Activity): Promise<string> {
    const { conversation } = this.session;
    if (navigator.onLine) {
      void this.session.call(`/conversations/${conversation}/activities`, { method: 'POST', body: JSON.stringify({ type: 'typing' }), headers: { 'Content-Type': 'application/json' } }, TYPING_MS).catch(() => undefined);
    }
    // After Web Chat has begun to wait for it. Always the same id: one takes the other's place.
    setTimeout(() => this.activity$.pass({ ...activity, id: TYPED }));
    return Promise.resolve(TYPED);
  }

  async #post(activity: Activity): Promise<string> {
    try {
      const id = await this.#outbox.post(activity);
      if (activity.type === 'message') this.#expectEcho(activity.channelData?.clientActivityID);
      return id;
    } catch (failure) {
      if (failure instanceof Gone) this.tell.gone();
      else if (activity.type === 'message') this.tell.unsent(failure instanceof Refused ? failure.reason : undefined);
      throw failure;
    }
  }

  #expectEcho(id: string | undefined): void {
    if (id === undefined || this.#seen.has(id)) return;
    this.#echoes.set(id, setTimeout(() => this.#stream.reconnect(), ECHO_MS));
  }

  #take(activities: readonly Activity[]): void {
    for (const activity of activities) {
      if (activity.type === 'typing') {
        this.activity$.pass(activity);
        continue;
      }
      const id = activity.channelData?.clientActivityID;
      if (id !== undefined) {
        this.#seen.add(id);
        clearTimeout(this.#echoes.get(id));
        this.#echoes.delete(id);
      }
      this.activity$.next(withPictures(activity));
      if (activity.type !== 'message') continue;
      if (activity.from?.role === 'user') this.tell.sent();
      else this.tell.answered();
    }
  }
}

/** Web Chat shows a customer's own picture only where it has a thumbnail of it: the picture itself does. */
function withPictures(activity: Activity): Activity {
  if (activity.from?.role !== 'user' || activity.attachments === undefined) return activity;
  return { ...activity, attachments: activity.attachments.map((each) => (each.contentType?.startsWith('image/') ? { ...each, thumbnailUrl: each.contentUrl } : each)) };
}

/** An id of our own; `crypto.randomUUID` is not there on plain http. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

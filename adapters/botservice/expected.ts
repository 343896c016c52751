import type { ChannelHost } from '../../bot/channelHost.js';
import type { Clock } from '../../bot/clock.js';
import type { CommunicationRecord } from '../../records/record.js';

/** A message on record. */
export type MessageRecord = CommunicationRecord & { readonly kind: 'message' };

/** Answers look no further than this behind their question. */
const FAR = 100;
/** What was given in responses is remembered until the outbox asks for it; so many at the most. */
const MOST_GIVEN = 10_000;

/** An `expectReplies` request in waiting. */
export interface Expectation {
  /** What the bot says to the delivery with this sequence; none when it takes too long: that is pushed. */
  replies(sequence: number): Promise<readonly MessageRecord[]>;
  /** The response is over; `reached` says whether these messages went out with it. */
  over(messages: readonly MessageRecord[], reached: boolean): void;
}

/**
 * Requests that want their answer in the HTTP response (`deliveryMode: 'expectReplies'`). The outbox holds these messages
 * like any other, so that a crash loses none; while a request waits, pushes of its conversation are held back, and what
 * went out with the response is told to the outbox as sent instead of being pushed.
 */
export class ExpectedReplies {
  readonly #waiting = new Map<string, Set<Promise<void>>>();
  /** Which delivery's response gave a message, by conversation and sequence. */
  readonly #given = new Map<string, number>();

  constructor(
    private readonly host: Pick<ChannelHost, 'recordsAfter' | 'watch'>,
    private readonly clock: Clock,
    private readonly patienceMs: number,
  ) {}

  /** Begins to wait: before the delivery is handed in, so that nothing slips through. */
  expect(conversation: string): Expectation {
    let end = (): void => undefined;
    const wait = new Promise<void>((resolve) => (end = resolve));
    const waits = this.#waiting.get(conversation) ?? new Set();
    this.#waiting.set(conversation, waits.add(wait));
    let question = 0;
    return {
      replies: (sequence) => {
        question = sequence;
        return this.#replies(conversation, sequence);
      },
      over: (messages, reached) => {
        for (const message of messages) {
          const key = keyOf(message);
          if (reached) this.#remember(key, question);
          else if (this.#given.get(key) === question) this.#given.delete(key);
        }
        waits.delete(wait);
        if (waits.size === 0 && this.#waiting.get(conversation) === waits) this.#waiting.delete(conversation);
        end();
      },
    };
  }

  /** Whether a message went out with a response. Waits for requests of its conversation that still wait. */
  async gave(message: MessageRecord): Promise<boolean> {
    for (let waits = this.#waiting.get(message.conversation); waits !== undefined; waits = this.#waiting.get(message.conversation)) await Promise.all(waits);
    return this.#given.delete(keyOf(message));
  }

  /** Whether a request of a conversation waits for its answer. */
  waits(conversation: string): boolean {
    return this.#waiting.has(conversation);
  }

  async #replies(conversation: string, sequence: number): Promise<readonly MessageRecord[]> {
    const patience = { over: false };
    let stir = (): void => undefined;
    const callOff = this.clock.after(this.patienceMs, () => {
      patience.over = true;
      stir();
    });
    let news = new Promise<void>((resolve) => (stir = resolve));
    const stop = this.host.watch(conversation, () => stir());
    try {
      for (;;) {
        const records = await this.host.recordsAfter(conversation, sequence, FAR);
        const replies = firstAnswer(records).filter((reply) => (this.#given.get(keyOf(reply)) ?? sequence) === sequence);
        if (replies.length > 0 || patience.over) {
          // Another request of the conversation does not give them, too.
          for (const reply of replies) this.#remember(keyOf(reply), sequence);
          return replies;
        }
        await news;
        news = new Promise<void>((resolve) => (stir = resolve));
      }
    } finally {
      callOff();
      stop();
    }
  }

  #remember(key: string, question: number): void {
    this.#given.set(key, question);
    const [oldest] = this.#given.keys();
    if (this.#given.size > MOST_GIVEN && oldest !== undefined) this.#given.delete(oldest);
  }
}

/** What is said to the customer up to where the customer goes on. */
function firstAnswer(records: readonly CommunicationRecord[]): MessageRecord[] {
  const messages = records.filter((record): record is MessageRecord => record.kind === 'message' && record.content.via === undefined);
  const begin = messages.findIndex((message) => message.from.role !== 'customer');
  if (begin === -1) return [];
  const answer = messages.slice(begin);
  const end = answer.findIndex((message) => message.from.role === 'customer');
  return end === -1 ? answer : answer.slice(0, end);
}

function keyOf({ conversation, sequence }: MessageRecord): string {
  return `${conversation}\n${sequence}`;
}

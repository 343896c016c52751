import type { CommunicationRecord } from '../records/record.js';
import type { ChannelHost } from './channelHost.js';

/** Records read at a time from the store. */
const PAGE = 200;

/** Who is fed. */
export interface FeedReader {
  /** New records, in order, each once; `before` is the sequence that the reader had everything up to. */
  push(records: readonly CommunicationRecord[], before: number): void;
  /** False when nobody reads any more. */
  open(): boolean;
  /** The records could not be read; the feed is over. */
  failed(fault: unknown): void;
}

/**
 * Feeds one reader with a conversation's records: everything after a sequence, once, in order, whatever instance wrote it.
 * Hints tell that there is more; the store is asked where one was missed.
 */
export class RecordFeed {
  #position: number;
  #live: CommunicationRecord[] = [];
  #working = false;
  #behind = true;
  readonly #unwatch: () => void;

  constructor(
    private readonly host: Pick<ChannelHost, 'watch' | 'recordsAfter'>,
    private readonly conversation: string,
    after: number,
    private readonly reader: FeedReader,
  ) {
    this.#position = after;
    // Watching begins before the backlog is read: what becomes durable in between is not lost.
    this.#unwatch = host.watch(conversation, (records) => {
      this.#live.push(...records);
      if (records.length === 0) this.#behind = true;
      void this.#work();
    });
    void this.#work();
  }

  /** The sequence that the reader has everything up to. */
  get position(): number {
    return this.#position;
  }

  /** Stops feeding. */
  close(): void {
    this.#unwatch();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      while (this.reader.open() && (this.#behind || this.#live.length > 0)) {
        if (this.#behind) await this.#catchUp();
        else this.#pushLive();
      }
    } catch (fault) {
      this.reader.failed(fault);
    } finally {
      this.#working = false;
    }
  }

  async #catchUp(): Promise<void> {
    const records = await this.host.recordsAfter(this.conversation, this.#position, PAGE);
    this.#push(records);
    if (records.length < PAGE) this.#behind = false;
  }

  #pushLive(): void {
    const records = this.#live.filter((record) => record.sequence > this.#position).sort((one, other) => one.sequence - other.sequence);
    this.#live = [];
    const first = records[0];
    if (first === undefined) return;
    // A gap means that another instance wrote in between: the store has the whole.
    if (first.sequence !== this.#position + 1 || records.some((record, index) => record.sequence !== first.sequence + index)) this.#behind = true;
    else this.#push(records);
  }

  #push(records: readonly CommunicationRecord[]): void {
    const last = records.at(-1);
    if (last === undefined) return;
    const before = this.#position;
    this.#position = last.sequence;
    this.reader.push(records, before);
  }
}

import type { WebSocket } from 'ws';
import type { CommunicationRecord } from '../../records/record.js';
import { faultOf } from '../../bot/turn/faults.js';
import { activitySet, type RenderContext } from './fromRecord.js';
import type { DirectLineParts } from './parts.js';

/** Records read at a time from the store. */
const PAGE = 200;
/** A socket whose client does not keep up is cut at so many bytes; it reconnects where it was. */
const MOST_BUFFERED = 4_194_304;
/** The bot is shown as typing when an answer takes longer than this. */
const TYPING_AFTER_MS = 350;

/** Feeds one socket with a conversation's records: everything after its watermark, once, in order. */
export class SocketFeed {
  #position: number;
  #live: CommunicationRecord[] = [];
  #working = false;
  #behind = true;
  #typing: (() => void) | undefined;
  readonly #unwatch: () => void;

  constructor(
    private readonly parts: DirectLineParts,
    private readonly socket: WebSocket,
    private readonly conversation: string,
    after: number,
    private readonly context: RenderContext,
  ) {
    this.#position = after;
    // Watching begins before the backlog is read: what becomes durable in between is not lost.
    this.#unwatch = parts.host.watch(conversation, (records) => {
      this.#live.push(...records);
      if (records.length === 0) this.#behind = true;
      void this.#work();
    });
    void this.#work();
  }

  /** Stops feeding. */
  close(): void {
    this.#typing?.();
    this.#unwatch();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      while (this.socket.readyState === this.socket.OPEN && (this.#behind || this.#live.length > 0)) {
        if (this.#behind) await this.#catchUp();
        else this.#pushLive();
      }
    } catch (fault) {
      this.parts.log.warn({ conversation: this.conversation, fault: faultOf(fault) }, 'stream cut: records could not be read');
      this.socket.close(1011);
    } finally {
      this.#working = false;
    }
  }

  async #catchUp(): Promise<void> {
    const records = await this.parts.host.recordsAfter(this.conversation, this.#position, PAGE);
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
    const set = activitySet(records, this.#position, this.context);
    this.#position = last.sequence;
    if (set.activities.length === 0) return;
    this.#showTyping(records);
    if (this.socket.bufferedAmount > MOST_BUFFERED) {
      this.socket.close(1013);
      return;
    }
    this.socket.send(JSON.stringify(set), (error) => {
      if (!error) this.parts.host.delivered(this.conversation, last.sequence, 'socket');
    });
  }

  #showTyping(records: readonly CommunicationRecord[]): void {
    const last = records.findLast((record) => record.kind === 'message' && record.content.via === undefined);
    this.#typing?.();
    this.#typing = undefined;
    if (last?.from.role !== 'customer') return;
    // A picture of something going on now, not an exchange: it is not on record.
    const id = `${this.conversation}|typing-${last.sequence}`;
    const activity = {
      type: 'typing', id, timestamp: last.at, channelId: 'directline', conversation: { id: this.conversation }, from: { id: 'guitai', role: 'bot' },
      // Between what it answers and the answer: an indicator sorted after the answer would stay.
      channelData: { 'webchat:sequence-id': last.sequence + 0.5 },
    };
    this.#typing = this.parts.clock.after(TYPING_AFTER_MS, () => {
      if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify({ activities: [activity], watermark: String(this.#position) }));
    });
  }
}

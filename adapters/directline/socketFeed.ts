import type { WebSocket } from 'ws';
import type { CommunicationRecord, Party } from '../../records/record.js';
import { RecordFeed } from '../../bot/recordFeed.js';
import { faultOf } from '../../bot/turn/faults.js';
import { activitySet, typingActivity, type RenderContext } from './fromRecord.js';
import type { DirectLineParts } from './parts.js';

/** A socket whose client does not keep up is cut at so many bytes; it reconnects where it was. */
const MOST_BUFFERED = 4_194_304;

/** Feeds one socket with a conversation's records: everything after its watermark, once, in order; and shows who of ours types. */
export class SocketFeed {
  /** The newest message of ours that this socket has. */
  #answered = 0;
  readonly #feed: RecordFeed;
  readonly #unwatchTyping: () => void;

  constructor(
    private readonly parts: DirectLineParts,
    private readonly socket: WebSocket,
    private readonly conversation: string,
    after: number,
    private readonly context: RenderContext,
  ) {
    this.#feed = new RecordFeed(parts.host, conversation, after, {
      push: (records, before) => this.#push(records, before),
      open: () => socket.readyState === socket.OPEN,
      failed: (fault) => {
        parts.log.warn({ conversation, fault: faultOf(fault) }, 'stream cut: records could not be read');
        socket.close(1011);
      },
    });
    this.#unwatchTyping = parts.host.watchTyping(conversation, (by, answering) => this.#showTyping(by, answering));
  }

  /** Stops feeding. */
  close(): void {
    this.#unwatchTyping();
    this.#feed.close();
  }

  #push(records: readonly CommunicationRecord[], before: number): void {
    const set = activitySet(records, before, this.context);
    const through = records.at(-1)?.sequence ?? before;
    this.#answered = records.findLast((record) => record.kind === 'message' && record.content.via === undefined && record.from.role !== 'customer')?.sequence ?? this.#answered;
    if (set.activities.length === 0) return;
    if (this.socket.bufferedAmount > MOST_BUFFERED) {
      this.socket.close(1013);
      return;
    }
    this.socket.send(JSON.stringify(set), (error) => {
      if (!error) this.parts.host.delivered(this.conversation, through, 'socket');
    });
  }

  /** A picture of something going on now, with no place among the records: the watermark stays where it is. */
  #showTyping(by: Party, answering = Infinity): void {
    // A hint of another instance may come after the answer that it was about.
    if (by.role === 'customer' || answering < this.#answered || this.socket.readyState !== this.socket.OPEN || this.socket.bufferedAmount > MOST_BUFFERED) return;
    const { position } = this.#feed;
    this.socket.send(JSON.stringify({ activities: [typingActivity(this.conversation, by, position)], watermark: String(position) }));
  }
}

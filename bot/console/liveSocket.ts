import type { WebSocket } from 'ws';
import type { CommunicationRecord } from '../../records/record.js';
import { liveCommand, type LiveCommand, type LiveEvent } from '../api/live.js';
import type { ChannelHost } from '../channelHost.js';
import { RecordFeed } from '../recordFeed.js';
import type { Clock } from '../clock.js';
import { faultOf, type TurnLog } from '../turn/faults.js';
import type { Reader } from './reading.js';
import { mayHaveOriginal, recordViews } from './recordView.js';

/** What a desk's socket is made of. */
export interface LiveParts {
  readonly host: Pick<ChannelHost, 'watch' | 'watchTyping' | 'typing' | 'recordsAfter' | 'conversation'>;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** Whether this person may read that conversation. */
  readonly mayRead: (reader: Reader, conversation: string) => Promise<boolean>;
  /** They begin to read it: looking is logged. */
  readonly looks: (reader: Reader, conversation: string) => Promise<void>;
  /** Which of these records have a sealed original. */
  readonly originals: (conversation: string, sequences: readonly number[]) => Promise<ReadonlyMap<number, string>>;
}

/** A desk that does not keep up is cut at so many bytes; it comes back where it was. */
const MOST_BUFFERED = 4_194_304;
/** Only what was masked has an original, and masks are made of these. */
const MASKED = /[*•]/;

interface Watched {
  readonly feed: RecordFeed;
  readonly stopTyping: () => void;
}

/**
 * One desk's socket: new records of the conversations it watches, who types, and hints that something changed. The desk
 * names the sequence that it has everything up to, so that after a break nothing is missed and nothing doubled.
 */
export class LiveSocket {
  readonly #watched = new Map<string, Watched>();
  /** Counts wishes to watch: an earlier one that took longer to check is void. */
  #wish = 0;

  constructor(
    private readonly parts: LiveParts,
    private readonly socket: WebSocket,
    readonly reader: Reader,
  ) {
    this.send({ type: 'hello', staff: reader.id, now: new Date(parts.clock.now()).toISOString() });
    socket.on('message', (data: Buffer) => this.#orCut(this.#heard(data)));
    socket.once('close', () => {
      for (const conversation of [...this.#watched.keys()]) this.#stop(conversation);
    });
  }

  /** Sends an event, unless the desk does not keep up. */
  send(event: LiveEvent): void {
    if (!this.#isOpen()) return;
    if (this.socket.bufferedAmount > MOST_BUFFERED) this.socket.close(1013);
    else this.socket.send(JSON.stringify(event));
  }

  /** Rights may have changed, in one conversation or in any: what may not be read any more is watched no longer. */
  recheck(conversation?: string): void {
    const checked = [...this.#watched.keys()].filter((each) => conversation === undefined || each === conversation);
    this.#orCut(Promise.all(checked.map(async (each) => {
      if (!(await this.parts.mayRead(this.reader, each))) this.#stop(each);
    })));
  }

  async #heard(data: Buffer): Promise<void> {
    const command = commandIn(data);
    const { reader, parts } = this;
    if (command === undefined) return;
    if (command.type === 'watch') {
      await this.#watch(command.conversations);
      return;
    }
    const { conversation } = command;
    // Only who may speak is shown typing.
    if ((await parts.host.conversation(conversation))?.owner === `agent:${reader.id}`) parts.host.typing(conversation, { role: 'agent', id: reader.id });
  }

  async #watch(wanted: (LiveCommand & { readonly type: 'watch' })['conversations']): Promise<void> {
    this.#wish += 1;
    const wish = this.#wish;
    const named = new Map(wanted.map(({ conversation, after }) => [conversation, after]));
    for (const conversation of [...this.#watched.keys()]) if (!named.has(conversation)) this.#stop(conversation);
    for (const [conversation, after] of named) {
      if (this.#watched.has(conversation) || !(await this.parts.mayRead(this.reader, conversation))) continue;
      await this.parts.looks(this.reader, conversation);
      if (wish !== this.#wish || !this.#isOpen()) return;
      this.#start(conversation, after);
    }
  }

  #start(conversation: string, after: number): void {
    const { host, log, originals } = this.parts;
    // One after another: what has to look something up is not overtaken.
    let sending = Promise.resolve();
    const feed = new RecordFeed(host, conversation, after, {
      push: (records) => {
        sending = sending.then(async () => {
          const masked = records.filter(isMasked).map(({ sequence }) => sequence);
          const views = recordViews(records, masked.length === 0 ? undefined : await originals(conversation, masked));
          // It may have been given up meanwhile.
          if (this.#watched.get(conversation)?.feed === feed) this.send({ type: 'records', conversation, records: views });
        });
        this.#orCut(sending);
      },
      open: () => this.#isOpen(),
      failed: (fault) => {
        log.warn({ conversation, fault: faultOf(fault) }, 'a desk was cut: records could not be read');
        this.socket.close(1011);
      },
    });
    const stopTyping = host.watchTyping(conversation, (by) => {
      if (by.role !== 'agent' || by.id !== this.reader.id) this.send({ type: 'typing', conversation, by: { role: by.role, id: by.id } });
    });
    this.#watched.set(conversation, { feed, stopTyping });
  }

  #stop(conversation: string): void {
    const watched = this.#watched.get(conversation);
    watched?.feed.close();
    watched?.stopTyping();
    this.#watched.delete(conversation);
  }

  #isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  #orCut(work: Promise<unknown>): void {
    work.catch((fault: unknown) => {
      if (!this.#isOpen()) return;
      this.parts.log.warn({ staff: this.reader.id, fault: faultOf(fault) }, 'a desk could not be told');
      this.socket.close(1011);
    });
  }
}

function isMasked(record: CommunicationRecord): boolean {
  return mayHaveOriginal(record) && MASKED.test(JSON.stringify(record.content));
}

/** What a desk said; undefined for what is no command. */
function commandIn(data: Buffer): LiveCommand | undefined {
  let value: unknown;
  try {
    value = JSON.parse(data.toString());
  } catch {
    return undefined;
  }
  return liveCommand.safeParse(value).data;
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordHash } from '../../records/chain.js';
import { ArchiveDamaged } from '../../records/keeping/archived.js';
import { added, counted, NO_COUNTS, sameCounts, type ArchiveCounts, type ArchiveLine, type ConversationBegin, type ConversationLine } from '../../records/keeping/archiveLine.js';
import type { CheckedArchive, ScannedConversation } from '../../records/keeping/archivePort.js';
import { streamed } from './lines.js';

/** Reads a whole archive as a stranger would: see `ArchiveFiles.check`. */
export async function checkArchive(path: string, onConversation: (scanned: ScannedConversation) => void = () => undefined): Promise<CheckedArchive> {
  const scan = new Scan(onConversation);
  for await (const lines of streamed(path, 0)) for (const line of lines) scan.take(line);
  const { conversations, counts, places } = scan.end();
  const { bytes, sha256 } = await fileHash(path);
  checkPlaces(places, bytes);
  return { bytes, sha256, conversations, counts, places: new Map(places.map(([conversation, offset, length]) => [conversation, { offset, length }])) };
}

/** SHA-256 and length of a file. */
export async function fileHash(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Conversations lie one behind another, between the first line and the last. */
function checkPlaces(places: readonly (readonly [string, number, number])[], bytes: number): void {
  let end = places[0]?.[1] ?? 0;
  for (const [conversation, offset, length] of places) {
    if (offset !== end || length === 0) throw new ArchiveDamaged(`its index has ${conversation} in a wrong place`);
    end += length;
  }
  if (end >= bytes) throw new ArchiveDamaged('its index reaches behind its end');
}

/** The order in which lines may come, and what they have to agree on. */
class Scan {
  #begun = false;
  #ended: Extract<ArchiveLine, { type: 'archive-end' }> | undefined;
  #open: { readonly begin: ConversationBegin; readonly chain: ChainOf; counts: ArchiveCounts } | undefined;
  #conversations: string[] = [];
  #counts = NO_COUNTS;

  constructor(private readonly onConversation: (scanned: ScannedConversation) => void) {}

  take(line: ArchiveLine): void {
    if (this.#ended !== undefined) throw new ArchiveDamaged('something follows its end');
    if (line.type === 'archive') {
      if (this.#begun) throw new ArchiveDamaged('it begins twice');
      this.#begun = true;
      return;
    }
    if (!this.#begun) throw new ArchiveDamaged('it does not begin as an archive does');
    if (line.type === 'archive-end') {
      if (this.#open !== undefined) throw new ArchiveDamaged(`${this.#open.begin.conversation} has no end`);
      this.#ended = line;
    } else if (line.type === 'conversation') {
      if (this.#open !== undefined) throw new ArchiveDamaged(`${this.#open.begin.conversation} has no end`);
      this.#open = { begin: line, chain: new ChainOf(line), counts: NO_COUNTS };
    } else if (this.#open === undefined) throw new ArchiveDamaged('a line stands outside of conversations');
    else if (line.type === 'end') this.#close(line);
    else {
      this.#open.counts = counted(this.#open.counts, line);
      this.#open.chain.take(line);
    }
  }

  #close(line: Extract<ArchiveLine, { type: 'end' }>): void {
    const { begin, chain, counts } = this.#open ?? {};
    if (begin === undefined || chain === undefined || counts === undefined || line.conversation !== begin.conversation) throw new ArchiveDamaged('the wrong conversation ends');
    chain.end();
    if (!sameCounts(counts, line.counts)) throw new ArchiveDamaged(`${begin.conversation}: other counts than its end says`);
    this.#counts = added(this.#counts, counts);
    this.#conversations.push(begin.conversation);
    this.#open = undefined;
    this.onConversation({ begin, counts });
  }

  end(): { conversations: number; counts: ArchiveCounts; places: readonly (readonly [string, number, number])[] } {
    const ended = this.#ended;
    if (ended === undefined) throw new ArchiveDamaged('it has no end');
    if (ended.conversations !== this.#conversations.length || !sameCounts(ended.counts, this.#counts)) throw new ArchiveDamaged('other counts than its end says');
    if (ended.places.length !== this.#conversations.length || ended.places.some(([name], index) => name !== this.#conversations[index])) throw new ArchiveDamaged('its index names other conversations');
    return { conversations: this.#conversations.length, counts: this.#counts, places: ended.places };
  }
}

/** The records of one conversation, each with its hash computed again. */
class ChainOf {
  #due: number;
  #previous: string;

  constructor(private readonly begin: ConversationBegin) {
    this.#due = begin.from;
    this.#previous = begin.previous;
  }

  take(line: ConversationLine): void {
    const { conversation } = this.begin;
    if (line.type === 'file') {
      const bytes = Buffer.from(line.bytes, 'base64');
      if (bytes.byteLength !== line.size || createHash('sha256').update(bytes).digest('hex') !== line.sha256) throw new ArchiveDamaged(`${conversation}: a file is not what its hash says`);
    }
    if (line.type !== 'record') return;
    const record = { conversation, ...line };
    if (line.sequence !== this.#due || line.previous !== this.#previous || recordHash(record) !== line.hash) throw new ArchiveDamaged(`${conversation}, sequence ${this.#due}: not what its hash says`);
    this.#due += 1;
    this.#previous = line.hash;
  }

  end(): void {
    const { conversation, to, lastHash } = this.begin;
    if (this.#due !== to + 1 || this.#previous !== lastHash) throw new ArchiveDamaged(`${conversation}: its last record is missing`);
  }
}

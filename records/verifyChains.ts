import { sealOfHead } from './chain.js';
import { NO_ARCHIVES } from './keeping/archived.js';
import type { StoredDeparture } from './keeping/departure.js';
import { checkDeparture } from './keeping/verifyDeparture.js';
import type { RecordPage, RecordSnapshot, StoredHead } from './reader.js';
import { GENESIS } from './record.js';
import type { Verification } from './verifyFault.js';
import { checkedRecords, type CheckedRecord } from './verifyLines.js';
import { byBytes, Rows } from './verifyPages.js';

/** What was gone through. */
export interface Walked {
  /** Records in the database. */
  readonly records: number;
  readonly conversations: number;
  readonly departed: Departed;
}

/** What is not in the database any more, and was accounted for. */
export interface Departed {
  /** Records in archives, by catalogue. */
  readonly archived: number;
  /** Of those, how many were read from their files and computed again. */
  readonly read: number;
  /** Records deleted with a tombstone. */
  readonly deleted: number;
}

/** Walks through heads, records, and what has left for archives or for good, side by side. */
export async function verifyConversations(view: RecordSnapshot, verification: Verification): Promise<Walked> {
  const { page, range, onFault, onProgress } = verification;
  let records = 0;
  let conversations = 0;
  const departed = { archived: 0, read: 0, deleted: 0 };
  const stuck = ({ conversation }: { conversation: string }, sequence: number): void => onFault({ conversation, sequence, what: 'the rows from here on can\'t be read in order' });
  const heads = new Rows(view.storedHeads(page, 'conversation', range), (head, before) => byBytes(head.conversation, before.conversation) > 0, (head) => stuck(head, head.lastSequence));
  const rows = new Rows(checkedPages(view.recordPages(page, range)), isAfter, (record) => stuck(record, record.sequence));
  const left = new Rows(view.departures(page, range), isBehind, (departure) => stuck(departure, departure.from));
  for (;;) {
    const head = await heads.peek();
    const conversation = lowest([head?.conversation, (await rows.peek())?.conversation, (await left.peek())?.conversation]);
    if (conversation === undefined) break;
    const own = head?.conversation === conversation ? head : undefined;
    const chain = new Chain(conversation, own, verification);
    if (own) {
      conversations += 1;
      heads.step();
    }
    for (;;) {
      if (!rows.ready) await rows.turn();
      if (!left.ready) await left.turn();
      const record = rows.next();
      const departure = left.next();
      const row = record?.conversation === conversation ? record : undefined;
      const gone = departure?.conversation === conversation ? departure : undefined;
      if (gone && (!row || gone.from <= row.sequence)) {
        const { read } = await chain.depart(gone);
        const count = gone.to - gone.from + 1;
        departed[gone.kind] += count;
        if (read) departed.read += count;
        left.step();
      } else if (row) {
        chain.add(row);
        rows.step();
        records += 1;
        if (records % page === 0) onProgress?.(records);
      } else break;
    }
    chain.end();
  }
  onProgress?.(records);
  return { records, conversations, departed };
}

async function* checkedPages(pages: AsyncIterable<RecordPage>): AsyncGenerator<readonly CheckedRecord[]> {
  for await (const page of pages) yield await checkedRecords(page);
}

function lowest(names: readonly (string | undefined)[]): string | undefined {
  return names.reduce((least, name) => (least === undefined || (name !== undefined && byBytes(name, least) < 0) ? name : least), undefined);
}

function isBehind(row: StoredDeparture, before: StoredDeparture): boolean {
  const order = byBytes(row.conversation, before.conversation);
  return order > 0 || (order === 0 && row.from > before.from);
}

function isAfter(row: CheckedRecord, before: CheckedRecord): boolean {
  const order = byBytes(row.conversation, before.conversation);
  return order > 0 || (order === 0 && row.sequence > before.sequence);
}

/** One conversation's chain, record by record. A fault is reported where it is, and what only follows from it is not. */
class Chain {
  #sequence = 0;
  #hash = GENESIS;
  #toldOfHead = false;

  constructor(
    private readonly conversation: string,
    private readonly head: StoredHead | undefined,
    private readonly verification: Verification,
  ) {}

  add(record: CheckedRecord): void {
    const { sequence } = record;
    const due = this.#sequence + 1;
    if (!this.head && !this.#toldOfHead) this.#fault(sequence, 'records without the head of their conversation');
    this.#toldOfHead = true;
    if (sequence < due) this.#fault(sequence, 'a record before the first');
    else if (sequence > due) this.#fault(due, due === sequence - 1 ? 'the record is missing' : `the records from here to ${sequence - 1} are missing`);
    else if (record.previous !== this.#hash) this.#fault(sequence, sequence === 1 ? 'something came before the first record' : 'does not follow the record before it');
    if (!record.fits) this.#fault(sequence, 'is not what its hash says: edited, moved or inserted');
    if (record.opening && this.head) this.#opening(record.opening, this.head);
    if (sequence < due) return;
    this.#sequence = sequence;
    this.#hash = record.hash;
  }

  /** A stretch that is not in the database any more. */
  async depart(departure: StoredDeparture): Promise<{ read: boolean }> {
    const { from, to, previous, lastHash, kind } = departure;
    const due = this.#sequence + 1;
    const fault = (sequence: number, what: string): void => this.#fault(sequence, what);
    if (!this.head && !this.#toldOfHead) fault(from, kind === 'deleted' ? 'a tombstone without the head of its conversation' : 'archived, but the head of the conversation is gone');
    this.#toldOfHead = true;
    if (from < due) fault(from, kind === 'deleted' ? 'a tombstone over records that are still there' : 'the catalogue of archives has records that are still there');
    else if (from > due) fault(due, due === from - 1 ? 'the record is missing' : `the records from here to ${from - 1} are missing`);
    else if (previous !== this.#hash) fault(from, kind === 'deleted' ? 'the tombstone does not follow the record before it' : 'what was archived does not follow the record before it');
    const checked = await checkDeparture(departure, { key: this.verification.key, archives: this.verification.archives ?? NO_ARCHIVES, head: this.head, fault });
    if (to >= due) {
      this.#sequence = to;
      this.#hash = lastHash;
    }
    return checked;
  }

  end(): void {
    const { head } = this;
    if (!head) return;
    const { lastSequence, lastHash } = head;
    if (lastSequence > this.#sequence) {
      const due = this.#sequence + 1;
      this.#fault(due, due === lastSequence ? 'the last record is missing' : `the records from here to the last, ${lastSequence}, are missing`);
    } else if (lastSequence < this.#sequence) {
      this.#fault(lastSequence + 1, 'goes on behind the end that the head names');
    } else if (lastHash !== this.#hash) {
      this.#fault(lastSequence, 'the last record is not the one that the head names');
    }
    if (sealOfHead(this.verification.key, this.conversation, lastSequence, lastHash) !== head.seal) {
      this.#fault(lastSequence, 'the seal of the conversation\'s end does not fit: records or head were rewritten, or the key is another');
    }
  }

  #opening({ channel, at }: { readonly channel: string; readonly at: string }, head: StoredHead): void {
    if (channel !== head.channel) this.#fault(1, 'the head names another channel');
    if (at !== head.openedAt) this.#fault(1, 'the head names another time of opening');
  }

  #fault(sequence: number, what: string): void {
    this.verification.onFault({ conversation: this.conversation, sequence, what });
  }
}

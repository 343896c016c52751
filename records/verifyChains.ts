import { recordHash, sealOfHead } from './chain.js';
import type { RecordSnapshot, StoredHead, StoredRecord } from './reader.js';
import { GENESIS } from './record.js';
import type { Verification } from './verifyFault.js';
import { byBytes, Rows } from './verifyPages.js';

/** Walks through heads and records side by side. Gives back how many of both there are. */
export async function verifyConversations(view: RecordSnapshot, verification: Verification): Promise<{ records: number; conversations: number }> {
  const { page, onFault, onProgress } = verification;
  let records = 0;
  let conversations = 0;
  const stuck = ({ conversation }: { conversation: string }, sequence: number): void => onFault({ conversation, sequence, what: 'the rows from here on can\'t be read in order' });
  const heads = new Rows(view.storedHeads(page, 'conversation'), (head, before) => byBytes(head.conversation, before.conversation) > 0, (head) => stuck(head, head.lastSequence));
  const rows = new Rows(view.storedRecords(page), isAfter, (record) => stuck(record, record.sequence));
  for (;;) {
    const head = await heads.peek();
    const first = await rows.peek();
    if (!head && !first) break;
    const order = !first ? -1 : !head ? 1 : byBytes(head.conversation, first.conversation);
    const conversation = order <= 0 ? head?.conversation : first?.conversation;
    const chain = new Chain(conversation ?? '', order <= 0 ? head : undefined, verification);
    if (order <= 0) {
      conversations += 1;
      heads.step();
    }
    for (let record = await rows.peek(); record?.conversation === conversation && record !== undefined; record = await rows.peek()) {
      chain.add(record);
      rows.step();
      records += 1;
      if (records % page === 0) onProgress?.(records);
    }
    chain.end();
  }
  onProgress?.(records);
  return { records, conversations };
}

function isAfter(row: StoredRecord, before: StoredRecord): boolean {
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

  add(record: StoredRecord): void {
    const { sequence } = record;
    const due = this.#sequence + 1;
    if (!this.head && !this.#toldOfHead) this.#fault(sequence, 'records without the head of their conversation');
    this.#toldOfHead = true;
    if (sequence < due) this.#fault(sequence, 'a record before the first');
    else if (sequence > due) this.#fault(due, due === sequence - 1 ? 'the record is missing' : `the records from here to ${sequence - 1} are missing`);
    else if (record.previous !== this.#hash) this.#fault(sequence, sequence === 1 ? 'something came before the first record' : 'does not follow the record before it');
    if (recordHash(record) !== record.hash) this.#fault(sequence, 'is not what its hash says: edited, moved or inserted');
    if (sequence === 1 && this.head) this.#opening(record, this.head);
    if (sequence < due) return;
    this.#sequence = sequence;
    this.#hash = record.hash;
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

  #opening(record: StoredRecord, head: StoredHead): void {
    if (record.channel !== head.channel) this.#fault(1, 'the head names another channel');
    if (record.at !== head.openedAt) this.#fault(1, 'the head names another time of opening');
  }

  #fault(sequence: number, what: string): void {
    this.verification.onFault({ conversation: this.conversation, sequence, what });
  }
}

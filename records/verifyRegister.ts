import { registrationHash, sealOfRegister } from './chain.js';
import type { RecordSnapshot, StoredHead, StoredRegistration } from './reader.js';
import { GENESIS } from './record.js';
import type { Verification } from './verifyFault.js';
import { Rows } from './verifyPages.js';

/** Walks through the register of conversations and the heads in its order, side by side: a conversation deleted whole leaves a gap here. */
export async function verifyRegister(view: RecordSnapshot, verification: Verification): Promise<void> {
  const { page, onFault } = verification;
  const follows = (row: { ordinal: number }, before: { ordinal: number }): boolean => row.ordinal > before.ordinal;
  const stuck = ({ conversation, ordinal }: { conversation: string; ordinal: number }): void => onFault({ conversation, sequence: 1, what: `the register from line ${ordinal} on can't be read in order` });
  const lines = new Rows(view.register(page), follows, stuck);
  const heads = new Rows(view.storedHeads(page, 'ordinal'), follows, stuck);
  const register = new RegisterChain(verification);
  for (;;) {
    const line = await lines.peek();
    const head = await heads.peek();
    if (!line && !head) break;
    const order = !head ? -1 : !line ? 1 : line.ordinal - head.ordinal;
    register.compare(order <= 0 ? line : undefined, order >= 0 ? head : undefined);
    if (order <= 0) lines.step();
    if (order >= 0) heads.step();
  }
  await register.end(view);
}

class RegisterChain {
  #ordinal = 0;
  #hash = GENESIS;

  constructor(private readonly verification: Verification) {}

  /** A line, a head with its ordinal, or both. */
  compare(line: StoredRegistration | undefined, head: StoredHead | undefined): void {
    const { onFault } = this.verification;
    const first = (conversation: string, what: string): void => onFault({ conversation, sequence: 1, what });
    if (line && head && line.conversation !== head.conversation) {
      first(line.conversation, `another conversation stands in its place in the register, line ${line.ordinal}`);
      first(head.conversation, `the register names another conversation in line ${line.ordinal}`);
    } else if (line && !head) {
      first(line.conversation, `the register has the conversation in line ${line.ordinal}, but it is gone or bears another number`);
    } else if (head && !line) {
      first(head.conversation, `the register has no line ${head.ordinal} for the conversation`);
    }
    if (line) this.#add(line);
  }

  #add(line: StoredRegistration): void {
    const { onFault } = this.verification;
    const { ordinal, conversation, hash, previous } = line;
    const due = this.#ordinal + 1;
    if (ordinal < due) onFault({ conversation, sequence: 1, what: `its line ${ordinal} in the register stands before the first` });
    else if (ordinal > due) onFault({ conversation: undefined, sequence: due, what: due === ordinal - 1 ? 'the line is missing' : `the lines from here to ${ordinal - 1} are missing` });
    else if (previous !== this.#hash) onFault({ conversation, sequence: 1, what: `its line ${ordinal} in the register does not follow the line before it` });
    if (registrationHash(ordinal, conversation, previous) !== hash) onFault({ conversation, sequence: 1, what: `its line ${ordinal} in the register is not what its hash says` });
    if (ordinal < due) return;
    this.#ordinal = ordinal;
    this.#hash = hash;
  }

  async end(view: RecordSnapshot): Promise<void> {
    const fault = (sequence: number, what: string): void => this.verification.onFault({ conversation: undefined, sequence, what });
    const head = await view.registerHead();
    if (!head) {
      fault(Math.max(this.#ordinal, 1), 'the register has lost its end');
      return;
    }
    const { lastOrdinal, lastHash, seal } = head;
    // As a new database has it: nothing is sealed before there is a conversation.
    if (lastOrdinal === 0 && this.#ordinal === 0 && lastHash === GENESIS && seal === '') return;
    if (lastOrdinal > this.#ordinal) fault(this.#ordinal + 1, `the lines from here to the last, ${lastOrdinal}, are missing`);
    else if (lastOrdinal < this.#ordinal) fault(lastOrdinal + 1, 'goes on behind the end that the register names');
    else if (lastHash !== this.#hash) fault(lastOrdinal, 'the last line is not the one that the register names');
    if (sealOfRegister(this.verification.key, lastOrdinal, lastHash) !== seal) fault(lastOrdinal, 'the seal of the register\'s end does not fit: the register was rewritten, or the key is another');
  }
}

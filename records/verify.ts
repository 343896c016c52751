import type { KeyObject } from 'node:crypto';
import { verifyConversations } from './verifyChains.js';
import type { RecordFault } from './verifyFault.js';
import { verifyRegister } from './verifyRegister.js';
import type { RecordReader } from './reader.js';

/** What a verification is told while it runs. */
export interface VerifyWatch {
  readonly onFault: (fault: RecordFault) => void;
  /** Records looked at so far, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a verification went through. `faults` counts what was reported: 0 means whole. */
export interface Verified {
  readonly records: number;
  readonly conversations: number;
  readonly faults: number;
}

/** Rows read at a time: memory stays constant whatever the record's size. */
const PAGE = 500;

/**
 * Looks at every record, head and registration of one unchanging view and reports what does not fit: hashes are computed
 * again from what is stored, chains and register must be without gaps, and their ends must bear seals of `key`.
 * What was written through SQL without the key can't pass, be it an edit, an insertion, a swap or a deletion.
 * Not found: the whole database, or a conversation's end with its head, put back to what it once was.
 */
export function verifyRecord(reader: RecordReader, key: KeyObject, watch: VerifyWatch): Promise<Verified> {
  return reader.snapshot(async (view) => {
    let faults = 0;
    const onFault = (fault: RecordFault): void => {
      faults += 1;
      watch.onFault(fault);
    };
    const total = await view.countRecords();
    watch.onProgress?.(0, total);
    const { records, conversations } = await verifyConversations(view, { key, page: PAGE, onFault, onProgress: (done) => watch.onProgress?.(done, total) });
    await verifyRegister(view, { key, page: PAGE, onFault });
    // Readings begin behind the lowest key there is; what was put before it is only counted.
    if (faults === 0 && records !== total) onFault({ conversation: '', sequence: 0, what: `${total - records} rows stand where no reading finds them` });
    return { records, conversations, faults };
  });
}

/** A fault as one line: `conversation X, sequence N: what`. Names that hold control characters are quoted. */
export function faultLine({ conversation, sequence, what }: RecordFault): string {
  return conversation === undefined ? `register, line ${sequence}: ${what}` : `conversation ${printable(conversation)}, sequence ${sequence}: ${what}`;
}

/** Who edits a database may also write what moves a terminal's cursor. */
function printable(text: string): string {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(text) ? text : JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

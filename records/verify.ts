import type { KeyObject } from 'node:crypto';
import type { ArchivedRecords } from './keeping/archived.js';
import { verifyConversations, type Departed } from './verifyChains.js';
import type { RecordFault } from './verifyFault.js';
import { verifyRegister } from './verifyRegister.js';
import type { ConversationRange, RecordReader, RecordSnapshot } from './reader.js';

/** What a verification is told while it runs. */
export interface VerifyWatch {
  readonly onFault: (fault: RecordFault) => void;
  /** Records looked at so far, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Where archived records are read again; they are only counted unless told. */
  readonly archives?: ArchivedRecords;
}

/** What a verification went through. `faults` counts what was reported: 0 means whole. */
export interface Verified {
  readonly records: number;
  readonly conversations: number;
  readonly departed: Departed;
  readonly faults: number;
}

/** Rows read at a time: memory stays constant whatever the record's size. */
const PAGE = 2_000;

/** What a part of a verification needs. */
export interface PartWatch extends Pick<VerifyWatch, 'onFault' | 'archives'> {
  readonly onProgress?: (done: number) => void;
}

/**
 * Looks at every record, head, registration and departure of one unchanging view and reports what does not fit: hashes are computed
 * again from what is stored, chains and register must be without gaps, and their ends must bear seals of `key`.
 * What was written through SQL without the key can't pass, be it an edit, an insertion, a swap or a deletion.
 * Not found: the whole database, or a conversation's end with its head, put back to what it once was; an anchor finds that.
 */
export function verifyRecord(reader: Pick<RecordReader, 'snapshot'>, key: KeyObject, watch: VerifyWatch): Promise<Verified> {
  return reader.snapshot(async (view) => {
    const total = await view.countRecords();
    watch.onProgress?.(0, total);
    const conversations = await verifyRange(view, key, {}, { ...watch, onProgress: (done) => watch.onProgress?.(done, total) });
    const register = await verifyRegisterOf(view, key, watch);
    return { ...conversations, faults: conversations.faults + register };
  });
}

/** The conversations of a range, each by itself: ranges may be looked at one by one, or several at once, in views of their own. */
export async function verifyRange(view: RecordSnapshot, key: KeyObject, range: ConversationRange, watch: PartWatch): Promise<Verified> {
  const { onFault, count } = counting(watch);
  const total = await view.countRecords(range);
  const { archives, onProgress } = watch;
  const walked = await verifyConversations(view, { key, page: PAGE, range, onFault, ...(archives && { archives }), ...(onProgress && { onProgress }) });
  // Readings begin behind the lowest key there is; what was put before it is only counted.
  if (count() === 0 && walked.records !== total) onFault({ conversation: '', sequence: 0, what: `${total - walked.records} rows stand where no reading finds them` });
  return { ...walked, faults: count() };
}

/** The register of conversations against their heads. @returns how many faults there were */
export async function verifyRegisterOf(view: RecordSnapshot, key: KeyObject, watch: Pick<VerifyWatch, 'onFault'>): Promise<number> {
  const { onFault, count } = counting(watch);
  await verifyRegister(view, { key, page: PAGE, onFault });
  return count();
}

function counting(watch: Pick<VerifyWatch, 'onFault'>): { readonly onFault: (fault: RecordFault) => void; readonly count: () => number } {
  let faults = 0;
  return {
    count: () => faults,
    onFault: (fault) => {
      faults += 1;
      watch.onFault(fault);
    },
  };
}

/** A fault as one line: `conversation X, sequence N: what`. Names that hold control characters are quoted. */
export function faultLine({ conversation, sequence, what }: RecordFault): string {
  return conversation === undefined ? `register, line ${sequence}: ${what}` : `conversation ${printable(conversation)}, sequence ${sequence}: ${what}`;
}

/** Who edits a database may also write what moves a terminal's cursor. */
function printable(text: string): string {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(text) ? text : JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

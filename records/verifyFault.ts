import type { KeyObject } from 'node:crypto';
import type { ArchivedRecords } from './keeping/archived.js';
import type { ConversationRange } from './reader.js';

/** Something that is not as it was written. `conversation` is undefined where only a line of the register is known. */
export interface RecordFault {
  readonly conversation: string | undefined;
  /** The record; for a fault of a conversation's end its last, of its registration its first. In the register alone: the line. */
  readonly sequence: number;
  readonly what: string;
}

/** What the parts of a verification share. */
export interface Verification {
  readonly key: KeyObject;
  readonly page: number;
  /** Which conversations; all unless told. */
  readonly range?: ConversationRange;
  /** Where archived records are read again; they are only reported unless told. */
  readonly archives?: ArchivedRecords;
  readonly onFault: (fault: RecordFault) => void;
  readonly onProgress?: (done: number) => void;
}

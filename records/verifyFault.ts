import type { KeyObject } from 'node:crypto';

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
  readonly onFault: (fault: RecordFault) => void;
  readonly onProgress?: (done: number) => void;
}

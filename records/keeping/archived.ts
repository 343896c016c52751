import type { StoredRecord } from '../reader.js';
import type { StoredDeparture } from './departure.js';

/** Where a stretch of a conversation lies in an archive's file. */
export type ArchivedStretch = Pick<StoredDeparture, 'conversation' | 'file' | 'offset' | 'length'>;

/** Archives as a verifier and a reader want them. Implemented where files are (adapters/archive). */
export interface ArchivedRecords {
  /**
   * What was archived of a conversation, in order, some at a time, exactly as it was stored; undefined when the archive's
   * file is not here (it is kept elsewhere).
   * @throws ArchiveDamaged when the file is here and can't be read.
   */
  recordsOf(stretch: ArchivedStretch): Promise<AsyncIterable<readonly StoredRecord[]> | undefined>;
}

/** An archive's file that is not what it was written as. The message says what, without a word of what was said. */
export class ArchiveDamaged extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'ArchiveDamaged';
  }
}

/** Where no archive's file is to be looked at. */
export const NO_ARCHIVES: ArchivedRecords = { recordsOf: () => Promise.resolve(undefined) };

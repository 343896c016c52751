import type { StoredDeparture } from './keeping/departure.js';
import type { CommunicationRecord } from './record.js';

/** A record exactly as its row holds it, so that a verifier hashes what is stored and not what it would have stored. */
export interface StoredRecord {
  readonly conversation: string;
  readonly channel: string;
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  /** Canonical JSON text of the party. */
  readonly from: string;
  readonly to: string;
  /** Canonical JSON text of the content. */
  readonly content: string;
  readonly outcome: string;
  readonly hash: string;
  readonly previous: string;
}

/** Some records in order, read from the database in one piece. */
export interface RecordPage {
  /**
   * What each record's hash is over (`recordText`) as the database writes it, U+001F, and the hash; U+001E between records.
   * Only what the hash then fits is to be believed.
   */
  readonly lines: Buffer;
  /** How many rows there are. */
  readonly count: number;
  /** The same records column by column, as they are stored. */
  rows(): Promise<readonly StoredRecord[]>;
}

/** Where a conversation's chain ends, sealed with a key that the database does not hold. */
export interface StoredHead {
  readonly conversation: string;
  readonly channel: string;
  /** Position in the register of conversations, from 1 without gaps. */
  readonly ordinal: number;
  /** Always the first record's `at`, so that an edit of it shows. */
  readonly openedAt: string;
  readonly lastSequence: number;
  readonly lastHash: string;
  readonly seal: string;
}

/** One line of the register of conversations, itself a chain: a conversation that is deleted whole leaves a gap here. */
export interface StoredRegistration {
  readonly ordinal: number;
  readonly conversation: string;
  readonly hash: string;
  readonly previous: string;
}

/** The register's own end: how many conversations there are, sealed. */
export interface StoredRegisterHead {
  readonly lastOrdinal: number;
  readonly lastHash: string;
  readonly seal: string;
}

/** A stretch of conversations, by the bytes of their names: those behind `after`, up to and including `through`. Without an end it is open there. */
export interface ConversationRange {
  readonly after?: string;
  readonly through?: string;
}

/**
 * One unchanging view of everything recorded: what is written meanwhile does not show in it, so that a verifier may
 * run beside a working server. Text is ordered by its UTF-8 bytes on every database. Pages, so memory stays constant.
 */
export interface RecordSnapshot {
  /** How many records there are, in all or of a range. */
  countRecords(range?: ConversationRange): Promise<number>;
  /** Records in (conversation, sequence) order, `size` at a time. */
  recordPages(size: number, range?: ConversationRange): AsyncIterable<RecordPage>;
  /** Heads in that order, `size` at a time. */
  storedHeads(size: number, order: 'conversation' | 'ordinal', range?: ConversationRange): AsyncIterable<readonly StoredHead[]>;
  /** What has left the database for archives or for good, in (conversation, from) order, `size` at a time. */
  departures(size: number, range?: ConversationRange): AsyncIterable<readonly StoredDeparture[]>;
  /** The register in order, `size` at a time. */
  register(size: number): AsyncIterable<readonly StoredRegistration[]>;
  /** `lastOrdinal` is 0 and `seal` empty while no conversation was ever opened; undefined when somebody has deleted it. */
  registerHead(): Promise<StoredRegisterHead | undefined>;
}

/** Reading side of the communication record. Every implementation passes `test/contracts/store.ts`. */
export interface RecordReader {
  /** Records with a sequence above `after`, in order, at most `limit`. */
  recordsAfter(conversation: string, after: number, limit: number): Promise<CommunicationRecord[]>;
  /** Runs `work` over one unchanging view, which must not be used after `work` has ended. */
  snapshot<T>(work: (view: RecordSnapshot) => Promise<T>): Promise<T>;
}

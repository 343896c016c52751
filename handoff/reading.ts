import type { Locale } from '../records/message.js';
import type { CommunicationRecord } from '../records/record.js';
import type { Owner } from './handoff.js';

/** Where a conversation stands, in a word. */
export interface ConversationHead {
  readonly conversation: string;
  readonly channel: string;
  readonly locale: Locale;
  readonly owner: Owner;
  readonly lastSequence: number;
}

/** What the desk looks up beside handoffs. Every implementation passes `test/contracts/deskReading.ts`. */
export interface DeskReading {
  /** Unknown conversations are left out. */
  heads(conversations: readonly string[]): Promise<ReadonlyMap<string, ConversationHead>>;
  /** The last `limit` records, in order. */
  latest(conversation: string, limit: number): Promise<CommunicationRecord[]>;
  /** Sealed originals of these records, by sequence; records that are shown whole have none, and one-time codes are left out. */
  originals(conversation: string, sequences: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

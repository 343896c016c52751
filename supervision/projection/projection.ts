import type { Case } from '../../cases/case.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { Locale } from '../../records/message.js';
import type { CommunicationRecord, Party } from '../../records/record.js';

/** Whose conversation it is and where it goes on, as its head says. */
export interface ProjectedConversation {
  readonly id: string;
  /** Its position in the register of conversations: from 1, rising as conversations are opened. */
  readonly ordinal: number;
  readonly channel: string;
  readonly customer: Party;
  readonly locale: Locale;
  /** ISO 8601 in UTC. */
  readonly openedAt: string;
  readonly owner: string;
}

/** What the institution's site, or a code that was repeated, says of who the customer is; opened from what is sealed. */
export interface KnownCustomer {
  /** The institution's own id of the customer. */
  readonly subject?: string;
  readonly name?: string;
  /** E.164. */
  readonly phone?: string;
  readonly mail?: string;
  /** The institution's class of customer: `private`. */
  readonly customerClass?: string;
}

/** Everything that a projection is made from: one conversation, as far as it goes now. */
export interface ProjectionInput {
  readonly conversation: ProjectedConversation;
  /** All records that can be read, in order; one that somebody has damaged is left out (`verify` names it). */
  readonly records: readonly CommunicationRecord[];
  /** False when the beginning is in the archive: what was projected of it stays as it is. */
  readonly whole: boolean;
  /** By the time they were opened. */
  readonly cases: readonly Case[];
  /** By the time they were opened. */
  readonly handoffs: readonly Handoff[];
  /** In the order in which it became known. */
  readonly known: readonly KnownCustomer[];
  /** What a text is found by without being kept: the vault's lookup, 128 bits in hex. */
  readonly keyOf: (text: string) => string;
}

/**
 * A view of conversations that questions can be asked of quickly, made from the record and made anew whenever a
 * conversation has grown. Pure: the same input gives the same rows. A changed `version` projects everything anew.
 */
export interface Projection<Rows> {
  /** Unique, and stable. */
  readonly name: string;
  readonly version: number;
  project(input: ProjectionInput): Rows;
}

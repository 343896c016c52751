import { createHmac, type KeyObject } from 'node:crypto';

/**
 * A part of a conversation's chain that is not in the database any more: moved into an archive (norm 4.5), or deleted
 * after its time with a tombstone in its place. The chain goes on behind it, so what is left can still be verified.
 */
export interface Departure {
  readonly kind: 'archived' | 'deleted';
  readonly conversation: string;
  readonly channel: string;
  /** When the conversation was opened: the first record's `at`, as its head has it. */
  readonly openedAt: string;
  /** The first sequence that left. */
  readonly from: number;
  /** The last one. */
  readonly to: number;
  /** The hash before `from`. */
  readonly previous: string;
  /** The hash of the record at `to`. */
  readonly lastHash: string;
  /** Where it went: the archive's id, or the number of the certificate of deletion. */
  readonly paper: string;
  /** Of a deletion: who proposed and approved it, when, and what was deleted, as canonical JSON text. '' for an archive. */
  readonly detail: string;
}

/** A {@link Departure} as its row holds it. */
export interface StoredDeparture extends Departure {
  readonly seal: string;
  /** The archive's file; '' when it was deleted. */
  readonly file: string;
  /** Where it lies in the archive's file, in bytes; 0 and 0 when it was deleted. */
  readonly offset: number;
  readonly length: number;
}

/** Seal of a departure: HMAC-SHA256 in hex over all of it. Without the key nobody can make deleted records look archived, or properly deleted. */
export function sealOfDeparture(key: KeyObject, { kind, conversation, channel, openedAt, from, to, previous, lastHash, paper, detail }: Departure): string {
  return createHmac('sha256', key).update(`departure|${JSON.stringify([kind, conversation, channel, openedAt, from, to, previous, lastHash, paper, detail])}`).digest('hex');
}

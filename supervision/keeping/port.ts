import type { StillOpen } from '../../records/keeping/archiveRows.js';
import type { KeptConversation } from './retention.js';

/** A hold that keeps something from being deleted. */
export interface HoldOn {
  /** The hold's dossier. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly since: string;
  /** What it is on. */
  readonly on: 'conversation' | 'case' | 'customer';
}

/** How a conversation stands for keeping. */
export interface Kept extends KeptConversation {
  readonly conversation: string;
  readonly records: number;
  /** Records in archives' files. */
  readonly archived: number;
  /** What in it is not over; undefined when all is. */
  readonly open?: StillOpen;
  readonly holds: readonly HoldOn[];
}

/** Why a conversation may not be deleted. */
export type NotDeletable =
  | { readonly why: 'unknown' }
  | { readonly why: 'gone' }
  | { readonly why: 'open'; readonly what: StillOpen }
  | { readonly why: 'held'; readonly holds: readonly HoldOn[] }
  | { readonly why: 'kept'; readonly until: string };

/** What was deleted of one conversation: rows by table, and how far its chain went. */
export interface Erased {
  readonly kind: 'erased';
  readonly from: number;
  readonly to: number;
  readonly lastHash: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Archives whose files still hold it. */
  readonly archives: readonly string[];
}

/** Who deletes, on what paper. Times are ISO 8601 in UTC. */
export interface DeletionPaper {
  /** Number of the certificate. */
  readonly certificate: string;
  readonly at: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
}

/** One conversation of a deletion. */
export interface DeletionItem {
  readonly conversation: string;
  /** `erased`: gone from the database and from archives' files. */
  readonly state: 'proposed' | 'erasing' | 'erased' | 'kept';
  /** Why it was kept, as {@link NotDeletable}'s `why`. */
  readonly why: string;
  readonly from: number;
  readonly to: number;
  readonly lastHash: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Deleting for good, as the database does it. Every implementation passes `test/contracts/keeping/deletion.ts`. */
export interface DeletionRows {
  /** How conversations stand; those that are unknown are not in it. */
  kept(conversations: readonly string[], now: number): Promise<ReadonlyMap<string, Kept>>;
  /**
   * The next conversations, in the order of their names, that were last heard before a time and are still there: at most `limit` are
   * looked at. `next` names the last one looked at; absent at the end.
   */
  old(before: string, after: string, limit: number, now: number): Promise<{ readonly found: readonly Kept[]; readonly next?: string }>;
  /** Notes what a deletion is about; what was noted before stays. */
  propose(deletion: string, conversations: readonly string[]): Promise<void>;
  items(deletion: string): Promise<readonly DeletionItem[]>;
  /**
   * Deletes one conversation for good, in one transaction with its tombstone. `verdict` decides on how it stands under the
   * transaction's lock: a hold placed a moment before is seen. What is left is its line in the register, its head, and the tombstone.
   */
  erase(deletion: string, conversation: string, paper: DeletionPaper, now: number, verdict: (kept: Kept) => NotDeletable | undefined): Promise<Erased | NotDeletable>;
  /** Archives' files hold nothing any more of what a deletion erased. */
  filesDone(deletion: string): Promise<void>;
}

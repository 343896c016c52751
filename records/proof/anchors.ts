import type { RecordFault } from '../verifyFault.js';
import type { Anchor, Leaf } from './anchor.js';

/** Which anchor is being made, and by whom: what another has taken over is not written any more. */
export interface AnchorWork {
  readonly anchor: number;
  readonly job: string;
  readonly holder: string;
}

/** A chunk of leaves was looked at. `lost` when somebody else makes this anchor now. */
export type ChunkMade = { readonly kind: 'made'; readonly root: string; readonly records: number; readonly changed: number } | { readonly kind: 'lost' };

/** A running digest of the audit, and up to which entry it goes. */
export interface AuditDigest {
  readonly through: number;
  readonly digest: string;
}

/** Keeps anchors and the leaves of their trees. Chunks count from 0, of {@link CHUNK} leaves each. Every implementation passes `test/contracts/proof/`. */
export interface Anchors {
  /** The latest first. */
  list(limit: number, before?: number): Promise<readonly Anchor[]>;
  byOrdinal(ordinal: number): Promise<Anchor | undefined>;
  /** The last one. */
  latest(): Promise<Anchor | undefined>;
  /** Deletes leaves that an interrupted attempt at this anchor has left. */
  clear(work: AnchorWork): Promise<void>;
  /** The register's end as it is now. */
  register(): Promise<{ readonly lastOrdinal: number; readonly lastHash: string } | undefined>;
  /** Looks where the conversations of a chunk end, up to line `size` of the register, keeps what has changed, and gives the root over them. */
  make(work: AnchorWork, chunk: number, size: number): Promise<ChunkMade>;
  /** The audit's digest going on from `from`: at most so many entries, as far as they were written before `settled` (ISO) and are not behind `through`. */
  audit(from: AuditDigest, end: { readonly settled?: string; readonly through?: number }, limit: number): Promise<AuditDigest>;
  /** Keeps it, together with the end of its job being held; false when another has been kept, or the job is lost. */
  keep(anchor: Anchor, work: AnchorWork): Promise<boolean>;
  /** The hashes of a chunk's leaves as they were at an anchor, and their root. */
  chunk(anchor: number, chunk: number, size: number): Promise<{ readonly hashes: readonly string[]; readonly root: string }>;
  /** What of a chunk's leaves at an anchor the record does not contain any more. */
  missing(anchor: number, chunk: number, size: number): Promise<readonly RecordFault[]>;
  /** What leaves that were kept elsewhere say, and the record does not. */
  differing(anchor: number, leaves: readonly Leaf[]): Promise<readonly RecordFault[]>;
  /** Leaves that an anchor has a row of its own for, in order, at most so many above a line: what has changed since the one before. */
  changed(anchor: number, after: number, limit: number): Promise<readonly Leaf[]>;
  /** The line of the register a conversation has, and where its chain ended at an anchor; undefined when it was not in it. */
  leaf(anchor: number, conversation: string): Promise<{ readonly ordinal: number; readonly lastSequence: number; readonly lastHash: string } | undefined>;
}

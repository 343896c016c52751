/** Files that records were moved to (norm 4.5). */
export interface ArchivesTable {
  id: string;
  /** `2023-05`: when the conversations in it were last heard, in the institution's zone. */
  month: string;
  /** The file's name in the archives' folder. */
  file: string;
  /** `writing`, `written`: records are on their way out of the database, `kept`, `emptied`. */
  state: string;
  made_at: string;
  made_by: string;
  conversations: number;
  records: number;
  originals: number;
  files: number;
  bytes: number;
  sha256: string;
  seal: string;
}

/** What of which conversation lies in which archive: see records/keeping/departure.ts. */
export interface ArchivedTable {
  conversation: string;
  from_sequence: number;
  to_sequence: number;
  archive: string;
  channel: string;
  opened_at: string;
  last_at: string;
  previous: string;
  last_hash: string;
  seal: string;
  originals: number;
  files: number;
  inbox: number;
  copies: number;
  /** Where it lies in the file, in bytes. */
  byte_offset: number;
  byte_length: number;
  /** `archived`: only in the file; `restored`: in the database again as well; `erasing`: to be taken out of the file. */
  state: string;
}

/** By what else archived conversations are found: numbers of cases and bookings, lookup keys of contacts, identities. */
export interface ArchivedNamesTable {
  /** `case`, `booking`, `contact`, `identity`. */
  kind: string;
  name: string;
  conversation: string;
  archive: string;
}

/** What was deleted for good, sealed. */
export interface TombstonesTable {
  conversation: string;
  from_sequence: number;
  to_sequence: number;
  channel: string;
  opened_at: string;
  previous: string;
  last_hash: string;
  /** Number of the certificate. */
  certificate: string;
  /** Canonical JSON text: who, when, what. */
  detail: string;
  seal: string;
}

/** What a deletion is about, one conversation each. */
export interface DeletionItemsTable {
  /** The dossier's id. */
  deletion: string;
  conversation: string;
  /** `proposed`, `erasing`: still in an archive's file, `deleted`, `kept`. */
  state: string;
  /** Why it was kept. */
  why: string;
  /** Canonical JSON text of counts by table. */
  counts: string;
}

/** Who does a long piece of keeping, so that nobody else begins it beside. */
export interface KeepingLeasesTable {
  name: string;
  holder: string;
  /** Epoch ms. */
  until: number;
}

/** Anchors of the whole record; `body` is the canonical JSON text of the whole anchor. Rows are only ever inserted. */
export interface AnchorsTable {
  ordinal: number;
  /** On the institution's calendar: `2026-11-25`. */
  day: string;
  at: string;
  /** Leaves of its tree. */
  size: number;
  root: string;
  hash: string;
  body: string;
}

/** Leaves of anchors' trees: where a conversation's chain ended. One that did not change has no row for that anchor. */
export interface AnchorLeavesTable {
  /** The conversation's line in the register. */
  ordinal: number;
  anchor: number;
  last_sequence: number;
  last_hash: string;
}

/** Verifications, anchors and exports that were asked for. Lists are JSON texts; times are ISO 8601 or '', leases epoch ms. */
export interface ProofJobsTable {
  id: string;
  kind: string;
  state: string;
  /** What it is about: two live jobs never have the same. */
  same: string;
  /** '' for the system. */
  staff: string;
  asked_at: string;
  began_at: string;
  ended_at: string;
  holder: string;
  lease_until: number;
  done: number;
  total: number;
  cancel: number;
  params: string;
  result: string;
}

/** What is kept elsewhere, what was deleted, and what proves the rest. */
export interface KeepingTables {
  archives: ArchivesTable;
  archived: ArchivedTable;
  archived_names: ArchivedNamesTable;
  tombstones: TombstonesTable;
  deletion_items: DeletionItemsTable;
  keeping_leases: KeepingLeasesTable;
  anchors: AnchorsTable;
  anchor_leaves: AnchorLeavesTable;
  proof_jobs: ProofJobsTable;
}

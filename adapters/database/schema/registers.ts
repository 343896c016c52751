/** Dossiers of supervision: what they are found by, and what they hold, sealed. '' where there is nothing. */
export interface DossiersTable {
  id: string;
  kind: string;
  state: string;
  owner: string;
  /** Epoch ms; null while nothing is due. */
  due_at: number | null;
  about_conversation: string;
  about_sequence: number | null;
  about_case: string;
  /** The vault's lookup key of a contact, or an identity. */
  about_customer: string;
  about_staff: string;
  /** What several dossiers have in common. */
  shared_by: string;
  opened_at: string;
  opened_by: string;
  changed_at: string;
  version: number;
  /** Sealed. */
  body: string;
}

/** Messages to many customers, being sent: `phase` is `gathering`, `sending`, `following` or `done`. */
export interface BroadcastsTable {
  id: string;
  incident: string;
  phase: string;
  /** JSON text: whom it is for, and its texts. */
  body: string;
  /** Epoch ms. */
  begun_at: number;
  /** Epoch ms: when it is next worked on; later while somebody has it in hand. */
  due_at: number;
}

/** Whom a message is for: `waiting`, `sent`, `delivered`, `failed`, `gone`. `sequence` is its place on record, 0 before. */
export interface BroadcastTargetsTable {
  broadcast: string;
  conversation: string;
  state: string;
  sequence: number;
}

/** Dossiers of supervision, and messages to many. */
export interface RegistersTables {
  dossiers: DossiersTable;
  broadcasts: BroadcastsTable;
  broadcast_targets: BroadcastTargetsTable;
}

/** A conversation's head: where its chain ends, its state, who may speak, who works on it. Times are epoch ms. */
export interface ConversationsTable {
  id: string;
  channel: string;
  /** Canonical JSON text of the customer's party. */
  customer: string;
  locale: string;
  owner: string;
  state_version: number;
  /** JSON text: what the channel needs to write unasked. */
  reference: string;
  ordinal: number;
  opened_at: string;
  last_sequence: number;
  last_hash: string;
  seal: string;
  /** Sequences that still want an answer, `5,6,9`; '' when none. */
  pending: string;
  lease_holder: string | null;
  /** 0 when nobody holds the lease. */
  lease_until: number;
  /** Until when a one-time code is expected, which must not be kept; 0: none is. */
  code_until: number;
  /** The live chat or message with a person; '' when there is none. */
  handoff: string;
}

/** What a conversation's dialogs remember; kept apart because heads are rewritten with each message and state is long. */
export interface StatesTable {
  conversation: string;
  state: string;
}

/** The communication record (norm 4.5). Rows are only ever inserted; whole conversations leave for an archive, or with a tombstone. */
export interface RecordsTable {
  conversation: string;
  sequence: number;
  at: string;
  channel: string;
  kind: string;
  /** Canonical JSON text, as hashed; never a database's own JSON type, which would reorder it. */
  from_party: string;
  to_party: string;
  content: string;
  outcome: string;
  hash: string;
  previous: string;
}

/** Deliveries seen, by their key, so that a second one is known. */
export interface InboxTable {
  conversation: string;
  key: string;
  sequence: number;
}

/** Messages waiting to be pushed. One conversation's items wait behind its first (`due_at` = {@link WAITING}). */
export interface OutboxTable {
  conversation: string;
  sequence: number;
  attempts: number;
  due_at: number;
  /** '' for the chat's own channel, `mail`, `sms`: a lane that is stuck does not hold up the others. */
  lane: string;
}

/** `due_at` of what is not due by itself: an outbox item that stands behind another of its conversation, a timer that is done. */
export const WAITING = Number.MAX_SAFE_INTEGER;

/** The register of conversations, a chain of its own. */
export interface RegisterTable {
  ordinal: number;
  conversation: string;
  hash: string;
  previous: string;
}

/** One row, `id` 1: the register's end, sealed. */
export interface RegisterHeadTable {
  id: number;
  last_ordinal: number;
  last_hash: string;
  seal: string;
}

/** What the record shows masked, sealed. `kind` `code`: only until its turn has been answered. */
export interface OriginalsTable {
  conversation: string;
  sequence: number;
  kind: string;
  sealed: string;
}

/** Files that travel with messages. */
export interface FilesTable {
  conversation: string;
  id: string;
  name: string;
  content_type: string;
  size: number;
  sha256: string;
  at: string;
  bytes: Uint8Array;
}

/** What channel adapters keep; `value` is sealed. */
export interface ChannelMemoryTable {
  key: string;
  value: string;
  version: number;
}

/** What is said: conversations, their records, and what waits to be said. */
export interface ConversationsTables {
  conversations: ConversationsTable;
  states: StatesTable;
  records: RecordsTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  register: RegisterTable;
  register_head: RegisterHeadTable;
  originals: OriginalsTable;
  files: FilesTable;
  channel_memory: ChannelMemoryTable;
}

import type { Generated } from 'kysely';

/** Accounts of staff. Lists are JSON texts, truth is 0 or 1. */
export interface StaffTable {
  id: string;
  name: string;
  display_name: string;
  work_number: string;
  roles: string;
  teams: string;
  skills: string;
  languages: string;
  locale: string;
  active: number;
  must_change: number;
  password_hash: string;
  totp: string;
  totp_pending: string;
  /** The last time step of the authenticator that was taken. */
  totp_step: number;
  recovery: string;
  external: string;
  failed: number;
  version: number;
  stamp: number;
  created_at: string;
}

/** Who is signed in; only hashes of tokens. */
export interface SessionsTable {
  hash: string;
  id: string;
  staff: string;
  stamp: number;
  began: number;
  seen: number;
  agent: string;
}

/** Counted tries: `taken` since a window began that ends at `until`. */
export interface TriesTable {
  key: string;
  taken: number;
  until: number;
}

/** The audit. Rows are only ever inserted; a trigger sees to it. */
export interface AuditTable {
  ordinal: Generated<number>;
  at: string;
  staff: string;
  what: string;
  subject: string;
  address: string;
  outcome: string;
  detail: string;
}

/** Conversations, and matters of them, on their way to a person; `body` is the sealed JSON text of the whole handoff. */
export interface HandoffsTable {
  id: string;
  conversation: string;
  kind: string;
  state: string;
  urgency: number;
  opened_at: string;
  /** Epoch ms. */
  due_at: number;
  /** '' while nobody has it. */
  agent: string;
  offered_to: string;
  team: string;
  closed_at: string | null;
  /** From the last claim to the close; null where nobody had it. */
  held_seconds: number | null;
  version: number;
  body: string;
}

/** Who is at the desk, and since when nothing was heard of them. */
export interface PresenceTable {
  staff: string;
  availability: string;
  /** Epoch ms. */
  seen_at: number;
}

/** Who works here, and what waits for them. */
export interface PeopleTables {
  staff: StaffTable;
  sessions: SessionsTable;
  tries: TriesTable;
  audit: AuditTable;
  handoffs: HandoffsTable;
  presence: PresenceTable;
}

import type { Json } from '../records/json.js';
import type { AuditEntry, AuditQuery } from './api/audit.js';

export type { AuditEntry, AuditQuery };

/** Something to be kept: who did what to whom. No secrets, and nothing of what customers said. */
export interface AuditDraft {
  /** The id of who did it; left out when that is not known. */
  readonly staff?: string;
  /** `area.act`, such as `conversation.read`. */
  readonly what: string;
  readonly subject?: string;
  /** Where from, keyed: see {@link SignedIn}'s `address`. */
  readonly address?: string;
  readonly outcome: AuditEntry['outcome'];
  readonly detail?: Readonly<Record<string, Json>>;
}

/** Sign-ins, refusals, changes of accounts, and who looked at what. Entries are only ever added. */
export interface Audit {
  /** @throws StoreUnavailable */
  append(draft: AuditDraft): Promise<void>;
  /** The latest first. @throws StoreUnavailable */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
}

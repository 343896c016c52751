import type { Json } from '../../records/json.js';
import type { Busy } from './unusual.js';

/** Which looks; all that is given must hold. Times are ISO 8601 in UTC. */
export interface LookQuery {
  readonly staff?: string;
  /** Conversations (with their lines), cases, customers: one of these. */
  readonly subjects?: readonly string[];
  /** Beginnings of what was done; one of these. */
  readonly beginnings: readonly string[];
  /** Only what was done, or only what was refused. */
  readonly outcome?: 'done' | 'refused';
  readonly from?: string;
  /** Exclusive. */
  readonly to?: string;
  /** Entries before this ordinal. */
  readonly before?: number;
  readonly limit: number;
}

/** A look, as the audit has it. */
export interface Look {
  readonly ordinal: number;
  readonly at: string;
  readonly staff: string;
  readonly what: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, Json>>;
}

/** The access log as it is read. Every implementation passes `test/contracts/accessLog.ts`. @throws StoreUnavailable */
export interface AccessLog {
  /** The latest first. */
  looks(query: LookQuery): Promise<readonly Look[]>;
  /** How busy everybody was, hour by hour, in a time; only what was done counts. */
  busy(from: string, to: string): Promise<readonly Busy[]>;
}

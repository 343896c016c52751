import type { Party } from '../../records/record.js';
import type { Dossier, DossierEvent, DossierKind, DossierStanding } from './dossier.js';

/** What opens a dossier. */
export interface DossierOpening {
  /** Chosen by the caller: the same again is the same dossier (an answer that was lost). */
  readonly id: string;
  readonly kind: DossierKind;
  /** Who opens it. */
  readonly by: Party;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  readonly standing: DossierStanding;
  /** At least one. */
  readonly events: readonly DossierEvent[];
}

/** What changes a dossier. */
export interface DossierChange {
  readonly id: string;
  /** The version that it was decided from. */
  readonly version: number;
  readonly by: Party;
  readonly at: string;
  /** How it stands from now on, whole. */
  readonly standing: DossierStanding;
  /** At least one: a change leaves a record. */
  readonly events: readonly DossierEvent[];
}

/** What became of an opening. `exists`: there is one with this id, as it stands; nothing was written. */
export type Opened = { readonly kind: 'opened' | 'exists'; readonly dossier: Dossier };

/** What became of a change. `stale`: somebody was faster; it stands as given, and nothing was written. */
export type Changed = { readonly kind: 'changed' | 'stale'; readonly dossier: Dossier } | { readonly kind: 'unknown' };

/** Which dossiers; all that is given must hold. */
export interface DossierFilter {
  readonly kind: DossierKind;
  readonly states?: readonly string[];
  readonly owner?: string;
  /** Due before this moment, in epoch ms. */
  readonly dueBefore?: number;
  /** Opened at or after, before; ISO 8601 in UTC. */
  readonly openedFrom?: string;
  readonly openedTo?: string;
  readonly group?: string;
  readonly openedBy?: string;
  readonly conversation?: string;
  readonly caseNumber?: string;
  /** One of these keys: a contact has one for each key of the vault. */
  readonly customers?: readonly string[];
  readonly staff?: string;
}

/** A page of a list. */
export interface DossierPage {
  readonly dossiers: readonly Dossier[];
  /** Ask for what follows with it; absent at the end. */
  readonly next?: string;
}

/**
 * Dossiers as they are kept. Each is a conversation of its own in the record; every step is appended to its chain in the
 * same transaction as its row, so that what supervisors did can be proven like what customers were told.
 * Every implementation passes `test/contracts/dossiers.ts`.
 * @throws StoreUnavailable as the turn store does.
 */
export interface Dossiers {
  /** @throws RangeError for an id that can't be kept, a time that is none, or no event. */
  open(opening: DossierOpening): Promise<Opened>;
  /** @throws RangeError as {@link Dossiers.open}. */
  change(change: DossierChange): Promise<Changed>;
  byId(id: string): Promise<Dossier | undefined>;
  /** `newest`: as they were opened, the last first. `due`: what is due, the first first; what is not due is left out. */
  list(filter: DossierFilter, order: 'newest' | 'due', limit: number, after?: string): Promise<DossierPage>;
  count(filter: DossierFilter): Promise<number>;
}

/** A search that somebody keeps, and perhaps shares with everybody who reviews. */
export interface SavedSearch {
  readonly id: string;
  /** Who keeps it, by account. */
  readonly owner: string;
  readonly name: string;
  readonly shared: boolean;
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
  /** Counts changes from 1. */
  readonly version: number;
  /** JSON text of what is looked for. Kept sealed: somebody's name may be in it. */
  readonly filters: string;
}

/** Keeps searches. Every implementation passes `test/contracts/reviewReading.ts`. */
export interface SavedSearches {
  /** One's own, and those that others share; by name, at most 500. @throws StoreUnavailable */
  of(owner: string): Promise<readonly SavedSearch[]>;
  byId(id: string): Promise<SavedSearch | undefined>;
  /** Adds it, unless it is there. */
  add(search: SavedSearch): Promise<void>;
  /** Puts it in the place of the version before its own; false when somebody else has changed it since, or it is gone. */
  change(search: SavedSearch): Promise<boolean>;
  remove(id: string): Promise<void>;
}

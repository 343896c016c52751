/** Something kept, and the version it has. */
export interface Kept {
  readonly key: string;
  readonly value: string;
  readonly version: number;
}

/**
 * What channel adapters keep for all instances and over restarts: tokens, cursors, how many messages a window has left.
 * Values are sealed. Every implementation passes `test/contracts/channelMemory.ts`. All throw StoreUnavailable.
 */
export interface ChannelMemory {
  get(key: string): Promise<Kept | undefined>;
  /** Puts a value in the place of that version, 0 where there is none yet; false when it has another one by now. */
  put(key: string, value: string, version: number): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** What is kept under keys that begin so, by key. */
  list(prefix: string, limit: number): Promise<readonly Kept[]>;
}

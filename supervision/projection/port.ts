/** What became of a round of projecting. */
export interface Projected {
  /** Conversations that another instance had in hand: to be looked at again. */
  readonly again: readonly string[];
  /** Conversations that could not be projected, and why; they are not tried again before they have grown. */
  readonly failed: readonly { readonly conversation: string; readonly fault: string }[];
}

/**
 * Makes projections of conversations, away from whatever answers customers. Every implementation passes
 * `test/contracts/projecting.ts`.
 */
export interface Projecting {
  /**
   * Projects these conversations as they are now. Unknown ones are passed over; several instances may do the same at once.
   * @throws StoreUnavailable
   */
  project(conversations: readonly string[]): Promise<Projected>;
  /**
   * Conversations after this id, at most `limit`, whose projections are behind the record or of another version, by id.
   * @throws StoreUnavailable
   */
  behind(after: string, limit: number): Promise<readonly string[]>;
}

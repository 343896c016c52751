/** What is counted while the product works. */
export interface Meter {
  /** A delivery that is no duplicate. */
  received(channel: string): void;
  /** A turn from load to commit; an apology where thinking failed. */
  turned(ms: number, outcome: 'answered' | 'apology'): void;
  /** A turn that has to wait for the store. */
  waited(): void;
  /** An attempt to push a message to an outside channel. */
  pushed(outcome: 'sent' | 'again' | 'failed'): void;
}

import type { Handoff, Outcome } from './handoff.js';

/** What a turn of the bot asks for, carried out in the turn's own transaction. */
export type HandoffCommand =
  /** A person is wanted. Where the conversation has a live one of the same kind already, nothing is added. A `chat` makes the queue its owner. */
  | { readonly kind: 'request'; readonly handoff: Handoff }
  /** The customer's wish changed while waiting: another kind, another time, more words. Names the version it was made from in `handoff.version - 1`. */
  | { readonly kind: 'change'; readonly handoff: Handoff }
  /** The customer does not wait any longer. */
  | { readonly kind: 'end'; readonly id: string; readonly outcome: Outcome; readonly at: string };

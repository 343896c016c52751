import type { Json } from '../records/json.js';

/**
 * Something to be done later. When it is due, the conversation gets an event on its record, as it gets a customer's
 * message: once, however many instances look, and answered in order with everything else.
 */
export interface Timer {
  /** Unique and deterministic: the event's key in the conversation's inbox. */
  readonly id: string;
  /** The case or booking it belongs to. */
  readonly subject: string;
  readonly conversation: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The event's name: `survey.due`. */
  readonly event: string;
  readonly data: { readonly [key: string]: Json | undefined };
}

/** Timers on their way. */
export interface Timers {
  /** Takes due timers for `leaseMs`, longest due first; nobody else gets them meanwhile. `now` in epoch ms. */
  claim(now: number, limit: number, leaseMs: number): Promise<Timer[]>;
  /** Ends a timer whose event is on record; setting it again with the same id and time does not begin it anew. One that was replaced meanwhile stays. */
  settle(timer: Timer): Promise<void>;
}

import type { OutboxItem, PushOutcome } from './turn/turnStore.js';

/** Hands messages to an outside channel. */
export interface Pusher {
  /**
   * One attempt. Never rejects for what the channel did: `failed` with a `retryAt` (the earliest the channel can be asked
   * again; now, when it did not say) may be tried again, `failed` without one is final.
   */
  push(item: OutboxItem): Promise<PushOutcome>;
}

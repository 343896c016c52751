import { createHash } from 'node:crypto';
import type { Clock } from '../../bot/clock.js';

/** A callback's time may be off by so much, in ms: the platform delivers again after 5 and 10 s, and clocks differ. */
export const STALE_MS = 5 * 60_000;

/**
 * Knows signatures that were used before. A plain callback's signature does not cover its body, so whoever has seen one could
 * say anything with it: the same signature is good again only with the same body, as the platform's own repeats have it.
 */
export class Replays {
  readonly #seen = new Map<string, { readonly body: string; readonly until: number }>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Whether a callback of that time (Unix seconds) is too old, or from the future. */
  isStale(timestamp: string): boolean {
    const at = Number(timestamp) * 1_000;
    return !/^\d{1,12}$/.test(timestamp) || Math.abs(this.clock.now() - at) > STALE_MS;
  }

  /** Whether a signature comes with a body other than that which it came with first. */
  isReplayed(signature: string, body: string): boolean {
    const now = this.clock.now();
    for (const [known, { until }] of this.#seen) {
      if (until > now) break;
      this.#seen.delete(known);
    }
    const digest = createHash('sha256').update(body).digest('base64url');
    const before = this.#seen.get(signature);
    if (before !== undefined) return before.body !== digest;
    this.#seen.set(signature, { body: digest, until: now + 2 * STALE_MS });
    return false;
  }
}

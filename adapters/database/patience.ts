import type { Clock } from '../../bot/clock.js';
import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import { faultOf } from './faults.js';

/** How long calls wait for a database that can't just now. */
export interface Patience {
  readonly clock: Clock;
  /** From the call until it gives up with StoreUnavailable, in ms. */
  readonly patienceMs: number;
}

/** Lost races are tried so often; a database that says "again" more often is out of order. */
export const RACES = 8;

/** Pause before the attempt after so many failed ones, in ms. The first follows at once. */
export function pauseAfter(failures: number): number {
  return failures <= 1 ? 0 : Math.min(20 * 2 ** (failures - 2), 500);
}

/** Resolves after a pause of the clock; at once, but in a later turn of the event loop, for 0. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else clock.after(ms, resolve);
  });
}

/**
 * Runs something that is not grouped, again and again while the database can't, without ever holding the event loop.
 * `run` must be all or nothing (one statement, one transaction).
 * @throws StoreUnavailable when patience ends; any other error of the database as it is.
 */
export async function patiently<T>(patience: Patience, run: () => Promise<T>): Promise<T> {
  const since = patience.clock.now();
  for (let failures = 1; ; failures += 1) {
    try {
      return await run();
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'final' || (fault.kind === 'again' && failures >= RACES)) throw error;
      if (patience.clock.now() - since >= patience.patienceMs) {
        throw new StoreUnavailable(fault.kind === 'transient' ? fault.reason : 'locked', { cause: error });
      }
      await pause(patience.clock, pauseAfter(failures));
    }
  }
}

import type { Clock } from '../clock.js';

/** An answer that comes sooner needs no sign before it. */
const AFTER_MS = 700;
/** A sign lasts about five seconds on most channels. */
const AGAIN_MS = 3_000;
/** After this long a sign would promise too much. */
const LONGEST_MS = 60_000;

/** Calls `show` after a short while and again as long as the work goes on, for a minute at the most. Returns how to end it: with the answer. */
export function whileWorking(clock: Clock, show: () => void, afterMs = AFTER_MS): () => void {
  let callOff = (): void => undefined;
  const showAfter = (ms: number, shown: number): void => {
    callOff = clock.after(ms, () => {
      show();
      if (shown + AGAIN_MS < LONGEST_MS) showAfter(AGAIN_MS, shown + AGAIN_MS);
    });
  };
  showAfter(afterMs, afterMs);
  return () => callOff();
}

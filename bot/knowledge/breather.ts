import { setImmediate as nextPhase } from 'node:timers/promises';

/** Lets others go on when work has taken `ms` since they last could: long work calls it often, and stalls nobody. */
export function breather(ms = 10): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < ms) return;
    await nextPhase();
    since = performance.now();
  };
}

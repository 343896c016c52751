let offset = 0;
const watchers = new Set<() => void>();

/** Sets this machine's clock right by the server's, for waits and deadlines. `now` is ISO 8601 in UTC. */
export function setServerTime(now: string): void {
  offset = Date.parse(now) - Date.now();
  for (const watcher of watchers) watcher();
}

/** Tells when the clock was set right; returns how to stop. */
export function watchServerTime(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The time by the server's clock, in epoch ms. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** Waiting that can be cut short: when the network is back there is no reason to wait out a pause. */
export class Pauses {
  readonly #wakers = new Set<() => void>();

  /** Waits, or until woken. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wakers.add(done);
    });
  }

  /** Ends all waiting. */
  wake(): void {
    for (const done of [...this.#wakers]) done();
  }
}

/** How long to wait after so many failures in a row: longer each time, and not the same for everyone. */
export function backoff(failures: number, longestMs: number): number {
  return Math.min(longestMs, 500 * 2 ** failures) * (0.7 + 0.6 * Math.random());
}

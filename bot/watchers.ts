/** Listeners by conversation, within one process. */
export class Watchers<Listener> {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Adds a listener; returns how to take it away. */
  add(conversation: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(conversation) ?? new Set();
    this.#listeners.set(conversation, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(conversation) === listeners) this.#listeners.delete(conversation);
    };
  }

  /** Whether anybody here watches the conversation. */
  watched(conversation: string): boolean {
    return this.#listeners.has(conversation);
  }

  /** Those who watch a conversation. */
  of(conversation: string): Iterable<Listener> {
    return this.#listeners.get(conversation) ?? [];
  }

  /** Everybody. */
  *all(): Iterable<Listener> {
    for (const listeners of this.#listeners.values()) yield* listeners;
  }
}

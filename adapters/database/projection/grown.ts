/** Told which conversations have new records. */
export type GrownListener = (conversations: readonly string[]) => void;

/** Tells within this process what its own commits wrote to. */
export class Grown {
  readonly #listeners = new Set<GrownListener>();

  /** How to stop. */
  add(listener: GrownListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(conversations: readonly string[]): void {
    for (const listener of this.#listeners) listener(conversations);
  }
}

import type { Clock } from './clock.js';

/** Looks at something: at once when it is woken, once more when it was woken while it looked, and from time to time. One look at a time. */
export class Lookout {
  #callOff: (() => void) | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  /** `look` sees to its own failures. `everyMs`: how often it looks unasked. */
  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly everyMs: number,
    private readonly look: () => Promise<void>,
  ) {}

  /** Whether it was stopped. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Looks now and from time to time. */
  start(): void {
    this.wake();
    this.#later();
  }

  /** Something changed: looks at once, or again when it is just looking. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#working = this.look().finally(() => {
      this.#working = undefined;
      if (this.#again) {
        this.#again = false;
        this.wake();
      }
    });
  }

  /** Begins no more looks, and ends after the one in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff?.();
    await this.#working;
  }

  #later(): void {
    if (this.#stopped) return;
    this.#callOff = this.clock.after(this.everyMs, () => {
      // A look that takes long is not followed by the next at once.
      if (!this.#working) this.wake();
      this.#later();
    });
  }
}

import type { Think } from '../../bot/turn/think.js';

/** A gate that turns wait at before they think: how a slow mind looks from outside. Open unless closed. */
export class ThinkingGate {
  #open = Promise.resolve();
  #release = (): void => undefined;

  close(): void {
    this.#open = new Promise((resolve) => (this.#release = resolve));
  }

  open(): void {
    this.#release();
  }

  /** For `startApp`. */
  readonly wrap = (think: Think): Think => async (work, now) => {
    await this.#open;
    return think(work, now);
  };
}

import type { Clock } from '../../../bot/clock.js';

/** A clock that is set from moment to moment, never back, and goes on as real time does in between, so that patience ends. */
export class DemoClock implements Clock {
  #offset: number;

  constructor(begin: number) {
    this.#offset = begin - Date.now();
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  after(ms: number, call: () => void): () => void {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  }

  /** Puts it at a moment, unless it is past it. */
  set(moment: number): void {
    const behind = moment - this.now();
    if (behind > 0) this.#offset += behind;
  }
}

import type { Clock } from '../../../bot/clock.js';

/** A clock that tests move. Its timers are real ones: they only space attempts. */
export class MovableClock implements Clock {
  #time = Date.parse('2026-12-02T02:00:00.000Z');

  now(): number {
    return this.#time;
  }

  advance(ms: number): void {
    this.#time += ms;
  }

  /** As records write it. */
  get at(): string {
    return new Date(this.#time).toISOString();
  }

  after(ms: number, call: () => void): () => void {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  }
}

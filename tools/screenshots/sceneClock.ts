import type { Clock } from '../../bot/clock.js';

/** Tue 2026-12-01 14:20 in Shanghai: a working day, within the desk's hours. */
const BEGIN = Date.parse('2026-12-01T14:20:00+08:00');

/** A clock that begins at a moment, goes on as real time does, and can be moved on. */
export class SceneClock implements Clock {
  #offset = BEGIN - Date.now();

  now(): number {
    return Date.now() + this.#offset;
  }

  after(ms: number, call: () => void): () => void {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  }

  /** So many ms later. */
  move(ms: number): void {
    this.#offset += ms;
  }
}

import { describe, expect, it } from 'vitest';
import type { Clock } from '../../bot/clock.js';
import { whileWorking } from '../../bot/turn/whileWorking.js';

/** A clock that stands still until it is turned. */
class HandClock implements Clock {
  #now = 0;
  readonly #calls = new Map<object, { readonly at: number; readonly call: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const key = {};
    this.#calls.set(key, { at: this.#now + ms, call });
    return () => void this.#calls.delete(key);
  }

  /** Turns it to a time, by way of everything that is due. */
  turnTo(time: number): void {
    for (;;) {
      const [next] = [...this.#calls].filter(([, { at }]) => at <= time).sort(([, one], [, other]) => one.at - other.at);
      if (next === undefined) break;
      this.#calls.delete(next[0]);
      this.#now = next[1].at;
      next[1].call();
    }
    this.#now = time;
  }
}

function watched(): { readonly clock: HandClock; readonly shown: number[]; readonly end: () => void } {
  const clock = new HandClock();
  const shown: number[] = [];
  return { clock, shown, end: whileWorking(clock, () => shown.push(clock.now())) };
}

describe('signs of work', () => {
  it('come after 0.7 s and every 3 s, and end with the work', () => {
    const { clock, shown, end } = watched();
    clock.turnTo(7_000);
    expect(shown).toEqual([700, 3_700, 6_700]);
    end();
    clock.turnTo(100_000);
    expect(shown).toHaveLength(3);
  });

  it('are not needed before a quick answer', () => {
    const { clock, shown, end } = watched();
    clock.turnTo(699);
    end();
    clock.turnTo(100_000);
    expect(shown).toEqual([]);
  });

  it('end after a minute, however long the work goes on', () => {
    const { clock, shown } = watched();
    clock.turnTo(600_000);
    expect(shown.at(-1)).toBeLessThan(60_000);
    expect(shown.at(-1)).toBeGreaterThan(55_000);
  });
});

import type { House } from './house.js';

/** Something that goes on for a while: each value it gives is the moment (epoch ms) from which it wants to go on. */
export type Doing = AsyncGenerator<number, void>;

interface Planned {
  readonly at: number;
  /** In which order what is planned for the same moment was planned. */
  readonly order: number;
  readonly doing: Doing;
}

/** Lets everything that goes on in the demo happen in the order of its moments, one thing at a time. */
export class Schedule {
  readonly #heap: Planned[] = [];
  #order = 0;

  /** Something begins at a moment. */
  plan(at: number, doing: Doing): void {
    this.#push({ at: Math.round(at), order: this.#order++, doing });
  }

  /** Runs until a moment; what goes on later never happens. `step` is told of each moment that is reached. */
  async run(house: House, until: number, step: (moment: number) => void): Promise<void> {
    for (let next = this.#pop(); next !== undefined && next.at < until; next = this.#pop()) {
      await house.reach(next.at);
      const { value, done } = await next.doing.next();
      if (done !== true) this.plan(Math.max(value, next.at), next.doing);
      step(next.at);
    }
  }

  #push(planned: Planned): void {
    const heap = this.#heap;
    let index = heap.push(planned) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isSooner(planned, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = planned;
  }

  #pop(): Planned | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const [child, at] = other !== undefined && isSooner(other, one) ? [other, left + 1] : [one, left];
      if (!isSooner(child, last)) break;
      heap[index] = child;
      index = at;
    }
    heap[index] = last;
    return first;
  }
}

function isSooner(a: Planned, b: Planned): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

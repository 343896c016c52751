import { RaceLost } from './faults.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { pairKey } from './texts.js';
import type { Traits } from './traits.js';

/** Somebody who waits for a receipt number's serial. */
export interface SerialWish {
  readonly prefix: string;
  readonly day: string;
  readonly formKey: string;
  answer(serial: number): void;
}

interface SerialRow {
  readonly prefix: string;
  readonly day: string;
  readonly form_key: string;
  readonly serial: number;
}

const counterKey = pairKey;
const wishKey = (prefix: string, day: string, formKey: string): string => pairKey(pairKey(prefix, day), formKey);

/** Gives out serials per kind of case and day, from 1 without gaps, one per form, many at once: four statements. */
export class Serials {
  readonly #lock: SetInsert<{ prefix: string; day: string; last: number }>;
  readonly #given: SetQuery<SerialRow>;
  readonly #count: SetQuery<{ last: number }>;
  readonly #insert: SetInsert;

  constructor(
    traits: Traits,
    private readonly transaction: <T>(work: (on: Connection) => Promise<T>) => Promise<T>,
  ) {
    const counter = { prefix: 'text', day: 'text', last: 'integer' } as const;
    // Creates the counter or locks it: whoever waits here sees what was given out meanwhile.
    this.#lock = new SetInsert(
      traits,
      'serial_counters',
      counter,
      'on conflict (prefix, day) do update set last = serial_counters.last returning prefix, day, last',
    );
    this.#given = new SetQuery(
      traits,
      { prefix: 'text', day: 'text', form_key: 'text' },
      (given) =>
        `select s.prefix, s.day, s.form_key, s.serial from ${given}
         join serials s on s.prefix = given.prefix and s.day = given.day and s.form_key = given.form_key`,
    );
    this.#count = new SetQuery(
      traits,
      counter,
      (given) =>
        `update serial_counters set last = given.last from ${given}
         where serial_counters.prefix = given.prefix and serial_counters.day = given.day returning serial_counters.last`,
    );
    this.#insert = new SetInsert(traits, 'serials', { prefix: 'text', day: 'text', form_key: 'text', serial: 'integer' });
  }

  /** All or nothing; answers once durable. */
  async run(wishes: readonly SerialWish[]): Promise<void> {
    const serials = await this.transaction(async (on) => {
      const counters = await this.#counters(on, wishes);
      const wanted = new Map(wishes.map((wish) => [wishKey(wish.prefix, wish.day, wish.formKey), wish]));
      const serials = new Map<string, number>();
      for (const row of await this.#given.run(on, Array.from(wanted.values(), (wish) => [wish.prefix, wish.day, wish.formKey]))) {
        serials.set(wishKey(row.prefix, row.day, row.form_key), row.serial);
      }
      const fresh: [string, string, string, number][] = [];
      for (const [key, wish] of wanted) {
        if (serials.has(key)) continue;
        const counter = counters.get(counterKey(wish.prefix, wish.day));
        if (!counter) throw new RaceLost('a serial counter');
        counter.last += 1;
        counter.moved = true;
        serials.set(key, counter.last);
        fresh.push([wish.prefix, wish.day, wish.formKey, counter.last]);
      }
      await this.#count.run(on, [...counters.values()].filter((counter) => counter.moved).map((counter) => [counter.prefix, counter.day, counter.last]));
      await this.#insert.run(on, fresh);
      return serials;
    });
    for (const wish of wishes) {
      const serial = serials.get(wishKey(wish.prefix, wish.day, wish.formKey));
      if (serial !== undefined) wish.answer(serial);
    }
  }

  async #counters(on: Connection, wishes: readonly SerialWish[]): Promise<Map<string, { prefix: string; day: string; last: number; moved: boolean }>> {
    const named = new Map(wishes.map((wish): [string, [string, string, number]] => [counterKey(wish.prefix, wish.day), [wish.prefix, wish.day, 0]]));
    // In one order everywhere, so that two instances never wait for each other in a ring.
    const rows = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const counters = new Map<string, { prefix: string; day: string; last: number; moved: boolean }>();
    for (const row of await this.#lock.run(on, rows)) counters.set(counterKey(row.prefix, row.day), { ...row, moved: false });
    return counters;
  }
}

import type { Booking } from '../../cases/booking/booking.js';
import type { CaseRefusal } from '../../cases/command.js';
import { canonicalText } from '../../records/chain.js';
import { cellsOf } from './cells.js';
import { RaceLost } from './faults.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { pairKey } from './texts.js';
import type { Cell, Traits } from './traits.js';

const cellKey = pairKey;

/** What is taken, as far as a batch's bookings touch it, and what the batch takes in turn. */
export class ClaimedBookings {
  readonly won: Booking[] = [];

  constructor(
    private readonly taken: Set<string>,
    private readonly numbers: Map<string, string>,
  ) {}

  /** Claims all of a commit's bookings or none; undefined when they are claimed. */
  claim(bookings: readonly Booking[]): CaseRefusal | undefined {
    const cells = new Set<string>();
    for (const booking of bookings) {
      const number = this.numbers.get(booking.formKey);
      if (number !== undefined) return { reason: 'already-submitted', number };
      for (const cell of cellsOf(booking)) {
        const key = cellKey(booking.adviser, cell);
        if (this.taken.has(key) || cells.has(key)) return { reason: 'slot-taken' };
        cells.add(key);
      }
    }
    for (const cell of cells) this.taken.add(cell);
    for (const booking of bookings) this.numbers.set(booking.formKey, booking.number);
    this.won.push(...bookings);
    return undefined;
  }
}

/** Bookings inside the batch that commits them. */
export class BookingClaims {
  readonly #taken: SetQuery<{ adviser: string; cell: string }>;
  readonly #submitted: SetQuery<{ form_key: string; number: string }>;
  readonly #insert: SetInsert;
  readonly #insertCells: SetInsert<{ cell: string }>;

  constructor(traits: Traits) {
    this.#taken = new SetQuery(
      traits,
      { adviser: 'text', cell: 'text' },
      (given) => `select b.adviser, b.cell from ${given} join booking_cells b on b.adviser = given.adviser and b.cell = given.cell`,
    );
    this.#submitted = new SetQuery(
      traits,
      { form_key: 'text' },
      (given) => `select b.form_key, b.number from ${given} join bookings b on b.form_key = given.form_key`,
    );
    this.#insert = new SetInsert(traits, 'bookings', {
      number: 'text', form_key: 'text', conversation: 'text', adviser: 'text', start: 'text', status: 'text', body: 'text',
    });
    this.#insertCells = new SetInsert(
      traits,
      'booking_cells',
      { adviser: 'text', cell: 'text', number: 'text' },
      'on conflict do nothing returning cell',
    );
  }

  /** Reads what these bookings would collide with. No statement when there are none. */
  async read(on: Connection, bookings: readonly Booking[]): Promise<ClaimedBookings> {
    const cells = bookings.flatMap((booking) => cellsOf(booking).map((cell) => [booking.adviser, cell]));
    const taken = new Set<string>();
    for (const row of await this.#taken.run(on, cells)) taken.add(cellKey(row.adviser, row.cell));
    const numbers = new Map<string, string>();
    for (const row of await this.#submitted.run(on, bookings.map((booking) => [booking.formKey]))) numbers.set(row.form_key, row.number);
    return new ClaimedBookings(taken, numbers);
  }

  /**
   * Writes what was claimed.
   * @throws RaceLost when another instance took a cell since {@link read}; reading again will show it.
   */
  async write(on: Connection, claimed: ClaimedBookings): Promise<void> {
    const bookings = claimed.won;
    if (bookings.length === 0) return;
    const rows = bookings.map((booking): Cell[] => [
      booking.number, booking.formKey, booking.conversation, booking.adviser, booking.start, 'held', canonicalText(booking),
    ]);
    const cells = bookings.flatMap((booking) => cellsOf(booking).map((cell): [string, string, string] => [booking.adviser, cell, booking.number]));
    // In one order everywhere, so that two instances never wait for each other in a ring.
    cells.sort(([a, atA], [b, atB]) => (cellKey(a, atA) < cellKey(b, atB) ? -1 : 1));
    await this.#insert.run(on, rows);
    const inserted = await this.#insertCells.run(on, cells);
    if (inserted.length < cells.length) throw new RaceLost('a calendar cell');
  }
}

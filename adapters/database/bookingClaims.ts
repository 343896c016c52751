import type { Booking } from '../../cases/booking/booking.js';
import type { CaseCommand, CaseRefusal } from '../../cases/command.js';
import { canonicalText } from '../../records/chain.js';
import type { Vault } from '../../records/vault.js';
import { contactKeyText } from './caseReading.js';
import { cellsOf } from './cells.js';
import { RaceLost } from './faults.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { pairKey, storable } from './texts.js';
import type { Cell, Traits } from './traits.js';

const cellKey = pairKey;
const wanted = (commands: readonly CaseCommand[]): Booking[] => commands.flatMap((command) => (command.kind === 'book' || command.kind === 'move' ? [command.booking] : []));
/** Receipt numbers of bookings that must be there already. */
const touched = (commands: readonly CaseCommand[]): string[] =>
  commands.flatMap((command) => (command.kind === 'move' ? [command.booking.number] : command.kind === 'free' ? [command.number] : []));

interface HeldRow {
  readonly number: string;
  readonly status: string;
  readonly version: number;
}

/** What is taken, as far as a batch's bookings touch it, and what the batch takes in turn. */
export class ClaimedBookings {
  readonly won: Booking[] = [];
  readonly moved: Booking[] = [];
  readonly freed: { readonly number: string; readonly status: string }[] = [];

  constructor(
    /** Receipt numbers by cell. */
    private readonly taken: Map<string, string>,
    private readonly numbers: Map<string, string>,
    private readonly held: Map<string, HeldRow>,
  ) {}

  /** Why these commands can't be carried out; nothing is changed. */
  refusal(commands: readonly CaseCommand[]): CaseRefusal | undefined {
    const cells = new Set<string>();
    const leaving = new Set(touched(commands));
    for (const command of commands) {
      if (command.kind === 'book') {
        const number = this.numbers.get(command.booking.formKey);
        if (number !== undefined) return { reason: 'already-submitted', number };
      }
      if (command.kind === 'move' && this.held.get(command.booking.number)?.version !== command.booking.version - 1) return { reason: 'case-changed', number: command.booking.number };
      if (command.kind === 'free' && !this.held.has(command.number)) return { reason: 'case-changed', number: command.number };
    }
    for (const booking of wanted(commands)) {
      for (const cell of cellsOf(booking)) {
        const key = cellKey(booking.adviser, cell);
        const other = this.taken.get(key);
        if ((other !== undefined && !leaving.has(other)) || cells.has(key)) return { reason: 'slot-taken' };
        cells.add(key);
      }
    }
    return undefined;
  }

  /** Carries out what {@link refusal} has no objection to. */
  take(commands: readonly CaseCommand[]): void {
    for (const number of touched(commands)) {
      for (const [cell, other] of this.taken) if (other === number) this.taken.delete(cell);
      this.held.delete(number);
    }
    for (const booking of wanted(commands)) for (const cell of cellsOf(booking)) this.taken.set(cellKey(booking.adviser, cell), booking.number);
    for (const command of commands) {
      if (command.kind === 'book') {
        this.numbers.set(command.booking.formKey, command.booking.number);
        this.won.push(command.booking);
      } else if (command.kind === 'move') this.moved.push(command.booking);
      else if (command.kind === 'free') this.freed.push(command);
    }
  }
}

const COLUMNS = { number: 'text', form_key: 'text', conversation: 'text', adviser: 'text', start: 'text', status: 'text', body: 'text', contact_key: 'text', identity: 'text', version: 'integer' } as const;

/** Bookings inside the batch that commits them. */
export class BookingClaims {
  readonly #taken: SetQuery<{ adviser: string; cell: string; number: string }>;
  readonly #submitted: SetQuery<{ form_key: string; number: string }>;
  readonly #held: SetQuery<HeldRow>;
  readonly #insert: SetInsert;
  readonly #update: SetQuery<never>;
  readonly #status: SetQuery<never>;
  readonly #free: SetQuery<never>;
  readonly #insertCells: SetInsert<{ cell: string }>;

  constructor(
    traits: Traits,
    private readonly vault: Vault,
  ) {
    this.#taken = new SetQuery(
      traits,
      { adviser: 'text', cell: 'text' },
      (given) => `select b.adviser, b.cell, b.number from ${given} join booking_cells b on b.adviser = given.adviser and b.cell = given.cell`,
    );
    this.#submitted = new SetQuery(
      traits,
      { form_key: 'text' },
      (given) => `select b.form_key, b.number from ${given} join bookings b on b.form_key = given.form_key`,
    );
    this.#held = new SetQuery(
      traits,
      { number: 'text' },
      (given) => `select b.number, b.status, b.version from ${given} join bookings b on b.number = given.number where b.status = 'held' order by b.number${traits.forUpdate('b')}`,
    );
    this.#insert = new SetInsert(traits, 'bookings', COLUMNS);
    this.#update = new SetQuery(
      traits,
      COLUMNS,
      (given) => `update bookings set adviser = given.adviser, start = given.start, body = given.body, contact_key = given.contact_key, identity = given.identity, version = given.version from ${given} where bookings.number = given.number`,
    );
    this.#status = new SetQuery(traits, { number: 'text', status: 'text' }, (given) => `update bookings set status = given.status from ${given} where bookings.number = given.number`);
    this.#free = new SetQuery(traits, { number: 'text' }, (given) => `delete from booking_cells where number in (select given.number from ${given})`);
    this.#insertCells = new SetInsert(
      traits,
      'booking_cells',
      { adviser: 'text', cell: 'text', number: 'text' },
      'on conflict do nothing returning cell',
    );
  }

  /** Reads what these commands would collide with. No statement when they touch no booking. */
  async read(on: Connection, commands: readonly CaseCommand[]): Promise<ClaimedBookings> {
    const bookings = wanted(commands);
    const held = new Map<string, HeldRow>();
    for (const row of await this.#held.run(on, touched(commands).map((number) => [storable(number)]))) held.set(row.number, row);
    const cells = bookings.flatMap((booking) => cellsOf(booking).map((cell) => [booking.adviser, cell]));
    const taken = new Map<string, string>();
    for (const row of await this.#taken.run(on, cells)) taken.set(cellKey(row.adviser, row.cell), row.number);
    const numbers = new Map<string, string>();
    for (const row of await this.#submitted.run(on, bookings.map((booking) => [booking.formKey]))) numbers.set(row.form_key, row.number);
    return new ClaimedBookings(taken, numbers, held);
  }

  /**
   * Writes what was claimed.
   * @throws RaceLost when another instance took a cell since {@link read}; reading again will show it.
   */
  async write(on: Connection, { won, moved, freed }: ClaimedBookings): Promise<void> {
    // In one order everywhere, so that two instances never wait for each other in a ring.
    await this.#free.run(on, [...moved, ...freed].map(({ number }) => [number]).sort());
    await this.#status.run(on, freed.map(({ number, status }) => [number, status]));
    const bookings = [...won, ...moved];
    if (bookings.length === 0) return;
    const cells = bookings.flatMap((booking) => cellsOf(booking).map((cell): [string, string, string] => [booking.adviser, cell, booking.number]));
    cells.sort(([a, atA], [b, atB]) => (cellKey(a, atA) < cellKey(b, atB) ? -1 : 1));
    await this.#insert.run(on, won.map((booking) => this.#row(booking)));
    await this.#update.run(on, moved.map((booking) => this.#row(booking)));
    const inserted = await this.#insertCells.run(on, cells);
    if (inserted.length < cells.length) throw new RaceLost('a calendar cell');
  }

  #row(booking: Booking): Cell[] {
    return [
      booking.number, booking.formKey, booking.conversation, booking.adviser, booking.start, 'held', this.vault.seal(canonicalText(booking)),
      this.vault.lookup(contactKeyText(booking.contact)), storable(booking.identity ?? ''), booking.version,
    ];
  }
}

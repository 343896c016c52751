import type { Committed, TurnCommit } from '../../bot/turn/turnStore.js';
import type { Booking } from '../../cases/booking/booking.js';
import type { Batch, Needs, Unit } from './batch.js';
import { cellsOf } from './cells.js';
import { prepared, storable, type Prepared } from './texts.js';

/** tx 2 of a turn: everything it decided, if its premises still hold. */
export class CommitUnit implements Unit<Committed> {
  readonly needs: Needs;
  readonly #drafts: readonly Prepared[];
  readonly #bookings: readonly Booking[];

  constructor(
    private readonly turn: TurnCommit,
    private readonly now: number,
  ) {
    this.#drafts = turn.drafts.map(prepared);
    this.#bookings = turn.commands.map((command) => command.booking);
    for (const booking of this.#bookings) cellsOf(booking);
    for (const push of turn.push) if (!this.#drafts[push.draft]) throw new RangeError('a push names no draft of its commit');
    this.needs = { conversation: turn.conversation, bookings: this.#bookings };
  }

  work(batch: Batch): Committed {
    const { turn } = this;
    const head = batch.heads.get(turn.conversation);
    if (head?.leaseHolder !== batch.instance) return { kind: 'superseded', held: false };
    if (head.stateVersion !== turn.stateVersion) return { kind: 'superseded', held: true };
    const refusal = batch.bookings.claim(this.#bookings);
    if (refusal) return { kind: 'refused', refusal };
    const records = this.#drafts.map((draft) => batch.append(head, draft));
    for (const push of turn.push) {
      const record = records[push.draft];
      if (record) batch.pushes.push({ conversation: head.id, sequence: record.sequence });
    }
    head.stateVersion += 1;
    head.owner = turn.owner;
    head.locale = turn.locale;
    head.state = storable(turn.state);
    head.pending = head.pending.filter((sequence) => sequence > turn.answeredThrough);
    const more = head.pending.length > 0;
    head.leaseHolder = more ? batch.instance : null;
    head.leaseUntil = more ? this.now + batch.leaseMs : 0;
    head.touched = true;
    return { kind: 'committed', records, more };
  }
}

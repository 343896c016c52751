import { afterEach, beforeEach } from 'vitest';
import { accepting } from './store/accepting.js';
import { bookings } from './store/bookings.js';
import { cases } from './store/cases.js';
import { leases } from './store/leases.js';
import { moves } from './store/moves.js';
import { originals } from './store/originals.js';
import { outbox } from './store/outbox.js';
import type { MakePlace, Place } from './store/place.js';
import { timers } from './store/timers.js';

/** What every store must do, whatever database it keeps things in: TurnStore, Bookings, Cases, Timers, FileStore and RecordReader. */
export function storeContract(make: MakePlace): void {
  let place: Place | undefined;
  const current = (): Place => {
    if (!place) throw new Error('no place yet');
    return place;
  };
  beforeEach(async () => {
    place = await make();
  });
  afterEach(async () => {
    await place?.drop();
    place = undefined;
  });
  accepting(current);
  leases(current);
  bookings(current);
  outbox(current);
  cases(current);
  moves(current);
  timers(current);
  originals(current);
}

import { accepting } from './store/accepting.js';
import { bookings } from './store/bookings.js';
import { cases } from './store/cases.js';
import { leases } from './store/leases.js';
import { moves } from './store/moves.js';
import { originals } from './store/originals.js';
import { outbox } from './store/outbox.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';
import { questions } from './store/questions.js';
import { staff } from './store/staff.js';
import { timers } from './store/timers.js';

/** What every store must do, whatever database it keeps things in: TurnStore, Bookings, Cases, Timers, OpenQuestions, FileStore and RecordReader. */
export function storeContract(make: MakePlace): void {
  const current = eachPlace(make);
  accepting(current);
  leases(current);
  bookings(current);
  outbox(current);
  cases(current);
  moves(current);
  timers(current);
  originals(current);
  staff(current);
  questions(current);
}

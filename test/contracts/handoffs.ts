import { acts } from './handoffs/acts.js';
import { hints } from './handoffs/hints.js';
import { races } from './handoffs/races.js';
import { reading } from './handoffs/reading.js';
import { turns } from './handoffs/turns.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

/** What every store must do of handoffs and presence, whatever database it keeps things in: Handoffs, Presence, and TurnStore where it touches them. */
export function handoffsContract(make: MakePlace): void {
  const current = eachPlace(make);
  turns(current);
  acts(current);
  reading(current);
  hints(current);
  races(current);
}

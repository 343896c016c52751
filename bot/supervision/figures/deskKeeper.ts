import type { Profile } from '../../../cases/profile/profile.js';
import type { DeskCalendars } from '../../../supervision/figures/port.js';
import type { Clock } from '../../clock.js';
import { Lookout } from '../../lookout.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';

/** What the keeper stands on. */
export interface DeskKeeperParts {
  readonly calendars: DeskCalendars;
  readonly profile: () => Profile;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** How often it is looked whether the profile says otherwise, in ms. */
const LOOK_MS = 60_000;

/** Keeps when the desk is open, so that the time people took is counted by the hours that held then. */
export class DeskKeeper {
  #kept = '';
  readonly #lookout: Lookout;

  constructor(private readonly parts: DeskKeeperParts) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.#keep());
  }

  /** Resolves when the calendar is kept, or could not be; it is tried again then. */
  async start(): Promise<void> {
    await this.#keep();
    this.#lookout.start();
  }

  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  async #keep(): Promise<void> {
    const { calendars, profile, clock, log } = this.parts;
    const { timeZone, holidays, people } = profile();
    const now = JSON.stringify({ timeZone, holidays, hours: people.hours });
    if (now === this.#kept) return;
    try {
      await calendars.keep({ timeZone, holidays, people }, new Date(clock.now()).toISOString());
      this.#kept = now;
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'the desk’s hours are not kept yet; tried again in a minute');
    }
  }
}

import type { PublicNotice } from '../../../supervision/incidents/notice.js';
import type { Clock } from '../../clock.js';
import { Lookout } from '../../lookout.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';

/** What the board is made of. */
export interface BoardParts {
  /** The notices that are to be shown, from the store. */
  readonly load: () => Promise<readonly PublicNotice[]>;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** Other instances' notices are seen within this time, in ms; one's own at once. */
const LOOK_MS = 2_000;

/**
 * The notices that customers see now, in memory: every open page asks for them every few seconds, and no such question
 * goes to the database. While the store can't be read, what was last known stays.
 */
export class NoticeBoard {
  #notices: readonly PublicNotice[] = [];
  #renewing: Promise<void> = Promise.resolve();
  readonly #lookout: Lookout;

  constructor(private readonly parts: BoardParts) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.renew());
  }

  /** What is shown now. */
  get notices(): readonly PublicNotice[] {
    return this.#notices;
  }

  /** Looks now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** Ends after the look in hand. */
  async stop(): Promise<void> {
    await this.#lookout.stop();
    await this.#renewing;
  }

  /** Something has changed here. Never throws. One after the other, so that an older look never comes last. */
  async renew(): Promise<void> {
    const { load, log } = this.parts;
    this.#renewing = this.#renewing.then(async () => {
      try {
        this.#notices = await load();
      } catch (fault) {
        log.warn({ fault: faultOf(fault) }, 'notices to customers not looked for; those last known stay');
      }
    });
    await this.#renewing;
  }
}

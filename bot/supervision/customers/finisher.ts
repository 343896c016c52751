import { faultOf, type TurnLog } from '../../turn/faults.js';
import { Lookout } from '../../lookout.js';
import { carryOut } from './answering.js';
import { requestsOf } from './requestRoutes.js';
import type { CustomerParts } from './parts.js';

/** How often it looks, in ms: what it looks for is rare, and has days of time. */
const LOOK_MS = 60_000;
/** An answer is in somebody's hands for so long, in ms, before it counts as cut off. */
const IN_HAND_MS = 30_000;
const AT_ONCE = 20;

/** Goes on with answers to customers' requests that a crash has cut off between being given and being told. */
export class RequestFinisher {
  readonly #lookout: Lookout;

  constructor(private readonly parts: CustomerParts, private readonly log: Pick<TurnLog, 'warn'>) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.tick());
  }

  /** Looks now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  /** Everything that was cut off. Never throws. */
  async tick(): Promise<void> {
    const { clock } = this.parts;
    const requests = requestsOf(this.parts);
    try {
      for (const request of await requests.unfinished(AT_ONCE)) {
        if (clock.now() - Date.parse(request.answer?.at ?? '') > IN_HAND_MS) await carryOut(this.parts, requests, request);
      }
    } catch (fault) {
      this.log.warn({ fault: faultOf(fault) }, 'answers to customers’ requests not gone on with; tried again in a minute');
    }
  }
}

import type { Dossier } from '../../../supervision/dossiers/dossier.js';
import { findingBody, remindOwner } from '../../../supervision/register/finding.js';
import { daysAfter } from '../../../supervision/register/person.js';
import { readBody } from '../../../supervision/register/step.js';
import { Lookout } from '../../lookout.js';
import { faultOf } from '../../turn/faults.js';
import type { QualityParts } from './parts.js';

/** How often it looks, in ms: reminders are a matter of days. */
const LOOK_MS = 5 * 60_000;
const PAGE = 100;
const MACHINE = { role: 'system', id: 'guitai' } as const;

/** Reminds owners of corrections that are due soon or overdue (norm 5.1), each once for a day and once after it. Any instance may do it: the version sees to it that it is done once. */
export class Reminders {
  readonly #lookout: Lookout;

  constructor(private readonly parts: Pick<QualityParts, 'dossiers' | 'profile' | 'clock' | 'log'>) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.tick());
  }

  /** Looks now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  /** Everything that is due by now. Never throws. */
  async tick(): Promise<void> {
    const { dossiers, profile, clock, log } = this.parts;
    try {
      const rules = profile().supervision.quality;
      const at = new Date(clock.now()).toISOString();
      let after: string | undefined;
      do {
        const page = await dossiers.list({ kind: 'finding', states: ['correcting'], dueBefore: Date.parse(daysAfter(at, rules.remindDays)) + 1 }, 'due', PAGE, after);
        for (const each of page.dossiers) await this.#remind(each, at);
        after = page.next;
      } while (after !== undefined && !this.#lookout.stopped);
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'owners of corrections not reminded; tried again later');
    }
  }

  async #remind(dossier: Dossier, at: string): Promise<void> {
    const reminder = remindOwner(readBody(dossier, findingBody), at, this.parts.profile().supervision.quality);
    // One that somebody changes at this moment is looked at again next time.
    if (reminder) await this.parts.dossiers.change({ id: dossier.id, version: dossier.version, by: MACHINE, at, ...reminder });
  }
}

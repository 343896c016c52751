import { createHash } from 'node:crypto';
import type { Profile } from '../../../cases/profile/profile.js';
import { plain } from '../../../dialogs/understanding/plain.js';
import type { Observation, Watched } from '../../../supervision/incidents/alert.js';
import { watched } from '../../../supervision/incidents/watch.js';
import type { Clock } from '../../clock.js';
import { Lookout } from '../../lookout.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';
import type { Alerts } from './alerts.js';
import { MACHINE, type IncidentFiles } from './files.js';

/** Something that happened lately, as the store tells it. */
export interface Happened {
  readonly kind: 'complaint' | 'handoff';
  readonly id: string;
  readonly at: string;
  readonly conversation: string;
  readonly class?: string;
  readonly where?: string;
  readonly said?: string;
  readonly why?: string;
}

/** What the watch is made of. */
export interface WatcherParts {
  readonly alerts: Alerts;
  readonly files: Pick<IncidentFiles, 'goingOn' | 'act'>;
  /** Complaints made and people called since a moment, ISO 8601 in UTC. */
  readonly happened: (since: string) => Promise<readonly Happened[]>;
  readonly profile: () => Profile;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** How often one looks, in ms. */
const LOOK_MS = 20_000;

/** What a call for a person is a sign of, by its reason (`handoff/need.ts`). */
const SIGNS: Readonly<Record<string, Watched>> = { anger: 'anger', abuse: 'anger', threat: 'anger', distress: 'anger', 'money-at-risk': 'anger', deadline: 'deadlines', fault: 'faults' };

/** Looks over what happened lately and proposes incidents (norm 6.2). It decides nothing: a person confirms or dismisses. */
export class Watcher {
  readonly #lookout: Lookout;

  constructor(private readonly parts: WatcherParts) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.tick());
  }

  /** Looks now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** Ends after the look in hand. */
  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  /** One look. Never throws. */
  async tick(): Promise<void> {
    const { alerts, files, happened, profile, clock, log } = this.parts;
    try {
      const { watch } = profile().supervision.incidents;
      const longest = Math.max(0, ...watch.map(({ withinMinutes }) => withinMinutes));
      if (longest === 0) return;
      const now = clock.now();
      const seen = (await happened(new Date(now - longest * 60_000).toISOString())).flatMap((each) => observation(each, profile()));
      // Nothing happened, nothing is asked.
      if (seen.length === 0) return;
      const [{ open, decided }, going] = await Promise.all([alerts.known(), files.goingOn()]);
      const found = watched(watch, seen, [...open, ...decided], new Date(now).toISOString(), new Set(going.map(({ id }) => id)));
      for (const each of found.open) await alerts.propose(`alert-${each.rule}-${createHash('sha256').update(JSON.stringify([each.common, each.seen[0]])).digest('hex').slice(0, 16)}`, each);
      for (const each of found.grown) {
        const { incident, conversations, numbers } = each.alert;
        if (incident !== undefined) await files.act(incident, { do: 'evidence', evidence: { conversations, numbers } }, MACHINE);
        await alerts.grow(each);
      }
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'the watch for incidents failed; it looks again');
    }
  }
}

function observation({ kind, id, at, conversation, class: about, where, said, why = '' }: Happened, profile: Profile): Observation[] {
  if (kind === 'handoff') {
    const of = Object.hasOwn(SIGNS, why) ? SIGNS[why] : undefined;
    return of === undefined ? [] : [{ of, id, at, conversation }];
  }
  const words = said === undefined ? undefined : plain(said);
  const branch = profile.branches.find((each) => each.id === where)?.id;
  const service = words === undefined ? undefined : profile.services.find(({ name, aliases }) => [...Object.values(name), ...aliases].some((each) => words.includes(plain(each))))?.id;
  return [{ of: 'complaints', id, at, conversation, number: id, ...(about !== undefined && { class: about }), ...(branch !== undefined && { branch }), ...(service !== undefined && { service }), ...(words !== undefined && { said: words }) }];
}

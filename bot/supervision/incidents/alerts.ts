import type { Dossiers } from '../../../supervision/dossiers/port.js';
import type { Dossier } from '../../../supervision/dossiers/dossier.js';
import { alert as stored, type Alert } from '../../../supervision/incidents/alert.js';
import type { Actor } from '../../../supervision/incidents/act.js';
import type { KnownAlert } from '../../../supervision/incidents/watch.js';
import type { Clock } from '../../clock.js';
import { jsonOf, MACHINE, partyOf } from './files.js';

/** What alerts are kept with. */
export interface AlertParts {
  readonly dossiers: Dossiers;
  readonly clock: Clock;
}

/** How a person decides on an alert. */
export type Decision = { readonly do: 'dismiss'; readonly reason: string } | { readonly do: 'confirm'; readonly incident: string };

/** Looked at: those that are open, and the last that were decided. */
const MOST = 200;

/** Proposals of incidents in their dossiers: that there was one, and what a person made of it, is on record. */
export class Alerts {
  constructor(private readonly parts: AlertParts) {}

  /** Open ones and those decided last, the newest first. */
  async known(): Promise<{ readonly open: readonly KnownAlert[]; readonly decided: readonly KnownAlert[] }> {
    const { dossiers } = this.parts;
    const [open, decided] = await Promise.all([dossiers.list({ kind: 'alert', states: ['open'] }, 'newest', MOST), dossiers.list({ kind: 'alert', states: ['confirmed', 'dismissed'] }, 'newest', MOST)]);
    return { open: open.dossiers.map(knownOf), decided: decided.dossiers.map(knownOf) };
  }

  async byId(id: string): Promise<KnownAlert | undefined> {
    const dossier = await this.#dossier(id);
    return dossier && knownOf(dossier);
  }

  /** Proposes one; once, whichever instance is faster. */
  async propose(id: string, proposed: Alert): Promise<void> {
    const { rule, common, level, kind, seen } = proposed;
    await this.parts.dossiers.open({ id, kind: 'alert', by: partyOf(MACHINE), at: this.#now(), standing: { state: 'open', about: {}, group: rule, body: jsonOf(proposed) }, events: [{ event: 'alert.opened', data: { rule, level, kind, count: seen.length, numbers: proposed.numbers }, words: { common } }] });
  }

  /** More has come to one that is open, or whose incident goes on. Whoever is faster writes it; the next look sees what is left. */
  async grow({ id, alert: grown }: KnownAlert): Promise<void> {
    const dossier = await this.#dossier(id);
    if (dossier === undefined || dossier.state === 'dismissed' || knownOf(dossier).alert.seen.length >= grown.seen.length) return;
    const { version, state, about, group } = dossier;
    // A person may have decided meanwhile: what they said of it stays.
    const now: Alert = { ...knownOf(dossier).alert, seen: grown.seen, conversations: grown.conversations, numbers: grown.numbers, lastAt: grown.lastAt };
    await this.parts.dossiers.change({ id, version, by: partyOf(MACHINE), at: this.#now(), standing: { state, about, ...(group !== undefined && { group }), body: jsonOf(now) }, events: [{ event: 'alert.grown', data: { count: grown.seen.length } }] });
  }

  /** A person has looked at it. `decided`: somebody has already, and it stands as they left it; undefined: there is none. */
  async decide(id: string, decision: Decision, by: Actor): Promise<{ readonly kind: 'done' | 'decided'; readonly alert: Alert } | undefined> {
    for (;;) {
      const dossier = await this.#dossier(id);
      if (dossier === undefined) return undefined;
      const before = knownOf(dossier).alert;
      if (before.state !== 'open') return { kind: 'decided', alert: before };
      const at = this.#now();
      const after: Alert = { ...before, decidedAt: at, decidedBy: by.id, ...(decision.do === 'dismiss' ? { state: 'dismissed', reason: decision.reason } : { state: 'confirmed', incident: decision.incident }) };
      const changed = await this.parts.dossiers.change({
        id, version: dossier.version, by: partyOf(by), at, standing: { state: after.state, about: {}, ...(dossier.group !== undefined && { group: dossier.group }), body: jsonOf(after) },
        events: [decision.do === 'dismiss' ? { event: 'alert.dismissed', data: {}, words: { reason: decision.reason } } : { event: 'alert.confirmed', data: { incident: decision.incident } }],
      });
      if (changed.kind === 'changed') return { kind: 'done', alert: after };
    }
  }

  async #dossier(id: string): Promise<Dossier | undefined> {
    const dossier = await this.parts.dossiers.byId(id);
    return dossier?.kind === 'alert' ? dossier : undefined;
  }

  #now(): string {
    return new Date(this.parts.clock.now()).toISOString();
  }
}

function knownOf({ id, body }: Dossier): KnownAlert {
  return { id, alert: stored.parse(body) };
}

import { z } from 'zod';
import { planFor } from '../../../cases/profile/incidents.js';
import type { Profile } from '../../../cases/profile/profile.js';
import type { Json } from '../../../records/json.js';
import type { Party } from '../../../records/record.js';
import type { Dossier, DossierStanding } from '../../../supervision/dossiers/dossier.js';
import type { Dossiers } from '../../../supervision/dossiers/port.js';
import { act, type Acted, type Actor, type IncidentAct, type Refused, type Report } from '../../../supervision/incidents/act.js';
import { incident as stored, type Incident } from '../../../supervision/incidents/incident.js';
import { nextDue } from '../../../supervision/incidents/plan.js';
import { reported } from '../../../supervision/incidents/steps.js';
import type { Clock } from '../../clock.js';

/** What incidents are kept with. */
export interface FileParts {
  readonly dossiers: Dossiers;
  readonly profile: () => Profile;
  readonly clock: Clock;
}

/** An incident as it is kept. */
export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly incident: Incident;
}

/** States of incidents that are going on. */
export const GOING_ON = ['reported', 'started', 'disposing', 'aftermath'] as const;
/** States of incidents that are over. */
export const OVER = ['closed', 'withdrawn'] as const;

/** More are never going on at once. */
const MOST = 500;
/** Somebody else may be faster, a few times in a row. */
const TRIES = 5;

/** The machine itself, where nobody acts. */
export const MACHINE: Actor = { id: 'guitai', roles: [] };

/** Incidents in their dossiers: each act is judged by how the incident stands, and is on record with it, or not at all. */
export class IncidentFiles {
  constructor(private readonly parts: FileParts) {}

  /** Reports one. The same id again is the same incident. */
  async report(id: string, report: Report, by: Actor): Promise<Kept | Refused> {
    const at = this.#now();
    const acted = reported(report, planFor(this.parts.profile().supervision.incidents, report.level, report.kind), { by, at });
    if ('refused' in acted) return acted;
    const opened = await this.parts.dossiers.open({ id, kind: 'incident', by: partyOf(by), at, standing: standingOf(acted.incident), events: [eventOf(acted)] });
    return keptOf(opened.dossier);
  }

  /** Does something to one; undefined when there is none. */
  async act(id: string, what: IncidentAct, by: Actor): Promise<Kept | Refused | undefined> {
    let dossier = await this.#dossier(id);
    for (let tries = 0; dossier !== undefined && tries < TRIES; tries += 1) {
      const { incident, version } = keptOf(dossier);
      const at = this.#now();
      const { incidents } = this.parts.profile().supervision;
      const acted = act(incident, what, { by, at, planFor: (level) => planFor(incidents, level, incident.kind) });
      if ('refused' in acted) return acted;
      const changed = await this.parts.dossiers.change({ id, version, by: partyOf(by), at, standing: standingOf(acted.incident), events: [eventOf(acted)] });
      if (changed.kind === 'unknown') return undefined;
      if (changed.kind === 'changed') return keptOf(changed.dossier);
      dossier = changed.dossier;
    }
    return dossier === undefined ? undefined : { refused: 'stale' };
  }

  async byId(id: string): Promise<Kept | undefined> {
    const dossier = await this.#dossier(id);
    return dossier && keptOf(dossier);
  }

  /** The newest first. */
  async list(states: readonly string[], limit: number, after?: string): Promise<{ readonly kept: readonly Kept[]; readonly next?: string }> {
    const { dossiers, next } = await this.parts.dossiers.list({ kind: 'incident', states }, 'newest', limit, after);
    return { kept: dossiers.map(keptOf), ...(next !== undefined && { next }) };
  }

  /** Everything that is going on. */
  async goingOn(): Promise<readonly Kept[]> {
    return (await this.list(GOING_ON, MOST)).kept;
  }

  async #dossier(id: string): Promise<Dossier | undefined> {
    const dossier = await this.parts.dossiers.byId(id);
    return dossier?.kind === 'incident' ? dossier : undefined;
  }

  #now(): string {
    return new Date(this.parts.clock.now()).toISOString();
  }
}

/** Who acts, as the record names them. */
export function partyOf({ id }: Pick<Actor, 'id'>): Party {
  return id === MACHINE.id ? { role: 'system', id } : { role: 'agent', id };
}

/** What of a value JSON holds: members that are undefined are none. */
export function jsonOf(value: unknown): Json {
  return z.json().parse(JSON.parse(JSON.stringify(value)));
}

function keptOf({ id, version, body }: Dossier): Kept {
  return { id, version, incident: stored.parse(body) };
}

function standingOf(incident: Incident): DossierStanding {
  const dueAt = nextDue(incident.tasks);
  return { state: incident.state, ...(dueAt !== undefined && incident.state !== 'closed' && incident.state !== 'withdrawn' && { dueAt }), about: {}, ...(incident.drill && { group: 'drill' }), body: jsonOf(incident) };
}

function eventOf({ event, data, words }: Acted): { readonly event: string; readonly data: Readonly<Record<string, Json>>; readonly words?: Readonly<Record<string, Json>> } {
  return { event, data, ...(words !== undefined && { words }) };
}

import type { Party } from '../../records/record.js';
import type { Dossiers } from '../dossiers/port.js';
import { aboutOf, holdBody, holdOf, type Hold, type HoldSubject } from './hold.js';

/** Who acts, and when: ISO 8601 in UTC. */
export interface By {
  readonly staff: string;
  readonly at: string;
}

/** Somebody of the staff as a party of the record. */
export function partyOf(staff: string): Party {
  return { role: 'agent', id: staff };
}

/** What became of lifting a hold. */
export type Lifted = { readonly kind: 'lifted' | 'already' | 'stale'; readonly hold: Hold } | { readonly kind: 'unknown' };

/** Legal holds. Every step of one is in the record's chain. */
export class Holds {
  constructor(private readonly dossiers: Dossiers) {}

  /** Places a hold; the same id again is the same hold. */
  async place(id: string, subject: HoldSubject, reason: string, { staff, at }: By): Promise<Hold> {
    const standing = { state: 'in-force', about: aboutOf(subject), body: holdBody({ subject, reason }) };
    const named = subject.kind === 'conversation' ? { conversation: subject.conversation } : subject.kind === 'case' ? { number: subject.number } : {};
    const { dossier } = await this.dossiers.open({ id, kind: 'hold', by: partyOf(staff), at, standing, events: [{ event: 'hold.placed', data: { id, on: subject.kind, ...named }, words: { reason } }] });
    return holdOf(dossier);
  }

  /** Lifts it; the reason goes on record. */
  async lift(id: string, reason: string, { staff, at }: By): Promise<Lifted> {
    const dossier = await this.dossiers.byId(id);
    if (dossier?.kind !== 'hold') return { kind: 'unknown' };
    const hold = holdOf(dossier);
    if (hold.state === 'lifted') return { kind: 'already', hold };
    const lifted = { reason, by: staff, at };
    const changed = await this.dossiers.change({
      id, version: dossier.version, by: partyOf(staff), at,
      standing: { state: 'lifted', about: dossier.about, body: holdBody({ ...hold, lifted }) },
      events: [{ event: 'hold.lifted', data: { id, on: hold.subject.kind }, words: { reason } }],
    });
    if (changed.kind === 'unknown') return changed;
    return { kind: changed.kind === 'changed' ? 'lifted' : 'stale', hold: holdOf(changed.dossier) };
  }

  async byId(id: string): Promise<Hold | undefined> {
    const dossier = await this.dossiers.byId(id);
    return dossier?.kind === 'hold' ? holdOf(dossier) : undefined;
  }

  /** The latest first. */
  async list(states: readonly string[], limit: number, after?: string): Promise<{ readonly holds: readonly Hold[]; readonly next?: string }> {
    const { dossiers, next } = await this.dossiers.list({ kind: 'hold', states }, 'newest', limit, after);
    return { holds: dossiers.map(holdOf), ...(next !== undefined && { next }) };
  }
}

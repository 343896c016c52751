import { hash } from 'node:crypto';
import type { Retention } from '../../cases/profile/keeping.js';
import { canonicalText } from '../../records/chain.js';
import type { DossierEvent } from '../dossiers/dossier.js';
import type { Dossiers } from '../dossiers/port.js';
import { deletionBody, deletionOf, type Deletion, type DeletionState } from './deletion.js';
import { partyOf, type By } from './holds.js';
import type { DeletionItem, DeletionRows, NotDeletable } from './port.js';
import { notDeletable } from './verdict.js';

/** Conversations that one deletion may be about. */
export const MOST_CONVERSATIONS = 500;

/** What deletions stand on. */
export interface DeletionParts {
  readonly rows: DeletionRows;
  readonly dossiers: Dossiers;
  /** Takes what was deleted out of archives' files. */
  readonly eraseFiles: () => Promise<unknown>;
  readonly retention: () => { readonly retention: Retention; readonly timeZone: string };
  /** HMAC in hex with the record's seal key over a certificate's facts. */
  readonly seal: (text: string) => string;
  /** Epoch ms. */
  readonly now: () => number;
  /** Told why something could not be carried out; it is tried again after the next approval and the next start. */
  readonly onError?: (error: unknown) => void;
}

/** Why a deletion was not proposed: some of it may not be deleted. */
export interface NotProposed {
  readonly kind: 'refused';
  readonly conversations: readonly (NotDeletable & { readonly conversation: string })[];
}

/** What became of a decision. */
export type Decided = { readonly kind: 'decided' | 'same-person' | 'not-now' | 'stale'; readonly deletion: Deletion } | { readonly kind: 'unknown' };

/** What one person decides about another's proposal; `withdraw` is for whoever proposed. */
export type Decision = 'approve' | 'decline' | 'withdraw';

const NEXT: Readonly<Record<Decision, DeletionState>> = { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' };

/** Deleting for good (norms 3.5, 4.5, 7.4): after the time, without a hold, by two people, with a certificate. */
export class Deletions {
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DeletionParts) {}

  /** Proposes a deletion; the same id again is the same one. Nothing is proposed when one of the conversations may not be deleted. */
  async propose(id: string, conversations: readonly string[], reason: string, { staff, at }: By): Promise<NotProposed | { readonly kind: 'proposed'; readonly deletion: Deletion }> {
    const { rows, dossiers } = this.parts;
    const before = await dossiers.byId(id);
    if (before !== undefined) return { kind: 'proposed', deletion: deletionOf(before) };
    const meant = [...new Set(conversations)];
    const refused = await this.#refusals(meant);
    if (refused.length > 0) return { kind: 'refused', conversations: refused };
    await rows.propose(id, meant);
    const { dossier } = await dossiers.open({
      id, kind: 'deletion', by: partyOf(staff), at,
      standing: { state: 'proposed', dueAt: at, about: {}, body: deletionBody({ reason, conversations: meant.length }) },
      events: [{ event: 'deletion.proposed', data: { id, conversations: meant.length, sha256: hash('sha256', canonicalText([...meant].sort()), 'hex') }, words: { reason } }],
    });
    return { kind: 'proposed', deletion: deletionOf(dossier) };
  }

  async #refusals(conversations: readonly string[]): Promise<NotProposed['conversations']> {
    const { retention, timeZone } = this.parts.retention();
    const now = this.parts.now();
    const kept = await this.parts.rows.kept(conversations, now);
    return conversations.flatMap((conversation) => {
      const found = kept.get(conversation);
      const not: NotDeletable | undefined = found ? notDeletable(found, retention, timeZone, now) : { why: 'unknown' };
      return not === undefined ? [] : [{ ...not, conversation }];
    });
  }

  /** Approves, declines or withdraws. Whoever proposed may not approve. An approved one is carried out at once: see {@link settled}. */
  async decide(id: string, decision: Decision, note: string, { staff, at }: By): Promise<Decided> {
    const dossier = await this.parts.dossiers.byId(id);
    if (dossier?.kind !== 'deletion') return { kind: 'unknown' };
    const deletion = deletionOf(dossier);
    if (deletion.state !== 'proposed') return { kind: 'not-now', deletion };
    if ((decision === 'withdraw') !== (deletion.proposedBy === staff)) return { kind: 'same-person', deletion };
    const decided = await this.#step(deletion, NEXT[decision], { decision: { by: staff, at, note } }, { event: `deletion.${NEXT[decision]}`, data: { id, conversations: deletion.conversations }, words: { note } }, { staff, at }, decision === 'approve' ? at : undefined);
    if (decided.kind === 'decided' && decision === 'approve') this.carryOut();
    return decided;
  }

  async #step(deletion: Deletion, state: DeletionState, more: Partial<Pick<Deletion, 'decision' | 'result'>>, event: DossierEvent, { staff, at }: By, dueAt: string | undefined): Promise<Decided> {
    const by = staff === '' ? { role: 'system', id: 'guitai' } as const : partyOf(staff);
    const changed = await this.parts.dossiers.change({
      id: deletion.id, version: deletion.version, by, at,
      standing: { state, ...(dueAt !== undefined && { dueAt }), about: {}, body: deletionBody({ ...deletion, ...more }) },
      events: [event],
    });
    if (changed.kind === 'unknown') return changed;
    return { kind: changed.kind === 'changed' ? 'decided' : 'stale', deletion: deletionOf(changed.dossier) };
  }

  /** Begins to carry out whatever is approved and not done: after an approval, and after a start. */
  carryOut(): void {
    this.#running = this.#running.then(async () => {
      for (;;) {
        const { dossiers: [next] } = await this.parts.dossiers.list({ kind: 'deletion', states: ['approved'] }, 'due', 1);
        if (next === undefined) return;
        await this.#execute(deletionOf(next));
      }
    }).catch((error: unknown) => this.parts.onError?.(error));
  }

  /** Resolves when nothing is being carried out. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #execute(deletion: Deletion): Promise<void> {
    const { rows, eraseFiles, now, seal } = this.parts;
    const { id, proposedBy, decision } = deletion;
    const items = await rows.items(id);
    for (const { conversation, state } of items) {
      if (state !== 'proposed') continue;
      const { retention, timeZone } = this.parts.retention();
      await rows.erase(id, conversation, { certificate: id, at: this.#time(), proposedBy, approvedBy: decision?.by ?? '' }, now(), (kept) => notDeletable(kept, retention, timeZone, now()));
    }
    if ((await rows.items(id)).some(({ state }) => state === 'erasing')) {
      await eraseFiles();
      await rows.filesDone(id);
    }
    const all = await rows.items(id);
    const erased = all.filter(({ state }) => state === 'erased');
    const at = this.#time();
    const facts = { at, erased: erased.length, kept: all.length - erased.length, records: recordsIn(erased), sha256: itemsHash(all) };
    const result = { ...facts, seal: seal(canonicalText({ id, proposedBy, approvedBy: decision?.by ?? '', ...facts })) };
    await this.#step(deletion, 'done', { result }, { event: 'deletion.done', data: { id, ...facts } }, { staff: '', at }, undefined);
  }

  #time(): string {
    return new Date(this.parts.now()).toISOString();
  }

  async byId(id: string): Promise<{ readonly deletion: Deletion; readonly items: readonly DeletionItem[] } | undefined> {
    const dossier = await this.parts.dossiers.byId(id);
    return dossier?.kind === 'deletion' ? { deletion: deletionOf(dossier), items: await this.parts.rows.items(id) } : undefined;
  }

  /** The latest first. */
  async list(limit: number, after?: string): Promise<{ readonly deletions: readonly Deletion[]; readonly next?: string }> {
    const { dossiers, next } = await this.parts.dossiers.list({ kind: 'deletion' }, 'newest', limit, after);
    return { deletions: dossiers.map(deletionOf), ...(next !== undefined && { next }) };
  }
}

/** Records that are gone, in the database and in archives' files. */
export function recordsIn(items: readonly DeletionItem[]): number {
  return items.reduce((sum, { from, to }) => sum + (to === 0 ? 0 : to - from + 1), 0);
}

/** SHA-256 in hex over what became of each conversation: a certificate's list can't be changed unnoticed. */
export function itemsHash(items: readonly DeletionItem[]): string {
  return hash('sha256', canonicalText(items.map(({ conversation, state, why, from, to, lastHash, counts }) => ({ conversation, state, why, from, to, lastHash, counts }))), 'hex');
}

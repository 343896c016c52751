import { canonicalText } from '../../../records/chain.js';
import { maskValue } from '../../../records/personal/mask.js';
import type { Json } from '../../../records/json.js';
import type { Draft, Party } from '../../../records/record.js';
import type { Vault } from '../../../records/vault.js';
import { conversationOfDossier, DOSSIER_CHANNEL, type Dossier, type DossierEvent, type DossierStanding } from '../../../supervision/dossiers/dossier.js';
import type { Changed, DossierChange, DossierOpening, Opened } from '../../../supervision/dossiers/port.js';
import type { Batch, Needs, Unit } from '../batch.js';
import type { Head } from '../heads.js';
import { isId, prepared, storableKey, type Prepared } from '../texts.js';

/** The other side of what staff do to a dossier. */
const SUPERVISION: Party = { role: 'system', id: 'supervision' };

/** An event with the text its record will hold, and what it hides. */
interface PreparedEvent {
  readonly draft: Prepared;
  readonly original: string | undefined;
}

/** Opens a dossier, with its conversation. */
export class OpenDossierUnit implements Unit<Opened> {
  readonly needs: Needs;
  readonly #events: readonly PreparedEvent[];
  readonly #dossier: Dossier;

  constructor(opening: DossierOpening, vault: Vault) {
    const { id, kind, by, at, standing } = opening;
    this.needs = { conversation: conversationOfDossier(id), opens: true, dossiers: [id] };
    if (id === '' || !isId(this.needs.conversation)) throw new RangeError('a dossier needs a storable id of 1 to 180 characters');
    this.#events = preparedEvents(opening, vault);
    this.#dossier = { ...checkedStanding(standing), id, kind, openedAt: at, openedBy: by.id, changedAt: at, version: 1 };
  }

  work(batch: Batch): Opened {
    const { id } = this.#dossier;
    const known = batch.dossiers.find(id);
    if (known) return { kind: 'exists', dossier: known };
    const { conversation } = this.needs;
    const head = batch.heads.get(conversation) ?? batch.open(conversation, { channel: DOSSIER_CHANNEL, customer: SUPERVISION, locale: 'zh-Hans' }, this.#dossier.openedAt);
    if (head.channel !== DOSSIER_CHANNEL) throw new RangeError('this id is taken by a conversation that is no dossier');
    write(batch, head, this.#events);
    batch.dossiers.put(this.#dossier);
    return { kind: 'opened', dossier: this.#dossier };
  }
}

/** Changes a dossier that is still as it was when the change was decided. */
export class ChangeDossierUnit implements Unit<Changed> {
  readonly needs: Needs;
  readonly #events: readonly PreparedEvent[];
  readonly #standing: DossierStanding;

  constructor(
    private readonly change: DossierChange,
    vault: Vault,
  ) {
    this.needs = { conversation: conversationOfDossier(change.id), dossiers: [change.id] };
    this.#events = preparedEvents(change, vault);
    this.#standing = checkedStanding(change.standing);
  }

  work(batch: Batch): Changed {
    const before = batch.dossiers.find(this.change.id);
    const head = batch.heads.get(this.needs.conversation);
    if (!before || !head) return { kind: 'unknown' };
    if (before.version !== this.change.version) return { kind: 'stale', dossier: before };
    const { id, kind, openedAt, openedBy } = before;
    const dossier: Dossier = { ...this.#standing, id, kind, openedAt, openedBy, changedAt: this.change.at, version: before.version + 1 };
    write(batch, head, this.#events);
    batch.dossiers.put(dossier);
    return { kind: 'changed', dossier };
  }
}

function write(batch: Batch, head: Head, events: readonly PreparedEvent[]): void {
  for (const { draft, original } of events) {
    const { sequence } = batch.append(head, draft);
    if (original !== undefined) batch.originals.push([head.id, sequence, 'kept', original]);
  }
}

function preparedEvents({ id, by, at, events }: Pick<DossierChange, 'id' | 'by' | 'at' | 'events'>, vault: Vault): PreparedEvent[] {
  if (events.length === 0) throw new RangeError('a step leaves a record');
  if (Number.isNaN(Date.parse(at))) throw new RangeError('not a time');
  return events.map(({ event, data, words }: DossierEvent) => {
    const masked = words && fieldsOf(maskValue(words));
    const draft: Draft = { kind: 'event', at, from: by, to: SUPERVISION, outcome: 'done', content: { event, data: { dossier: id, ...data, ...masked } } };
    const changed = words !== undefined && canonicalText(words) !== canonicalText(masked ?? null);
    return { draft: prepared(draft), original: changed ? vault.seal(JSON.stringify({ data: words })) : undefined };
  });
}

function fieldsOf(value: Json): Readonly<Record<string, Json | undefined>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

/** @throws RangeError for a due time that is none */
function checkedStanding(standing: DossierStanding): DossierStanding {
  if (standing.dueAt !== undefined && Number.isNaN(Date.parse(standing.dueAt))) throw new RangeError('not a due time');
  const { state, owner, dueAt, about, group, body } = standing;
  return { state, ...(owner !== undefined && { owner: storableKey(owner) }), ...(dueAt !== undefined && { dueAt: new Date(dueAt).toISOString() }), about, ...(group !== undefined && { group }), body };
}

import { isLive, type Handoff } from '../../handoff/handoff.js';
import type { Acted, ActRequest } from '../../handoff/port.js';
import { claim } from './accept.js';
import type { Batch, Needs, Unit } from './batch.js';
import { checkHandoff } from './handoffRows.js';
import { localeOf, ownerOf } from './load.js';
import { partyOf } from './recordRows.js';
import { prepared, storableKey } from './texts.js';

/** What somebody at the desk does, or the router: decided and written under the conversation's lock, so that there is one owner, whoever is faster. */
export class ActUnit implements Unit<Acted> {
  readonly needs: Needs;
  readonly #key: string | undefined;

  constructor(
    private readonly request: ActRequest,
    private readonly now: number,
    /** True for channels that messages must be pushed to. */
    private readonly pushes: (channel: string) => boolean,
  ) {
    const { conversation, key, handoff, begins } = request;
    if (begins) checkHandoff(begins, conversation);
    this.#key = key === undefined ? undefined : storableKey(key);
    const named = [handoff, begins?.id].flatMap((id) => (id === undefined ? [] : [id]));
    this.needs = { conversation, handoffs: named, ...(this.#key !== undefined && { key: this.#key }) };
  }

  work(batch: Batch): Acted {
    const { conversation, begins, handoff: id } = this.request;
    const head = batch.heads.get(conversation);
    if (!head) return { kind: 'unknown-conversation' };
    const seen = this.#key === undefined ? undefined : batch.seenAs(conversation, this.#key);
    if (seen !== undefined) return { kind: 'duplicate', sequence: seen };
    const found = batch.handoffs.find(conversation, id);
    const meant = found && isLive(found) ? found : undefined;
    const begun = begins && (id === undefined || !meant) && batch.handoffs.hasRoomFor(begins) ? begins : undefined;
    const standing = begun ?? meant;
    const decided = this.request.decide({ owner: ownerOf(head.owner), handoff: standing, locale: localeOf(head.locale), channel: head.channel, customer: partyOf(head.customer) });
    if (typeof decided === 'string') return { kind: 'refused', why: decided, handoff: found };
    const { done, drafts } = decided;
    const handoff = done.handoff ?? begun;
    this.#check(handoff, batch);
    // What is done leaves a record: it is also how an act whose answer was lost is known again.
    if (drafts.length === 0) throw new RangeError('an act leaves a record');

    const records = drafts.map((draft) => batch.append(head, prepared(draft)));
    if (handoff) batch.keep(head, handoff);
    if (head.owner !== done.owner) {
      head.owner = done.owner;
      // A turn that is being thought was begun for another owner: what it comes to is not said.
      head.stateVersion += 1;
    }
    for (const record of records) {
      if (record.kind === 'message' && record.to.role === 'customer' && record.content.via === undefined && this.pushes(head.channel)) batch.pushes.push({ conversation, sequence: record.sequence, lane: '' });
    }
    if (this.#key !== undefined) batch.remember(conversation, this.#key, head.lastSequence);
    if (done.turn) head.pending.push(head.lastSequence);
    return { kind: 'done', records, handoff: handoff ?? standing, claimed: done.turn && claim(batch, head, this.now) };
  }

  #check(handoff: Handoff | undefined, batch: Batch): void {
    if (!handoff) return;
    const { conversation, begins } = this.request;
    checkHandoff(handoff, conversation);
    const before = batch.handoffs.find(conversation, handoff.id);
    if (before ? before.version !== handoff.version - 1 : handoff.id !== begins?.id) throw new RangeError('an act changes a handoff that is there, from its last version');
  }
}

import type { Accepted, Inbound } from '../../bot/turn/turnStore.js';
import type { Batch, Needs, Unit } from './batch.js';
import type { Head } from './heads.js';
import { NOBODY } from './keeping/erase.js';
import { isId, prepared, storableKey, type Prepared } from './texts.js';

/** Takes the lease for this instance if nobody holds a live one; whether it did. */
export function claim(batch: Batch, head: Head, now: number): boolean {
  if (head.leaseHolder !== null && head.leaseUntil > now) return false;
  head.leaseHolder = batch.instance;
  head.leaseUntil = now + batch.leaseMs;
  head.touched = true;
  return true;
}

/** tx 1 of a turn: dedupe, append, claim. */
export class AcceptUnit implements Unit<Accepted> {
  readonly needs: Needs;
  readonly #key: string;
  readonly #draft: Prepared;
  readonly #code: { readonly draft: Prepared; readonly original: string } | undefined;

  constructor(
    private readonly inbound: Inbound,
    private readonly now: number,
  ) {
    this.#key = storableKey(inbound.key);
    this.#draft = prepared(inbound.record);
    this.#code = inbound.whileCode && { draft: prepared(inbound.whileCode.record), original: inbound.whileCode.original };
    this.needs = { conversation: inbound.conversation, key: this.#key, opens: inbound.opening !== undefined };
    if (inbound.opening && !isId(inbound.conversation)) throw new RangeError('a conversation needs a storable id of 1 to 200 characters');
  }

  work(batch: Batch): Accepted {
    const { conversation, opening, wantsTurn } = this.inbound;
    let head = batch.heads.get(conversation);
    if (!head) {
      if (!opening) return { kind: 'unknown-conversation' };
      head = batch.open(conversation, opening, this.#draft.at);
    }
    if (opening && head.customer === NOBODY) batch.welcome(head, opening);
    const sequence = batch.seenAs(conversation, this.#key);
    if (sequence !== undefined) return { kind: 'duplicate', sequence };
    const secret = head.codeUntil > this.now ? this.#code : undefined;
    const record = batch.append(head, secret?.draft ?? this.#draft);
    if (secret) batch.originals.push([head.id, record.sequence, 'code', secret.original]);
    else if (this.inbound.original !== undefined) batch.originals.push([head.id, record.sequence, 'kept', this.inbound.original]);
    batch.remember(conversation, this.#key, record.sequence);
    if (!wantsTurn) return { kind: 'accepted', record, claimed: false };
    head.pending.push(record.sequence);
    return { kind: 'accepted', record, claimed: claim(batch, head, this.now) };
  }
}

import type { Lane, Opening } from '../../bot/turn/turnStore.js';
import type { CaseCommand } from '../../cases/command.js';
import type { Handoff } from '../../handoff/handoff.js';
import { canonicalText, recordHash } from '../../records/chain.js';
import { GENESIS, type CommunicationRecord } from '../../records/record.js';
import type { ClaimedBookings } from './bookingClaims.js';
import type { ChangedCases } from './caseRows.js';
import type { ChangedDossiers } from './dossiers/changed.js';
import { RaceLost } from './faults.js';
import type { ChangedHandoffs } from './handoffChanges.js';
import { isConversing } from './handoffReading.js';
import type { Head } from './heads.js';
import type { OpenRegister } from './register.js';
import { rowRecord } from './recordRows.js';
import type { Cell } from './traits.js';
import { pairKey, storable, storableKey, type Prepared } from './texts.js';

/** What a unit wants read and locked before it decides. */
export interface Needs {
  readonly conversation: string;
  /** True when the conversation may have to be created. */
  readonly opens?: boolean;
  /** A delivery's key, to be looked up in the inbox. */
  readonly key?: string;
  readonly commands?: readonly CaseCommand[];
  /** The conversation's live handoffs, and these, live or not. */
  readonly handoffs?: readonly string[];
  /** An outbox item of the conversation. */
  readonly outbox?: number;
  /** Dossiers, each of which this conversation is. */
  readonly dossiers?: readonly string[];
}

/** One caller's part of a transaction: says what it needs, then decides in memory, without waiting for anything. */
export interface Unit<Answer> {
  readonly needs: Needs;
  work(batch: Batch): Answer;
}

/** An outbox item as the transaction found it. */
export interface OutboxRow {
  readonly conversation: string;
  readonly sequence: number;
  readonly attempts: number;
  readonly lane: string;
}

/** What one transaction has read, and what it is going to write. Units work on it one after the other, in memory. */
export class Batch {
  readonly records: Cell[][] = [];
  readonly inbox: Cell[][] = [];
  readonly pushes: { readonly conversation: string; readonly sequence: number; readonly lane: Lane }[] = [];
  readonly originals: Cell[][] = [];
  /** Questions that the norms did not answer well. */
  readonly questions: Cell[][] = [];
  /** Conversations whose codes up to a sequence are to be forgotten. */
  readonly forgotten: Cell[][] = [];
  /** Messages that are out or given up: what was kept of them once is to be forgotten. */
  readonly sent: Cell[][] = [];
  readonly settled: OutboxRow[] = [];
  readonly postponed: (OutboxRow & { readonly dueAt: number })[] = [];

  constructor(
    readonly instance: string,
    readonly leaseMs: number,
    readonly heads: Map<string, Head>,
    readonly register: OpenRegister | undefined,
    private readonly seen: Map<string, number>,
    private readonly outbox: Map<string, OutboxRow>,
    readonly bookings: ClaimedBookings,
    readonly cases: ChangedCases,
    readonly handoffs: ChangedHandoffs,
    readonly dossiers: ChangedDossiers,
  ) {}

  /** Creates a conversation. */
  open(conversation: string, opening: Opening, at: string): Head {
    if (!this.register) throw new RaceLost('a conversation that was known is gone');
    const head: Head = {
      id: conversation,
      channel: storable(opening.channel),
      opened: {
        ordinal: this.register.add(conversation),
        at,
        reference: canonicalText(opening.reference ?? null),
      },
      stateVersion: 0,
      lastSequence: 0,
      lastHash: GENESIS,
      pending: [],
      leaseHolder: null,
      leaseUntil: 0,
      codeUntil: 0,
      customer: canonicalText(opening.customer),
      reference: undefined,
      owner: 'bot',
      ownerBefore: 'bot',
      locale: opening.locale,
      handoff: '',
      state: undefined,
      grown: false,
      touched: true,
    };
    this.heads.set(conversation, head);
    return head;
  }

  /** Whoever comes back to a conversation that was deleted for good: with whom it is, and how to write to them, is filled in anew. */
  welcome(head: Head, opening: Opening): void {
    head.customer = canonicalText(opening.customer);
    head.reference = canonicalText(opening.reference ?? null);
    head.touched = true;
  }

  /** Gives a draft its place in the chain. */
  append(head: Head, draft: Prepared): CommunicationRecord {
    const row = {
      conversation: head.id,
      sequence: head.lastSequence + 1,
      at: draft.at,
      channel: head.channel,
      kind: draft.kind,
      from: draft.from,
      to: draft.to,
      content: draft.content,
      outcome: draft.outcome,
      previous: head.lastHash,
    };
    const hash = recordHash(row);
    this.records.push([
      row.conversation, row.sequence, row.at, row.channel, row.kind, row.from, row.to, row.content, row.outcome, hash, row.previous,
    ]);
    head.lastSequence = row.sequence;
    head.lastHash = hash;
    head.grown = true;
    head.touched = true;
    return rowRecord({ ...row, hash });
  }

  /** The sequence a delivery was recorded under, if it came before. */
  seenAs(conversation: string, key: string): number | undefined {
    return this.seen.get(pairKey(conversation, key));
  }

  /** Remembers a delivery, also for the rest of this batch. */
  remember(conversation: string, key: string, sequence: number): void {
    this.seen.set(pairKey(conversation, key), sequence);
    this.inbox.push([conversation, key, sequence]);
  }

  /** Keeps a handoff as it is now, and names in the head the one that the customer's conversation is with. */
  keep(head: Head, handoff: Handoff): void {
    this.handoffs.put(handoff);
    const one = this.handoffs.live(head.id).find(isConversing);
    head.handoff = one ? storableKey(one.id) : '';
    head.touched = true;
  }

  /** The outbox item a unit asked for; undefined when it is settled. */
  outboxRow(conversation: string, sequence: number): OutboxRow | undefined {
    return this.outbox.get(pairKey(conversation, sequence));
  }

  /** Takes an item out of the outbox, also for the rest of this batch. */
  settle(row: OutboxRow): void {
    this.outbox.delete(pairKey(row.conversation, row.sequence));
    this.settled.push(row);
  }
}

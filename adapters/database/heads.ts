import type { Vault } from '../../records/vault.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import type { Cell, Traits } from './traits.js';

/** A conversation's head inside a transaction: read and locked, changed in memory, written once. */
export interface Head {
  readonly id: string;
  readonly channel: string;
  /** Set when this transaction creates the conversation. */
  readonly opened?: { readonly ordinal: number; readonly at: string; readonly reference: string };
  /** Canonical JSON text of the customer's party. */
  customer: string;
  /** What the channel needs to write unasked; set when it is to be written anew. */
  reference: string | undefined;
  stateVersion: number;
  lastSequence: number;
  lastHash: string;
  /** Sequences that still want an answer, rising. */
  pending: number[];
  leaseHolder: string | null;
  leaseUntil: number;
  codeUntil: number;
  owner: string;
  readonly ownerBefore: string;
  locale: string;
  /** The live chat or message; '' when there is none. */
  handoff: string;
  /** Undefined: as it was. */
  state: string | undefined;
  /** True when records were added, so that the seal must be made anew. */
  grown: boolean;
  touched: boolean;
}

interface HeadRow {
  readonly id: string;
  readonly channel: string;
  readonly state_version: number;
  readonly last_sequence: number;
  readonly last_hash: string;
  readonly pending: string;
  readonly lease_holder: string | null;
  readonly lease_until: number;
  readonly code_until: number;
  readonly customer: string;
  readonly owner: string;
  readonly locale: string;
  readonly handoff: string;
}

/** `5,6,9` → [5, 6, 9]; '' → []. */
export function pendingOf(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}

/** Reads, creates and writes heads, all of a batch at once. */
export class Heads {
  readonly #lock: SetQuery<HeadRow>;
  readonly #update: SetQuery<never>;
  readonly #insert: SetInsert;
  readonly #states: SetInsert;

  constructor(
    traits: Traits,
    private readonly vault: Vault,
  ) {
    this.#lock = new SetQuery(
      traits,
      { id: 'text' },
      (given) =>
        `select c.id, c.channel, c.state_version, c.last_sequence, c.last_hash, c.pending, c.lease_holder, c.lease_until, c.code_until,
           c.customer, c.owner, c.locale, c.handoff
         from ${given} join conversations c on c.id = given.id order by c.id${traits.forUpdate('c')}`,
    );
    this.#update = new SetQuery(
      traits,
      {
        id: 'text', state_version: 'integer', last_sequence: 'integer', last_hash: 'text', seal: 'text', pending: 'text',
        lease_holder: 'text', lease_until: 'integer', code_until: 'integer', owner: 'text', locale: 'text', handoff: 'text', customer: 'text', reference: 'text',
      },
      (given) =>
        `update conversations set state_version = given.state_version, last_sequence = given.last_sequence, last_hash = given.last_hash,
           seal = coalesce(given.seal, conversations.seal), pending = given.pending,
           lease_holder = given.lease_holder, lease_until = given.lease_until, code_until = given.code_until, owner = given.owner, locale = given.locale, handoff = given.handoff,
           customer = given.customer, reference = coalesce(given.reference, conversations.reference)
         from ${given} where conversations.id = given.id`,
    );
    this.#insert = new SetInsert(traits, 'conversations', {
      id: 'text', state_version: 'integer', last_sequence: 'integer', last_hash: 'text', seal: 'text', pending: 'text',
      lease_holder: 'text', lease_until: 'integer', code_until: 'integer', owner: 'text', locale: 'text', handoff: 'text',
      channel: 'text', customer: 'text', reference: 'text', ordinal: 'integer', opened_at: 'text',
    });
    this.#states = new SetInsert(
      traits,
      'states',
      { conversation: 'text', state: 'text' },
      'on conflict (conversation) do update set state = excluded.state',
    );
  }

  /** Locks the heads in the order of their ids, so that two batches never wait for each other in a ring. */
  async lock(on: Connection, ids: Iterable<string>): Promise<Map<string, Head>> {
    const heads = new Map<string, Head>();
    for (const row of await this.#lock.run(on, Array.from(ids, (id) => [id]))) {
      heads.set(row.id, {
        id: row.id,
        channel: row.channel,
        stateVersion: row.state_version,
        lastSequence: row.last_sequence,
        lastHash: row.last_hash,
        pending: pendingOf(row.pending),
        leaseHolder: row.lease_holder,
        leaseUntil: row.lease_until,
        codeUntil: row.code_until,
        customer: row.customer,
        reference: undefined,
        owner: row.owner,
        ownerBefore: row.owner,
        locale: row.locale,
        handoff: row.handoff,
        state: undefined,
        grown: false,
        touched: false,
      });
    }
    return heads;
  }

  /** New heads, before the records that refer to them. */
  async create(on: Connection, heads: Iterable<Head>, seal: (head: Head) => string): Promise<void> {
    const rows: Cell[][] = [];
    for (const head of heads) {
      if (!head.opened) continue;
      const { reference, ordinal, at } = head.opened;
      rows.push([...this.#changes(head, seal), head.channel, head.customer, reference, ordinal, at]);
    }
    await this.#insert.run(on, rows);
  }

  /** Heads that were there before and have changed, and what any of them remember. */
  async write(on: Connection, heads: Iterable<Head>, seal: (head: Head) => string): Promise<void> {
    const rows: Cell[][] = [];
    const states: Cell[][] = [];
    for (const head of heads) {
      if (head.touched && !head.opened) rows.push([...this.#changes(head, seal), head.customer, head.reference ?? null]);
      // What dialogs remember holds names and numbers.
      if (head.state !== undefined) states.push([head.id, this.vault.seal(head.state)]);
    }
    await this.#update.run(on, rows);
    await this.#states.run(on, states);
  }

  #changes(head: Head, seal: (head: Head) => string): Cell[] {
    return [
      head.id, head.stateVersion, head.lastSequence, head.lastHash, head.grown ? seal(head) : null, head.pending.join(','),
      head.leaseHolder, head.leaseUntil, head.codeUntil, head.owner, head.locale, head.handoff,
    ];
  }
}

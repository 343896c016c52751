import { isLive, type Handoff } from '../../handoff/handoff.js';
import { canonicalText } from '../../records/chain.js';
import type { Vault } from '../../records/vault.js';
import type { Needs } from './batch.js';
import { ChangedHandoffs } from './handoffChanges.js';
import { handoffOf, isConversing } from './handoffReading.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { storable, storableKey } from './texts.js';
import type { Cell, Traits } from './traits.js';

const COLUMNS = {
  id: 'text', conversation: 'text', kind: 'text', state: 'text', urgency: 'integer', opened_at: 'text', due_at: 'integer', agent: 'text', offered_to: 'text',
  team: 'text', closed_at: 'text', held_seconds: 'integer', version: 'integer', body: 'text',
} as const;

/** Handoffs inside the batch that commits them. All that change them hold their conversation's lock. */
export class HandoffRows {
  readonly #live: SetQuery<{ body: string }>;
  readonly #named: SetQuery<{ body: string }>;
  readonly #insert: SetInsert;
  readonly #update: SetQuery<never>;

  constructor(
    traits: Traits,
    private readonly vault: Vault,
  ) {
    this.#live = new SetQuery(
      traits,
      { conversation: 'text' },
      (given) => `select h.body from ${given} join handoffs h on h.conversation = given.conversation where h.state <> 'closed' order by h.id${traits.forUpdate('h')}`,
    );
    this.#named = new SetQuery(
      traits,
      { conversation: 'text', id: 'text' },
      (given) => `select h.body from ${given} join handoffs h on h.id = given.id and h.conversation = given.conversation order by h.id${traits.forUpdate('h')}`,
    );
    this.#insert = new SetInsert(traits, 'handoffs', COLUMNS);
    this.#update = new SetQuery(
      traits,
      COLUMNS,
      (given) =>
        `update handoffs set kind = given.kind, state = given.state, urgency = given.urgency, due_at = given.due_at, agent = given.agent, offered_to = given.offered_to,
           team = given.team, closed_at = given.closed_at, held_seconds = given.held_seconds, version = given.version, body = given.body
         from ${given} where handoffs.id = given.id`,
    );
  }

  /** Reads what is live in the conversations that need it, and what is named. No statement where none does. */
  async read(on: Connection, needs: readonly Needs[]): Promise<ChangedHandoffs> {
    const touching = needs.filter(({ handoffs }) => handoffs !== undefined);
    const conversations = new Set(touching.map(({ conversation }) => conversation));
    const before = (await this.#live.run(on, Array.from(conversations, (id) => [id]))).map(({ body }) => handoffOf(this.vault, body));
    const known = new Set(before.map(({ id }) => id));
    const named = touching.flatMap(({ conversation, handoffs = [] }) => handoffs.flatMap((id) => (known.has(id) ? [] : [[conversation, storableKey(id)]])));
    for (const { body } of await this.#named.run(on, named)) before.push(handoffOf(this.vault, body));
    return new ChangedHandoffs(before);
  }

  async write(on: Connection, { made, changed }: ChangedHandoffs): Promise<void> {
    // First what ends or changes: it makes room for what is new.
    const changes = [...changed.values()];
    await this.#update.run(on, changes.filter((each) => !isHolding(each)).map((each) => this.#row(each)));
    await this.#update.run(on, changes.filter(isHolding).map((each) => this.#row(each)));
    await this.#insert.run(on, Array.from(made.values(), (each) => this.#row(each)));
  }

  #row(each: Handoff): Cell[] {
    const { id, conversation, kind, state, urgency, openedAt, dueAt, agent, offeredTo, team, claimedAt, closedAt, version } = each;
    const held = claimedAt === undefined || closedAt === undefined ? null : Math.max(0, Math.round((Date.parse(closedAt) - Date.parse(claimedAt)) / 1_000));
    return [
      storableKey(id), conversation, kind, state, urgency, storable(openedAt), Date.parse(dueAt), storable(agent), storable(offeredTo),
      storable(team), closedAt === undefined ? null : storable(closedAt), held, version, this.vault.seal(canonicalText(each)),
    ];
  }
}

/** Whether it takes the one place that a conversation has. */
function isHolding(handoff: Handoff): boolean {
  return isLive(handoff) && isConversing(handoff);
}

/** @throws RangeError for a handoff that can't be kept: of another conversation, or without a deadline. */
export function checkHandoff(handoff: Handoff, conversation: string): void {
  if (handoff.conversation !== conversation) throw new RangeError('a handoff belongs to the conversation it is changed in');
  if (Number.isNaN(Date.parse(handoff.dueAt))) throw new RangeError('a handoff needs a deadline');
}

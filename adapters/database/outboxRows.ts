import type { Batch, OutboxRow } from './batch.js';
import type { Connection } from './schema.js';
import { WAITING } from './schema/conversations.js';
import { SetInsert, SetQuery } from './setWise.js';
import { pairKey } from './texts.js';
import type { Cell, Traits } from './traits.js';

/** The outbox inside a batch. */
export class OutboxRows {
  readonly #find: SetQuery<OutboxRow>;
  readonly #occupied: SetQuery<{ conversation: string; lane: string }>;
  readonly #insert: SetInsert;
  readonly #delete: SetQuery<never>;
  readonly #postpone: SetQuery<never>;
  readonly #next: SetQuery<never>;

  constructor(traits: Traits) {
    const item = { conversation: 'text', sequence: 'integer' } as const;
    this.#find = new SetQuery(
      traits,
      item,
      (given) =>
        `select o.conversation, o.sequence, o.attempts, o.lane from ${given}
         join outbox o on o.conversation = given.conversation and o.sequence = given.sequence${traits.forUpdate('o')}`,
    );
    this.#occupied = new SetQuery(
      traits,
      { conversation: 'text' },
      (given) => `select distinct o.conversation, o.lane from ${given} join outbox o on o.conversation = given.conversation`,
    );
    this.#insert = new SetInsert(traits, 'outbox', { ...item, attempts: 'integer', due_at: 'integer', lane: 'text' });
    this.#delete = new SetQuery(
      traits,
      item,
      (given) => `delete from outbox where (conversation, sequence) in (select given.conversation, given.sequence from ${given})`,
    );
    this.#postpone = new SetQuery(
      traits,
      { ...item, due_at: 'integer' },
      (given) =>
        `update outbox set due_at = given.due_at from ${given}
         where outbox.conversation = given.conversation and outbox.sequence = given.sequence`,
    );
    this.#next = new SetQuery(
      traits,
      { conversation: 'text', lane: 'text' },
      (given) =>
        `update outbox set due_at = 0 from (
           select given.conversation, (select min(o.sequence) from outbox o where o.conversation = given.conversation and o.lane = given.lane) as sequence from ${given}
         ) as first
         where outbox.conversation = first.conversation and outbox.sequence = first.sequence and outbox.due_at = ${WAITING}`,
    );
  }

  /** Items that units want to settle, locked. */
  async read(on: Connection, items: readonly { readonly conversation: string; readonly sequence: number }[]): Promise<Map<string, OutboxRow>> {
    const rows = await this.#find.run(on, items.map((item) => [item.conversation, item.sequence]));
    return new Map(rows.map((row) => [pairKey(row.conversation, row.sequence), row]));
  }

  /** Everything the batch did to the outbox. The first item of each of a conversation's lanes is due at once, those behind it wait. */
  async write(on: Connection, batch: Batch): Promise<void> {
    await this.#delete.run(on, batch.settled.map((row) => [row.conversation, row.sequence]));
    await this.#postpone.run(on, batch.postponed.map((row) => [row.conversation, row.sequence, row.dueAt]));
    if (batch.pushes.length > 0) {
      const conversations = new Set(batch.pushes.map((push) => push.conversation));
      const occupied = new Set((await this.#occupied.run(on, Array.from(conversations, (id) => [id]))).map((row) => pairKey(row.conversation, row.lane)));
      const rows: Cell[][] = [];
      for (const { conversation, sequence, lane } of batch.pushes) {
        const key = pairKey(conversation, lane);
        rows.push([conversation, sequence, 0, occupied.has(key) ? WAITING : 0, lane]);
        occupied.add(key);
      }
      await this.#insert.run(on, rows);
    }
    const lanes = new Map(batch.settled.map((row) => [pairKey(row.conversation, row.lane), [row.conversation, row.lane]]));
    await this.#next.run(on, [...lanes.values()]);
  }
}

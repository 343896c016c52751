import { sql } from 'kysely';
import type { Lane, OutboxItem, PushOutcome } from '../../bot/turn/turnStore.js';
import type { DeliveryContent } from '../../records/record.js';
import type { Batch, Needs, Unit } from './batch.js';
import { jsonOf } from './load.js';
import { rowRecord } from './recordRows.js';
import type { Connection } from './schema.js';
import { SetQuery } from './setWise.js';
import { RECORD_COLUMNS, storedRecord, type RecordRow } from './storedRows.js';
import { pairKey, prepared, type Prepared } from './texts.js';
import type { Traits } from './traits.js';

interface ClaimedRow {
  readonly conversation: string;
  readonly sequence: number;
  /** Counts this attempt, too. */
  readonly attempts: number;
  readonly lane: string;
}

/** Takes due messages out of the outbox for a while. An item nobody settles in that time is due again. */
export class OutboxClaims {
  readonly #items: SetQuery<RecordRow & { readonly reference: string; readonly original: string | null }>;

  constructor(private readonly traits: Traits) {
    this.#items = new SetQuery(
      traits,
      { conversation: 'text', sequence: 'integer' },
      (given) =>
        `select ${RECORD_COLUMNS}, c.reference, o.sealed as original from ${given}
         join records r on r.conversation = given.conversation and r.sequence = given.sequence
         join conversations c on c.id = r.conversation
         left join originals o on o.conversation = r.conversation and o.sequence = r.sequence`,
    );
  }

  /** Longest due first. Only a lane's first item is ever due, so two of one are never claimed at once. */
  async claim(on: Connection, now: number, limit: number, leaseMs: number): Promise<OutboxItem[]> {
    const { rows } = await sql<ClaimedRow>`
      with due as materialized (
        select o.conversation, o.sequence from outbox o where o.due_at <= ${now}
        order by o.due_at, o.conversation limit ${limit}${sql.raw(this.traits.skipLocked('o'))}
      )
      update outbox set due_at = ${now + leaseMs}, attempts = attempts + 1
      where (conversation, sequence) in (select due.conversation, due.sequence from due)
      returning conversation, sequence, attempts, lane`.execute(on);
    const claimed = new Map(rows.map((row) => [pairKey(row.conversation, row.sequence), row]));
    const items = await this.#items.run(on, rows.map((row) => [row.conversation, row.sequence]));
    return items.map((row) => {
      const { attempts = 1, lane = '' } = claimed.get(pairKey(row.conversation, row.sequence)) ?? {};
      return {
        id: `${row.conversation}/${row.sequence}`,
        record: rowRecord(storedRecord(row)),
        reference: jsonOf(row.reference),
        attempts: attempts - 1,
        lane: laneOf(lane),
        ...(row.original !== null && { original: row.original }),
      };
    });
  }
}

function laneOf(text: string): Lane {
  if (text === '' || text === 'mail' || text === 'sms') return text;
  throw new TypeError(`no lane is called ${text}`);
}

/**
 * Settles a claimed item. `sent` counts from whoever it comes (the message is out); `failed` only from the claim that
 * is the latest, so that one whose time had run out does not disturb its successor.
 */
export class SettleUnit implements Unit<undefined> {
  readonly needs: Needs;
  readonly #delivery: Prepared;

  constructor(
    private readonly item: OutboxItem,
    private readonly outcome: PushOutcome,
    at: string,
  ) {
    const { conversation, sequence, from, to } = item.record;
    this.needs = { conversation, outbox: sequence };
    const content: DeliveryContent = {
      through: sequence,
      by: item.lane === '' ? 'connector' : item.lane,
      attempts: item.attempts + 1,
      ...(outcome.kind === 'failed' ? { error: outcome.error } : {}),
    };
    this.#delivery = prepared({ kind: 'delivery', at, from, to, content, outcome: outcome.kind === 'sent' ? 'delivered' : 'failed' });
  }

  work(batch: Batch): undefined {
    const { conversation, sequence } = this.item.record;
    const row = batch.outboxRow(conversation, sequence);
    const head = batch.heads.get(conversation);
    if (!row || !head) return;
    if (this.outcome.kind === 'failed' && row.attempts !== this.item.attempts + 1) return;
    if (this.outcome.kind === 'failed' && this.outcome.retryAt !== undefined) {
      batch.postponed.push({ ...row, dueAt: this.outcome.retryAt });
      return;
    }
    batch.settle(row);
    if (this.item.original !== undefined) batch.sent.push([conversation, sequence]);
    batch.append(head, this.#delivery);
  }
}

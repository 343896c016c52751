import { z } from 'zod';
import type { Case } from '../../../cases/case.js';
import type { KnownCustomer, ProjectionInput } from '../../../supervision/projection/projection.js';
import type { Vault } from '../../../records/vault.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { caseOf } from '../caseReading.js';
import { handoffOf } from '../handoffReading.js';
import { localeOf } from '../load.js';
import { partyOf, rowRecord } from '../recordRows.js';
import type { Connection } from '../schema.js';
import { SetQuery } from '../setWise.js';
import { storedRecord, RECORD_COLUMNS, type RecordRow } from '../storedRows.js';
import { storable } from '../texts.js';
import type { Traits } from '../traits.js';

/** A conversation's head as projections want it. */
export interface ProjectedHead {
  readonly id: string;
  readonly channel: string;
  readonly customer: string;
  readonly locale: string;
  readonly owner: string;
  readonly ordinal: number;
  readonly opened_at: string;
  readonly last_sequence: number;
}

/** Events whose sealed data says who the customer is. */
export const IDENTIFYING: ReadonlySet<string> = new Set(['customer.identified', 'customer.verified']);
const identified = z.object({
  data: z.object({ subject: z.string().optional(), name: z.string().optional(), phone: z.string().optional(), mail: z.string().optional(), customerClass: z.string().optional(), proven: z.array(z.object({ kind: z.enum(['phone', 'mail']), value: z.string() })).default([]) }),
});

/** Reads what projections are made from, for a set of conversations at once. */
export class Inputs {
  readonly #records: SetQuery<RecordRow>;
  readonly #cases: SetQuery<{ conversation: string; body: string }>;
  readonly #named: SetQuery<{ number: string; body: string }>;
  readonly #handoffs: SetQuery<{ conversation: string; body: string }>;
  readonly #originals: SetQuery<{ conversation: string; sequence: number; sealed: string }>;

  constructor(traits: Traits, private readonly vault: Vault) {
    const ids = { conversation: 'text' } as const;
    this.#records = new SetQuery(traits, ids, (given) => `select ${RECORD_COLUMNS} from ${given} join records r on r.conversation = given.conversation`);
    this.#cases = new SetQuery(traits, ids, (given) => `select c.conversation, c.body from ${given} join cases c on c.conversation = given.conversation order by c.opened_at, c.number`);
    this.#named = new SetQuery(traits, { number: 'text' }, (given) => `select c.number, c.body from ${given} join cases c on c.number = given.number`);
    this.#handoffs = new SetQuery(traits, ids, (given) => `select h.conversation, h.body from ${given} join handoffs h on h.conversation = given.conversation order by h.opened_at, h.id`);
    this.#originals = new SetQuery(traits, { conversation: 'text', sequence: 'integer' }, (given) =>
      `select o.conversation, o.sequence, o.sealed from ${given} join originals o on o.conversation = given.conversation and o.sequence = given.sequence where o.kind = 'kept' order by o.conversation, o.sequence`);
  }

  /** One for each head, in their order. */
  async of(on: Connection, heads: readonly ProjectedHead[]): Promise<ProjectionInput[]> {
    const ids = heads.map(({ id }) => [id]);
    // Sorted here: they come in order from the index, which a database does not know, and would sort them with all they hold.
    const stored = grouped(await this.#records.run(on, ids), ({ conversation }) => conversation);
    for (const rows of stored.values()) rows.sort((one, other) => one.sequence - other.sequence);
    const records = new Map(Array.from(stored, ([id, rows]) => [id, rows.flatMap(readable)]));
    const own = grouped(await this.#cases.run(on, ids), ({ conversation }) => conversation);
    const handoffs = grouped(await this.#handoffs.run(on, ids), ({ conversation }) => conversation);
    const wanted = new Set<string>();
    const identifying: [string, number][] = [];
    for (const all of records.values()) {
      for (const record of all) {
        const number = numberIn(record);
        if (number !== undefined) wanted.add(number);
        if (record.kind === 'event' && IDENTIFYING.has(record.content.event)) identifying.push([record.conversation, record.sequence]);
      }
    }
    const named = new Map((await this.#named.run(on, Array.from(wanted, (number) => [storable(number)]))).map(({ number, body }) => [number, body]));
    const originals = grouped(await this.#originals.run(on, identifying), ({ conversation }) => conversation);
    return heads.map((head) => {
      const said = records.get(head.id) ?? [];
      return {
        conversation: { id: head.id, ordinal: head.ordinal, channel: head.channel, customer: partyOf(head.customer), locale: localeOf(head.locale), openedAt: head.opened_at, owner: head.owner },
        records: said,
        whole: stored.get(head.id)?.[0]?.sequence === 1,
        cases: this.#casesIn((own.get(head.id) ?? []).map(({ body }) => body), said, named),
        handoffs: (handoffs.get(head.id) ?? []).flatMap(({ body }) => opened(() => handoffOf(this.vault, body))),
        known: (originals.get(head.id) ?? []).flatMap(({ sealed }) => opened(() => knownIn(this.vault.open(sealed))).flat()),
        keyOf: (text) => this.vault.lookup(text),
      };
    });
  }

  /** The conversation's own, and those it is about although they have gone to another conversation since. */
  #casesIn(own: readonly string[], records: readonly CommunicationRecord[], named: ReadonlyMap<string, string>): Case[] {
    const cases = new Map<string, Case>();
    for (const body of own) for (const each of opened(() => caseOf(this.vault, body))) cases.set(each.number, each);
    for (const record of records) {
      const number = numberIn(record);
      const body = number === undefined || cases.has(number) ? undefined : named.get(number);
      if (body !== undefined) for (const each of opened(() => caseOf(this.vault, body))) cases.set(each.number, each);
    }
    return [...cases.values()].sort((one, other) => (one.openedAt < other.openedAt ? -1 : one.openedAt > other.openedAt ? 1 : 0));
  }
}

/** The receipt number that an event is about. */
function numberIn(record: CommunicationRecord): string | undefined {
  const number = record.kind === 'event' ? record.content.data?.['number'] : undefined;
  return typeof number === 'string' && number.length <= 64 ? number : undefined;
}

/** What one event says of who the customer is: the institution's site, or contacts that answered a code. */
export function knownIn(text: string): KnownCustomer[] {
  const { data: { subject, name, phone, mail, customerClass, proven } } = identified.parse(JSON.parse(text));
  if (proven.length > 0) return proven.map(({ kind, value }) => (kind === 'phone' ? { phone: value } : { mail: value }));
  return [{
    ...(subject !== undefined && { subject }), ...(name !== undefined && { name }), ...(phone !== undefined && { phone }), ...(mail !== undefined && { mail }),
    ...(customerClass !== undefined && { customerClass }),
  }];
}

/** What somebody has damaged is left out, and does not hide the rest. */
function opened<T>(open: () => T): T[] {
  try {
    return [open()];
  } catch {
    return [];
  }
}

function readable(row: RecordRow): CommunicationRecord[] {
  return opened(() => rowRecord(storedRecord(row)));
}

/** Rows by a key, in their order. */
export function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const all = new Map<string, Row[]>();
  for (const row of rows) {
    const of = all.get(key(row));
    if (of) of.push(row);
    else all.set(key(row), [row]);
  }
  return all;
}

import type { Conversation, Owner, Work } from '../../bot/turn/turnStore.js';
import type { Handoff } from '../../handoff/handoff.js';
import { LOCALES, type Locale } from '../../records/message.js';
import type { Json } from '../../records/json.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { Vault } from '../../records/vault.js';
import { handoffOf } from './handoffReading.js';
import { pendingOf } from './heads.js';
import { partyOf, rowRecord } from './recordRows.js';
import type { Connection } from './schema.js';
import { SetQuery } from './setWise.js';
import { RECORD_COLUMNS, storedRecord, type RecordRow } from './storedRows.js';
import type { Traits } from './traits.js';

interface ConversationRow {
  readonly id: string;
  readonly channel: string;
  readonly customer: string;
  readonly locale: string;
  readonly owner: string;
  /** Null before the first commit. */
  readonly state: string | null;
  readonly state_version: number;
  readonly reference: string;
  readonly pending: string;
  readonly handoff: string;
}

/** A caller who waits for a conversation. */
export interface Loading {
  readonly id: string;
  answer(work: Work | undefined): void;
}

/** Reads conversations and what they have to answer, many at once: two statements however many there are, a third where a person is called. */
export class Loads {
  readonly #heads: SetQuery<ConversationRow>;
  readonly #pending: SetQuery<RecordRow & { readonly original: string | null }>;
  readonly #handoffs: SetQuery<{ body: string }>;

  constructor(
    traits: Traits,
    private readonly on: Connection,
    private readonly vault: Vault,
  ) {
    this.#heads = new SetQuery(
      traits,
      { id: 'text' },
      (given) =>
        `select c.id, c.channel, c.customer, c.locale, c.owner, c.state_version, c.reference, c.pending, c.handoff, s.state
         from ${given} join conversations c on c.id = given.id left join states s on s.conversation = c.id`,
    );
    this.#pending = new SetQuery(
      traits,
      { conversation: 'text', sequence: 'integer' },
      (given) =>
        `select ${RECORD_COLUMNS}, o.sealed as original from ${given}
         join records r on r.conversation = given.conversation and r.sequence = given.sequence
         left join originals o on o.conversation = r.conversation and o.sequence = r.sequence order by r.conversation, r.sequence`,
    );
    this.#handoffs = new SetQuery(traits, { id: 'text' }, (given) => `select h.body from ${given} join handoffs h on h.id = given.id where h.state <> 'closed'`);
  }

  /**
   * Answers all who wait. Records never change, so the second statement sees what the first one named. A handoff may have
   * changed since: a commit that was made from what is no longer so is superseded.
   */
  async run(loadings: readonly Loading[]): Promise<void> {
    const ids = new Set(loadings.map((loading) => loading.id));
    const rows = await this.#heads.run(this.on, Array.from(ids, (id) => [id]));
    const wanted = rows.flatMap((row) => pendingOf(row.pending).map((sequence) => [row.id, sequence]));
    const pending = new Map<string, CommunicationRecord[]>();
    const originals = new Map<string, Map<number, string>>();
    for (const row of await this.#pending.run(this.on, wanted)) {
      const record = rowRecord(storedRecord(row));
      if (row.original !== null) originals.set(record.conversation, (originals.get(record.conversation) ?? new Map<number, string>()).set(record.sequence, row.original));
      const others = pending.get(record.conversation);
      if (others) others.push(record);
      else pending.set(record.conversation, [record]);
    }
    const called = rows.flatMap(({ handoff }) => (handoff === '' ? [] : [[handoff]]));
    const handoffs = new Map<string, Handoff>();
    for (const { body } of await this.#handoffs.run(this.on, called)) {
      const handoff = handoffOf(this.vault, body);
      handoffs.set(handoff.conversation, handoff);
    }
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const loading of loadings) {
      const row = found.get(loading.id);
      const handoff = row && handoffs.get(row.id);
      loading.answer(
        row && { conversation: conversationOf(row, this.vault), pending: pending.get(row.id) ?? [], originals: originals.get(row.id) ?? new Map<number, string>(), ...(handoff && { handoff }) },
      );
    }
  }
}

function conversationOf(row: ConversationRow, vault: Vault): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    customer: partyOf(row.customer),
    locale: localeOf(row.locale),
    owner: ownerOf(row.owner),
    // Plain in rows older than the vault.
    state: row.state === null ? '' : row.state.startsWith('v1.') ? vault.open(row.state) : row.state,
    stateVersion: row.state_version,
    reference: jsonOf(row.reference),
  };
}

/** An unknown language, left by a program that knew more, reads as the institution's first. */
export function localeOf(text: string): Locale {
  return LOCALES.find((locale) => locale === text) ?? 'zh-Hans';
}

/** An owner as it is stored. @throws TypeError for what no program wrote. */
export function ownerOf(text: string): Owner {
  if (text === 'bot' || text === 'queue' || text === 'nobody') return text;
  if (text.startsWith('agent:')) return `agent:${text.slice('agent:'.length)}`;
  throw new TypeError(`nobody is called ${text}`);
}

/** Text that was written as JSON. */
export function jsonOf(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new TypeError('not JSON');
  return value;
}

/** Whatever `JSON.parse` gives is JSON; `undefined` is what it never gives. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

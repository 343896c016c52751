import type { KeyObject } from 'node:crypto';
import { sealOfHead } from '../../records/chain.js';
import type { Vault } from '../../records/vault.js';
import { Batch, type Unit } from './batch.js';
import { BookingClaims } from './bookingClaims.js';
import { CaseRows } from './caseRows.js';
import { DossierRows } from './dossiers/changed.js';
import { faultOf } from './faults.js';
import { HandoffRows } from './handoffRows.js';
import type { DeskHint } from './deskHints.js';
import { Heads, type Head } from './heads.js';
import { openQuestionInsert } from './openQuestions.js';
import { OutboxRows } from './outboxRows.js';
import { Register } from './register.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { pairKey } from './texts.js';
import type { Traits } from './traits.js';

/** What batches are made with. */
export interface BatchSettings {
  readonly traits: Traits;
  readonly key: KeyObject;
  readonly vault: Vault;
  readonly instance: string;
  readonly leaseMs: number;
  /** Runs a transaction: all or nothing. */
  transaction<T>(work: (on: Connection) => Promise<T>): Promise<T>;
  /** Told after each commit which conversations have grown, and to which sequence. */
  committed(grown: ReadonlyMap<string, number>): void;
  /** Told after each commit whose handoffs or owners have changed. */
  touched(hints: readonly DeskHint[]): void;
}

/** A unit on its way through batches, with its answer's type closed in. */
export class Call {
  /** Set before a commit whose success may stay unknown (the connection broke): how to find out, and what to answer then. */
  doubt: { readonly conversation: string; readonly sequence: number; readonly hash: string; readonly announce: () => void } | undefined;

  private constructor(
    readonly needs: Unit<unknown>['needs'],
    readonly work: (batch: Batch) => () => void,
  ) {}

  /** `answer` is called once the transaction is durable. */
  static of<Answer>(unit: Unit<Answer>, answer: (value: Answer) => void): Call {
    return new Call(unit.needs, (batch) => {
      const value = unit.work(batch);
      return () => answer(value);
    });
  }
}

/** How many conversations are remembered as existing, so that the register is locked for new ones only. */
const REMEMBERED = 20_000;

/** Runs calls together in one transaction: a handful of statements, however many calls there are. */
export class Batches {
  readonly #heads: Heads;
  readonly #register: Register;
  readonly #bookings: BookingClaims;
  readonly #cases: CaseRows;
  readonly #handoffs: HandoffRows;
  readonly #dossiers: DossierRows;
  readonly #outbox: OutboxRows;
  readonly #originals: SetInsert;
  readonly #questions: SetInsert;
  readonly #forget: SetQuery<never>;
  readonly #forgetSent: SetQuery<never>;
  readonly #seen: SetQuery<{ conversation: string; key: string; sequence: number }>;
  readonly #hashes: SetQuery<{ conversation: string; sequence: number; hash: string }>;
  readonly #records: SetInsert;
  readonly #inbox: SetInsert;
  readonly #known = new Set<string>();

  constructor(private readonly settings: BatchSettings) {
    const { traits } = settings;
    this.#heads = new Heads(traits, settings.vault);
    this.#register = new Register(traits, settings.key);
    this.#bookings = new BookingClaims(traits, settings.vault);
    this.#cases = new CaseRows(traits, settings.vault);
    this.#handoffs = new HandoffRows(traits, settings.vault);
    this.#dossiers = new DossierRows(traits, settings.vault);
    this.#outbox = new OutboxRows(traits);
    this.#seen = new SetQuery(
      traits,
      { conversation: 'text', key: 'text' },
      (given) =>
        `select i.conversation, i.key, i.sequence from ${given} join inbox i on i.conversation = given.conversation and i.key = given.key`,
    );
    this.#hashes = new SetQuery(
      traits,
      { conversation: 'text', sequence: 'integer' },
      (given) =>
        `select r.conversation, r.sequence, r.hash from ${given}
         join records r on r.conversation = given.conversation and r.sequence = given.sequence`,
    );
    this.#records = new SetInsert(traits, 'records', {
      conversation: 'text', sequence: 'integer', at: 'text', channel: 'text', kind: 'text', from_party: 'text', to_party: 'text',
      content: 'text', outcome: 'text', hash: 'text', previous: 'text',
    });
    this.#inbox = new SetInsert(traits, 'inbox', { conversation: 'text', key: 'text', sequence: 'integer' });
    this.#originals = new SetInsert(traits, 'originals', { conversation: 'text', sequence: 'integer', kind: 'text', sealed: 'text' });
    this.#questions = openQuestionInsert(traits);
    this.#forget = new SetQuery(
      traits,
      { conversation: 'text', through: 'integer' },
      (given) =>
        `delete from originals where (conversation, sequence) in (
           select o.conversation, o.sequence from ${given} join originals o on o.conversation = given.conversation and o.sequence <= given.through
           where o.kind = 'code')`,
    );
    this.#forgetSent = new SetQuery(
      traits,
      { conversation: 'text', sequence: 'integer' },
      (given) => `delete from originals where kind = 'once' and (conversation, sequence) in (select given.conversation, given.sequence from ${given})`,
    );
  }

  /** All or nothing. Answers the calls itself once the transaction is durable. */
  async run(calls: readonly Call[]): Promise<void> {
    const doubts = calls.map((call) => call.doubt);
    const attempt = this.settings.transaction(async (on) => {
      const batch = await this.#read(on, calls);
      const proven = await this.#proven(on, calls);
      const announce: (() => void)[] = [];
      for (const call of calls) {
        const former = proven.has(call) ? call.doubt : undefined;
        if (former) {
          announce.push(former.announce);
          continue;
        }
        const before = batch.records.length;
        const answer = call.work(batch);
        announce.push(answer);
        call.doubt = doubtOf(batch, before, answer);
      }
      await this.#write(on, batch);
      return { batch, announce };
    });
    const done = await attempt.catch((error: unknown) => {
      // The database says that it has rolled back: nothing of this attempt is in doubt.
      if (faultOf(error).kind !== 'transient') for (const [index, call] of calls.entries()) call.doubt = doubts[index];
      throw error;
    });
    this.#remember(done.batch);
    for (const announce of done.announce) announce();
    const hints = hintsOf(done.batch);
    if (hints.length > 0) this.settings.touched(hints);
  }

  async #read(on: Connection, calls: readonly Call[]): Promise<Batch> {
    const ids = new Set<string>();
    const keys: [string, string][] = [];
    let opens = false;
    for (const { needs } of calls) {
      ids.add(needs.conversation);
      if (needs.key !== undefined) keys.push([needs.conversation, needs.key]);
      if (needs.opens && !this.#known.has(needs.conversation)) opens = true;
    }
    const register = opens ? await this.#register.lock(on) : undefined;
    const heads = await this.#heads.lock(on, ids);
    const seen = new Map<string, number>();
    for (const row of await this.#seen.run(on, keys)) seen.set(pairKey(row.conversation, row.key), row.sequence);
    const items = calls.flatMap(({ needs }) => (needs.outbox === undefined ? [] : [{ conversation: needs.conversation, sequence: needs.outbox }]));
    const outbox = await this.#outbox.read(on, items);
    const commands = calls.flatMap(({ needs }) => needs.commands ?? []);
    const bookings = await this.#bookings.read(on, commands);
    const cases = await this.#cases.read(on, commands);
    const handoffs = await this.#handoffs.read(on, calls.map(({ needs }) => needs));
    const dossiers = await this.#dossiers.read(on, calls.map(({ needs }) => needs));
    for (const id of ids) if (!heads.has(id)) this.#known.delete(id);
    return new Batch(this.settings.instance, this.settings.leaseMs, heads, register, seen, outbox, bookings, cases, handoffs, dossiers);
  }

  /** Calls of an earlier attempt whose commit did succeed although its answer was lost. Asked under the heads' locks, so it is final. */
  async #proven(on: Connection, calls: readonly Call[]): Promise<ReadonlySet<Call>> {
    const doubted = calls.filter((call) => call.doubt !== undefined);
    if (doubted.length === 0) return new Set();
    const rows = await this.#hashes.run(on, doubted.flatMap(({ doubt }) => (doubt ? [[doubt.conversation, doubt.sequence]] : [])));
    const hashes = new Map(rows.map((row) => [pairKey(row.conversation, row.sequence), row.hash]));
    return new Set(doubted.filter(({ doubt }) => doubt && hashes.get(pairKey(doubt.conversation, doubt.sequence)) === doubt.hash));
  }

  async #write(on: Connection, batch: Batch): Promise<void> {
    const seal = (head: Head): string => sealOfHead(this.settings.key, head.id, head.lastSequence, head.lastHash);
    const heads = [...batch.heads.values()];
    if (batch.register) await this.#register.write(on, batch.register);
    await this.#heads.create(on, heads, seal);
    await this.#records.run(on, batch.records);
    await this.#inbox.run(on, batch.inbox);
    await this.#originals.run(on, batch.originals);
    await this.#questions.run(on, batch.questions);
    await this.#forget.run(on, batch.forgotten);
    await this.#forgetSent.run(on, batch.sent);
    await this.#heads.write(on, heads, seal);
    await this.#outbox.write(on, batch);
    await this.#bookings.write(on, batch.bookings);
    await this.#cases.write(on, batch.cases);
    await this.#handoffs.write(on, batch.handoffs);
    await this.#dossiers.write(on, batch.dossiers);
  }

  #remember(batch: Batch): void {
    if (this.#known.size > REMEMBERED) this.#known.clear();
    const grown = new Map<string, number>();
    for (const head of batch.heads.values()) {
      this.#known.add(head.id);
      if (head.grown) grown.set(head.id, head.lastSequence);
    }
    if (grown.size > 0) this.settings.committed(grown);
  }
}

function hintsOf({ heads, handoffs }: Batch): DeskHint[] {
  const touched = [...handoffs.made.values(), ...handoffs.changed.values()];
  const hints = touched.map(({ conversation, id }): DeskHint => ({ conversation, id }));
  const told = new Set(touched.map(({ conversation }) => conversation));
  for (const head of heads.values()) if (head.owner !== head.ownerBefore && !told.has(head.id)) hints.push({ conversation: head.id, id: '' });
  return hints;
}

function doubtOf(batch: Batch, first: number, announce: () => void): Call['doubt'] {
  const row = batch.records[first];
  if (!row) return undefined;
  const [conversation, sequence] = row;
  const hash = row[9];
  if (typeof conversation !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') return undefined;
  return { conversation, sequence, hash, announce };
}

import { nextDue } from '../../cases/clock/deadline.js';
import { isOpen, type Case } from '../../cases/case.js';
import type { CaseCommand, CaseRefusal } from '../../cases/command.js';
import type { Timer } from '../../cases/timer.js';
import { canonicalText } from '../../records/chain.js';
import type { Vault } from '../../records/vault.js';
import { contactKeyText } from './caseReading.js';
import { RaceLost } from './faults.js';
import type { Connection } from './schema.js';
import { SetInsert, SetQuery } from './setWise.js';
import { storable, storableKey } from './texts.js';
import type { Cell, Traits } from './traits.js';

const puts = (commands: readonly CaseCommand[]): Case[] => commands.flatMap((command) => (command.kind === 'put' ? [command.case] : []));

/** Cases as a batch found them, and what it changes. */
export class ChangedCases {
  readonly changed = new Map<string, Case>();
  readonly made: Case[] = [];
  /** Timers by subject; they replace all that the subject had. */
  readonly timers = new Map<string, readonly Timer[]>();

  constructor(
    private readonly versions: Map<string, number>,
    private readonly forms: Map<string, string>,
  ) {}

  /** Why these commands can't be carried out; nothing is changed. */
  refusal(commands: readonly CaseCommand[]): CaseRefusal | undefined {
    // What earlier commands of the same commit make of it counts for later ones.
    const versions = new Map<string, number>();
    const forms = new Map<string, string>();
    for (const put of puts(commands)) {
      const before = versions.get(put.number) ?? this.versions.get(put.number);
      const made = forms.get(put.formKey) ?? this.forms.get(put.formKey);
      if (put.version === 1 && (made !== undefined || before !== undefined)) return { reason: 'already-submitted', number: made ?? put.number };
      if (put.version > 1 && before !== put.version - 1) return { reason: 'case-changed', number: put.number };
      versions.set(put.number, put.version);
      forms.set(put.formKey, put.number);
    }
    return undefined;
  }

  /** Carries out what {@link refusal} has no objection to. */
  take(commands: readonly CaseCommand[]): void {
    for (const put of puts(commands)) {
      if (put.version === 1) this.made.push(put);
      else this.changed.set(put.number, put);
      this.versions.set(put.number, put.version);
      this.forms.set(put.formKey, put.number);
    }
    for (const command of commands) if (command.kind === 'timers') this.timers.set(command.subject, command.timers);
  }
}

const COLUMNS = {
  number: 'text', form_key: 'text', kind: 'text', state: 'text', conversation: 'text', contact_key: 'text', identity: 'text', owner: 'text',
  major: 'integer', opened_at: 'text', due_at: 'integer', version: 'integer', body: 'text',
} as const;

/** Cases and timers inside the batch that commits them. */
export class CaseRows {
  readonly #versions: SetQuery<{ number: string; version: number }>;
  readonly #submitted: SetQuery<{ form_key: string; number: string }>;
  readonly #insert: SetInsert<{ number: string }>;
  readonly #update: SetQuery<never>;
  readonly #calledOff: SetQuery<never>;
  readonly #timers: SetInsert;

  constructor(
    traits: Traits,
    private readonly vault: Vault,
  ) {
    this.#versions = new SetQuery(traits, { number: 'text' }, (given) => `select c.number, c.version from ${given} join cases c on c.number = given.number order by c.number${traits.forUpdate('c')}`);
    this.#submitted = new SetQuery(traits, { form_key: 'text' }, (given) => `select c.form_key, c.number from ${given} join cases c on c.form_key = given.form_key`);
    this.#insert = new SetInsert(traits, 'cases', COLUMNS, 'on conflict do nothing returning number');
    this.#update = new SetQuery(
      traits,
      COLUMNS,
      (given) =>
        `update cases set state = given.state, conversation = given.conversation, contact_key = given.contact_key, identity = given.identity,
           owner = given.owner, major = given.major, due_at = given.due_at, version = given.version, body = given.body
         from ${given} where cases.number = given.number`,
    );
    this.#calledOff = new SetQuery(
      traits,
      { subject: 'text', id: 'text' },
      (given) =>
        `with kept as (select given.subject, given.id from ${given})
         delete from timers where subject in (select kept.subject from kept) and id not in (select kept.id from kept)`,
    );
    // One that is set again as it was stays in hand, or done: its event comes once, whatever conversation the case went to.
    this.#timers = new SetInsert(
      traits,
      'timers',
      { id: 'text', subject: 'text', conversation: 'text', at: 'text', due_at: 'integer', event: 'text', data: 'text' },
      `on conflict (id) do update set subject = excluded.subject, conversation = excluded.conversation, at = excluded.at, event = excluded.event, data = excluded.data,
         due_at = case when timers.at = excluded.at then timers.due_at else excluded.due_at end`,
    );
  }

  /** Reads what these commands touch, locked. No statement when they touch no case. */
  async read(on: Connection, commands: readonly CaseCommand[]): Promise<ChangedCases> {
    const cases = puts(commands);
    const versions = new Map<string, number>();
    for (const row of await this.#versions.run(on, cases.map(({ number }) => [number]))) versions.set(row.number, row.version);
    const forms = new Map<string, string>();
    for (const row of await this.#submitted.run(on, cases.filter(({ version }) => version === 1).map(({ formKey }) => [storableKey(formKey)]))) forms.set(row.form_key, row.number);
    return new ChangedCases(versions, forms);
  }

  /** @throws RaceLost when another instance made one of the cases since {@link read}. */
  async write(on: Connection, { made, changed, timers }: ChangedCases): Promise<void> {
    const inserted = await this.#insert.run(on, made.filter(({ number }) => !changed.has(number)).map((each) => this.#row(each)));
    // A case made and changed in one batch goes in as it ended.
    const both = made.flatMap(({ number }) => changed.get(number) ?? []);
    const late = await this.#insert.run(on, both.map((each) => this.#row(each)));
    if (inserted.length + late.length < made.length) throw new RaceLost('a case');
    const old = [...changed.values()].filter(({ number }) => !both.some((each) => each.number === number));
    await this.#update.run(on, old.map((each) => this.#row(each)));
    const set = new Map([...timers.values()].flat().map((timer) => [storableKey(timer.id), timer]));
    const kept = Array.from(set, ([id, { subject }]) => [subject, id]);
    await this.#calledOff.run(on, [...Array.from(timers.keys(), (subject) => [subject, '']), ...kept]);
    await this.#timers.run(on, Array.from(set, ([id, { subject, conversation, at, event, data }]): Cell[] => [id, subject, conversation, at, Date.parse(at), event, canonicalText(data)]));
  }

  #row(each: Case): Cell[] {
    const { person } = each;
    const due = isOpen(each) ? nextDue(each.deadlines) : undefined;
    return [
      each.number, storableKey(each.formKey), each.kind, each.state, each.conversation,
      person.contact === undefined ? '' : this.vault.lookup(contactKeyText(person.contact)), storable(person.identity ?? ''), storable(each.owner ?? ''),
      each.major ? 1 : 0, each.openedAt, due === undefined ? null : Date.parse(due.dueAt), each.version, this.vault.seal(canonicalText(each)),
    ];
  }
}

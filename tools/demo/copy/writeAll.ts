import type { Kysely } from 'kysely';
import type { Engine } from '../../../adapters/database/engine.js';
import type { Schema } from '../../../adapters/database/schema.js';
import { sealKey } from '../../../records/chain.js';
import type { Keys } from '../../../bot/keys.js';
import { Vault } from '../../../records/vault.js';
import { Random } from '../../crash/random.js';
import type { Values } from '../house/values.js';
import { makePerson, type Person } from '../people/customers.js';
import { copyOf } from './copy.js';
import { SerialCounters, type CopyParts } from './fillings.js';
import { planCopies } from './plan.js';
import { rowsOf } from './source.js';
import { Target, type TargetConversation } from './target.js';
import { templateOf, type Template } from './template.js';

/** Conversations written in one transaction. */
const AT_ONCE = 100;

/** What is written, and from what. */
export interface Writing {
  /** Where the months were played. */
  readonly source: Kysely<Schema>;
  readonly target: Engine;
  readonly keys: Keys;
  readonly values: Values;
  readonly random: Random;
  readonly from: number;
  readonly to: number;
  readonly records: number;
  /** False: the target has customers' records already, whose receipt numbers must not come twice. */
  readonly empty: boolean;
  readonly onProgress: (written: number, of: number) => void;
}

/** What was written. */
export interface Written {
  readonly records: number;
  readonly conversations: number;
  readonly played: number;
}

/** Writes what was played, and as many copies of it as are wanted. */
export async function writeAll({ source, target: engine, keys, values, random, from, to, records, empty, onProgress }: Writing): Promise<Written> {
  const vault = new Vault(keys.personal);
  const target = new Target(engine, sealKey(keys.seal));
  const serials = new SerialCounters();
  for (const db of [source, engine.db]) for (const { prefix, day, last } of await db.selectFrom('serial_counters').selectAll().execute()) serials.take(prefix, day, last);
  const templates = await templatesOf(source, vault, values);
  const planned = planCopies(templates, { random, from, to, records, verbatim: empty });
  const parts: CopyParts = { vault, tokenKey: keys.token, serials };
  const people = new People();
  let written = 0;
  let batch: TargetConversation[] = [];
  const of = planned.reduce((sum, { template }) => sum + (templates[template]?.count ?? 0), 0);
  const flush = async (): Promise<void> => {
    await target.write(batch);
    written += batch.reduce((sum, { rows }) => sum + rows.records.length, 0);
    batch = [];
    onProgress(written, of);
  };
  for (const [number, { template: index, round, shift }] of planned.entries()) {
    const template = templates[index];
    if (template === undefined) continue;
    batch.push(copyOf(parts, template, shift && { random: random.fork(number), person: people.standIn(template.person, round), shift }));
    if (batch.length >= AT_ONCE) await flush();
  }
  await flush();
  await target.writeCounters(serials);
  return { records: written, conversations: planned.length, played: templates.length };
}

async function templatesOf(source: Kysely<Schema>, vault: Vault, values: Values): Promise<Template[]> {
  const templates: Template[] = [];
  for (const conversation of values.conversations) {
    const own = values.of(conversation);
    const template = own && templateOf(vault, await rowsOf(source, conversation), own);
    if (template) templates.push(template);
  }
  return templates;
}

/** Who stands in for whom: somebody who came several times comes as often in each round of copies, as one other person. */
class People {
  readonly #numbers = new Map<Person, number>();

  standIn(person: Person, round: number): Person {
    const number = this.#numbers.get(person) ?? this.#numbers.size;
    this.#numbers.set(person, number);
    const random = new Random(Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(round, 0x85ebca77));
    const { customerClass, identity } = person;
    const other = makePerson(random, person.locale, identity !== undefined);
    return { ...other, customerClass };
  }
}

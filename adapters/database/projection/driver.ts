import { StoreUnavailable } from '../../../bot/turn/turnStore.js';
import type { Projected } from '../../../supervision/projection/port.js';
import type { ProjectionInput } from '../../../supervision/projection/projection.js';
import { faultOf } from '../faults.js';
import type { Ground } from '../reading/ground.js';
import { SetInsert, SetQuery } from '../setWise.js';
import type { Connection } from '../schema.js';
import { isId, storable } from '../texts.js';
import type { Traits } from '../traits.js';
import { Inputs, type ProjectedHead } from './input.js';
import { PROJECTIONS, VERSIONS } from './projections.js';

/** So many records are projected in one transaction, and at least one conversation: others wait for it no longer than that takes. */
const RECORDS = 1_000;
/** Conversations in one transaction. */
const CONVERSATIONS = 64;
/** Where nobody waits. */
const MANY = 1_000;

/** Statements of one ground, made once. */
class Statements {
  readonly inputs: Inputs;
  readonly heads: SetQuery<ProjectedHead>;
  readonly claim: SetInsert;
  readonly claimed: SetQuery<{ conversation: string }>;
  readonly note: SetQuery<never>;
  readonly forgetCases: SetQuery<never>;
  readonly noteCases: SetInsert;
  readonly others: SetQuery<{ conversation: string }>;

  constructor({ traits, vault }: Ground) {
    this.inputs = new Inputs(traits, vault);
    const ids = { conversation: 'text' } as const;
    this.heads = new SetQuery(traits, ids, (given) =>
      `select c.id, c.channel, c.customer, c.locale, c.owner, c.ordinal, c.opened_at, c.last_sequence from ${given} join conversations c on c.id = given.conversation order by c.id`);
    this.claim = new SetInsert(traits, 'projected', { conversation: 'text', through: 'integer', versions: 'text' }, 'on conflict (conversation) do nothing');
    this.claimed = new SetQuery(traits, ids, (given) =>
      `select p.conversation from ${given} join projected p on p.conversation = given.conversation order by p.conversation${traits.skipLocked('p')}`);
    this.note = new SetQuery(traits, { conversation: 'text', through: 'integer', versions: 'text' }, (given) =>
      `update projected set through = given.through, versions = given.versions from ${given} where projected.conversation = given.conversation`);
    this.forgetCases = new SetQuery(traits, ids, (given) => `delete from projected_cases where conversation in (select given.conversation from ${given})`);
    this.noteCases = new SetInsert(traits, 'projected_cases', { conversation: 'text', number: 'text', version: 'integer' });
    this.others = new SetQuery(traits, { number: 'text', version: 'integer' }, (given) =>
      `select distinct p.conversation from ${given} join projected_cases p on p.number = given.number and p.version <> given.version`);
  }
}

const statements = new WeakMap<Ground, Statements>();
function statementsOf(ground: Ground): Statements {
  const known = statements.get(ground) ?? new Statements(ground);
  statements.set(ground, known);
  return known;
}

/** Projects conversations; see {@link Projecting.project}. */
export async function project(ground: Ground, conversations: readonly string[], records = RECORDS): Promise<Projected> {
  const of = statementsOf(ground);
  const wanted = [...new Set(conversations)].filter(isId).sort();
  const again = new Set<string>();
  const failed: { conversation: string; fault: string }[] = [];
  const size = records > RECORDS ? MANY : CONVERSATIONS;
  for (let from = 0; from < wanted.length; from += size) {
    const heads = await of.heads.run(ground.on, wanted.slice(from, from + size).map((id) => [id]));
    for (const batch of batches(heads, records)) {
      for (const id of await projectBatch(ground, of, batch, failed)) again.add(id);
    }
  }
  return { again: [...again], failed };
}

/** Together, unless one of them can't be projected: then each alone, so that it holds up no other. */
async function projectBatch(ground: Ground, of: Statements, batch: readonly ProjectedHead[], failed: { conversation: string; fault: string }[]): Promise<readonly string[]> {
  try {
    return await inTransaction(ground, of, batch);
  } catch (error) {
    if (faultOf(error).kind !== 'final' || error instanceof StoreUnavailable) throw error;
    const [only] = batch;
    if (batch.length > 1 || only === undefined) {
      const again: string[] = [];
      for (const head of batch) again.push(...(await projectBatch(ground, of, [head], failed)));
      return again;
    }
    failed.push({ conversation: only.id, fault: error instanceof Error ? error.name : typeof error });
    await ground.on.transaction().execute(async (on) => {
      await of.claim.run(on, [[only.id, 0, '']]);
      await of.note.run(on, [[only.id, only.last_sequence, VERSIONS]]);
    });
    return [];
  }
}

async function inTransaction({ on: db, traits }: Ground, of: Statements, batch: readonly ProjectedHead[]): Promise<string[]> {
  // SQLite has one writer: what is read and reckoned before the transaction holds up nobody who answers customers.
  const before = traits.name === 'sqlite' ? await of.inputs.of(db, batch) : undefined;
  return await db.transaction().execute(async (on) => {
    await of.claim.run(on, batch.map(({ id }) => [id, 0, '']));
    const free = new Set((await of.claimed.run(on, batch.map(({ id }) => [id]))).map(({ conversation }) => conversation));
    const mine = batch.filter(({ id }) => free.has(id));
    const inputs = before?.filter(({ conversation }) => free.has(conversation.id)) ?? (await of.inputs.of(on, mine));
    for (const projection of PROJECTIONS) await projection.write(on, traits, inputs);
    await of.note.run(on, inputs.map((input, index) => [input.conversation.id, Math.max(mine[index]?.last_sequence ?? 0, input.records.at(-1)?.sequence ?? 0), VERSIONS]));
    const others = await noteCases(on, of, inputs);
    return [...batch.flatMap(({ id }) => (free.has(id) ? [] : [id])), ...others];
  });
}

/** Notes which cases are shown how; gives back the conversations that show them as they no longer are. */
async function noteCases(on: Connection, of: Statements, inputs: readonly ProjectionInput[]): Promise<string[]> {
  await of.forgetCases.run(on, inputs.map(({ conversation }) => [conversation.id]));
  const shown = inputs.flatMap(({ conversation, cases }) => cases.map(({ number, version }) => ({ conversation: conversation.id, number: storable(number), version })));
  await of.noteCases.run(on, shown.map(({ conversation, number, version }) => [conversation, number, version]));
  return (await of.others.run(on, shown.map(({ number, version }) => [number, version]))).map(({ conversation }) => conversation);
}

/** Conversations whose projections are behind; see {@link Projecting.behind}. */
export async function behind({ on }: Ground, { after, limit }: { readonly after: string; readonly limit: number }): Promise<readonly string[]> {
  const rows = await on
    .selectFrom('conversations as c')
    .leftJoin('projected as p', 'p.conversation', 'c.id')
    .select('c.id')
    .where('c.id', '>', storable(after))
    .where((of) => of.or([
      of('p.conversation', 'is', null),
      of('p.versions', '<>', VERSIONS),
      of('p.through', '<', of.ref('c.last_sequence')),
      of.exists(of.selectFrom('projected_cases as pc').innerJoin('cases as k', 'k.number', 'pc.number').select('pc.number').whereRef('pc.conversation', '=', 'c.id').whereRef('k.version', '<>', 'pc.version')),
    ]))
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes everything that is projected of conversations, for whoever deletes these; inside their transaction. */
export async function forgetProjected(on: Connection, traits: Traits, conversations: readonly string[]): Promise<void> {
  for (const projection of PROJECTIONS) await projection.forget(on, traits, conversations);
  for (const conversation of conversations) {
    await on.deleteFrom('projected_cases').where('conversation', '=', conversation).execute();
    await on.deleteFrom('projected').where('conversation', '=', conversation).execute();
  }
}

/** Heads in order, so many at a time that their records stay within bounds. */
function* batches(heads: readonly ProjectedHead[], most: number): Generator<readonly ProjectedHead[]> {
  let batch: ProjectedHead[] = [];
  let records = 0;
  for (const head of heads) {
    if (batch.length > 0 && records + head.last_sequence > most) {
      yield batch;
      batch = [];
      records = 0;
    }
    batch.push(head);
    records += head.last_sequence;
  }
  if (batch.length > 0) yield batch;
}

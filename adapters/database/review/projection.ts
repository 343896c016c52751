import { hash } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { REVIEW, type ReviewRow } from '../../../supervision/review/reviewProjection.js';
import { kept, type ProjectedRows } from '../projection/kept.js';
import type { Connection } from '../schema.js';
import { SetInsert, SetQuery } from '../setWise.js';
import { storable } from '../texts.js';
import type { Cell, Traits } from '../traits.js';

const COLUMNS = {
  id: 'integer', conversation: 'text', first_sequence: 'integer', last_sequence: 'integer', began_at: 'text', ended_at: 'text', facets: 'text', digest: 'text', words: 'text',
} as const;

interface KnownEpisode {
  readonly conversation: string;
  readonly id: number;
  readonly last_sequence: number;
  readonly digest: string;
}

/** Statements of one kind of database. */
class Statements {
  readonly known: SetQuery<KnownEpisode>;
  readonly remove: SetQuery<never>;
  readonly insert: SetInsert;
  readonly forget: SetQuery<never>;

  constructor(traits: Traits) {
    this.known = new SetQuery(traits, { conversation: 'text' }, (given) =>
      `select e.conversation, e.id, e.last_sequence, e.digest from ${given} join review_episodes e on e.conversation = given.conversation`);
    this.remove = new SetQuery(traits, { id: 'integer' }, (given) => `delete from review_episodes where id in (select given.id from ${given})`);
    this.insert = new SetInsert(traits, 'review_episodes', COLUMNS);
    this.forget = new SetQuery(traits, { conversation: 'text' }, (given) => `delete from review_episodes where conversation in (select given.conversation from ${given})`);
  }
}

const statements = new Map<Traits, Statements>();
function statementsOf(traits: Traits): Statements {
  const known = statements.get(traits) ?? new Statements(traits);
  statements.set(traits, known);
  return known;
}

/** What supervisors find conversations by, as it is kept: only episodes that have changed are written. */
export const REVIEW_PROJECTION = kept(
  REVIEW,
  async (on, traits, all) => {
    const of = statementsOf(traits);
    const known = new Map((await of.known.run(on, all.map(({ conversation }) => [conversation]))).map((row) => [row.id, row]));
    const rows = new Map(all.flatMap((each) => each.rows.map((row) => [row.id, { row, digest: digestOf(row) }] as const)));
    const partly = new Map(all.map((each): [string, Omit<ProjectedRows<unknown>, 'rows'>] => [each.conversation, each]));
    const gone = [...known.values()].filter(({ id, conversation, last_sequence, digest }) => {
      const now = rows.get(id);
      if (now) return now.digest !== digest && !isArchived(partly.get(conversation), last_sequence, now.row);
      return !isArchived(partly.get(conversation), last_sequence);
    });
    await of.remove.run(on, gone.map(({ id }) => [id]));
    const left = new Set(known.keys());
    for (const { id } of gone) left.delete(id);
    await insertAll(on, traits, of, [...rows.values()].filter(({ row }) => !left.has(row.id)));
  },
  async (on, traits, conversations) => {
    await statementsOf(traits).forget.run(on, conversations.map((conversation) => [conversation]));
  },
);

/** An episode whose beginning is in the archive stays as it was projected when it was whole, unless more was said in it since. */
function isArchived(projected: Omit<ProjectedRows<unknown>, 'rows'> | undefined, lastSequence: number, now?: ReviewRow): boolean {
  return projected !== undefined && !projected.whole && (now === undefined ? projected.from === 0 || lastSequence < projected.from : now.firstSequence === projected.from);
}

/** Rows written in one statement on PostgreSQL. */
const PAGE = 500;

async function insertAll(on: Connection, traits: Traits, of: Statements, all: readonly { readonly row: ReviewRow; readonly digest: string }[]): Promise<void> {
  if (traits.name === 'sqlite') {
    await of.insert.run(on, all.map(({ row, digest }): Cell[] => [...cellsOf(row, digest), row.words.join(' ')]));
    return;
  }
  // A tsvector is made of the words as they are: nothing in them is taken for a weight or a place.
  const text = `insert into review_episodes (id, conversation, first_sequence, last_sequence, began_at, ended_at, facets, digest, words)
    select g.id, g.conversation, g.first_sequence, g.last_sequence, g.began_at, g.ended_at, g.facets, g.digest, array_to_tsvector(string_to_array(g.words, ' '))
    from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
      as g(id, conversation, first_sequence, last_sequence, began_at, ended_at, facets, digest, words)`;
  for (let from = 0; from < all.length; from += PAGE) {
    const rows = all.slice(from, from + PAGE).map(({ row, digest }): Cell[] => [...cellsOf(row, digest), row.words.join(' ')]);
    await on.executeQuery(CompiledQuery.raw(text, Object.keys(COLUMNS).map((_name, index) => rows.map((row) => row[index] ?? null))));
  }
}

function cellsOf({ id, conversation, firstSequence, lastSequence, beganAt, endedAt, facets }: ReviewRow, digest: string): Cell[] {
  return [id, conversation, firstSequence, lastSequence, storable(beganAt), storable(endedAt), storable(facets), digest];
}

function digestOf({ firstSequence, lastSequence, endedAt, facets, words }: ReviewRow): string {
  return hash('sha256', `${firstSequence} ${lastSequence} ${endedAt}\n${facets}\n${words.join(' ')}`, 'hex').slice(0, 32);
}

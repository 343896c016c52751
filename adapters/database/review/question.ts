import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { EpisodeQuestion } from '../../../supervision/review/port.js';
import type { IndexWord } from '../../../supervision/review/words.js';
import type { Ground } from '../reading/ground.js';
import { storable } from '../texts.js';
import type { Traits } from '../traits.js';

/** How many of the newest episodes PostgreSQL looks through before it asks the index: enough for words that are in every tenth. */
const GLANCE = 800;

/** The ids of the newest episodes that the index names, at most `limit`. */
export async function namedEpisodes({ on, traits }: Pick<Ground, 'on' | 'traits'>, question: EpisodeQuestion): Promise<readonly number[]> {
  const { before = Number.MAX_SAFE_INTEGER, from = 0, limit, without } = question;
  const wanted = expression(traits, question);
  if (wanted === undefined && without.length === 0) {
    return await ids(on, sql`select id from review_episodes where id < ${before} and id >= ${from} order by id desc limit ${limit}`);
  }
  if (traits.name === 'sqlite') {
    const unwanted = without.length === 0 ? sql`` : sql` and rowid not in (select rowid from review_words where review_words match ${anyOf(without)})`;
    if (wanted === undefined) return await ids(on, sql`select id from (select id, id as rowid from review_episodes where id < ${before} and id >= ${from}) where true${unwanted} order by id desc limit ${limit}`);
    return await ids(on, sql`select rowid as id from review_words where review_words match ${wanted} and rowid < ${before} and rowid >= ${from}${unwanted} order by rowid desc limit ${limit}`);
  }
  const conditions: RawBuilder<SqlBool>[] = [
    ...(wanted === undefined ? [] : [sql<SqlBool>`words @@ ${wanted}::tsquery`]),
    ...(without.length === 0 ? [] : [sql<SqlBool>`not (words @@ ${without.map(lexeme).join(' | ')}::tsquery)`]),
  ];
  const condition = sql.join(conditions, sql` and `);
  // What is said every day is found among the newest; a planner that knows each word's share, but not that of words together, can't tell.
  const near = await ids(on, sql`select id from (select id, words from review_episodes where id < ${before} and id >= ${from} order by id desc limit ${GLANCE}) as newest where ${condition} order by id desc limit ${limit}`);
  if (near.length >= limit || wanted === undefined) {
    return near.length >= limit ? near : await ids(on, sql`select id from review_episodes where id < ${before} and id >= ${from} and ${condition} order by id desc limit ${limit}`);
  }
  return await ids(on, sql`with named as materialized (select id from review_episodes where ${condition} and id < ${before} and id >= ${from}) select id from named order by id desc limit ${limit}`);
}

async function ids(on: Ground['on'], query: RawBuilder<unknown>): Promise<readonly number[]> {
  const { rows } = await (query as RawBuilder<{ id: number }>).execute(on);
  return rows.map(({ id }) => id);
}

/** The question in the index's own language; undefined where nothing is asked for. */
function expression(traits: Traits, { words, groups }: EpisodeQuestion): string | undefined {
  const [each, any, and] = traits.name === 'sqlite' ? [ftsWord, anyOf, ' AND '] as const : [tsWord, (group: readonly string[]) => `(${group.map(lexeme).join(' | ')})`, ' & '] as const;
  // Facets first: they are the rarer.
  const parts = [...groups.filter((group) => group.length > 0).map(any), ...words.map(each)];
  return parts.length === 0 ? undefined : parts.join(and);
}

/** Quoted: whatever is in a word, it is none of the index's operators. */
function quoted(text: string): string {
  return `"${storable(text).replaceAll('"', '""')}"`;
}

function ftsWord({ text, begins }: IndexWord): string {
  return begins ? `${quoted(text)}*` : quoted(text);
}

function anyOf(group: readonly string[]): string {
  return `(${group.map(quoted).join(' OR ')})`;
}

function lexeme(text: string): string {
  return `'${storable(text).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function tsWord({ text, begins }: IndexWord): string {
  return begins ? `${lexeme(text)}:*` : lexeme(text);
}

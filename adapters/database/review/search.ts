import { facets } from '../../../supervision/review/facets.js';
import { hitsOf } from '../../../supervision/review/hits.js';
import type { EpisodeHit, EpisodePage, EpisodeSearch, FoundEpisode } from '../../../supervision/review/port.js';
import { grouped } from '../projection/input.js';
import type { Ground } from '../reading/ground.js';
import { rowRecord } from '../recordRows.js';
import { SetQuery } from '../setWise.js';
import type { Traits } from '../traits.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { namedEpisodes } from './question.js';

/** Candidates read for one page; the index says that all terms are there, not that their characters stand side by side. */
const MOST_READ = 600;
/** Candidates read at a time, at least; and at most so many times what is missing. */
const FEWEST = 8;
const MOST_TIMES = 6;
/** Records read at a time, and at least one talk. */
const AT_ONCE = 800;
/** After so many records a page that holds something is given as it is: where talks are long, a short page now is worth more than a full one later. */
const ENOUGH = 1_600;
/** Records read for one page. */
const MOST_RECORDS = 6_000;

interface EpisodeRow {
  readonly id: number;
  readonly conversation: string;
  readonly first_sequence: number;
  readonly last_sequence: number;
  readonly began_at: string;
  readonly ended_at: string;
  readonly facets: string;
}

/** As much of a record as its words need: a page of hits reads hundreds of them. */
interface LineRow {
  readonly episode: number;
  readonly conversation: string;
  readonly channel: string;
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly from_party: string;
  readonly content: string;
}

const COLUMNS = 'e.id, e.conversation, e.first_sequence, e.last_sequence, e.began_at, e.ended_at, e.facets';

const statements = new Map<Traits, { readonly rows: SetQuery<EpisodeRow>; readonly records: SetQuery<LineRow> }>();
function statementsOf(traits: Traits): { readonly rows: SetQuery<EpisodeRow>; readonly records: SetQuery<LineRow> } {
  const known = statements.get(traits) ?? {
    rows: new SetQuery<EpisodeRow>(traits, { id: 'integer' }, (given) => `select ${COLUMNS} from ${given} join review_episodes e on e.id = given.id`),
    records: new SetQuery<LineRow>(traits, { id: 'integer', conversation: 'text', first: 'integer', last: 'integer' }, (given) =>
      `select given.id as episode, r.conversation, r.channel, r.sequence, r.at, r.kind, r.from_party, r.content
       from ${given} join records r on r.conversation = given.conversation and r.sequence between given.first and given.last
       where r.kind = 'message' or (r.kind = 'event' and r.content like '%"text":%')`),
  };
  statements.set(traits, known);
  return known;
}

/** Finds episodes; see {@link ReviewReading.search}. */
export async function searchEpisodes(ground: Ground, { terms, since, until, limit, ...question }: EpisodeSearch): Promise<EpisodePage> {
  const of = statementsOf(ground.traits);
  const words = terms.flatMap((term) => term.words);
  const hits: EpisodeHit[] = [];
  let { before } = question;
  let records = 0;
  for (let read = 0; read < MOST_READ && records < MOST_RECORDS; ) {
    // One more than the page is read, so that its end is known; then as many as the share of good ones lets expect.
    const missing = limit + 1 - hits.length;
    const size = Math.min(MOST_READ - read, Math.max(FEWEST, Math.ceil(missing * Math.min(MOST_TIMES, read === 0 ? 1 : (1.2 * read) / Math.max(1, hits.length)))));
    const ids = await namedEpisodes(ground, { ...question, words, ...(before !== undefined && { before }), limit: size });
    const found = new Map((await of.rows.run(ground.on, ids.map((id) => [id]))).map((row) => [row.id, row]));
    const rows = ids.flatMap((id) => found.get(id) ?? []).filter((row) => (since === undefined || row.began_at >= since) && (until === undefined || row.began_at < until));
    const good = new Map(rows.map((row) => [row.id, row]));
    let lines: ReadonlyMap<number, CommunicationRecord[]> = new Map();
    let together: readonly EpisodeRow[] = [];
    for (const id of ids) {
      const row = good.get(id);
      if (row !== undefined && hits.length > 0 && (hits.length === limit || records >= ENOUGH)) return { hits, next: before ?? id + 1 };
      if (row !== undefined && terms.length > 0 && !together.includes(row)) {
        together = chunkFrom(rows, rows.indexOf(row));
        lines = await linesOf(ground, together);
      }
      before = id;
      read += 1;
      if (row === undefined) continue;
      const said = lines.get(id) ?? [];
      records += said.length;
      // What is in the archive has no records here: the index has to be believed.
      const hit = terms.length === 0 || said.length === 0 ? { lines: [], found: 0 } : hitsOf(said, terms);
      if (hit) hits.push({ ...foundEpisode(row), ...hit });
    }
    if (ids.length < size) return { hits };
  }
  return before === undefined ? { hits } : { hits, next: before };
}

/** Talks from a place on, so many that their records stay within bounds. */
function chunkFrom(rows: readonly EpisodeRow[], from: number): readonly EpisodeRow[] {
  let records = 0;
  const end = rows.findIndex(({ first_sequence: first, last_sequence: last }, index) => {
    if (index < from) return false;
    records += last - first + 1;
    return index > from && records > AT_ONCE;
  });
  return rows.slice(from, end === -1 ? rows.length : end);
}

const SOMEBODY = '{"id":"","role":"system"}';

async function linesOf({ on, traits }: Ground, rows: readonly EpisodeRow[]): Promise<ReadonlyMap<number, CommunicationRecord[]>> {
  const found = await statementsOf(traits).records.run(on, rows.map((row) => [row.id, row.conversation, row.first_sequence, row.last_sequence]));
  const all = new Map<number, CommunicationRecord[]>();
  for (const [episode, of] of grouped(found, (row) => String(row.episode))) {
    of.sort((one, other) => one.sequence - other.sequence);
    all.set(Number(episode), of.flatMap(({ from_party: from, episode: _episode, ...row }) => {
      try {
        return [rowRecord({ ...row, from, to: SOMEBODY, outcome: '', hash: '', previous: '' })];
      } catch {
        return [];
      }
    }));
  }
  return all;
}

function foundEpisode(row: EpisodeRow): FoundEpisode {
  return {
    id: row.id, conversation: row.conversation, firstSequence: row.first_sequence, lastSequence: row.last_sequence, beganAt: row.began_at, endedAt: row.ended_at,
    facets: facets.parse(JSON.parse(row.facets)),
  };
}

/** A conversation's episodes, oldest first. */
export async function episodesOfConversation({ on }: Ground, { conversation }: { readonly conversation: string }): Promise<readonly FoundEpisode[]> {
  const rows = await on
    .selectFrom('review_episodes').select(['id', 'conversation', 'first_sequence', 'last_sequence', 'began_at', 'ended_at', 'facets'])
    .where('conversation', '=', conversation).orderBy('first_sequence').limit(1_000).execute();
  return rows.map(foundEpisode);
}

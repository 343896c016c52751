import type { Chapter, Clause, Edition } from '../norms/schema.js';
import { decideOn, type Decision } from './decide.js';
import elsewhere from './elsewhere.json' with { type: 'json' };
import { fuse } from './fuse.js';
import { Index, type Entry, type Found } from './index.js';
import type { Near } from './meanings.js';
import { passagesOf, type Passage } from './passages.js';

/** A clause that was found. */
export interface Hit {
  readonly clause: Clause;
  /** 0–1; comparable between questions. */
  readonly score: number;
}

/** The norms, open for questions. */
export interface Norms {
  readonly edition: Edition;
  readonly clauses: readonly Clause[];
  /** The clauses nearest to a question, best first; empty where no word of it occurs. `near`: what is near by meaning, taken in too. */
  search(query: string, k: number, near?: Near): Hit[];
  /** What to do with a question: answer, offer some, say that the section is missing, or decline. */
  decide(query: string, near?: Near): Decision;
  /** The clause with that number. */
  clause(id: string): Clause | undefined;
  /** Everything that is searched, to be compared by meaning. */
  passages(): Passage[];
}

/** The section that the handbook names and does not hold. */
export type MissingSection = Edition['missing'][number];

const MISSING = 'missing:';
const OUTSIDE = 'outside:';
/** What is near by meaning may be far down by words; what it scores there still counts. */
const WIDELY = 48;
const missingQuestions: Readonly<Record<string, readonly string[]>> = elsewhere.missing;

/** Opens the norms: builds the index, once. Asking is then a fraction of a millisecond. */
export function openNorms(chapters: readonly Chapter[], edition: Edition): Norms {
  const parts = partsOf(chapters, edition);
  return opened(parts, edition, new Index(parts.entries));
}

/** The same in small steps, with `pause` between them: for a server that others are waiting for. */
export async function openNormsInSteps(chapters: readonly Chapter[], edition: Edition, pause: () => Promise<void>): Promise<Norms> {
  const parts = partsOf(chapters, edition);
  return opened(parts, edition, await Index.inSteps(parts.entries, pause));
}

/** What is searched, and what it is found as. */
interface Parts {
  readonly clauses: readonly Clause[];
  readonly entries: readonly Entry[];
}

function partsOf(chapters: readonly Chapter[], edition: Edition): Parts {
  const held = new Set(edition.missing.map(({ id }) => id));
  const clauses = chapters.flatMap((chapter) => chapter.clauses).filter(({ id }) => !held.has(id));
  const parents = new Set(clauses.map(({ id }) => id.slice(0, id.lastIndexOf('.'))));
  const entries: readonly Entry[] = [...clauses.map((clause) => entryOf(clause, parents.has(clause.id))), ...edition.missing.map(missingEntry), ...Object.entries(elsewhere.outside).map(([subject, questions]) => ({ id: OUTSIDE + subject, title: [], text: [], questions, aside: true }))];
  return { clauses, entries };
}

function opened({ clauses, entries }: Parts, edition: Edition, index: Index): Norms {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const missing = new Map(edition.missing.map((section) => [section.id, section]));
  const places = (query: string, k: number, near?: Near): Found[] => {
    const asked = k + edition.missing.length + 4;
    return near === undefined ? index.search(query, asked) : fuse(index.search(query, Math.max(asked, WIDELY)), near);
  };
  const hitsOf = (query: string, k: number, near?: Near): Hit[] => places(query, k, near).flatMap(({ id, score }) => {
    const clause = byId.get(id);
    return clause === undefined ? [] : [{ clause, score }];
  }).slice(0, k);
  return {
    edition,
    clauses,
    search: hitsOf,
    clause: (id) => byId.get(id),
    passages: () => entries.flatMap(passagesOf),
    decide: (query, near) => {
      const found = places(query, 8, near).map((place) => {
        const clause = byId.get(place.id);
        if (clause !== undefined) return { ...place, clause };
        const section = place.id.startsWith(MISSING) ? missing.get(place.id.slice(MISSING.length)) : undefined;
        return section === undefined ? place : { ...place, section };
      });
      return decideOn(query, found, { clause: (id) => byId.get(id), missing: (id) => missing.get(id) });
    },
  };
}

function entryOf({ id, title, text, questions }: Clause, hasParts: boolean): Entry {
  // A chapter's summary, and a section's own words where its parts say more.
  return { overview: hasParts || id.endsWith('.sum'), id, title: [title['zh-Hans'], title.en], text: [text['zh-Hans'], text.en], questions: [...questions.customer, ...questions.agent, ...questions.supervisor, ...questions.en] };
}

function missingEntry({ id, title }: MissingSection): Entry {
  return { id: MISSING + id, title: [title['zh-Hans'], title.en], text: [], questions: [title['zh-Hans'], title.en, ...(missingQuestions[id] ?? [])], aside: true };
}

/** How far conversations are projected: through which record, by which versions of the projections. */
export interface ProjectedTable {
  conversation: string;
  through: number;
  /** `facts 1 review 1`. */
  versions: string;
}

/** Which versions of which cases a conversation's projections show. */
export interface ProjectedCasesTable {
  conversation: string;
  number: string;
  version: number;
}

/** An episode of a conversation, as it is found by; see `supervision/review/episode.ts`. Rows are made and deleted, never updated. */
export interface ReviewEpisodesTable {
  /** Rises with the day it began, and within that as conversations were opened. */
  id: number;
  conversation: string;
  first_sequence: number;
  last_sequence: number;
  began_at: string;
  ended_at: string;
  /** JSON text of what the list shows. */
  facets: string;
  /** Hash of all that is kept of it: unchanged, it is not written again. */
  digest: string;
  /** What it is found by: words parted by spaces on SQLite, a tsvector on PostgreSQL. */
  words: string;
}

/** SQLite's index of the words of `review_episodes`; triggers keep it. */
export interface ReviewWordsTable {
  rowid: number;
  words: string;
}

/** Searches that people keep; `body` is sealed, for somebody's name may be in one. */
export interface SavedSearchesTable {
  id: string;
  owner: string;
  name: string;
  shared: number;
  version: number;
  saved_at: string;
  body: string;
}

/** What counts of a conversation; see supervision/figures/facts/fact.ts. */
export interface FactsTable {
  conversation: string;
  /** From 1 in each conversation. */
  ordinal: number;
  sequence: number;
  at: string;
  /** On the institution's clock. */
  day: string;
  kind: string;
  label: string;
  side: string;
  agent: string;
  branch: string;
  channel: string;
  customer_class: string;
  matter: string;
  /** ms, or a mark. */
  value: number | null;
  /** ms of the desk's hours. */
  desk: number | null;
  /** `value` to three figures, so that few are as good as many for a median. */
  step: number | null;
  /** `desk` to three figures. */
  desk_step: number | null;
}

/** When the desk is open, since when; `body` is the canonical JSON text of a calendar. */
export interface DeskCalendarsTable {
  /** ISO 8601 in UTC; '' for ever since. */
  since: string;
  body: string;
}

/** What is made from records so that it can be found and counted. */
export interface ReviewTables {
  projected: ProjectedTable;
  projected_cases: ProjectedCasesTable;
  review_episodes: ReviewEpisodesTable;
  review_words: ReviewWordsTable;
  saved_searches: SavedSearchesTable;
  facts: FactsTable;
  desk_calendars: DeskCalendarsTable;
}

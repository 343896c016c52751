import type { CommunicationRecord } from '../../records/record.js';
import type { Facets } from './facets.js';
import type { IndexWord } from './words.js';

/** What the index is asked. */
export interface EpisodeQuestion {
  /** All of these. */
  readonly words: readonly IndexWord[];
  /** Of each group, one at least: facet words. */
  readonly groups: readonly (readonly string[])[];
  /** None of these. */
  readonly without: readonly string[];
  /** Ids below this; from the newest where it is left out. */
  readonly before?: number;
  /** Ids of this and above. */
  readonly from?: number;
  readonly limit: number;
}

/** An episode that the index names; whether it holds the words side by side is for the reader of its records. */
export interface FoundEpisode {
  readonly id: number;
  readonly conversation: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly facets: Facets;
}

/** The longest page of lines. */
export const MOST_LINES = 400;

/** What the review asks of the database. Every implementation passes `test/contracts/reviewReading.ts`. */
export interface ReviewReading {
  /** Newest first. @throws StoreUnavailable */
  search(search: EpisodeSearch): Promise<EpisodePage>;
  /** A conversation's episodes, oldest first. @throws StoreUnavailable */
  episodes(conversation: string): Promise<readonly FoundEpisode[]>;
  /** Everything on record of one conversation but its messages' words, for the page's time line. @throws StoreUnavailable */
  outline(conversation: string): Promise<Outline | undefined>;
  /** A conversation's lines from a sequence on. @throws StoreUnavailable */
  lines(conversation: string, from: number, limit: number): Promise<ReviewLines>;
}

/** A page of a conversation's lines. */
export interface ReviewLines {
  readonly records: readonly CommunicationRecord[];
  /** Rows that somebody has damaged so that they can't be read. */
  readonly unreadable: readonly { readonly sequence: number; readonly at: string }[];
  /** Deliveries on record after the page, which tell what became of its messages. */
  readonly after: readonly CommunicationRecord[];
  /** Sequences of which more was said than is shown. */
  readonly masked: readonly number[];
  readonly lastSequence: number;
}

/** A search, ready for the index. */
export interface EpisodeSearch extends Omit<EpisodeQuestion, 'words'> {
  /** Folded terms; see {@link termsOf}. All of them are said in the episode. */
  readonly terms: readonly { readonly text: string; readonly atStart: boolean; readonly words: readonly IndexWord[] }[];
  /** Only episodes that began from this instant on, ISO 8601. */
  readonly since?: string;
  /** Only episodes that began before this instant. */
  readonly until?: string;
}

/** A line in which a term was found. */
export interface FoundLine {
  readonly sequence: number;
  readonly at: string;
  readonly role: CommunicationRecord['from']['role'];
  /** A part of the line around what was found, as it is on record. */
  readonly text: string;
  /** What was found, as places in `text`. */
  readonly marks: readonly { readonly from: number; readonly to: number }[];
}

/** An episode with the lines that were looked for. */
export interface EpisodeHit extends FoundEpisode {
  /** The first few. */
  readonly lines: readonly FoundLine[];
  /** How many lines hold one of the terms. */
  readonly found: number;
}

/** A page of what was found. */
export interface EpisodePage {
  readonly hits: readonly EpisodeHit[];
  /** Where the next page begins; absent at the end. A page may hold less than was asked, or nothing, and still go on. */
  readonly next?: number;
}

/** Where the parts of a conversation are, for jumping there. */
export interface Outline {
  readonly conversation: string;
  readonly channel: string;
  readonly openedAt: string;
  readonly lastSequence: number;
  readonly lastAt: string;
  /** What is worth a mark, in order; at most {@link MOST_MARKS}, the rest by scrolling. */
  readonly marks: readonly OutlineMark[];
  /** There are more places than that. */
  readonly marksCut: boolean;
  readonly counts: { readonly messages: number; readonly events: number; readonly deliveries: number };
}

/** Kinds of places that are jumped to. */
export const MARK_KINDS = ['form', 'case', 'answer', 'fault', 'handoff', 'survey', 'comment'] as const;
/** One of {@link MARK_KINDS}. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** Marks in one outline. */
export const MOST_MARKS = 2_000;

/** A place worth jumping to. */
export interface OutlineMark {
  readonly sequence: number;
  readonly at: string;
  readonly kind: MarkKind;
  /** The event's name, `form.begun`; `delivery.failed`. */
  readonly event: string;
  /** What it is about: a form's name, a receipt number, a clause, a reason. */
  readonly about: string;
}

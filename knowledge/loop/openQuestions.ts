/** Why a question is looked at again: no answer was found, or the customer said that the answer did not help. */
export const OPEN_REASONS = ['declined', 'unhelpful'] as const;
/** One of {@link OPEN_REASONS}. */
export type OpenReason = (typeof OPEN_REASONS)[number];

/** How a question stands. `settled`: something was published for it; `dismissed`: nothing is to be done. */
export type OpenStatus = 'open' | 'settled' | 'dismissed';

/** Where a question stands on the record: its event's conversation and sequence. */
export interface QuestionPlace {
  readonly conversation: string;
  readonly sequence: number;
}

/** A question that the norms did not answer well, masked. It is what the record's event says; no personal data is in it. */
export interface OpenQuestion extends QuestionPlace {
  readonly question: string;
  /** The language the customer was served in. */
  readonly locale: string;
  readonly channel: string;
  readonly why: OpenReason;
  /** The clause that was answered with and did not help. */
  readonly clause?: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** What became of questions. */
export interface Settlement {
  readonly status: Exclude<OpenStatus, 'open'>;
  /** Who decided it. */
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The amendment that was published for them. */
  readonly amendment?: string;
}

/**
 * What was asked and not answered well. Rows come with the commit of the turn that put the event on record, and can't be
 * written otherwise. Every implementation passes `test/contracts/store.ts`.
 */
export interface OpenQuestions {
  /** Open ones, oldest first; after a place in that order, at most `limit`. */
  open(limit: number, after?: OpenQuestion): Promise<OpenQuestion[]>;
  /** Ends open questions; gives how many of them were still open. */
  settle(places: readonly QuestionPlace[], settlement: Settlement): Promise<number>;
}

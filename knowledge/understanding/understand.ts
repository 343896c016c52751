import type { AnswerLocale } from '../answering/answer.js';

/** What a model may choose while a form is open. It chooses; nothing acts on it before the form's own readers and rules have agreed. */
export const MOVES = ['fill', 'deny', 'skip', 'help', 'question', 'human', 'progress', 'cancel', 'affirm', 'none'] as const;
/** One of {@link MOVES}. */
export type MoveName = (typeof MOVES)[number];

/** What a model may take words at the counter for. */
export const WISHES = ['booking', 'application', 'reschedule', 'cancel', 'progress', 'complaint', 'suggestion', 'praise', 'question', 'human', 'none'] as const;
/** One of {@link WISHES}. */
export type WishName = (typeof WISHES)[number];

/** A thing that a form asks for, as a model is told of it. */
export interface SlotShown {
  readonly name: string;
  /** In the customer's language: 预约时间. */
  readonly label: string;
}

/** An answer in the customer's own words: pieces of what was said, in order. */
export interface Fill {
  readonly slot: string;
  readonly words: readonly string[];
}

/** A message in the middle of a form. `said` is masked. */
export interface MoveQuestion {
  readonly said: string;
  readonly locale: AnswerLocale;
  readonly form: string;
  /** The name of the slot whose question stands open, and that question; none while everything is read back. */
  readonly asked?: string;
  readonly question?: string;
  readonly slots: readonly SlotShown[];
}

/** A message outside any form. `said` is masked. */
export interface WishQuestion {
  readonly said: string;
  readonly locale: AnswerLocale;
  /** What a booking or an application asks for. */
  readonly slots: readonly SlotShown[];
}

/** A question that may need what was said before. All masked. */
export interface FollowUp {
  readonly question: string;
  readonly locale: AnswerLocale;
  /** What was asked before and the title of the clause that answered, oldest first. */
  readonly before: readonly { readonly question: string; readonly title: string }[];
}

/** What the record keeps of a call; never anything of what was said. */
export interface CallFacts {
  readonly model: string;
  readonly promptVersion: string;
  readonly milliseconds: number;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly fault?: string;
}

/** What a call came to: a choice, or none, and why. */
export interface Chosen<T> {
  readonly choice?: T;
  readonly facts: CallFacts;
}

/** Chooses what words amount to. Never throws; a call that comes to nothing has no choice. */
export interface Chooser {
  move(question: MoveQuestion): Promise<Chosen<{ readonly kind: MoveName; readonly fills: readonly Fill[] }>>;
  wish(question: WishQuestion): Promise<Chosen<{ readonly kind: WishName; readonly fills: readonly Fill[] }>>;
  /** A question that stands by itself; empty where it does already. */
  whole(question: FollowUp): Promise<Chosen<{ readonly query: string }>>;
}

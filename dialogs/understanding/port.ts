import type { Locale } from '../../records/message.js';

/** What a model may choose while a form is open. */
export type ModelMove = 'fill' | 'deny' | 'skip' | 'help' | 'question' | 'human' | 'progress' | 'cancel' | 'affirm' | 'none';
/** What a model may take words at the counter for. */
export type ModelWish = 'booking' | 'application' | 'reschedule' | 'cancel' | 'progress' | 'complaint' | 'suggestion' | 'praise' | 'question' | 'human' | 'none';

/** A slot as a model is told of it: its name, and what it is called in the customer's language. */
export interface SlotShown {
  readonly name: string;
  readonly label: string;
}

/** An answer that a model points at: pieces of what was said, not yet held against it. */
export interface PointedAt {
  readonly slot: string;
  readonly words: readonly string[];
}

/** For the record: model, prompt version, milliseconds, tokens, what went wrong. Nothing of what was said. */
export interface ModelFacts {
  readonly model: string;
  readonly promptVersion: string;
  readonly milliseconds: number;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly fault?: string;
}

/** What a call came to; without a choice the rules' outcome stands. */
export interface ModelChoice<T> {
  readonly choice?: T;
  readonly facts: ModelFacts;
}

/**
 * A model that says what words may mean where the rules can't tell. It only ever chooses; the form's readers and the rules
 * decide what becomes of that. All words come masked. Never throws, and answers within seconds.
 */
export interface Understander {
  move(question: { readonly said: string; readonly locale: Locale; readonly form: string; readonly asked?: string; readonly question?: string; readonly slots: readonly SlotShown[] }): Promise<ModelChoice<{ readonly kind: ModelMove; readonly fills: readonly PointedAt[] }>>;
  wish(question: { readonly said: string; readonly locale: Locale; readonly slots: readonly SlotShown[] }): Promise<ModelChoice<{ readonly kind: ModelWish; readonly fills: readonly PointedAt[] }>>;
  /** A short question made whole with what was asked before; empty where it is whole already. */
  whole(question: { readonly question: string; readonly locale: Locale; readonly before: readonly { readonly question: string; readonly title: string }[] }): Promise<ModelChoice<{ readonly query: string }>>;
}

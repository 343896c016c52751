import type { FactKind } from './facts/fact.js';

/** How a figure is shown: a count of things, how long they took, or marks from 1 to 5. */
export type Measure = 'count' | 'time' | 'mark';

/** What a figure counts: facts of a kind, and of these sides only where they are named. */
export interface Figure {
  readonly kind: FactKind;
  readonly measure: Measure;
  readonly sides?: readonly string[];
  /** Of times: sides whose medians are compared with the period before; all unless named. */
  readonly compared?: readonly string[];
  /** What its parts are: what the fact says it is (`label`), which side of it (`side`), or both. */
  readonly parts: 'label' | 'side' | 'both';
}

/** The figures of the service (norms 3.5, 5.2–5.4, 7.2). What each counts, and what it does not: docs/figures.md. */
export const FIGURES = {
  contacts: { kind: 'contact', measure: 'count', parts: 'side' },
  outcomes: { kind: 'contact', measure: 'count', parts: 'label' },
  handoffs: { kind: 'handoff', measure: 'count', sides: ['chat', 'message', 'callback'], parts: 'label' },
  waiting: { kind: 'wait', measure: 'time', parts: 'side' },
  answers: { kind: 'answer', measure: 'time', parts: 'both', compared: ['person'] },
  unanswered: { kind: 'unanswered', measure: 'count', parts: 'both' },
  settling: { kind: 'settled', measure: 'time', sides: ['closed', 'closed-again'], parts: 'label' },
  reopened: { kind: 'reopened', measure: 'count', parts: 'label' },
  deadlines: { kind: 'deadline', measure: 'count', parts: 'both' },
  satisfaction: { kind: 'mark', measure: 'mark', parts: 'label' },
  surveys: { kind: 'survey', measure: 'count', parts: 'label' },
  complaints: { kind: 'complaint', measure: 'count', parts: 'label' },
  causes: { kind: 'cause', measure: 'count', parts: 'label' },
  clauses: { kind: 'clause', measure: 'count', parts: 'label' },
  declined: { kind: 'declined', measure: 'count', parts: 'label' },
  rated: { kind: 'rated', measure: 'count', parts: 'side' },
  cases: { kind: 'case', measure: 'count', parts: 'label' },
  bookings: { kind: 'booking', measure: 'count', parts: 'label' },
  transfers: { kind: 'transfer', measure: 'count', parts: 'label' },
  handled: { kind: 'handled', measure: 'time', sides: ['chat', 'message', 'callback'], parts: 'label' },
  returned: { kind: 'returned', measure: 'time', parts: 'label' },
  renewals: { kind: 'renewal', measure: 'count', parts: 'label' },
  faults: { kind: 'fault', measure: 'count', parts: 'label' },
} as const satisfies Readonly<Record<string, Figure>>;

/** A figure's name. */
export type FigureName = keyof typeof FIGURES;

/** All names, in the order in which they are shown. */
export const FIGURE_NAMES: readonly FigureName[] = Object.keys(FIGURES).filter((name): name is FigureName => Object.hasOwn(FIGURES, name));

/** A figure by its name. */
export function figureOf(name: FigureName): Figure {
  return FIGURES[name];
}

import type { Locale } from '../../records/message.js';
import type { Slot } from '../form/slot.js';
import { choiceSlot, type ChoiceReason, type Choices } from './choice.js';

/** One of a few fixed things, as it is shown and as people say it. */
export interface FixedOption<V extends string> {
  readonly value: V;
  readonly show: Readonly<Record<Locale, string>>;
  /** Words sure to be meant for it wherever they stand. */
  readonly sure?: readonly string[];
  /** Words that count in an answer to the slot's own question. */
  readonly answers?: readonly string[];
}

/** A slot that chooses among fixed options; what they are shown as counts as an answer, too. */
export function optionSlot<V extends string>(options: readonly FixedOption<V>[]): Slot<V, ChoiceReason> {
  const choices: Choices<V> = {
    options,
    terms: options.flatMap(({ value, sure = [] }) => sure.map((said) => ({ said, values: [value] }))),
    answers: options.flatMap(({ value, show, answers = [] }) => [...new Set([...Object.values(show), ...answers])].map((said) => ({ said, values: [value] }))),
  };
  return choiceSlot(() => choices);
}

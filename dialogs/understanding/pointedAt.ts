import type { FormState, Slots } from '../form/form.js';
import type { Moment } from '../form/slot.js';
import { normalise } from '../slots/normalise.js';
import { deniedBefore } from './fills.js';
import type { Masked } from './masked.js';
import type { PointedAt } from './port.js';

/** A number or word cut in two says something else: 500 of 5000000, 三十 of 三十万. */
const KINDS = [/[\p{N}零〇一二两三四五六七八九十百千万亿.,:]/u, /[a-z]/u];

/**
 * The answers that a model points at, as far as they hold: the words must occur in what was said, whole and undenied, and
 * the slot's own reader must read them. What does not hold is left out.
 */
export function answersPointedAt(fills: readonly PointedAt[], slots: Slots, said: Masked, state: Pick<FormState, 'values' | 'partials'>, at: Moment): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { slot: name, words } of fills) {
    const slot = Object.entries(slots).find(([each]) => each === name)?.[1];
    const answer = slot && wordsOf(words, said);
    if (answer !== undefined && slot?.read(answer, { at, held: state.values[name], partial: state.partials[name] }).ok === true) found[name] = answer;
  }
  return found;
}

/** The customer's own words at the places pointed at; undefined when one of them is not there. */
function wordsOf(pieces: readonly string[], said: Masked): string | undefined {
  const own = pieces.map((piece) => place(piece, said.text));
  if (own.length === 0 || own.some((words) => words === undefined)) return undefined;
  return said.unmask(own.join(' '));
}

function place(piece: string, text: string): string | undefined {
  const wanted = normalise(piece.trim()).text;
  if (wanted === '') return undefined;
  const normal = normalise(text);
  const folded = normal.text;
  for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + 1)) {
    const to = from + wanted.length;
    const words = normal.original(from, to);
    if (!cut(folded, from) && !cut(folded, to) && wholeMarks(words) && !deniedBefore(folded.slice(0, from))) return words;
  }
  return undefined;
}

function cut(text: string, at: number): boolean {
  return KINDS.some((kind) => kind.test(text.slice(Math.max(0, at - 1), at)) && kind.test(text.slice(at, at + 1)));
}

/** Half a mark stands for nothing. */
function wholeMarks(words: string): boolean {
  return !/[⟦⟧]/.test(words.replace(/⟦[a-z]+-\d+⟧/g, ''));
}

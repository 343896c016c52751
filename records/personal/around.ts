import type { Candidate } from './groups.js';
import { isAmount, isCode, saidAfter, saidBefore, type Label, type Said } from './labels.js';

/** What stands around the candidates of one run; each place is read once. */
export class Surroundings {
  readonly #text: string;
  readonly #carried: Label | undefined;
  readonly #before = new Map<number, Around>();
  readonly #after = new Map<number, Label | undefined>();

  /** `carried`: the label of the number before, when this run continues its list. */
  constructor(text: string, carried: Label | undefined) {
    this.#text = text;
    this.#carried = carried;
  }

  /** Around candidates that begin at a place. */
  at(from: number): Around {
    const known = this.#before.get(from) ?? new Around(this.#text, from, this.#carried, (to) => this.#labelAfter(to));
    this.#before.set(from, known);
    return known;
  }

  #labelAfter(to: number): Label | undefined {
    if (!this.#after.has(to)) this.#after.set(to, saidAfter(this.#text, to));
    return this.#after.get(to);
  }
}

/** What stands around the candidates that begin at one place. */
export class Around {
  readonly #text: string;
  readonly #after: (to: number) => Label | undefined;
  /** The label in front, whatever follows. */
  readonly before: Said | undefined;
  /** Where a + before the number stands. */
  readonly plusAt: number | undefined;

  constructor(text: string, from: number, carried: Label | undefined, after: (to: number) => Label | undefined) {
    this.#text = text;
    this.#after = after;
    const plus = /\+[\s(]?$/.exec(text.slice(Math.max(0, from - 2), from));
    this.plusAt = plus ? from - plus[0].length : undefined;
    this.before = saidBefore(text, from) ?? (carried && { label: carried, gap: '', adjacent: false, word: '' });
  }

  /** What the words say that the number is: those after it win, for they speak of it alone. */
  label(one: Candidate): Label | undefined {
    return this.#after(one.to) ?? this.before?.label;
  }

  /** Whether it is named as something else, in so many words. */
  isOther(one: Candidate): boolean {
    const after = this.#after(one.to);
    return after === undefined ? this.before?.label === 'other' && this.before.adjacent : after === 'other';
  }

  /** Whether it is an amount. */
  amount(one: Candidate): boolean {
    return isAmount(this.#text, one.from, one.to);
  }

  /** Whether it belongs to a code with letters. */
  code(one: Candidate): boolean {
    return isCode(this.#text, one.from);
  }

  /** As it stands in the plain text. */
  raw(one: Candidate): string {
    return this.#text.slice(one.from, one.to);
  }
}

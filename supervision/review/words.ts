import { folded } from './folding.js';

// Scripts that write without spaces: found by pairs of characters.
const SPACELESS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}〇々';
const RUN = new RegExp(`(?<han>[${SPACELESS}]+)|(?:(?![${SPACELESS}])[\\p{L}\\p{N}])+`, 'gu');

/** Longer words are found by their beginning. */
const LONGEST = 32;

/** A word that the index holds, or the beginning of some that it holds. */
export interface IndexWord {
  readonly text: string;
  readonly begins: boolean;
}

/** Adds the words by which a folded text is found: pairs of Chinese characters, each run's last character, other words whole. */
export function addWords(words: Set<string>, text: string): void {
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (match.groups?.['han'] === undefined) {
      words.add(run.slice(0, LONGEST));
      continue;
    }
    const chars = Array.from(run);
    for (let at = 0; at < chars.length; at += 1) words.add(`${chars[at] ?? ''}${chars[at + 1] ?? ''}`);
  }
}

/** The words of the index that a folded term can't be without. A term that holds no letter or figure has none. */
export function wordsOfTerm(term: string): IndexWord[] {
  const words: IndexWord[] = [];
  const runs = [...term.matchAll(RUN)];
  for (const [index, match] of runs.entries()) {
    const [run] = match;
    if (match.groups?.['han'] === undefined) {
      // More may follow: 'refund' finds 'refunds'. What follows another sign inside the term ends where it ends.
      words.push({ text: run.slice(0, LONGEST), begins: index === runs.length - 1 || run.length > LONGEST });
      continue;
    }
    const chars = Array.from(run);
    // One character stands first in a pair, or alone at the end.
    if (chars.length === 1) words.push({ text: run, begins: true });
    for (let at = 0; at + 1 < chars.length; at += 1) words.push({ text: `${chars[at] ?? ''}${chars[at + 1] ?? ''}`, begins: false });
  }
  const seen = new Set<string>();
  return words.filter(({ text, begins }) => {
    const key = `${text}${begins ? '*' : ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Words that somebody looks for. */
export interface Term {
  /** Folded. */
  readonly text: string;
  /** Must begin where a word begins: Latin letters and figures. */
  readonly atStart: boolean;
  readonly words: readonly IndexWord[];
}

/** Why words can't be looked for. */
export type TermsRefusal = 'too-long' | 'too-many' | 'no-word';

/** Characters that may be typed. */
export const LONGEST_QUERY = 200;
/** Terms at once. */
export const MOST_TERMS = 12;

const LATIN_START = /^[\p{L}\p{N}]/u;
const HAN_START = new RegExp(`^[${SPACELESS}]`, 'u');

/**
 * What somebody typed, as terms: parted by spaces, held together by quotation marks of any kind. Nothing in it is an
 * operator: every other sign stands for itself, or for nothing.
 */
export function termsOf(typed: string): readonly Term[] | TermsRefusal {
  if (typed.length > LONGEST_QUERY) return 'too-long';
  const terms = new Map<string, Term>();
  for (const [, quoted, bare] of typed.matchAll(/["“”「『]([^"“”」』]*)["“”」』]|([^\s"“”「」『』]+)/gu)) {
    const text = folded(quoted ?? bare ?? '').trim();
    const words = wordsOfTerm(text);
    if (words.length > 0) terms.set(text, { text, atStart: LATIN_START.test(text) && !HAN_START.test(text), words });
  }
  if (terms.size > MOST_TERMS) return 'too-many';
  return terms.size === 0 && typed.trim() !== '' ? 'no-word' : [...terms.values()];
}

const WORDLIKE = /[\p{L}\p{N}]/u;

/** Where a term stands in folded text, from a place on; -1 where it does not. */
export function placeOf(term: Term, text: string, from = 0): number {
  for (let at = text.indexOf(term.text, from); at !== -1; at = text.indexOf(term.text, at + 1)) {
    const before = at === 0 ? '' : (text[at - 1] ?? '');
    // The character before is of another kind, or none: 'card' is not found in 'discard', and is found in 信用card.
    if (!term.atStart || !WORDLIKE.test(before) || HAN_START.test(before)) return at;
  }
  return -1;
}

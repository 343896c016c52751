import { concepts } from './concepts.js';
import type { NumberList } from './numberList.js';
import { CharKind, charKind, tokens, wordOf } from './tokens.js';

/** What kind of token it is, as weights count it. */
export type TokenKind = 'character' | 'concept' | 'other';

const KINDS: readonly TokenKind[] = ['character', 'concept', 'other'];
const [CHARACTER, CONCEPT, OTHER] = [0, 1, 2];
/** The first character that is Chinese (CJK radicals). */
const FIRST_CHINESE = 0x2e80;
/** A word that says nothing. */
const NOTHING = -1;
const SURROGATE = /[\ud800-\udfff]/;

/** Tokens by number, in the order in which they were first read. A character is kept as its code, a pair as two: no text is kept of what is common. */
export class Vocabulary {
  private readonly characters = new Map<number, number>();
  private readonly words = new Map<string, number>();
  /** Words as they are written, before their endings are cut. */
  private readonly runs = new Map<string, number>();
  private readonly meanings: number[] = [];
  private readonly kinds: number[] = [];

  get size(): number {
    return this.kinds.length;
  }

  kindOf(token: number): TokenKind {
    return KINDS[this.kinds[token] ?? OTHER] ?? 'other';
  }

  /** Reads folded text: the number of everything it is searched by, as `tokens` and then `concepts` have it; what is new gets the next. */
  read(folded: string, into: NumberList): void {
    if (SURROGATE.test(folded)) for (const token of tokens(folded)) into.push(this.numberedWord(token));
    else this.readPlain(folded, into);
    for (const concept of concepts(folded)) into.push((this.meanings[concept] ??= this.next(CONCEPT)));
  }

  /** A token's number, if it was ever read. */
  numberOf(token: string): number | undefined {
    const key = keyOf(token);
    return key === undefined ? this.words.get(token) : this.characters.get(key);
  }

  /** A concept's number, if anything read was about it. */
  numberOfConcept(concept: number): number | undefined {
    return this.meanings[concept];
  }

  /** Every two characters in a row that were read, in the order of their numbers. */
  *pairs(): Iterable<{ readonly pair: string; readonly number: number }> {
    for (const [key, number] of this.characters) if (key < 0 || key > 0xffff) yield { pair: String.fromCharCode(key >>> 16, key & 0xffff), number };
  }

  /** As `tokens` does, without making a text of each. */
  private readPlain(folded: string, into: NumberList): void {
    let before = 0;
    for (let at = 0; at < folded.length; at += 1) {
      const code = folded.charCodeAt(at);
      const kind = charKind(code);
      if (kind === CharKind.particle) continue;
      if (kind === CharKind.chinese) {
        into.push(this.numbered(code, CHARACTER));
        if (before !== 0) into.push(this.numbered((before << 16) | code, OTHER));
        before = code;
        continue;
      }
      before = 0;
      if (kind !== CharKind.word) continue;
      const begun = at;
      while (at + 1 < folded.length && charKind(folded.charCodeAt(at + 1)) >= CharKind.word) at += 1;
      const number = this.numberedRun(folded.slice(begun, at + 1));
      if (number !== NOTHING) into.push(number);
    }
  }

  private numberedRun(run: string): number {
    let number = this.runs.get(run);
    if (number === undefined) {
      const word = wordOf(run);
      number = word === undefined ? NOTHING : this.numberedWord(word);
      this.runs.set(run, number);
    }
    return number;
  }

  private numberedWord(token: string): number {
    const key = keyOf(token);
    if (key !== undefined) return this.numbered(key, token.length === 1 ? CHARACTER : OTHER);
    let number = this.words.get(token);
    if (number === undefined) this.words.set(token, (number = this.next(OTHER)));
    return number;
  }

  private numbered(key: number, kind: number): number {
    let number = this.characters.get(key);
    if (number === undefined) this.characters.set(key, (number = this.next(kind)));
    return number;
  }

  private next(kind: number): number {
    return this.kinds.push(kind) - 1;
  }
}

/** One or two Chinese characters as a whole number; `undefined` for what is kept as text. */
function keyOf(token: string): number | undefined {
  if (token.length > 2 || token.charCodeAt(0) < FIRST_CHINESE || SURROGATE.test(token)) return undefined;
  return token.length === 1 ? token.charCodeAt(0) : (token.charCodeAt(0) << 16) | token.charCodeAt(1);
}

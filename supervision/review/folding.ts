import { Converter } from 'opencc-js/t2cn';

// The package's own types don't resolve under NodeNext (an import without its extension), so its result is checked here.
const convert: unknown = Converter({ from: 't', to: 'cn' });

// Zero-width characters, bidi controls, soft hyphen, byte order mark, and marks that combine: they hide words.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{M}/gu;

const plain = new Map<string, string>();

/** One character in the form that is compared: one width, Simplified, lower case; '' where it can't be seen. */
function plainOf(char: string): string {
  let known = plain.get(char);
  if (known === undefined) {
    const wide = char.normalize('NFKD').replace(INVISIBLE, '');
    const simplified: unknown = typeof convert === 'function' && wide >= '\u2e80' ? Reflect.apply(convert, undefined, [wide]) : wide;
    known = (typeof simplified === 'string' ? simplified : wide).toLowerCase();
    plain.set(char, known);
  }
  return known;
}

/** Text as it is searched: character by character, so that what is asked and what was said come out the same. Never throws. */
export function folded(text: string): string {
  let result = '';
  for (const char of text) result += plainOf(char);
  return result;
}

/** Folded text, and where each of its units stands in the text as it was said. */
export interface FoldedPlaces {
  readonly text: string;
  /** `starts[i]` and `ends[i]` enclose what became unit i. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The same with the way back, for marking what was found. */
export function foldedPlaces(said: string): FoldedPlaces {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of said) {
    const next = plainOf(char);
    text += next;
    for (let unit = 0; unit < next.length; unit += 1) {
      starts.push(at);
      ends.push(at + char.length);
    }
    at += char.length;
  }
  return { text, starts, ends };
}

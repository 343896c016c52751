import { Converter } from 'opencc-js/t2cn';

/**
 * Text in the one form readers match against, with the way back: one width, Simplified, lower case, nothing invisible.
 * Characters keep their places; {@link Normalised.span} maps them back to the words as they were said.
 */
export interface Normalised {
  /** Lower case. */
  readonly text: string;
  /** The same with its capitals; the same length. */
  readonly cased: string;
  /** Where `text.slice(from, to)` stands in what was said. */
  span(from: number, to: number): { readonly from: number; readonly to: number };
  /** What was said there, in its own script, case and width. */
  original(from: number, to: number): string;
}

// Zero-width characters, bidi controls, soft hyphen, byte order mark: they come with copied text and hide words.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]/gu;
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

// The package's own types don't resolve under NodeNext (an import without its extension), so its result is checked here.
const convert: unknown = Converter({ from: 't', to: 'cn' });
function toSimplified(char: string): string {
  const plain: unknown = typeof convert === 'function' ? Reflect.apply(convert, undefined, [char]) : char;
  return typeof plain === 'string' ? plain : char;
}

const simplified = new Map<string, string>();

/** One character at a time: places stay known, and both sides of a comparison come out the same. */
function simplify(text: string): string {
  let result = '';
  for (const char of text) {
    if (char < '\u3400') {
      result += char;
      continue;
    }
    let plain = simplified.get(char);
    if (plain === undefined) {
      plain = toSimplified(char);
      simplified.set(char, plain);
    }
    result += plain;
  }
  return result;
}

function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

// Nothing here is invisible, combines or changes its length: it can be done at once.
const PLAIN = /^[\u0020-\u007e\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Where every character keeps its place. */
function inPlace(said: string): Normalised {
  const cased = simplify(said.normalize('NFKC'));
  const end = said.length;
  const span = (from: number, to: number) => {
    const begin = Math.min(from, end);
    return { from: begin, to: to > from ? Math.min(to, end) : begin };
  };
  return { text: lower(cased), cased, span, original: (from, to) => said.slice(span(from, to).from, span(from, to).to) };
}

/** Normalises what was said. Never throws; lone surrogates stay what they are. */
export function normalise(said: string): Normalised {
  if (PLAIN.test(said)) return inPlace(said);
  let text = '';
  let cased = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of said.matchAll(CLUSTER)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const visible = match[0].replace(INVISIBLE, '');
    if (visible === '') continue;
    const plain = simplify(visible.normalize('NFKC'));
    cased += plain;
    text += lower(plain);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  const span = (from: number, to: number) => {
    const begin = starts[from] ?? said.length;
    return { from: begin, to: to > from ? (ends[to - 1] ?? said.length) : begin };
  };
  return { text, cased, span, original: (from, to) => said.slice(span(from, to).from, span(from, to).to) };
}


/** The normalised text alone, for comparing. */
export function fold(said: string): string {
  if (PLAIN.test(said)) return lower(simplify(said.normalize('NFKC')));
  return normalise(said).text;
}

import { Converter } from 'opencc-js/t2cn';

/** Text in the one form that the rules are written for, with the way back to what was typed. */
export interface Normal {
  readonly text: string;
  /** UTF-16 offset in the original at which the normal character begins. */
  readonly starts: readonly number[];
  /** UTF-16 offset in the original at which it ends. */
  readonly ends: readonly number[];
}

const simplified = new Map<string, string>();
// The package's own types don't resolve under NodeNext, so its result is checked here.
let convert: unknown;
function toSimplified(text: string): string {
  // Building the dictionary takes some 30 ms: not at import.
  convert ??= Converter({ from: 'tw', to: 'cn' });
  const result: unknown = typeof convert === 'function' ? Reflect.apply(convert, undefined, [text]) : text;
  return typeof result === 'string' ? result : text;
}

/**
 * NFKC, Traditional to Simplified, lower case, plain quotes and dashes. Character by character, so that offsets stay
 * exact: the words of dates need no phrase dictionary. A character may become several (㋀ → 1月) or none (zero width).
 */
export function normalise(said: string): Normal {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of said) {
    const simplest = simple(character);
    // Two spaces are one: next  Friday.
    const normal = simplest === ' ' && text.endsWith(' ') ? '' : simplest;
    for (let i = 0; i < normal.length; i += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    text += normal;
    at += character.length;
  }
  return { text, starts, ends };
}

function simple(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase();
  const known = simplified.get(character);
  if (known !== undefined) return known;
  const made = toSimplified(character.normalize('NFKC')).toLowerCase().replace(/[\u200b-\u200f\u2060\ufeff]/g, '').replace(/[‘’]/g, "'").replace(/[‐‑‒–—―−〜]/g, '-').replace(/\t/g, ' ').replace(/[。｡]/g, '.').replace(/[【〔]/g, '(').replace(/[】〕]/g, ')');
  // Bounded by the characters in use, yet nobody should be able to fill memory with rare ones.
  if (simplified.size < 20_000) simplified.set(character, made);
  return made;
}

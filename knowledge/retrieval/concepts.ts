import glossary from './glossary.json' with { type: 'json' };
import synonyms from './synonyms.json' with { type: 'json' };
import { soundsOf } from './readings.js';
import { stem, words } from './tokens.js';

/** What a word means, by number: those of a row of synonyms mean the same. */
const conceptsOf = new Map<string, number[]>();
for (const [row, alike] of synonyms.rows.entries()) for (const word of alike) conceptsOf.set(word, [...(conceptsOf.get(word) ?? []), row]);

const english = new Map<string, number[]>();
let count = synonyms.rows.length;
for (const [phrase, chinese] of Object.entries(glossary.words)) {
  const key = phrase.split(/[ -]/).map(stem).join(' ');
  for (const word of chinese) {
    if (conceptsOf.has(word)) continue;
    conceptsOf.set(word, [count]);
    count += 1;
  }
  english.set(key, [...(english.get(key) ?? []), ...chinese.flatMap((word) => conceptsOf.get(word) ?? [])]);
}
/** How many words the longest phrase has that begins with a word. */
const longestFrom = new Map<string, number>();
for (const phrase of english.keys()) {
  const said = phrase.split(' ');
  const [first = ''] = said;
  longestFrom.set(first, Math.max(said.length, longestFrom.get(first) ?? 0));
}

/** A word, and what it means. */
interface Word {
  readonly word: string;
  readonly means: readonly number[];
}

/** Words by their first two characters, longest first: 服务人员 is meant, not 服务. */
const byPair = new Map<number, Word[]>();
/** Words of one character. */
const alone = new Map<number, Word>();
/** By a character's code: 1 where a word begins with it. */
const begins = new Uint8Array(0x1_0000);
for (const [word, means] of conceptsOf) {
  begins[word.charCodeAt(0)] = 1;
  if (word.length === 1) alone.set(word.charCodeAt(0), { word, means });
  else byPair.set(pairAt(word, 0), [...(byPair.get(pairAt(word, 0)) ?? []), { word, means }]);
}
for (const known of byPair.values()) known.sort((one, other) => other.word.length - one.word.length);

function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** Two-character words by how they sound. */
const bySound = new Map<number, string>();
for (const word of conceptsOf.keys()) if (word.length === 2) for (const sound of soundsOf(word)) if (!bySound.has(sound)) bySound.set(sound, word);

/** The word that two characters were probably meant to be: 投诉 for 偷诉. */
export function meant(pair: string): string | undefined {
  for (const sound of soundsOf(pair)) {
    const word = bySound.get(sound);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** What folded text is about, by number: the same for all words of a row, and for English words and the Chinese they stand for. */
export function concepts(folded: string): number[] {
  const found = englishConcepts(folded);
  for (let at = 0; at < folded.length; ) {
    const known = wordAt(folded, at);
    if (known !== undefined) for (const concept of known.means) found.push(concept);
    at += known?.word.length ?? 1;
  }
  return found;
}

/** Pairs of characters that stand where one known word meets another: they mean nothing. */
export function crossings(folded: string): Set<string> {
  const found = new Set<string>();
  const said = chineseWords(folded);
  for (const { at, word } of said) {
    if (at > 0) found.add(folded.slice(at - 1, at + 1));
    const end = at + word.length;
    if (end < folded.length) found.add(folded.slice(end - 1, end + 1));
  }
  // Unless the same two stand inside a word, too.
  for (const { word } of said) for (let inside = 0; inside + 1 < word.length; inside += 1) found.delete(word.slice(inside, inside + 2));
  return found;
}

/** The known word that stands there: the longest. */
function wordAt(folded: string, at: number): Word | undefined {
  if (begins[folded.charCodeAt(at)] === 0) return undefined;
  const known = at + 1 < folded.length ? byPair.get(pairAt(folded, at)) : undefined;
  if (known !== undefined) for (const one of known) if (one.word.length === 2 || folded.startsWith(one.word, at)) return one;
  return alone.get(folded.charCodeAt(at));
}

function chineseWords(folded: string): { readonly at: number; readonly word: string }[] {
  const found: { at: number; word: string }[] = [];
  for (let at = 0; at < folded.length; ) {
    const word = wordAt(folded, at)?.word;
    if (word !== undefined) found.push({ at, word });
    at += word?.length ?? 1;
  }
  return found;
}

/** An English word, its ending cut, and how many words the longest phrase has that begins with it. */
interface EnglishWord {
  readonly root: string;
  readonly longest: number;
}

const englishWords = new Map<string, EnglishWord>();
const REMEMBERED = 20_000;

function englishWord(written: string): EnglishWord {
  let word = englishWords.get(written);
  if (word === undefined) {
    const root = stem(written);
    word = { root, longest: longestFrom.get(root) ?? 0 };
    if (englishWords.size < REMEMBERED) englishWords.set(written, word);
  }
  return word;
}

function englishConcepts(folded: string): number[] {
  const found: number[] = [];
  if (!/[a-z0-9]/.test(folded)) return found;
  const said = words(folded).map(englishWord);
  for (let at = 0; at < said.length; ) {
    let length = Math.min(said[at]?.longest ?? 0, said.length - at);
    let known: number[] | undefined;
    while (length > 0 && (known = english.get(phrase(said, at, length))) === undefined) length -= 1;
    if (known !== undefined) found.push(...known);
    at += Math.max(1, length);
  }
  return found;
}

function phrase(said: readonly EnglishWord[], at: number, length: number): string {
  return length === 1 ? (said[at]?.root ?? '') : said.slice(at, at + length).map(({ root }) => root).join(' ');
}

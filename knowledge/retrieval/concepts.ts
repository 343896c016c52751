import glossary from './glossary.json' with { type: 'json' };
import synonyms from './synonyms.json' with { type: 'json' };
import { soundsOf } from './readings.js';
import { stem, words } from './tokens.js';

/** Marks what is meant, among tokens. */
const MARK = '#';

const conceptsOf = new Map<string, string[]>();
for (const [row, alike] of synonyms.rows.entries()) for (const word of alike) conceptsOf.set(word, [...(conceptsOf.get(word) ?? []), `${MARK}${row}`]);

const english = new Map<string, string[]>();
for (const [phrase, chinese] of Object.entries(glossary.words)) {
  const key = phrase.split(/[ -]/).map(stem).join(' ');
  for (const word of chinese) if (!conceptsOf.has(word)) conceptsOf.set(word, [MARK + word]);
  english.set(key, [...(english.get(key) ?? []), ...chinese.flatMap((word) => conceptsOf.get(word) ?? [])]);
}
/** How many words the longest phrase has that begins with a word. */
const longestFrom = new Map<string, number>();
for (const phrase of english.keys()) {
  const said = phrase.split(' ');
  const [first = ''] = said;
  longestFrom.set(first, Math.max(said.length, longestFrom.get(first) ?? 0));
}

/** Chinese words by their first character, longest first: 服务人员 is meant, not 服务. */
const byFirst = new Map<string, string[]>();
for (const word of conceptsOf.keys()) {
  const first = word.charAt(0);
  const known = byFirst.get(first);
  if (known === undefined) byFirst.set(first, [word]);
  else known.push(word);
}
for (const known of byFirst.values()) known.sort((one, other) => other.length - one.length);

/** Whether a token says what is meant, not which characters were used for it. */
export function isConcept(token: string): boolean {
  return token.startsWith(MARK);
}

/** Two-character words by how they sound. */
const bySound = new Map<string, string>();
for (const word of conceptsOf.keys()) if (word.length === 2) for (const sound of soundsOf(word)) if (!bySound.has(sound)) bySound.set(sound, word);

/** The word that two characters were probably meant to be: 投诉 for 偷诉. */
export function meant(pair: string): string | undefined {
  for (const sound of soundsOf(pair)) {
    const word = bySound.get(sound);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** What folded text is about, the same for all words of a row, and for English words and the Chinese they stand for. */
export function concepts(folded: string): string[] {
  const found = englishConcepts(folded);
  for (const { word } of chineseWords(folded)) found.push(...(conceptsOf.get(word) ?? []));
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

function chineseWords(folded: string): { readonly at: number; readonly word: string }[] {
  const found: { at: number; word: string }[] = [];
  for (let at = 0; at < folded.length; ) {
    const word = byFirst.get(folded.charAt(at))?.find((one) => folded.startsWith(one, at));
    if (word !== undefined) found.push({ at, word });
    at += word?.length ?? 1;
  }
  return found;
}

function englishConcepts(folded: string): string[] {
  const found: string[] = [];
  const said = words(folded);
  for (let at = 0; at < said.length; ) {
    let length = Math.min(longestFrom.get(said[at] ?? '') ?? 0, said.length - at);
    let known: string[] | undefined;
    while (length > 0 && (known = english.get(length === 1 ? (said[at] ?? '') : said.slice(at, at + length).join(' '))) === undefined) length -= 1;
    if (known !== undefined) found.push(...known);
    at += Math.max(1, length);
  }
  return found;
}

import { fold } from '../../slots/normalise.js';
import { CUES } from './cues.js';

/** Longer messages are read by their beginning and end: a wish stands at one of them. */
const LONGEST = 400;

const RECEIPT = /[a-z]{1,2}[\s-]*\d{4,}[\s\d-]*[0-9a-z]?/g;
const NUMBER = /\d+(?:[.:：]\d+)*|(?<=[打给得评个])[零一两二三四五六七八九十]+(?=[分星颗])|^[零一两二三四五六七八九十]+(?=[分星颗])/g;
const DAY = /(?:今|明|后|昨)[天儿早晚日]|(?:上|下|这|本)*(?:周|星期|礼拜)[一二三四五六日天末]|[上下]个?(?:周|星期|礼拜|月)|月底|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|today|next week)\b/g;
// 能不能, 是不是 and 有没有 ask; 不满意, 没人理 and 不像话 are words of their own.
const NEGATED = /((?<![能可是要有用])(?:不(?:是|想|要|用|需要|打算|准备|必)|不(?=去|来|办|约|预约|投诉|评价|改|取消|转|表扬|建议|换|贷|买|弄|做|参)|没有?(?=要|想|说|打算|取消|投诉)|没有|别(?![人家的处])|并非)|\b(?:not|no|don't|dont|do not|isn't|won't|can't|never)\b)((?:说|来|要|去|再|想| want| to| a| here| any| just)*)/g;
const RUNS = /#[a-z]|[a-z']+|[^\sa-z']+/g;
const LATIN = /^[#a-z']/;
// Punctuation and emoji.
const BETWEEN = /[,，.。;；!！?？、~～…\n\u2600-\u27bf\u{1f000}-\u{1faff}]+/u;
/** How far a negation reaches: to the next comma, and not further than a verb with its object. */
const REACH_HAN = 4;
const REACH_LATIN = /^\s*(?:[a-z']+\s*){1,2}/;

/** How many features there can be; each is a number below it. Of the 40,000 that occur few fall together. */
export const FEATURES = 2 ** 18;

/**
 * What a message is recognised by: character 1–3-grams of Chinese, words, pairs of words and character 3–4-grams of Latin
 * script, both within clauses; what a negation reaches is marked, so that 不想投诉 shares nothing with 投诉; and a few cues.
 * Receipt numbers, figures and days are one feature each, whichever they are. Each feature once, as its hash: twice as
 * fast to learn from as strings.
 */
export function features(said: string): ReadonlySet<number> {
  const found = new Set<number>();
  const text = plainer(said);
  if (/[?？]/.test(text)) found.add(hash('asks', 'cue'));
  for (const clause of text.split(BETWEEN)) {
    const { plain, negated } = scope(clause.trim());
    for (const piece of plain) if (piece !== '') marks(piece, '', found);
    for (const piece of negated) if (piece !== '') marks(piece, '¬', found);
  }
  if (found.size > 0) found.add(hash(text.length <= 3 ? 'short' : text.length <= 8 ? 'middle' : 'long', 'length'));
  return found;
}

function plainer(said: string): string {
  const clipped = said.length > LONGEST ? `${said.slice(0, LONGEST / 2)}\n${said.slice(-LONGEST / 2)}` : said;
  return fold(clipped)
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(RECEIPT, '#r')
    .replaceAll(NUMBER, '#n')
    .replaceAll(DAY, '#d');
}

/** What of a clause is said, and what is denied. */
function scope(clause: string): { readonly plain: readonly string[]; readonly negated: readonly string[] } {
  const plain: string[] = [];
  const negated: string[] = [];
  let at = 0;
  for (const match of clause.matchAll(NEGATED)) {
    if (match.index < at) continue;
    const begin = match.index + match[0].length;
    const rest = clause.slice(begin);
    const reach = REACH_LATIN.exec(rest)?.[0].length ?? Math.min(REACH_HAN, rest.length);
    plain.push(clause.slice(at, match.index));
    negated.push(`${match[1] ?? ''}${rest.slice(0, reach)}`);
    at = begin + reach;
  }
  plain.push(clause.slice(at));
  return { plain, negated };
}

function marks(piece: string, mark: string, into: Set<number>): void {
  for (const [name, cue] of CUES) if (cue.test(piece)) into.add(hash(name, `${mark}cue`));
  const start = seed(mark);
  const [edges, word, pair, part] = [seed(`${mark}^`), seed(`${mark}word`), seed(`${mark}pair`), seed(`${mark}part`)];
  let before = '';
  for (const [run] of piece.matchAll(RUNS)) {
    if (!LATIN.test(run)) {
      for (let from = 0; from < run.length; from += 1) gramsAt(run, from, 1, 3, start, into);
      if (run.length <= 3) into.add(hashed(edges, run));
      continue;
    }
    into.add(hashed(word, run));
    if (before !== '') into.add(hashed(pair, `${before} ${run}`));
    before = run;
    const edged = ` ${run} `;
    for (let from = 0; from < edged.length; from += 1) gramsAt(edged, from, 3, 4, part, into);
  }
}

/** The grams of `least` to `most` characters that begin at a place. */
function gramsAt(run: string, from: number, least: number, most: number, start: number, into: Set<number>): void {
  let value = start;
  for (let size = 1; size <= most && from + size <= run.length; size += 1) {
    value = mix(value, run.charCodeAt(from + size - 1));
    if (size >= least) into.add(place(value));
  }
}

// FNV-1a over UTF-16 units, folded into the table.
function mix(value: number, unit: number): number {
  return Math.imul(value ^ unit, 0x01000193);
}

function place(value: number): number {
  return (value ^ (value >>> 15)) & (FEATURES - 1);
}

function seed(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = mix(value, text.charCodeAt(at));
  return mix(value, 0);
}

function hashed(start: number, text: string): number {
  let value = start;
  for (let at = 0; at < text.length; at += 1) value = mix(value, text.charCodeAt(at));
  return place(value);
}

function hash(text: string, kind: string): number {
  return hashed(seed(kind), text);
}

import { fold } from '../../slots/normalise.js';
import { CUES } from './cues.js';

/** Longer messages are read by their beginning and end: a wish stands at one of them. */
const LONGEST = 400;

const RECEIPT = /[a-z]{1,2}[\s-]*\d{4,}[\s\d-]*[0-9a-z]?/g;
const NUMBER = /\d+(?:[.:：]\d+)*|(?<=[打给得评个])[零一两二三四五六七八九十]+(?=[分星颗])|^[零一两二三四五六七八九十]+(?=[分星颗])/g;
const DAY = /(?:今|明|后|昨)[天儿早晚日]|(?:上|下|这|本)*(?:周|星期|礼拜)[一二三四五六日天末]|[上下]个?(?:周|星期|礼拜|月)|月底|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|today|next week)\b/g;
// 能不能, 是不是 and 有没有 ask; 不满意, 没人理 and 不像话 are words of their own.
const NEGATED = /((?<![能可是要有用])(?:不(?:是|想|要|用|需要|打算|准备|必)|不(?=去|来|办|约|预约|投诉|评价|改|取消|转|表扬|建议|换|贷|买|弄|做|参)|没有?(?=要|想|说|打算|取消|投诉)|没有|别(?![人家的处])|并非)|\b(?:not|no|don't|dont|do not|isn't|won't|can't|never)\b)((?:说|来|要|去|再|想| want| to| a| here| any| just)*)/g;
/** How far a negation reaches: to the next comma, and not further than a verb with its object. */
const REACH_HAN = 4;
const REACH_LATIN = 2;

/**
 * What a message is recognised by: character 1–3-grams of Chinese, words, pairs of words and character 3–5-grams of Latin
 * script, both within clauses; what a negation reaches is marked, so that 不想投诉 shares nothing with 投诉; and a few cues.
 * Receipt numbers, figures and days are one feature each, whichever they are. Each feature once.
 */
export function features(said: string): readonly string[] {
  const found = new Set<string>();
  const text = plainer(said);
  if (/[?？]/.test(text)) found.add('asks');
  for (const clause of text.split(/[,，.。;；!！?？、~～…\n\p{Extended_Pictographic}]+/u)) {
    const { plain, negated } = scope(clause.trim());
    for (const piece of plain) marks(piece, '', found);
    for (const piece of negated) marks(piece, '¬', found);
  }
  if (found.size > 0) found.add(text.length <= 3 ? 'length:short' : text.length <= 8 ? 'length:middle' : 'length:long');
  return [...found];
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
    const reach = /^\s*[a-z]/.test(rest) ? (new RegExp(`^\\s*(?:[a-z']+\\s*){1,${REACH_LATIN}}`).exec(rest)?.[0].length ?? 0) : Math.min(REACH_HAN, rest.length);
    plain.push(clause.slice(at, match.index));
    negated.push(`${match[1] ?? ''}${rest.slice(0, reach)}`);
    at = begin + reach;
  }
  plain.push(clause.slice(at));
  return { plain, negated };
}

function marks(piece: string, mark: string, into: Set<string>): void {
  for (const [name, cue] of CUES) if (cue.test(piece)) into.add(`${mark}cue:${name}`);
  grams(piece, mark, into);
}

function grams(piece: string, mark: string, into: Set<string>): void {
  for (const [run] of piece.matchAll(/#[a-z]|[a-z']+|[^\sa-z']+/g)) {
    if (/^[a-z']/.test(run)) continue;
    const chars = [...run];
    for (let from = 0; from < chars.length; from += 1) for (let size = 1; size <= 3 && from + size <= chars.length; size += 1) into.add(mark + chars.slice(from, from + size).join(''));
    if (chars.length <= 3) into.add(`${mark}^${run}$`);
  }
  const words = piece.match(/#[a-z]|[a-z']+/g) ?? [];
  words.forEach((word, index) => {
    into.add(`${mark}${word}`);
    const next = words[index + 1];
    if (next !== undefined) into.add(`${mark}${word} ${next}`);
    const edged = ` ${word} `;
    for (let size = 3; size <= 5; size += 1) for (let from = 0; from + size <= edged.length; from += 1) into.add(`${mark}~${edged.slice(from, from + size)}`);
  });
}

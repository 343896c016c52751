import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import type { Hit, ReadResult, Slot } from '../form/slot.js';
import { normalise } from './normalise.js';

/** `unknown`: no mark was heard. `out-of-range`: a figure that is none from 1 to 5. */
export type MarkReason = 'unknown' | 'out-of-range';

/** Marks as they are offered, best first. */
export const MARKS: readonly number[] = [5, 4, 3, 2, 1];

const SHOWN: Readonly<Record<number, Readonly<Record<Locale, string>>>> = {
  5: { 'zh-Hans': '5 非常满意', 'zh-Hant': '5 非常滿意', en: '5 Excellent' },
  4: { 'zh-Hans': '4 满意', 'zh-Hant': '4 滿意', en: '4 Good' },
  3: { 'zh-Hans': '3 一般', 'zh-Hant': '3 一般', en: '3 Fair' },
  2: { 'zh-Hans': '2 不满意', 'zh-Hant': '2 不滿意', en: '2 Poor' },
  1: { 'zh-Hans': '1 很不满意', 'zh-Hant': '1 很不滿意', en: '1 Very poor' },
};

const FULL = /满分|(?<!\d)(?:10|100)\s*分|十分(?!满|好|专|热|方|快|耐|差|不)|10\s*\/\s*10|100\s*%|full marks/;
const FIGURE = /(?<![\d.])(\d{1,3}(?:\.\d)?)(?![\d.])\s*(?:分|颗?星|stars?|points?|\/\s*5|out of)?/;
const SPOKEN = /([零一二两三四五])(?=\s*(?:分|颗星|星))|^([一二三四五])$/;
const HAN: Readonly<Record<string, number>> = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };
const ENGLISH: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

// In the order in which they are looked for: 非常不满意 before 不满意 before 满意.
const WORDS: readonly (readonly [number, RegExp])[] = [
  [1, /(?:非常|很|极|极其|十分|太|相当)(?:的)?(?:不满意|不满|差|糟|不好|不专业|慢|麻烦)|差劲|差评|最差|垃圾|糟糕|terrible|awful|horrible|worst|useless|very (?:poor|bad|dissatisfied|unhappy|slow)/],
  [4, /(?:挺|还|真|蛮)?不错|not bad at all/],
  [3, /not (?:too |so )?bad|不好不坏|不怎么好也/],
  [2, /不(?:太|是很|怎么|够|算|是太)?(?:满意|好|行|专业|方便|热情|耐心|快|样)|不怎么样|(?:较|比较|有点|有些|偏|太)?(?:差|慢|麻烦)|poor|(?<![a-z])bad|dissatisfied|unsatisfied|unhappy|not (?:very |really |so )?(?:satisfied|good|great|happy|professional|convenient)|slow/],
  [5, /(?:非常|很|特别|十分|太|超|超级|极|最|相当)(?:的)?(?:满意|好|棒|赞|专业|快|方便|热情|耐心|及时|便捷|周到|高)|好极了|完美|超赞|excellent|perfect|outstanding|great|amazing|awesome|fantastic|wonderful|(?:very|really|extremely|highly) (?:satisfied|good|happy|professional|convenient|fast)/],
  [3, /一般|还行|还可以|凑合|马马虎虎|普通|中等|过得去|就那样|还成|^(?:可以|行)的?$|(?<![a-z])(?:fair|average|ok|okay|so-so|neutral|acceptable|fine)(?![a-z])/],
  [4, /满意|好|棒|赞|专业|方便|热情|耐心|快|(?<![a-z])(?:good|satisfied|happy|nice|well)(?![a-z])/],
];

/** The mark that words amount to, from 1 to 5: 5分 · 五星 · 非常满意 · "excellent". Full marks of any scale are a 5. */
export function readMark(said: string): ReadResult<number, MarkReason> {
  const { text } = normalise(said.trim());
  const stars = [...said.matchAll(/[★⭐🌟]/gu)].length;
  if (stars > 0) return figure(stars);
  if (FULL.test(text)) return { ok: true, value: 5 };
  const digits = FIGURE.exec(text)?.[1];
  if (digits !== undefined) return figure(Number(digits));
  const spoken = SPOKEN.exec(text);
  const han = HAN[spoken?.[1] ?? spoken?.[2] ?? ''];
  if (han !== undefined) return figure(han);
  const english = ENGLISH[/(?<![a-z])(one|two|three|four|five)(?: stars?| points?| out of five)?$/.exec(text)?.[1] ?? ''];
  if (english !== undefined) return figure(english);
  const word = WORDS.find(([, pattern]) => pattern.test(text));
  return word === undefined ? { ok: false, reason: 'unknown' } : { ok: true, value: word[0] };
}

function figure(value: number): ReadResult<number, MarkReason> {
  // 零分 is as low as it goes; half marks are rounded up.
  const mark = Math.ceil(value === 0 ? 1 : value);
  return mark <= 5 ? { ok: true, value: mark } : { ok: false, reason: 'out-of-range' };
}

/** Where in a text a mark is given to something by name: 态度很好，效率一般. `names` are the words for it, `others` all such words. */
function named(said: string, names: RegExp, others: RegExp): Hit<number, MarkReason>[] {
  const words = normalise(said);
  const { text } = words;
  for (const clause of text.matchAll(/[^,，。;；、!！\n]+/g)) {
    const name = names.exec(clause[0]);
    if (name === null) continue;
    const after = clause[0].slice(name.index + name[0].length);
    const next = others.exec(after)?.index ?? after.length;
    const mark = readMark(after.slice(0, next));
    if (mark.ok) return [{ ...mark, ...words.span(clause.index + name.index, clause.index + name.index + name[0].length + next) }];
  }
  return [];
}

const ALL = /都|全|总体|整体|各项|四项|其他|其余|(?<![a-z])(?:all|overall|everything|each|the rest|the others)(?![a-z])/;

/** One mark of a survey (norm 7.2). Words that mark several things, or another one, are no answer to its question. */
export function markSlot(names: RegExp, others: RegExp): Slot<number, MarkReason> {
  return {
    schema: z.number().int().min(1).max(5),
    reasons: ['unknown', 'out-of-range'],
    read(said) {
      const { text } = normalise(said);
      return ALL.test(text) || others.test(text) ? { ok: false, reason: 'unknown' } : readMark(said);
    },
    find: (said) => named(said, names, others),
    show: (value, locale) => SHOWN[value]?.[locale] ?? String(value),
  };
}

/** One mark for everything: 都很好, 全5分. */
export function overallSlot(others: RegExp): Slot<number, MarkReason> {
  return {
    schema: z.number().int().min(1).max(5),
    reasons: ['unknown', 'out-of-range'],
    read: readMark,
    find(said) {
      const { text } = normalise(said);
      if (others.test(text) || !ALL.test(text)) return [];
      const mark = readMark(said.replace(/十全|all right|全部?都?|all (?:of them|four)?/gi, ' '));
      return mark.ok ? [{ ...mark, from: 0, to: said.length }] : [];
    },
    show: (value, locale) => SHOWN[value]?.[locale] ?? String(value),
  };
}

import { isNearlyMonth, isNearlyNext } from './misspelt.js';
import { NUMERAL_STARTS } from './numerals.js';
import type { Phrase } from './phrase.js';
import { BLANK, SMUDGE } from './protect.js';

const N = `[${NUMERAL_STARTS}]`;

/** Right before any expression: half a weekday, 下个, the start of a number or of a date typed wrong. */
const AHEAD = new RegExp(`(?:${SMUDGE}\\s*|(?:星期|礼拜)的?|(?<!\\d)[上下]个|大|(?<![然最以之今])后)$`);
/** Before one that names no day: a day should stand here, and what stands here is none (周下三下午三点, 大天上午, 123日下午). */
const AHEAD_OF_HOUR = new RegExp(`(?:(?<![改聊白])天|日|号|月|年|周|底|初|末|节日?|(?<![万统唯之第])${N})$`);
/** Before one that begins with a number. */
const AHEAD_OF_NUMBER = new RegExp(`(?:星期|礼拜|周|年|月|${N}点|\\d[:/.-]+\\s?)$`);

const BEHIND = [
  SMUDGE,
  '\\s?\\d',
  '[:/.-]+\\s?\\d',
  `\\s?${N}+(?:[点时号日月年刻分周半]|[上下中]?午|天(?![天赋])|[\\s,.!?吧]|$)`,
  // 周三下三午点半, 九点刻, 十二月日.
  `[上下中]?${N}*午`,
  `[上下中]${N}+点`,
  '点(?![击心评餐名单])',
  '号(?![线楼窗码])',
  '月(?![光薪供])',
  '日(?![常程期记元本语报子])',
  '刻(?!意|苦|录|章)',
  '半(?![天年路个])',
  '[底末初](?![步级次])',
  // 元旦后第个工作日: the workday was not understood, so the day before it is not the answer.
  `第?${N}*个?工作?日`,
  `第(?:${N}|个)`,
  // What followed 第 is blanked.
  `${BLANK}+个{0,2}[工作日]`,
  `[第${NUMERAL_STARTS}个后前首]{1,6}工`,
  // 周四或五.
  `(?:[、和跟或]|或者|还是)[一二三四五六日天1-7](?:[,.!?吧都]|$)`,
  // The end of a period that was not understood.
  `\\s?(?:到|至|-|~|(?:to|until|till)(?![a-z]))\\s?(?:点|${N})`,
] as const;
const BEHIND_IT = new RegExp(`^(?:${BEHIND.join('|')})`);
/** The same after 的, at, and the like. */
const BEHIND_FILLING = new RegExp(`^(?:\\d+[:.]?\\d*|${N}+[点时号月刻])`);

/** `taken`: where the expression before ended; `filled`: where the filling (的, at) behind this one ends. */
export interface Place {
  readonly taken: number;
  readonly from: number;
  readonly to: number;
  readonly filled: number;
}

/** Whether characters right before `from` or behind `to` look like a piece of a date: half an expression must not pass for a whole one. */
export function hasLeftover(text: string, { taken, from, to, filled }: Place, first: Phrase): boolean {
  const ahead = text.slice(Math.max(0, taken, from - 6), from);
  if (/\d\s?$/.test(ahead) && !/[a-z]\s*\d+\s$/.test(ahead)) return true;
  if (AHEAD.test(ahead)) return true;
  const word = /(?<![a-z])[a-z]+(?= ?$)/.exec(ahead)?.[0];
  if (word !== undefined && /^[a-z]/.test(text.slice(from)) && isNearlyNext(word)) return true;
  if (word !== undefined && /^\d{1,2}(?:st|nd|rd|th)/.test(text.slice(from, from + 5)) && isNearlyMonth(word)) return true;
  if (first.days.length === 0 && first.relative === undefined && first.problem === undefined && AHEAD_OF_HOUR.test(ahead)) return true;
  if (new RegExp(N).test(text.charAt(first.from)) && AHEAD_OF_NUMBER.test(ahead)) return true;
  return BEHIND_IT.test(text.slice(to, to + 14)) || (filled > to && BEHIND_FILLING.test(text.slice(filled, filled + 8)));
}

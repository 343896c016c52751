import { NAMED_DAYS, type NamedDay } from '../holidays.js';
import { rule, within, wordRule, type Rule } from '../pieces.js';
import { N, numberOf } from '../numerals.js';
import { weekdayOf } from './days.js';

const NAMES = Object.keys(NAMED_DAYS) as NamedDay[];

/** First characters of each alternative in a pattern of plain words. */
function firsts(source: string): string {
  return source.split('|').map((word) => word.replace(/^\(\?:/, '').charAt(0)).join('');
}

/** Solar terms are in people's names and in the weather too (立春, 大寒); 清明 is a holiday. */
function isWeak(name: NamedDay): boolean {
  return name !== 'qingming' && 'term' in NAMED_DAYS[name].on;
}

/** Holidays and other named days in both languages, and nth weekdays: 国庆期间, 节后, 第一个周一, Christmas. */
export const nameRules: readonly Rule[] = [
  ...NAMES.map((name) => rule(firsts(NAMED_DAYS[name].zh), `(?:${NAMED_DAYS[name].zh})(假期|长假|期间|放假期间|假日|黄金周)?(?!快乐|愉快)`, ([, whole]) => [within({ at: 'named', name, whole: whole !== undefined })], { weak: isWeak(name) })),
  ...NAMES.flatMap((name) => {
    const english = NAMED_DAYS[name].en;
    return english === undefined ? [] : [wordRule('abcdefghijklmnopqrstuvwxyz', `(?<!(?:happy|merry) )(?:${english})( holidays?| period| week)?`, ([, whole]) => [within({ at: 'named', name, whole: whole !== undefined })])];
  }),
  // 十一 alone is a number; as a holiday it needs its surroundings (holidays.ts) or to be all that was said.
  rule('十', '十一(?![点时分月日号岁个年天位人万千百元块、])(?!\\d)', () => [within({ at: 'named', name: 'national-day', whole: false })], { weak: true }),
  rule('节', '(?<![季细环情调关时礼章气小春佳过庆午秋明宵夕阳人童女动旦诞])节(?:假日)?(?=之?后(?!能|约|省)|之?前)', () => [within({ at: 'next-holiday' })]),
  rule('第最', `(第${N}|最后一?)个?(?:周|星期|礼拜)([一二三四五六日天])`, ([, which = '', day = '']) => {
    const n = which.startsWith('最后') ? -1 : numberOf(which.slice(1));
    return n === undefined ? undefined : [within({ at: 'nth-weekday', n, weekday: weekdayOf(day) })];
  }),
];

import { frame, rule, within, type Rule } from '../pieces.js';
import { N2, NUMERAL_STARTS, numberOf } from '../numerals.js';

const YEARS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 来年: 1, 后年: 2, 大后年: 3, 去年: -1, 前年: -2, 大前年: -3 };
/** After 月: words of which it is only a part (3月期, 月供, 月息). */
const NOT_A_MONTH = '(?![期均供付利租薪报结费息])';
const NOT_A_YEAR = '(?![度报化费利期限])';

/** 下下 → 2, 上 → -1, 这 or 本 → 0. */
function steps(words: string): number {
  return /^[这本当]/.test(words) ? 0 : words.length * (words.startsWith('上') ? -1 : 1);
}

/** Years, months and weeks, and the parts of them: 明年, 二零二六年, 下个月, 十二月, 下下周, 月底, 上旬. */
export const frameRules: readonly Rule[] = [
  rule('今本明来后大去前', `(大?[后前]年|[今本明来去]年)${NOT_A_YEAR}`, ([, word = '']) => [frame({ unit: 'year', by: YEARS[word] ?? 0 })]),
  rule(NUMERAL_STARTS, `(\\d{4}|[一二][零〇一二三四五六七八九]{3})\\s?年${NOT_A_YEAR}`, ([, digits = '']) => {
    const year = numberOf(digits);
    return year === undefined || year < 1901 || year > 2099 ? undefined : [frame({ unit: 'year', year })];
  }),
  // Two digits mean a year only when a month follows: 20年 alone is a term.
  rule(NUMERAL_STARTS, `(\\d{2}|[二三][零〇一二三四五六七八九])年(?=\\s?${N2}\\s?月)`, ([, digits = '']) => {
    const year = /\d/.test(digits) ? 2000 + Number(digits) : numberOf(`二零${digits}`);
    return year === undefined ? undefined : [frame({ unit: 'year', year })];
  }),
  rule('上下这本当', `(上+|下+|这|本|当)(?:一?个)?月份?${NOT_A_MONTH}`, ([, word = '']) => [frame({ unit: 'month', by: steps(word) })]),
  rule(NUMERAL_STARTS, `(${N2})\\s?月份?${NOT_A_MONTH}`, ([, digits = '']) => {
    const month = numberOf(digits);
    return month === undefined ? undefined : [frame({ unit: 'month', month })];
  }),
  rule('上下这本', '(上+|下+|这|本)(?:一?个)?(?:周|星期|礼拜)(?![期转边围岁]|到期|[一二三四五六日天末1-7](?!点|时))', ([, word = '']) => [frame({ unit: 'week', by: steps(word) })]),
  rule('年岁', '年[底末]|年终(?!奖)|岁末', () => [within({ at: 'end', of: 'year' })]),
  rule('年', '年初', () => [within({ at: 'third', third: 1, of: 'year' })]),
  rule('月', '月[底末](?!考)', () => [within({ at: 'end' })]),
  rule('最', '(?<=[月年]的?)最后一?天', () => [within({ at: 'end' })]),
  rule('第', '(?<=月的?)第[一1]天', () => [within({ at: 'monthday', day: 1 })]),
  rule('底末', '(?<=[月年])[底末]', () => [within({ at: 'end' })]),
  rule('初', '(?<=[月年])初(?![零一二三四五六七八九十步级])', () => [within({ at: 'third', third: 1 })]),
  rule('月上', '月初|上旬', () => [within({ at: 'third', third: 1 })]),
  rule('月中', '月中(?![国行信])|中旬|(?<=月)中(?![国行信心旬午秋金银])', () => [within({ at: 'third', third: 2 })]),
  rule('下', '下旬', () => [within({ at: 'third', third: 3 })]),
];

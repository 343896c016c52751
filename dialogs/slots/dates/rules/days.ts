import { frame, part, problem, rule, within, type Piece, type Rule } from '../pieces.js';
import { N2, NUMERAL_STARTS, numberOf } from '../numerals.js';

const RELATIVE: Readonly<Record<string, number>> = { 今: 0, 本: 0, 明: 1, 听: 1, 琴: -1, 寻: -1, 后: 2, 大后: 3, 大大后: 4, 昨: -1, 前: -2, 大前: -3, 大大前: -4 };
const WEEKDAYS = '一二三四五六日';
const WEEK = '(?:周|星期|礼拜)';
/** A weekday's number: not when an hour or a length of time begins there (周三点, 一个星期三天); an hour in digits may follow (周五9:30). */
const WEEKDAY = '([一二三四五六日天]|[1-7](?!\\d))(?!点|时|刻|个?(?:小时|月|工作日)|个?(?:星期|礼拜|周)(?![一二三四五六日天末])|[天年号月折倍])';

/** After 周八: what would make the number that of something else. */
const NO_HOUR_HERE = '(?![点时刻个天年号月折倍.:：一二三四五六七八九十\\d]|小时|分|周|星期|礼拜)';

/** 网上周三 is no last Wednesday. */
const NOT_UPON = '(?<![网线晚早马以路手楼台柜])';

/** Monday 1 … Sunday 7 of 一 … 日, 天 or a digit. */
export function weekdayOf(written: string): number {
  return /\d/.test(written) ? Number(written) : WEEKDAYS.indexOf(written === '天' ? '日' : written) + 1;
}

const month = (digits: string): Piece => {
  const value = numberOf(digits);
  return value === undefined ? problem('unclear') : frame({ unit: 'month', month: value });
};
const monthday = (digits: string): Piece => {
  const value = numberOf(digits);
  return value === undefined ? problem('unclear') : within({ at: 'monthday', day: value });
};

/** Chinese days: 后天, 周三, 26号, 十二月初五号, 每周三. */
export const dayRules: readonly Rule[] = [
  rule('今本明后大昨前', '(今|本|明|后|昨|大{0,2}后|(?<![以之])大{0,2}前)(?:天(?![花赋性气地天])|日(?![常元期程本])|儿个?|个(?=[儿早晚上中下])儿?)', ([, word = '']) => [{ kind: 'day', by: RELATIVE[word] ?? 0 }]),
  // Cantonese.
  rule('听琴寻', '(听|琴|寻)日(?![本元语文币常期子程报])', ([, word = '']) => [{ kind: 'day', by: RELATIVE[word] ?? 0 }]),
  rule('今明后', '(今明|明后|后大后)(?:[两二2]?[天日]|儿)', ([, words = '']) => {
    const by = RELATIVE[words.charAt(0)] ?? 0;
    return [{ kind: 'day', by, until: by + 1 }];
  }),
  rule('今明昨后当', '(今|明|昨|后)(早|晨|晚|夜)(?:晨|上|间|里)?(?!报)', ([, day = '', when = '']) => [{ kind: 'day', by: RELATIVE[day] ?? 0 }, part(when === '早' || when === '晨' ? 'morning' : 'evening')]),
  rule('今明昨', '(今|明|昨)(?=上午|中午|下午|傍晚)', ([, day = '']) => [{ kind: 'day', by: RELATIVE[day] ?? 0 }]),
  rule('上下这本', `(${NOT_UPON}上+|下+|这|本)(?:一?个)?${WEEK}的?${WEEK}?${WEEKDAY}`, ([, step = '', day = '']) => [week(step), within({ at: 'weekday', weekday: weekdayOf(day) })]),
  rule('周星礼', `${WEEK}${WEEKDAY}`, ([, day = '']) => [within({ at: 'weekday', weekday: weekdayOf(day) })]),
  rule('上下这本周星礼', `(?:(${NOT_UPON}上+|下+|这|本)个?)?(?:周末|星期末|礼拜末|双休日?|(?:周|星期|礼拜)六(?:周|星期|礼拜|、)?[日天])(?!愉快|快乐)`, ([, step]) => [...(step === undefined ? [] : [week(step)]), within({ at: 'weekend' })]),
  // Every last one: an appointment has one day.
  rule('每隔逢', `(?:(?:每逢|每隔|每)(?:一?个|${N2}个?)?|(?:隔|逢)(?:一?个)?)(?:天|日|周|星期|礼拜|月|年|季度|工作日)(?:的?${N2}[号日]|的?[一二三四五六日天]|的?最后一?天|底|末)?`, () => [problem('repeats')]),
  // There is no eighth weekday. 周九 may be a name.
  rule('星礼', `(?:星期|礼拜)[八九十089]${NO_HOUR_HERE}`, () => [problem('no-such-day')]),
  rule('上下这本', `(?:${NOT_UPON}上+|下+|这|本)(?:一?个)?${WEEK}[八九十089]${NO_HOUR_HERE}`, () => [problem('no-such-day')]),
  rule('周', `周[八九十089]${NO_HOUR_HERE}`, () => [problem('no-such-day')], { weak: true }),
  rule('同当那', '同一?[天日]|当[天日](?!前)|那一?天', () => [{ kind: 'same' }]),
  rule('第次翌隔某', '第二天|次日|翌日|隔天|某天', () => [problem('unclear')]),
  // Before the next: 十二月初五 is asked about, 十二月初五号 is not.
  rule(`农阴正冬腊${NUMERAL_STARTS}`, `(农历|阴历)?的?(正|冬|腊|${N2})月(初?)(${N2})(?![日号点时:\\d])`, ([, named, m = '', early = '', d = '']) => {
    const monthNumber = m === '正' ? 1 : m === '冬' ? 11 : m === '腊' ? 12 : numberOf(m);
    const day = numberOf(d);
    if (monthNumber === undefined || day === undefined) return undefined;
    const sure = named !== undefined || /[正冬腊]/.test(m);
    return sure || early !== '' ? [within({ at: 'lunar', month: monthNumber, day, sure })] : undefined;
  }),
  // 初三 alone lacks its month; 小年 is on two days, by region.
  rule('大', `大年初(${N2})(?![点时])`, ([, d = '']) => {
    const day = numberOf(d);
    return day === undefined ? undefined : [within({ at: 'lunar', month: 1, day, sure: true })];
  }),
  rule('初', `(?<![月年])初(?:[一二三四五六七八九]|十)(?![中级])`, () => [problem('unclear')]),
  rule('小', '小年(?![轻青少夜龄])', () => [problem('unclear')]),
  rule(NUMERAL_STARTS, `(${N2})月的?初?(${N2})(?:日|号)?(?!\\s*(?:[点时号日月刻:/.-]|分(?!行|局|部)|个|天|周(?![一二三四五六日天])|小时|\\d|期|年))`, ([, m = '', d = '']) => [month(m), monthday(d)]),
  rule(NUMERAL_STARTS, `(${N2})\\s?月\\s?初?(${N2})\\s?(?:日|号)`, ([, m = '', d = '']) => [month(m), monthday(d)]),
  rule(NUMERAL_STARTS, `(${N2})\\s?(?:号|日(?!元|币|本|均|期|常|内|游|程|子|后|前))`, ([, d = '']) => [monthday(d)]),
  // 下个月十五, 下个月五上午.
  rule(NUMERAL_STARTS, `(?<=[上下这本]个?月的?)(${N2})(?=\\s?(?:[上下中]午|早上|晚上|傍晚|吧|$|[,.!?]))`, ([, d = '']) => [monthday(d)]),
  // 3到5号, 3、4号: the first number borrows its unit from the second.
  rule(NUMERAL_STARTS, `(${N2})(?=\\s*(?:到|至|-|~|、|和|或者?|还是)\\s*${N2}\\s?[号日](?!元|本))`, ([, d = '']) => [monthday(d)]),
];

function week(step: string): Piece {
  return frame({ unit: 'week', by: /[这本]/.test(step) ? 0 : step.length * (step.startsWith('上') ? -1 : 1) });
}

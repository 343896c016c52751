import { rule, within, type Length, type Piece, type Rule } from '../pieces.js';
import { N, NUMERAL_STARTS, numberOf } from '../numerals.js';

type Unit = Exclude<keyof Length, 'workdays'>;

/** `[pattern, unit, half of it]`. Half a day is no length that anybody counts by. */
const UNITS: readonly (readonly [string, Unit, Length | undefined])[] = [
  ['小时|钟头', 'hours', { minutes: 30 }],
  ['分钟|分(?!行|局|期|部)', 'minutes', undefined],
  ['天|日', 'days', undefined],
  ['星期|礼拜|周(?!岁|年)', 'weeks', undefined],
  ['月', 'months', { days: 15 }],
  ['年', 'years', { months: 6 }],
];
const UNIT = UNITS.map(([source]) => source).join('|');
/** 半小时, 两个半小时, 三天, 一年半, 一刻钟, 一小时二十分钟. */
const LENGTH = `(?:半个?(?:小时|钟头|月|年)|[一二两三123]刻钟|${N}\\s?个?半?(?:${UNIT})半?(?:零?${N}分钟?)?)`;
const STARTS = `${NUMERAL_STARTS}半`;
const WORKDAY = '(?:工作日|上班日|交易日|营业日)';
/** Not 三天前台, 三天后续. */
const AFTER = '(?:之后|以后|过后|后(?![续台悔果者期排来天面]))';
const BEFORE = '(?:之前|以前|前(?![台往面天来期]))';

/** The length that words name; undefined when they name none (半天). */
function lengthOf(written: string): Length | undefined {
  const quarter = /^([一二两三123])刻钟$/.exec(written);
  if (quarter !== null) return { minutes: (numberOf(quarter[1] ?? '') ?? 1) * 15 };
  const parts = new RegExp(`^(半|${N})\\s?个?(半)?(${UNIT})(半)?(?:零?(${N})分钟?)?$`).exec(written);
  if (parts === null) return undefined;
  const [, amount = '', halfBefore, name = '', halfAfter, minutes] = parts;
  const unit = UNITS.find(([source]) => new RegExp(`^(?:${source})$`).test(name));
  if (unit === undefined) return undefined;
  const [, key, half] = unit;
  const whole = amount === '半' ? 0 : numberOf(amount);
  if (whole === undefined) return undefined;
  if (amount === '半' || halfBefore !== undefined || halfAfter !== undefined) return half === undefined ? undefined : { ...(whole > 0 && { [key]: whole }), ...half };
  return { [key]: whole, ...(minutes !== undefined && { minutes: numberOf(minutes) ?? 0 }) };
}

function later(written: string, sign: 1 | -1, kind: 'later' | 'shift' = 'later'): readonly Piece[] | undefined {
  const length = lengthOf(written);
  return length === undefined ? undefined : [{ kind, length, sign }];
}

/** `第三` → 3, `最后` → -1. */
function nth(written: string | undefined): number | undefined {
  if (written === undefined || written === '首' || written === '一') return 1;
  return written.startsWith('最后') ? -1 : numberOf(written.replace(/^第/, ''));
}

function workday(written: string | undefined, from: 'in' | 'after' | 'before', words = ''): readonly Piece[] | undefined {
  const n = nth(written);
  return n === undefined ? undefined : [within({ at: 'workday', n: from === 'before' ? 1 : n, from, ...(/[假节]/.test(words) && { of: 'holiday' as const }) })];
}

function shiftWorkdays(written: string, sign: 1 | -1): readonly Piece[] | undefined {
  const workdays = numberOf(written);
  return workdays === undefined ? undefined : [{ kind: 'shift', length: { workdays }, sign }];
}

/** Lengths of time from now or from the held value, and counted workdays: 三天后, 过两天, 推迟一小时, 第一个工作日. */
export const lengthRules: readonly Rule[] = [
  rule(STARTS, `(${LENGTH})的?(?:${AFTER})`, ([, length = '']) => later(length, 1)),
  rule(STARTS, `(${LENGTH})的?(?:${BEFORE})`, ([, length = '']) => later(length, -1)),
  rule('再过等', `(?:再过|过|再等)(${LENGTH})(?:${AFTER})?`, ([, length = '']) => later(length, 1)),
  rule(STARTS, `(${LENGTH})(?:之内|以内|内)`, ([, written = '']) => {
    const length = lengthOf(written);
    return length === undefined ? undefined : [{ kind: 'inside', length }];
  }),
  rule('未接', `(?:未来|接下来)的?(${LENGTH})`, ([, written = '']) => {
    const length = lengthOf(written);
    return length === undefined ? undefined : [{ kind: 'inside', length }];
  }),
  rule(STARTS, `(${N})个?${WORKDAY}(?:(${AFTER})|(${BEFORE})|之内|以内|内)`, ([, amount = '', after, before]) => {
    const workdays = numberOf(amount);
    if (workdays === undefined) return undefined;
    if (after !== undefined) return [{ kind: 'later', length: { workdays }, sign: 1 }];
    if (before !== undefined) return [{ kind: 'later', length: { workdays }, sign: -1 }];
    return [{ kind: 'inside', length: { workdays } }];
  }),
  rule('提前', `(?:提前|前移)(${N})个?${WORKDAY}`, ([, n = '']) => shiftWorkdays(n, -1)),
  rule('推延顺后', `(?:推迟|延迟|延后|延期|顺延|推后|后推)(${N})个?${WORKDAY}`, ([, n = '']) => shiftWorkdays(n, 1)),
  rule('提往早前', `(?:提前|往前(?:推|挪|移)?|前移|早)(${LENGTH})`, ([, length = '']) => later(length, -1, 'shift')),
  rule('推延往晚顺后', `(?:推迟|延迟|延后|延期|顺延|推后|后推|往后(?:推|挪|移|延)?|延(?!期)|晚)(?:个(?=半))?(${LENGTH})`, ([, length = '']) => later(length, 1, 'shift')),
  rule('下最', `(?:下一?个|最近的?一?个?)${WORKDAY}`, () => [within({ at: 'workday', n: 1, from: 'after', of: 'today' })]),
  rule('第最首', `(第${N}|最后一?|首)个?${WORKDAY}`, ([, which]) => workday(which, 'in')),
  rule('假长放结之以过后节', `(?:假期|长假|放假|假日)?(?:结束)?(?:之|以|过)?后的?(?:(第${N}|首|一(?=个))个?(?:${WORKDAY})|(上班)(?:的?第一天)|第一天上班)`, ([words, which]) => workday(which, 'after', words)),
  rule('假长放之以前', `(?:假期|长假|放假)?(?:之|以)?前的?(?:最后一?个?|第?一个)(?:${WORKDAY})`, ([words]) => workday(undefined, 'before', words)),
  rule('假长放结之以过后', `(?:假期|长假|放假|假日)?(?:结束)?(?:之|以|过)?后的?(第${N}|一)天`, ([, n = '']) => beside(n, 1)),
  rule('假长放之以前', `(?:假期|长假|放假)?(?:之|以)?前的?(一)天`, ([, n = '']) => beside(n, -1)),
];

function beside(written: string, sign: 1 | -1): readonly Piece[] | undefined {
  const days = numberOf(written.replace('第', ''));
  return days === undefined || days === 0 ? undefined : [within({ at: 'beside', days: sign * days })];
}

import type { Amount } from '../../cases/booking/booking.js';
import { ENGLISH_NUMBER_WORD, englishNumber, HAN_NUMERAL, hanNumber } from './numerals.js';
import type { Place } from './replaced.js';

/** An amount of money in text. `sure`: a currency, a magnitude or a cue says that it is money. `upTo`: the other end of a range. */
export interface Money extends Place {
  readonly value: number;
  readonly currency: Amount['currency'] | undefined;
  readonly upTo: number | undefined;
  readonly sure: boolean;
  readonly negative: boolean;
  /** A currency we don't take. */
  readonly foreign: boolean;
}

type Currency = Amount['currency'] | 'other';

// Longer names first: 美元 before 元.
const CURRENCIES: readonly (readonly [Currency, string])[] = [
  ['USD', '美元|美金|美刀|us\\$|usd|us dollars?|dollars?|bucks?'],
  ['HKD', '港元|港币|港纸|港幣|hk\\$|hkd|hong kong dollars?'],
  ['EUR', '欧元|欧罗|euros?|eur|€'],
  ['GBP', '英镑|镑|pounds?(?: sterling)?|gbp|£'],
  ['JPY', '日元|日圆|日币|円|yen|jpy'],
  ['other', '澳元|加元|新元|新币|新加坡元|台币|新台币|韩元|卢布|法郎|泰铢|sgd|aud|cad|twd|nt\\$|chf|krw|won|rub|thb'],
  ['CNY', '人民币|块钱|块|元整|圆整|元|圆|rmb|cny|yuan|renminbi|kuai|¥'],
  ['USD', '\\$'],
];
const ANY = CURRENCIES.map(([, names]) => names).join('|');
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)`;
const HAN = `[${HAN_NUMERAL}]`;
const MAGNITUDE = `(?:百万|千万|十万|万亿|百|千|万|亿|w|k|m|thousand|million|billion|mn|mil|grand)(?![a-z])`;
const FIGURE = `(?:${NUMBER}\\s*${MAGNITUDE}(?:${NUMBER}(?:千|百)?|${HAN}+)?|${NUMBER}|${HAN}+|(?:(?:half )?a |half )(?:million|billion)|${ENGLISH_NUMBER_WORD}(?:[\\s-]+(?:and[\\s-]+)?(?:a[\\s-]+)?${ENGLISH_NUMBER_WORD})*)`;
const JOINT = '\\s*(?:-|–|—|~|到|至|或者?|\\bto\\b|\\bor\\b)\\s*';
const MONEY = new RegExp(
  `(?<sign>[-−负]\\s*)?(?<before>(?:${ANY})\\s*)?(?<figure>${FIGURE})(?:${JOINT}(?:(?:${ANY})\\s*)?(?<second>${FIGURE}))?(?<after>\\s*(?:${ANY})(?![a-z]))?(?<half>半(?!小|个|天|年|点))?`,
  'g',
);
const CUE = /(?:金额|额度|贷款?|借款?|借|存款?|存|投资?|预算|汇款?|汇|转账?|买|大概|大约|约|本金|价值|\b(?:amount|loan|sum|borrow|invest|deposit|transfer|budget|worth|total)(?: is| of| about| around)*)\s*(?:是|为|[:：=])?\s*(?:大概|大约|约|差不多|about|around)?\s*$/;
const NOT_MONEY = /^\s*(?:年|月|日|号|点|时|分|秒|天|周|星期|小时|个|人|位|次|步|字|里|米|平|台|份|笔|股|岁|层|楼|家|名|公里|度|倍|期|级|后|前|%|％|:|：|[-/]\d|[a-z\d@])/;
const MAGNIFIED = /[万亿wkm]|thousand|million|billion|grand|mil/;

/** Every amount of money in normalised text, in order. */
export function findMoney(text: string): Money[] {
  return [...text.matchAll(MONEY)].flatMap((match): Money[] => {
    const { sign, before, figure = '', second, after, half } = match.groups ?? {};
    const [from, to] = [match.index, match.index + match[0].length];
    const previous = text.slice(0, from);
    // Part of something longer: a word, a number, a receipt number, a date, a phone number.
    if (/[a-z\d.@/]$|\d[-–:]$|第$/.test(previous) && (before === undefined || /[a-z]$/.test(previous))) return [];
    if (before === undefined && after === undefined && NOT_MONEY.test(text.slice(to))) return [];
    // 万一 and 万分 are words.
    if (/^[万亿]/.test(figure)) return [];
    const named = (before ?? after)?.trim();
    const currency = named === undefined ? undefined : currencyOf(named);
    const ends = second === undefined ? [amountOf(figure, half)] : rangeOf(figure, second);
    const collapsed = spread(figure);
    const [value, upTo] = collapsed ?? ends;
    if (value === undefined || Number.isNaN(value) || (second !== undefined && upTo === undefined && collapsed === undefined)) return [];
    const magnified = MAGNIFIED.test(figure) && !/^[百千万亿]+$/.test(figure);
    const plainDigits = /^\d+$/.test(figure) ? figure.length : 0;
    const cued = CUE.test(previous) && (plainDigits === 0 ? figure.length > 1 : plainDigits >= 3 && plainDigits <= 10);
    return [{
      from, to,
      value,
      upTo,
      currency: currency === 'other' ? undefined : currency,
      foreign: currency === 'other',
      negative: sign !== undefined,
      sure: currency !== undefined || magnified || cued,
    }];
  });
}

function currencyOf(named: string): Currency | undefined {
  return CURRENCIES.find(([, names]) => new RegExp(`^(?:${names})$`).test(named))?.[0];
}

/** 五六万: two neighbouring digits before one unit are a guess between two. */
function spread(figure: string): readonly [number, number] | undefined {
  const match = /^([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]+)$/.exec(figure);
  const [low, high] = match ? [hanNumber(`${match[1] ?? ''}${match[3] ?? ''}`), hanNumber(`${match[2] ?? ''}${match[3] ?? ''}`)] : [];
  return low !== undefined && high !== undefined && high > low ? [low, high] : undefined;
}

const SCALE: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12, w: 1e4, k: 1e3, m: 1e6, mn: 1e6, mil: 1e6, thousand: 1e3, grand: 1e3, million: 1e6, billion: 1e9 };

function scaleOf(figure: string): { readonly number: number; readonly scale: number; readonly rest: string } | undefined {
  const match = new RegExp(`^(${NUMBER})\\s*(${MAGNITUDE})?(.*)$`).exec(figure);
  if (match === null) return undefined;
  return { number: Number((match[1] ?? '').replaceAll(',', '')), scale: match[2] === undefined ? 1 : (SCALE[match[2]] ?? 1), rest: match[3] ?? '' };
}

function amountOf(figure: string, half?: string): number | undefined {
  const written = scaleOf(figure);
  if (written) {
    const { number, scale, rest } = written;
    // 3万5 is 35000, 3万5千 too, 3万500 is 30500.
    const tail = rest === '' ? 0 : /^\d$/.test(rest) && scale >= 100 ? Number(rest) * (scale / 10) : tailOf(rest);
    return tail === undefined ? undefined : round(number * scale + tail + (half === undefined ? 0 : scale / 2));
  }
  if (/^(?:half )?a? ?(?:million|billion)$|^half/.test(figure)) return (figure.includes('billion') ? 1e9 : 1e6) * (figure.includes('half') ? 0.5 : 1);
  const han = hanNumber(figure);
  if (han === undefined) return englishNumber(figure);
  const unit = figure.endsWith('亿') ? 1e8 : figure.endsWith('万') ? 1e4 : figure.endsWith('千') ? 1e3 : figure.endsWith('百') ? 100 : 0;
  return han + (half === undefined ? 0 : unit / 2);
}

function tailOf(rest: string): number | undefined {
  return scaleOf(rest)?.rest === '' ? amountOf(rest) : hanNumber(rest);
}

/** 30到50万: the unit of the second end counts for the first, when that has none. */
function rangeOf(figure: string, second: string): (number | undefined)[] {
  const upper = amountOf(second);
  const unit = /(?:万|亿|千|百|w|k|m|thousand|million|billion)+$/.exec(second)?.[0] ?? '';
  const bare = MAGNIFIED.test(figure) || /[千百]$/.test(figure);
  return [amountOf(bare ? figure : `${figure}${unit}`), upper];
}

/** Money has two decimals at most; 3.3 × 10000 is not 32999.999. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

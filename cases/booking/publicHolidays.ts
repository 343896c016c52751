import chineseDays from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import type { Words } from '../profile/words.js';

/** What the public calendar of mainland China says of a day. */
export interface PublicDay {
  readonly kind: 'holiday' | 'make-up' | 'ordinary';
  /** The holiday, also on its make-up working day (调休). */
  readonly name?: Words;
  /**
   * Whether the year's arrangement is published and known here. It is decided each November; without it the statutory
   * days are still right, but days off around them and make-up working days are missing.
   */
  readonly certain: boolean;
}

const holiday = (hans: string, hant: string, en: string): Words => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

const NEW_YEAR = holiday('元旦', '元旦', 'New Year’s Day');
const SPRING = holiday('春节', '春節', 'the Spring Festival');
const QINGMING = holiday('清明节', '清明節', 'Tomb-Sweeping Day');
const LABOUR = holiday('劳动节', '勞動節', 'Labour Day');
const DRAGON_BOAT = holiday('端午节', '端午節', 'the Dragon Boat Festival');
const MID_AUTUMN = holiday('中秋节', '中秋節', 'the Mid-Autumn Festival');
const NATIONAL = holiday('国庆节', '國慶節', 'National Day');
/** In the order in which a compound name (国庆节、中秋) is looked through. */
const BY_NAME: readonly (readonly [string, Words])[] = [['元旦', NEW_YEAR], ['春节', SPRING], ['清明', QINGMING], ['劳动', LABOUR], ['端午', DRAGON_BOAT], ['国庆', NATIONAL], ['中秋', MID_AUTUMN]];

const years = new Map<number, boolean>();
const days = new Map<string, PublicDay>();
const statutory = new Map<number, ReadonlyMap<string, Words>>();

/** Whether the arrangement of a year is known: without the check 2027-01-01 would pass for a working day. */
export function isYearKnown(year: number): boolean {
  let known = years.get(year);
  if (known === undefined) {
    // Not by getHolidaysInRange: it, weekdays and lunar dates follow the server's time zone (seen: New York, one day off).
    known = chineseDays.getDayDetail(`${year}-01-01`).name.includes(',');
    years.set(year, known);
  }
  return known;
}

/** Looks a day (`2026-12-02`) up. Remembered: the calendar of the years people book in is small. */
export function publicDay(day: string): PublicDay {
  const held = days.get(day);
  if (held) return held;
  const found = lookUp(day);
  if (days.size > 5000) days.clear();
  days.set(day, found);
  return found;
}

function lookUp(day: string): PublicDay {
  const date = Temporal.PlainDate.from(day);
  if (!isYearKnown(date.year)) {
    const name = statutoryDays(date.year).get(day);
    return name ? { kind: 'holiday', name, certain: false } : { kind: 'ordinary', certain: false };
  }
  const { work, name } = chineseDays.getDayDetail(day);
  // Ordinary days are named by their weekday, the others "Spring Festival,春节,4".
  const [english, chinese] = name.split(',');
  if (chinese === undefined) return { kind: 'ordinary', certain: true };
  const words = BY_NAME.find(([part]) => chinese.includes(part))?.[1] ?? holiday(chinese, chinese, english ?? chinese);
  if (!work) return { kind: 'holiday', name: words, certain: true };
  return date.dayOfWeek >= 6 ? { kind: 'make-up', name: words, certain: true } : { kind: 'ordinary', certain: true };
}

/** The days off that the regulation itself fixes (as of 2025), by date or by the lunar calendar. */
function statutoryDays(year: number): ReadonlyMap<string, Words> {
  const held = statutory.get(year);
  if (held) return held;
  const from = (date: Temporal.PlainDate, count: number, name: Words): [string, Words][] => Array.from({ length: count }, (_, index) => [date.add({ days: index }).toString(), name]);
  const fixed = (month: number, day: number, count: number, name: Words) => from(Temporal.PlainDate.from({ year, month, day }), count, name);
  const lunar = (month: number, day: number, before: number, count: number, name: Words) => from(lunarDay(year, month, day).subtract({ days: before }), count, name);
  const all = new Map([
    ...fixed(1, 1, 1, NEW_YEAR),
    ...lunar(1, 1, 1, 4, SPRING),
    ...fixed(4, qingmingOf(year), 1, QINGMING),
    ...fixed(5, 1, 2, LABOUR),
    ...lunar(5, 5, 0, 1, DRAGON_BOAT),
    ...lunar(8, 15, 0, 1, MID_AUTUMN),
    ...fixed(10, 1, 3, NATIONAL),
  ]);
  statutory.set(year, all);
  return all;
}

/** The day in April, for 2000–2099: the usual formula of the solar term. */
function qingmingOf(year: number): number {
  const short = year % 100;
  return Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
}

/** A day of the lunar calendar, from the library's tables of month lengths; leap months are passed over. From 2000 to 2099. */
function lunarDay(year: number, month: number, day: number): Temporal.PlainDate {
  const months = (of: number, before: number): number => {
    const leap = chineseDays.getYearLeapMonth(of);
    const plain = Array.from({ length: before - 1 }, (_, index) => chineseDays.monthDays(of, index + 1)).reduce((sum, days) => sum + days, 0);
    return plain + (leap.leapMonth !== undefined && leap.leapMonth < before ? leap.days : 0);
  };
  let days = day - 1 + months(year, month);
  for (let past = 2000; past < year; past += 1) days += months(past, 13);
  return Temporal.PlainDate.from('2000-02-05').add({ days });
}

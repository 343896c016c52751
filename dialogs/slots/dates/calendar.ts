import { Temporal } from 'temporal-polyfill';
import chineseDays from 'chinese-days';
import { HOLIDAYS, namedDay, type HolidayName } from './holidays.js';

/** What is known of one day. */
export interface CalendarDay {
  readonly workday: boolean;
  readonly holiday?: HolidayName | undefined;
  /** False when the year's notice is not in the data: weekends and statutory days only, without the days moved around them. */
  readonly known: boolean;
}

/** Which days are worked. */
export interface HolidayCalendar {
  day(date: Temporal.PlainDate): CalendarDay;
}

/** Days that an institution knows better, by ISO date: the notice for a year that the data lacks, or its own closing days. */
export type CalendarOverrides = Readonly<Record<string, { readonly workday: boolean; readonly holiday?: HolidayName | undefined }>>;

/** How `chinese-days` begins the names of holidays. */
const DATA_NAMES: Readonly<Record<string, HolidayName>> = {
  "New Year's Day": 'new-year',
  'Spring Festival': 'spring-festival',
  'Tomb-sweeping Day': 'qingming',
  'Labour Day': 'labour-day',
  'Dragon Boat Festival': 'dragon-boat',
  'Mid-autumn Festival': 'mid-autumn',
  'National Day': 'national-day',
};

/** Mainland China's calendar from `chinese-days`, which answers for years that it does not know; here those are `known: false`. */
export function chineseCalendar(overrides: CalendarOverrides = {}): HolidayCalendar {
  return {
    day(date) {
      const own = overrides[date.toString()];
      if (own !== undefined) return { ...own, known: true };
      if (!covers(date.year)) return { ...statutory(date), known: false };
      const { work, name } = chineseDays.getDayDetail(date.toString());
      // A worked weekend carries the holiday's name too: it makes up for it.
      return { workday: work, holiday: work ? undefined : DATA_NAMES[name.split(',')[0] ?? ''], known: true };
    },
  };
}

const covered = new Map<number, boolean>();

/** The data names New Year's Day in every year that it has; elsewhere it gives the weekday. */
function covers(year: number): boolean {
  let known = covered.get(year);
  if (known === undefined) {
    known = chineseDays.getDayDetail(`${String(year).padStart(4, '0')}-01-01`).name.includes(',');
    covered.set(year, known);
  }
  return known;
}

/** Statutory days (State Council decree 795 of 2024), counted from the festival's own day. */
const STATUTORY: readonly { readonly holiday: HolidayName; readonly from: number; readonly days: number }[] = [
  { holiday: 'new-year', from: 0, days: 1 },
  { holiday: 'spring-festival', from: -1, days: 4 },
  { holiday: 'qingming', from: 0, days: 1 },
  { holiday: 'labour-day', from: 0, days: 2 },
  { holiday: 'dragon-boat', from: 0, days: 1 },
  { holiday: 'mid-autumn', from: 0, days: 1 },
  { holiday: 'national-day', from: 0, days: 3 },
];

function statutory(date: Temporal.PlainDate): Omit<CalendarDay, 'known'> {
  for (const { holiday, from, days } of STATUTORY) {
    const day = namedDay(holiday, date.year);
    if (day === undefined) continue;
    const first = day.add({ days: from });
    if (Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, first.add({ days })) < 0) return { workday: false, holiday };
  }
  return { workday: date.dayOfWeek < 6 };
}

/** The first and last day off around a holiday's own day, as far as the calendar knows. */
export function holidayPeriod(calendar: HolidayCalendar, day: Temporal.PlainDate): { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate } {
  const { holiday } = calendar.day(day);
  const inside = (date: Temporal.PlainDate): boolean => holiday !== undefined && calendar.day(date).holiday === holiday;
  let start = day;
  let end = day;
  while (inside(start.subtract({ days: 1 }))) start = start.subtract({ days: 1 });
  while (inside(end.add({ days: 1 }))) end = end.add({ days: 1 });
  return { start, end };
}

/** The `n`th workday after `date` (before it, when negative); `date` itself does not count. Undefined when there is none within two years. */
export function workdayFrom(calendar: HolidayCalendar, date: Temporal.PlainDate, n: number): Temporal.PlainDate | undefined {
  let left = Math.abs(n);
  let day = date;
  for (let i = 0; i < 750 && left > 0; i += 1) {
    day = day.add({ days: Math.sign(n) });
    if (calendar.day(day).workday) left -= 1;
  }
  return left === 0 ? day : undefined;
}

/** A holiday's name in the reader's language. */
export function showHoliday(name: HolidayName, locale: 'zh-Hans' | 'zh-Hant' | 'en'): string {
  return HOLIDAYS[name].shown[locale];
}

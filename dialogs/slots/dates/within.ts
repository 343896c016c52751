import { Temporal } from 'temporal-polyfill';
import { holidayPeriod, workdayFrom } from './calendar.js';
import type { DayAt, DaySense } from './day.js';
import { frameSpan, fromToday, monthOf, weekOf, yearOf, type Frames } from './frame.js';
import { fromLunar, namedDay, type NamedDay } from './holidays.js';
import type { Within } from './pieces.js';

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);
const noSuchDay: DaySense = { kind: 'invalid', why: 'no-such-day' };
const unclear: DaySense = { kind: 'invalid', why: 'unclear' };

/** The day that words name inside a frame; without one, the next that fits. */
export function resolveWithin(within: Within, frames: Frames, at: DayAt): DaySense {
  switch (within.at) {
    case 'monthday':
      return monthday(within.day, frames, at);
    case 'weekday':
      return weekday(within, frames, at);
    case 'weekend': {
      const monday = weekOf(frames.week ?? { unit: 'week', by: 0 }, at.today);
      return { kind: 'span', ...fromToday(monday.add({ days: 5 }), monday.add({ days: 6 }), at.today) };
    }
    case 'end':
      return lastDay(within.of === 'year' || (frames.month === undefined && frames.year !== undefined), frames, at);
    case 'third':
      return third(within.third, within.of === 'year' || (frames.month === undefined && frames.year !== undefined), frames, at);
    case 'nth-weekday':
      return nthWeekday(within.n, within.weekday, frames, at);
    case 'workday': {
      const span = frameSpan(frames, at);
      // Counted from the frame's own first day, though it may have passed.
      if ('why' in span) return unclear;
      const first = span.whole ?? span.start;
      const date = within.n > 0 ? workdayFrom(at.calendar, first.subtract({ days: 1 }), within.n) : workdayFrom(at.calendar, span.end.add({ days: 1 }), within.n);
      return date === undefined || compare(date, span.end) > 0 || compare(date, first) < 0 ? noSuchDay : { kind: 'one', date };
    }
    case 'beside':
      return unclear;
    case 'named':
      return named(within.name, within.whole, frames, at);
    case 'next-holiday':
      return nextHoliday(at);
    case 'lunar':
      return lunar(within, frames, at);
  }
}

function monthday(day: number, frames: Frames, at: DayAt): DaySense {
  if (day < 1 || day > 31) return noSuchDay;
  const { month, year } = frames;
  if (month === undefined) {
    if (year !== undefined) return unclear;
    return nextMonthday(day, at.anchor ?? at.today);
  }
  if (year !== undefined || 'by' in month) {
    const found = monthOf(frames, at);
    if (found === undefined || found === 'no-such-month' || day > found.daysInMonth) return noSuchDay;
    return { kind: 'one', date: found.toPlainDate({ day }) };
  }
  if (month.month < 1 || month.month > 12) return noSuchDay;
  return nearest(month.month, day, at);
}

/** The first such day from `from` on; a month that lacks it is passed over. */
function nextMonthday(day: number, from: Temporal.PlainDate): DaySense {
  for (let months = 0; months <= 2; months += 1) {
    const month = from.toPlainYearMonth().add({ months });
    if (day > month.daysInMonth) continue;
    const date = month.toPlainDate({ day });
    if (compare(date, from) >= 0) return { kind: 'one', date };
  }
  return noSuchDay;
}

/** A month and day without a year: the nearest, so that last week's is past and January's, in November, is next year's. After a range's start: the first from there. */
function nearest(month: number, day: number, at: DayAt): DaySense {
  const from = at.anchor ?? at.today;
  const dates: Temporal.PlainDate[] = [];
  for (const year of at.anchor === undefined ? [from.year - 1, from.year, from.year + 1] : [from.year, from.year + 1]) {
    if (day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth) dates.push(Temporal.PlainDate.from({ year, month, day }));
  }
  const ahead = dates.find((date) => compare(date, from) >= 0);
  if (at.anchor !== undefined) return ahead === undefined ? noSuchDay : { kind: 'one', date: ahead };
  const behind = dates.findLast((date) => compare(date, from) < 0);
  const distance = (date: Temporal.PlainDate): number => Math.abs(from.until(date).days);
  const date = ahead !== undefined && (behind === undefined || distance(ahead) <= distance(behind)) ? ahead : behind;
  return date === undefined ? noSuchDay : { kind: 'one', date };
}

function weekday(within: Extract<Within, { at: 'weekday' }>, frames: Frames, at: DayAt): DaySense {
  if (frames.month !== undefined || frames.year !== undefined) return unclear;
  if (frames.week !== undefined) {
    const date = weekOf(frames.week, at.today).add({ days: within.weekday - 1 });
    const sooner = date.subtract({ weeks: 1 });
    // English speakers differ about `next Friday` while this week's still lies ahead.
    const or = within.or === 'this-week' && compare(sooner, at.today) > 0 ? [sooner] : undefined;
    return { kind: 'one', date, or };
  }
  const from = at.anchor ?? at.today;
  const date = from.add({ days: (within.weekday - from.dayOfWeek + 7) % 7, weeks: within.weeks ?? 0 });
  const next = date.add({ weeks: 1 });
  return date.equals(at.today) && at.anchor === undefined ? { kind: 'one', date, or: [next], again: next } : { kind: 'one', date };
}

function lastDay(ofYear: boolean, frames: Frames, at: DayAt): DaySense {
  if (ofYear) return { kind: 'one', date: Temporal.PlainDate.from({ year: frames.year === undefined ? at.today.year : yearOf(frames.year, at.today), month: 12, day: 31 }) };
  const month = monthOf({ month: { unit: 'month', by: 0 }, ...frames }, at);
  return month === undefined || month === 'no-such-month' ? noSuchDay : { kind: 'one', date: month.toPlainDate({ day: month.daysInMonth }) };
}

function third(which: 1 | 2 | 3, ofYear: boolean, frames: Frames, at: DayAt): DaySense {
  if (ofYear) {
    const year = frames.year ?? { unit: 'year', by: at.today.month > 1 ? 1 : 0 };
    if (which !== 1) return unclear;
    const span = frameSpan({ year, month: { unit: 'month', month: 1 } }, at);
    return 'why' in span ? unclear : { kind: 'span', ...span };
  }
  let month = monthOf({ month: { unit: 'month', by: 0 }, ...frames }, at);
  if (month === undefined || month === 'no-such-month') return noSuchDay;
  // 月初 said late in a month is the next one's.
  if (frames.month === undefined && which < 3 && at.today.day > which * 10) month = month.add({ months: 1 });
  const start = month.toPlainDate({ day: which * 10 - 9 });
  return { kind: 'span', ...fromToday(start, which === 3 ? month.toPlainDate({ day: month.daysInMonth }) : start.add({ days: 9 }), at.today) };
}

function nthWeekday(n: number, weekdayNumber: number, frames: Frames, at: DayAt): DaySense {
  if (n < -1 || n === 0 || n > 5) return noSuchDay;
  const month = monthOf({ month: { unit: 'month', by: 0 }, ...frames }, at);
  if (month === undefined || month === 'no-such-month') return noSuchDay;
  const first = month.toPlainDate({ day: 1 });
  const one = first.add({ days: (weekdayNumber - first.dayOfWeek + 7) % 7 });
  let date = one.add({ weeks: n === -1 ? 4 : n - 1 });
  if (n === -1 && date.month !== month.month) date = date.subtract({ weeks: 1 });
  return date.month === month.month ? { kind: 'one', date } : noSuchDay;
}

/** A holiday that was over within the last month is that one, not next year's. */
const JUST_OVER = 30;

function named(name: NamedDay, whole: boolean, frames: Frames, at: DayAt): DaySense {
  const from = at.anchor ?? at.today;
  let date: Temporal.PlainDate | undefined;
  if (frames.year !== undefined) date = namedDay(name, yearOf(frames.year, at.today));
  else {
    for (const year of [from.year - 1, from.year, from.year + 1]) {
      const day = namedDay(name, year);
      if (day === undefined) continue;
      date = day;
      if (compare(day, from) >= 0 || (at.anchor === undefined && day.until(from).days <= JUST_OVER)) break;
    }
  }
  if (date === undefined) return noSuchDay;
  if (!whole) return { kind: 'one', date };
  const period = holidayPeriod(at.calendar, date);
  return { kind: 'span', ...fromToday(period.start, period.end, at.today) };
}

function nextHoliday(at: DayAt): DaySense {
  for (let days = 0; days < 400; days += 1) {
    const date = at.today.add({ days });
    if (at.calendar.day(date).holiday !== undefined) return { kind: 'one', date };
  }
  return unclear;
}

function lunar(within: Extract<Within, { at: 'lunar' }>, frames: Frames, at: DayAt): DaySense {
  const { month, day, sure } = within;
  const years = frames.year === undefined ? [at.today.year - 1, at.today.year, at.today.year + 1] : [yearOf(frames.year, at.today)];
  const dates = years.flatMap((year) => fromLunar(year, month, day) ?? []);
  const date = frames.year === undefined ? dates.find((one) => compare(one, at.today) >= 0) : dates[0];
  if (date === undefined) return noSuchDay;
  if (sure) return { kind: 'one', date };
  const gregorian = monthday(day, { ...frames, month: { unit: 'month', month } }, at);
  return gregorian.kind === 'one' ? { kind: 'either', dates: [gregorian.date, date], why: 'lunar' } : { kind: 'one', date };
}

import { Temporal } from 'temporal-polyfill';
import type { DayAt } from './day.js';
import type { Frame } from './pieces.js';
import type { InvalidWhy } from './reading.js';

/** At most one frame of each size. */
export type Frames = { readonly [U in Frame['unit']]?: Extract<Frame, { unit: U }> };

/** Days from `start` to `end`, both included. `whole`: where it began, when it began before today. */
export interface Span {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  readonly whole?: Temporal.PlainDate | undefined;
}

/** The year that a year frame means. */
export function yearOf(frame: Extract<Frame, { unit: 'year' }>, today: Temporal.PlainDate): number {
  return 'year' in frame ? frame.year : today.year + frame.by;
}

/** The month that frames mean, or undefined when they say none; a month without a year is the next such month, this one included. */
export function monthOf(frames: Frames, at: DayAt): Temporal.PlainYearMonth | 'no-such-month' | undefined {
  const { month, year } = frames;
  if (month === undefined) return undefined;
  const from = at.anchor ?? at.today;
  if ('by' in month) {
    const moved = at.today.toPlainYearMonth().add({ months: month.by });
    return year === undefined ? moved : moved.with({ year: yearOf(year, at.today) });
  }
  if (month.month < 1 || month.month > 12) return 'no-such-month';
  if (year !== undefined) return Temporal.PlainYearMonth.from({ year: yearOf(year, at.today), month: month.month });
  return Temporal.PlainYearMonth.from({ year: from.year + (month.month < from.month ? 1 : 0), month: month.month });
}

/** Monday of the ISO week that a week frame means. */
export function weekOf(frame: Extract<Frame, { unit: 'week' }>, today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: 1 - today.dayOfWeek + 7 * frame.by });
}

/** All days of the innermost frame; what has begun starts today. */
export function frameSpan(frames: Frames, at: DayAt): Span | { readonly why: InvalidWhy } {
  if (frames.week !== undefined) {
    const monday = weekOf(frames.week, at.today);
    return fromToday(monday, monday.add({ days: 6 }), at.today);
  }
  const month = monthOf(frames, at);
  if (month === 'no-such-month') return { why: 'no-such-day' };
  if (month !== undefined) return fromToday(month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth }), at.today);
  if (frames.year === undefined) return { why: 'unclear' };
  const year = yearOf(frames.year, at.today);
  return fromToday(Temporal.PlainDate.from({ year, month: 1, day: 1 }), Temporal.PlainDate.from({ year, month: 12, day: 31 }), at.today);
}

/** A span without its days before today; one that is wholly over stays as it is. */
export function fromToday(start: Temporal.PlainDate, end: Temporal.PlainDate, today: Temporal.PlainDate): Span {
  const begun = Temporal.PlainDate.compare(start, today) < 0 && Temporal.PlainDate.compare(end, today) >= 0;
  return begun ? { start: today, end, whole: start } : { start, end };
}

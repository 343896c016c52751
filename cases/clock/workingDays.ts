import { Temporal } from 'temporal-polyfill';
import { weekdayOf } from '../booking/calendar.js';
import { publicDay } from '../booking/publicHolidays.js';
import { addDays } from '../booking/wallClock.js';
import type { Counting } from '../profile/deadlines.js';
import type { Profile } from '../profile/profile.js';

/** The parts of a profile that say what day it is there and who works on it. */
export type WorkingCalendar = Pick<Profile, 'holidays' | 'timeZone'>;

/** A day reached by counting. `certain` is false when a day was passed whose year's holidays are not yet published. */
export interface CountedDay {
  /** `2026-12-02` */
  readonly day: string;
  readonly certain: boolean;
}

/**
 * Whether the institution works on a day (`2026-12-02`). The profile's own days come first, then the public calendar with
 * its make-up working days (调休), then Monday to Friday: a branch that opens on Saturdays makes no working day.
 */
export function isWorkingDay({ holidays }: Pick<Profile, 'holidays'>, day: string): { readonly working: boolean; readonly certain: boolean } {
  if (holidays.closed.some((each) => each.day === day)) return { working: false, certain: true };
  if (holidays.openExtra.some((each) => each.day === day)) return { working: true, certain: true };
  const { kind, certain } = publicDay(day);
  if (kind !== 'ordinary') return { working: kind === 'make-up', certain };
  const weekday = weekdayOf(day);
  return { working: weekday !== 'saturday' && weekday !== 'sunday', certain };
}

/** The `count`th working day after a day, which itself is not counted; before it, for a negative count. 0 is the day itself. */
export function addWorkingDays(calendar: Pick<Profile, 'holidays'>, from: string, count: number): CountedDay {
  const step = Math.sign(count);
  let [day, certain] = [from, true];
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    const found = isWorkingDay(calendar, day);
    certain &&= found.certain;
    if (found.working) left -= 1;
  }
  return { day, certain };
}

/** How many working days lie after `from`, up to and including `to`; negative, the other way round, when `to` is earlier. */
export function workingDaysBetween(calendar: Pick<Profile, 'holidays'>, from: string, to: string): { readonly count: number; readonly certain: boolean } {
  if (to < from) {
    const { count, certain } = workingDaysBetween(calendar, to, from);
    return { count: count === 0 ? 0 : -count, certain };
  }
  let [count, certain] = [0, true];
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    const found = isWorkingDay(calendar, day);
    certain &&= found.certain;
    if (found.working) count += 1;
  }
  return { count, certain };
}

/** The `count`th day after a day, counted either way. Calendar days are always certain. */
export function addCounted(calendar: Pick<Profile, 'holidays'>, from: string, count: number, counting: Counting): CountedDay {
  return counting === 'working' ? addWorkingDays(calendar, from, count) : { day: addDays(from, count), certain: true };
}

/** The day of an instant on the institution's clock. */
export function dayAt({ timeZone }: Pick<Profile, 'timeZone'>, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * The last millisecond of a day on the institution's clock, ISO in UTC. Not the midnight after it (24:00), which every
 * clock would show as the next day.
 */
export function endOfDay({ timeZone }: Pick<Profile, 'timeZone'>, day: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
  return new Date(next.epochMilliseconds - 1).toISOString();
}

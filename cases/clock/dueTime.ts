import { Temporal } from 'temporal-polyfill';
import type { Before, Counting, DeadlinePolicy, Length } from '../profile/deadlines.js';
import { addCounted, dayAt, endOfDay, type WorkingCalendar } from './workingDays.js';

/** Days that an extension adds. */
export interface Added {
  readonly days: number;
  readonly counting: Counting;
}

/** A moment that was computed, ISO in UTC. `certain` is false when it rests on holidays that are not yet published. */
export interface DueTime {
  readonly at: string;
  readonly certain: boolean;
}

/** An instant in the one form in which instants are stored, so that they compare as text: UTC with milliseconds. */
export function utc(instant: string): string {
  return new Date(Temporal.Instant.from(instant).epochMilliseconds).toISOString();
}

/** The instant `hours` later (or earlier), by elapsed time. */
export function plusHours(instant: string, hours: number): string {
  return new Date(Temporal.Instant.from(instant).epochMilliseconds + hours * 3_600_000).toISOString();
}

/** The same time of day `days` calendar days later (or earlier) on the institution's clock. */
export function plusDays(instant: string, days: number, timeZone: string): string {
  return new Date(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).add({ days }).epochMilliseconds).toISOString();
}

/**
 * When a length of time that began at `from` ends, extensions included. Hours elapse, holidays or not. Days are counted
 * from the day after, and the last of them counts to its end (民法典 201, 203); a calendar deadline that falls on a holiday
 * is not moved, since that would only lengthen the customer's wait. An extension begins where the time before it ends.
 */
export function dueTime(calendar: WorkingCalendar, length: Length, from: string, added: readonly Added[] = []): DueTime {
  const begin: DueTime = 'hours' in length ? { at: plusHours(from, length.hours), certain: true } : later(calendar, { at: from, certain: true }, length);
  return added.reduce((due, each) => later(calendar, due, each), begin);
}

function later(calendar: WorkingCalendar, { at, certain }: DueTime, { days, counting }: Added): DueTime {
  const counted = addCounted(calendar, dayAt(calendar, at), days, counting);
  return { at: endOfDay(calendar, counted.day), certain: certain && counted.certain };
}

/** When to remind of a deadline: what is still ahead at `now`, soonest first. */
export function remindersOf(policy: DeadlinePolicy, dueAt: string, now: string, timeZone: string): string[] {
  const times = policy.remindBefore.map((before: Before) => ('hours' in before ? plusHours(dueAt, -before.hours) : plusDays(dueAt, -before.days, timeZone)));
  return [...new Set(times)].filter((at) => at > now).sort();
}

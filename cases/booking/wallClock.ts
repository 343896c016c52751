import { Temporal } from 'temporal-polyfill';
import { CELL_MINUTES } from './booking.js';

/** The day of a wall-clock time: `2026-12-02T15:00` → `2026-12-02`. */
export function dayOf(start: string): string {
  return start.slice(0, 10);
}

/** The minute of its day, since midnight. */
export function minuteOf(start: string): number {
  return Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
}

/** A wall-clock time as it is stored: minutes, no seconds, no offset. */
export function wallClock(day: string, minute: number): string {
  return `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A Temporal time as a stored wall clock; seconds are dropped. */
export function toWallClock(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
}

/** The day `count` days later (or earlier). */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The cells an appointment occupies, by their starts; it never crosses midnight. */
export function cellsOf(start: string, duration: number): string[] {
  const [day, from] = [dayOf(start), minuteOf(start)];
  return Array.from({ length: Math.ceil(duration / CELL_MINUTES) }, (_, index) => wallClock(day, from + index * CELL_MINUTES));
}

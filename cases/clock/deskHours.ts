import { Temporal } from 'temporal-polyfill';
import { branchDay } from '../booking/calendar.js';
import { addDays } from '../booking/wallClock.js';
import type { Profile } from '../profile/profile.js';
import { utc } from './dueTime.js';

/** The parts of a profile that say when agents are at the desk. */
export type DeskCalendar = Pick<Profile, 'holidays' | 'timeZone' | 'people'>;

/**
 * Whether agents are at the desk. Instants are ISO in UTC. `certain` is false where it rests on holidays that are not yet
 * published.
 */
export type DeskAt =
  | { readonly open: true; readonly closesAt: string; readonly certain: boolean }
  | { readonly open: false; readonly opensAt: string; readonly certain: boolean };

/** A span in which the desk is open, ISO in UTC; `to` exclusive. */
export interface DeskSpan {
  readonly from: string;
  readonly to: string;
  readonly certain: boolean;
}

/** Nobody is away for longer: the longest holidays are nine days. */
const DAYS_SEARCHED = 60;

/** The desk at an instant: open until when, or closed until when, holidays and make-up working days (调休) counted. */
export function deskAt(calendar: DeskCalendar, instant: string): DeskAt {
  const now = utc(instant);
  const [next] = deskSpans(calendar, now);
  // A desk that never opens is refused with the profile; a holiday of two months is somebody's mistake, and tomorrow is as good a guess as any.
  if (next === undefined) return { open: false, opensAt: plus(now, 24 * 3_600), certain: false };
  const { from, to, certain } = next;
  return from <= now ? { open: true, closesAt: to, certain } : { open: false, opensAt: from, certain };
}

/** The instant at which so much time of the desk's hours has passed since `from`: four hours from Friday 17:00 may be Monday noon. */
export function addDeskSeconds(calendar: DeskCalendar, from: string, seconds: number): string {
  const begin = utc(from);
  let left = seconds;
  for (const span of deskSpans(calendar, begin)) {
    const start = span.from > begin ? span.from : begin;
    const there = (Date.parse(span.to) - Date.parse(start)) / 1_000;
    if (left <= there) return plus(start, left);
    left -= there;
  }
  return plus(begin, DAYS_SEARCHED * 24 * 3_600);
}

/** The spans in which the desk is open and that end after an instant, soonest first, for the weeks ahead. */
export function* deskSpans(calendar: DeskCalendar, instant: string): Generator<DeskSpan> {
  const now = utc(instant);
  const { timeZone, people } = calendar;
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  for (let offset = 0; offset < DAYS_SEARCHED; offset += 1) {
    const date = addDays(today, offset);
    const day = branchDay(calendar, people, date);
    if (!day.open) continue;
    for (const { from, to } of day.spans) {
      const span = { from: instantAt(date, from, timeZone), to: instantAt(date, to, timeZone), certain: day.certain };
      if (span.to > now) yield span;
    }
  }
}

/** The institution's clock at a minute of a day, also where a day has 23 or 25 hours. */
function instantAt(date: string, minute: number, timeZone: string): string {
  const day = minute === 24 * 60 ? addDays(date, 1) : date;
  const time = Temporal.PlainTime.from({ hour: Math.floor((minute % 1_440) / 60), minute: minute % 60 });
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds).toISOString();
}

function plus(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1_000).toISOString();
}

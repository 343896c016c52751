import type { Branch } from '../profile/branch.js';
import { WEEKDAYS, type Hours, type Span, type Weekday } from '../profile/hours.js';
import type { Profile } from '../profile/profile.js';
import type { Words } from '../profile/words.js';
import { publicDay } from './publicHolidays.js';
import { dayOf, minuteOf } from './wallClock.js';

/** Why a branch is closed on a day. `closed-day`: a working day on which this branch never opens. */
export type ClosedDay = 'holiday' | 'weekend' | 'closed-day';

/** A branch's day: its spans, or why it has none. `certain` is false for years whose holidays are not yet published. */
export type BranchDay =
  | { readonly open: true; readonly spans: readonly Span[]; readonly hoursOf: Weekday; readonly certain: boolean }
  | { readonly open: false; readonly reason: ClosedDay; readonly holiday?: Words; readonly certain: boolean };

/** Whether a branch is open for a length of time; `break`: between two spans of the day; `ends-late`: it closes before the end. */
export type OpenAt =
  | { readonly open: true; readonly certain: boolean }
  | { readonly open: false; readonly reason: ClosedDay | 'outside-hours' | 'break' | 'ends-late'; readonly holiday?: Words; readonly spans: readonly Span[]; readonly certain: boolean };

/** The weekday of a day, `2026-12-02`. */
export function weekdayOf(day: string): Weekday {
  // Plain arithmetic: this is asked for every day of a search.
  const sundayFirst = new Date(`${day}T00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'monday';
}

/** The hours on a day of a branch, or of whatever else has hours. The profile's own days come first, then the public calendar, then the week. */
export function branchDay(profile: Pick<Profile, 'holidays'>, branch: Pick<Branch, 'hours'>, day: string): BranchDay {
  const closed = profile.holidays.closed.find((each) => each.day === day);
  if (closed) return { open: false, reason: 'holiday', holiday: closed.name, certain: true };
  const extra = profile.holidays.openExtra.find((each) => each.day === day);
  if (extra) return week(branch.hours, extra.hoursOf, true);
  const known = publicDay(day);
  if (known.kind === 'holiday') return { open: false, reason: 'holiday', ...(known.name && { holiday: known.name }), certain: known.certain };
  return week(branch.hours, known.kind === 'make-up' ? 'monday' : weekdayOf(day), known.certain);
}

function week(hours: Hours, weekday: Weekday, certain: boolean): BranchDay {
  const spans = hours[weekday];
  if (spans.length > 0) return { open: true, spans, hoursOf: weekday, certain };
  return { open: false, reason: weekday === 'saturday' || weekday === 'sunday' ? 'weekend' : 'closed-day', certain };
}

/** Whether a branch is open from `start` (`2026-12-02T15:00`) for `minutes`, without a break. */
export function openAt(profile: Profile, branch: Branch, start: string, minutes: number): OpenAt {
  const day = branchDay(profile, branch, dayOf(start));
  if (!day.open) return { ...day, spans: [] };
  const from = minuteOf(start);
  const { spans, certain } = day;
  const inside = spans.find((span) => span.from <= from && from < span.to);
  if (inside && from + minutes <= inside.to) return { open: true, certain };
  if (inside) return { open: false, reason: 'ends-late', spans, certain };
  const between = spans.some((span) => span.to <= from) && spans.some((span) => from < span.from);
  return { open: false, reason: between ? 'break' : 'outside-hours', spans, certain };
}

/** Spans as people read them: 09:00–12:00, 13:00–17:00. */
export function showSpans(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
}

/** Minutes since midnight as `09:05`. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

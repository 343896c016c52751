import type { Temporal } from 'temporal-polyfill';
import type { Adviser } from '../profile/adviser.js';
import type { Branch } from '../profile/branch.js';
import { advisersFor, branchOf, serviceOf, type Profile } from '../profile/profile.js';
import type { Service } from '../profile/service.js';
import type { Words } from '../profile/words.js';
import { CELL_MINUTES, type OccupiedCell } from './booking.js';
import { branchDay, openAt, showSpans } from './calendar.js';
import { Occupancy, rankAdvisers, type BookingRequest } from './matchAdviser.js';
import { nearestFree } from './nearest.js';
import { addDays, dayOf, minuteOf, toWallClock, wallClock } from './wallClock.js';

/** A free start, and who could take it, best first. */
export interface FreeTime {
  readonly start: string;
  readonly advisers: readonly string[];
}

/**
 * Why a time can't be had. `closed-holiday`: `holiday` names it. `closed-weekend`, `closed-day`: the branch does not open
 * that day. `closed-hours`: outside the hours; `closed-break`: in the lunch break; `ends-late`: the branch closes before the
 * service would be over; for these `hours` tells the day's. `not-offered`: nobody at this branch offers the service.
 */
export const TIME_PROBLEMS = ['not-offered', 'past', 'too-soon', 'too-far', 'closed-holiday', 'closed-weekend', 'closed-day', 'closed-hours', 'closed-break', 'ends-late', 'not-on-the-cell', 'taken'] as const;
/** One of {@link TIME_PROBLEMS}. */
export type TimeProblem = (typeof TIME_PROBLEMS)[number];

/** Whether a time can be had, and if not, up to three that can, in order; around the wish, in the future. */
export type TimeCheck =
  | {
      readonly ok: true;
      /** Id of the adviser it would go to. */
      readonly adviser: string;
      /** False when the holidays of that year are not yet published: the date may turn out to be a day off. */
      readonly certain: boolean;
    }
  | { readonly ok: false; readonly reason: TimeProblem; readonly nearest: readonly string[]; readonly holiday?: Words; readonly hours?: string };

/** What has to be known of the store before times are checked: whose cells, and from when to when (`to` exclusive). */
export function cellsNeeded(profile: Profile, request: BookingRequest, now: Temporal.PlainDateTime): { readonly advisers: string[]; readonly from: string; readonly to: string } {
  return {
    advisers: advisersFor(profile, request).map((adviser) => adviser.id),
    from: wallClock(toWallClock(now).slice(0, 10), 0),
    to: wallClock(addDays(dayOf(toWallClock(now)), profile.booking.horizonDays + 1), 0),
  };
}

/** The first and last moment one can book, both inclusive, on the wall clock. */
export function bookable(profile: Profile, now: Temporal.PlainDateTime): { readonly from: string; readonly to: string } {
  // Seconds round up: at 10:00:30 with an hour's lead 11:00 is too soon.
  const from = now.add({ minutes: profile.booking.leadMinutes, seconds: 59 });
  return { from: toWallClock(from), to: wallClock(addDays(dayOf(toWallClock(now)), profile.booking.horizonDays), 23 * 60 + 59) };
}

/** The free starts of one day, in order, within what can be booked now. */
export function freeOnDay(
  profile: Profile,
  request: BookingRequest,
  day: string,
  occupancy: Occupancy,
  limits: { readonly from: string; readonly to: string },
  able: readonly Adviser[] = advisersFor(profile, request),
): FreeTime[] {
  const [branch, service] = [branchOf(profile, request.branch), serviceOf(profile, request.service)];
  if (branch === undefined || service === undefined) return [];
  return startsOf(profile, branch, service, day)
    .filter((start) => limits.from <= start && start <= limits.to)
    .map((start) => ({ start, advisers: rankAdvisers(profile, request, start, occupancy, able).map((adviser) => adviser.id) }))
    .filter((free) => free.advisers.length > 0);
}

/** Starts that lie on the grid and inside the hours, taken or not. */
function startsOf(profile: Profile, branch: Branch, service: Service, day: string): string[] {
  const hours = branchDay(profile, branch, day);
  if (!hours.open) return [];
  return hours.spans.flatMap((span) => {
    const starts: string[] = [];
    for (let minute = Math.ceil(span.from / CELL_MINUTES) * CELL_MINUTES; minute + service.duration <= span.to; minute += CELL_MINUTES) starts.push(wallClock(day, minute));
    return starts;
  });
}

/** Free starts from now on, in order, at most `limit`; `from` (a day) begins later than today. */
export function freeTimes(
  profile: Profile,
  request: BookingRequest,
  occupied: readonly OccupiedCell[],
  now: Temporal.PlainDateTime,
  { from, days = profile.booking.horizonDays + 1, limit = Infinity }: { readonly from?: string; readonly days?: number; readonly limit?: number } = {},
): FreeTime[] {
  const occupancy = new Occupancy(occupied);
  const limits = bookable(profile, now);
  const able = advisersFor(profile, request);
  const free: FreeTime[] = [];
  let day = from ?? dayOf(limits.from);
  for (let count = 0; count < days && day <= dayOf(limits.to) && free.length < limit; count += 1) {
    free.push(...freeOnDay(profile, request, day, occupancy, limits, able));
    day = addDays(day, 1);
  }
  return free.slice(0, limit);
}

/** Checks a wished start (`2026-12-02T15:00`), and finds others when it can't be had. Pure; about a millisecond. */
export function checkTime(profile: Profile, request: BookingRequest, start: string, occupied: readonly OccupiedCell[], now: Temporal.PlainDateTime): TimeCheck {
  const [branch, service] = [branchOf(profile, request.branch), serviceOf(profile, request.service)];
  const able = advisersFor(profile, request);
  if (branch === undefined || service === undefined || able.length === 0) return { ok: false, reason: 'not-offered', nearest: [] };
  const occupancy = new Occupancy(occupied);
  const limits = bookable(profile, now);
  const no = (reason: TimeProblem, more: { readonly holiday?: Words; readonly hours?: string } = {}): TimeCheck => ({
    ok: false,
    reason,
    nearest: nearestFree(start, limits, (day) => freeOnDay(profile, request, day, occupancy, limits, able).map((free) => free.start)),
    ...more,
  });
  if (start < toWallClock(now)) return no('past');
  if (start > limits.to) return no('too-far');
  const open = openAt(profile, branch, start, service.duration);
  if (!open.open) {
    const hours = open.spans.length > 0 ? { hours: showSpans(open.spans) } : {};
    return no(CLOSED[open.reason], { ...hours, ...(open.holiday && { holiday: open.holiday }) });
  }
  if (start < limits.from) return no('too-soon');
  if (minuteOf(start) % CELL_MINUTES !== 0) return no('not-on-the-cell');
  const [adviser] = rankAdvisers(profile, request, start, occupancy, able);
  return adviser ? { ok: true, adviser: adviser.id, certain: open.certain } : no('taken');
}

const CLOSED = {
  holiday: 'closed-holiday',
  weekend: 'closed-weekend',
  'closed-day': 'closed-day',
  'outside-hours': 'closed-hours',
  break: 'closed-break',
  'ends-late': 'ends-late',
} as const;

import { Temporal } from 'temporal-polyfill';
import { deskSpans } from '../../cases/clock/deskHours.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { Moment } from '../form/slot.js';
import { instantOf } from '../newCase.js';
import { whenValue, wallOf } from '../slots/when.js';
import { partialOf } from '../slots/whenContext.js';

/** A call is agreed so long before it at least, in minutes: somebody has to see it. */
export const CALL_LEAD_MINUTES = 10;
/** How far ahead a call can be agreed, in days. */
export const CALL_HORIZON_DAYS = 14;
/** So many times are offered a day, on so many days. */
const A_DAY = 3;
const DAYS = 2;

/** Half-hours of the desk at which a call can still be agreed, as values of the form's `when`; of one day where one is named. */
export function timesOffered(profile: Profile, at: Moment, partial?: Json): string[] {
  const date = partialOf(partial)?.date;
  const byDay = new Map<string, string[]>();
  for (const value of halfHours(profile, at)) {
    const day = value.slice(0, 10);
    if (date !== undefined && day !== date) continue;
    byDay.set(day, [...(byDay.get(day) ?? []), value]);
    if (byDay.size > (date === undefined ? DAYS : 1)) break;
  }
  return [...byDay.values()].slice(0, date === undefined ? DAYS : 1).flatMap((day) => spread(day, date === undefined ? A_DAY : A_DAY * DAYS));
}

/** The times nearest to one that can't be had, in the order of the clock. */
export function timesNear(profile: Profile, at: Moment, wanted: string): string[] {
  const target = wallOf(wanted);
  const minutes = (value: string): number => Math.abs(target.until(wallOf(value)).total({ unit: 'minutes' }));
  return [...halfHours(profile, at)].sort((one, other) => minutes(one) - minutes(other)).slice(0, A_DAY).sort();
}

function* halfHours(profile: Profile, at: Moment): Generator<string> {
  const first = at.now.add({ minutes: CALL_LEAD_MINUTES });
  const last = at.now.add({ days: CALL_HORIZON_DAYS });
  for (const { from, to } of deskSpans(profile, instantOf(at))) {
    const wall = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(profile.timeZone);
    const [begin, end] = [wall(from), wall(to)];
    if (Temporal.PlainDateTime.compare(begin.toPlainDateTime(), last) > 0) return;
    for (let time = begin.round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'ceil' }); Temporal.ZonedDateTime.compare(time, end) < 0; time = time.add({ minutes: 30 })) {
      const plain = time.toPlainDateTime();
      if (Temporal.PlainDateTime.compare(plain, first) >= 0 && Temporal.PlainDateTime.compare(plain, last) <= 0) yield whenValue(plain, time.offset);
    }
  }
}

function spread(values: readonly string[], count: number): string[] {
  return values.length <= count ? [...values] : Array.from({ length: count }, (_, index) => values[Math.floor((index * values.length) / count)] ?? '').filter((value) => value !== '');
}

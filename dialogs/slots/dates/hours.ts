import { Temporal } from 'temporal-polyfill';
import type { Clock, PartWord } from './pieces.js';
import type { AmbiguousWhy, DayPart, InvalidWhy } from './reading.js';

/** A time on a named day, or, for the hours after an evening's midnight, on the day after it. */
export interface Hour {
  readonly time: Temporal.PlainTime;
  readonly plusDays: 0 | 1;
}

/** The times that an hour and a part of the day allow: one, two to be asked about, or none. */
export type Hours = { readonly times: readonly Hour[]; readonly why?: AmbiguousWhy } | { readonly invalid: InvalidWhy };

/** The times meant by an hour as said, with or without a part of the day. */
export function hoursOf(clock: Clock, part: PartWord | undefined): Hours {
  const { or, ...first } = clock;
  const found = hoursOfOne(first, part);
  if (or === undefined) return found;
  const others = hoursOfOne({ ...first, hour: or }, part);
  if ('invalid' in found) return others;
  return 'invalid' in others ? found : { times: [...found.times, ...others.times], why: 'several' };
}

function hoursOfOne(clock: Clock, part: PartWord | undefined): Hours {
  const { hour, minute, half } = clock;
  const at = (h: number): Hour => ({ time: Temporal.PlainTime.from({ hour: h % 24, minute }), plusDays: h >= 24 ? 1 : 0 });
  if (half === 'am') return { times: [at(hour === 12 ? 0 : hour)] };
  if (half === 'pm') return { times: [at(hour < 12 ? hour + 12 : hour)] };
  if (part !== undefined) {
    const fits = inPart(hour, part);
    if (fits === undefined) return { invalid: 'half-of-day' };
    return fits.length === 1 ? { times: fits.map(at) } : { times: fits.map(at), why: 'which-night' };
  }
  if (half === 'exact') return { times: [at(hour)] };
  return { times: [at(hour % 12), at((hour % 12) + 12)], why: 'half-of-day' };
}

/** Hours of the day (24 and more: the next) that `hour` may mean in a part of the day; two after an evening's midnight (晚上一点 is written on either date). */
function inPart(hour: number, part: PartWord): readonly number[] | undefined {
  switch (part) {
    case 'early':
      return hour <= 6 ? [hour] : hour === 12 ? [0] : undefined;
    case 'morning':
      // 上午一点 is a slip for eleven or for the afternoon.
      return hour >= 4 && hour <= 12 ? [hour] : undefined;
    case 'noon':
      return hour >= 11 && hour <= 14 ? [hour] : hour === 1 || hour === 2 ? [hour + 12] : undefined;
    case 'afternoon':
      // 下午十点 is a slip for one half or the other.
      return hour >= 12 && hour < 24 ? [hour] : hour >= 1 && hour < 10 ? [hour + 12] : undefined;
    case 'dusk':
      return hour >= 4 && hour <= 8 ? [hour + 12] : hour >= 16 && hour <= 20 ? [hour] : undefined;
    case 'evening':
      if (hour >= 5 && hour < 12) return [hour + 12];
      return hour >= 17 && hour < 24 ? [hour] : hour % 12 === 0 ? [24] : hour < 5 ? [hour + 24, hour] : undefined;
    case 'night':
      if (hour >= 7 && hour < 12) return [hour + 12];
      return hour >= 19 && hour < 24 ? [hour] : hour % 12 === 0 ? [24, 0] : hour < 7 ? [hour + 24, hour] : undefined;
  }
}

const PART_OF: Readonly<Record<PartWord, DayPart>> = { early: 'early', morning: 'morning', noon: 'noon', afternoon: 'afternoon', dusk: 'evening', evening: 'evening', night: 'evening' };

/** The part of the day that a word names. */
export function dayPart(word: PartWord): DayPart {
  return PART_OF[word];
}

/** First hour of a part of the day, and the hour at which it is over. */
export const PART_HOURS: Readonly<Record<DayPart, readonly [number, number]>> = { early: [0, 6], morning: [6, 12], noon: [11, 14], afternoon: [12, 18], evening: [18, 24] };

/** Whether a part of a day is over. */
export function partIsOver(date: Temporal.PlainDate, part: DayPart, now: Temporal.PlainDateTime): boolean {
  return Temporal.PlainDateTime.compare(hourOn(date, PART_HOURS[part][1]), now) <= 0;
}

/** An hour of a day; 24 is midnight at its end. */
export function hourOn(date: Temporal.PlainDate, hour: number): Temporal.PlainDateTime {
  return date.toPlainDateTime().add({ hours: hour });
}

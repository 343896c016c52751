import { Temporal } from 'temporal-polyfill';
import type { Hour } from './hours.js';
import type { AmbiguousWhy, DateSense } from './reading.js';

const compare = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): number => Temporal.PlainDateTime.compare(a, b);

/** Moments that words may mean, before it is known which are over. */
export interface Candidates {
  readonly moments: readonly Temporal.PlainDateTime[];
  readonly why?: AmbiguousWhy | undefined;
  /** How long what is meant lasts; a period is over only when its end is. */
  readonly lasts?: Temporal.Duration | undefined;
}

/** Chooses among moments whose day is known: one ahead is meant; several ahead must be asked; none ahead is past. */
export function settle({ moments, why, lasts }: Candidates, now: Temporal.PlainDateTime): DateSense {
  const over = (moment: Temporal.PlainDateTime): boolean => compare(lasts === undefined ? moment : moment.add(lasts), now) < 0;
  const ordered = inOrder(moments, now);
  const ahead = ordered.filter((moment) => !over(moment));
  if (ahead.length === 0) {
    const start = ordered.find((moment) => moment.hour >= 6) ?? ordered[0];
    if (start === undefined) return { kind: 'invalid', why: 'unclear' };
    return lasts === undefined ? { kind: 'past', start } : { kind: 'past', start, end: start.add(lasts) };
  }
  // This morning's nine o'clock may be a slip for tonight's; last night's three was never meant.
  const kept = ordered.filter((moment) => !over(moment) || moment.hour >= 6);
  const [only] = kept;
  if (only !== undefined && kept.length === 1) return single(only, lasts);
  return { kind: 'ambiguous', alternatives: kept, why: why ?? 'half-of-day', ...(lasts !== undefined && { lasts }) };
}

/** Chooses among times said without a day: each is today's or, when that is over, tomorrow's, and has to be asked. */
export function settleUndated(hours: readonly Hour[], why: AmbiguousWhy | undefined, now: Temporal.PlainDateTime, lasts?: Temporal.Duration): DateSense {
  const today = now.toPlainDate();
  const moments = inOrder(hours.flatMap((hour) => {
    const first = moment(today, hour);
    const next = first.add({ days: 1 });
    const left = compare(lasts === undefined ? first : first.add(lasts), now);
    // A period under way is still meant when there is no other; 九点到十一点 said at ten may be tomorrow's.
    if (left > 0) return hours.length > 1 && compare(first, now) <= 0 ? [first, next] : [first];
    return left === 0 || hours.length === 1 ? [next, first] : [next];
  }), now);
  const [only] = moments;
  if (only !== undefined && moments.length === 1) return single(only, lasts);
  return { kind: 'ambiguous', alternatives: moments, why: hours.length === 1 ? 'which-day' : (why ?? 'half-of-day'), ...(lasts !== undefined && { lasts }) };
}

/** A time on a date. */
export function moment(date: Temporal.PlainDate, hour: Hour): Temporal.PlainDateTime {
  return date.add({ days: hour.plusDays }).toPlainDateTime(hour.time);
}

function single(start: Temporal.PlainDateTime, lasts: Temporal.Duration | undefined): DateSense {
  return lasts === undefined ? { kind: 'datetime', start } : { kind: 'range', start, end: start.add(lasts) };
}

/** Ahead before over, daytime (7–21) before night, then by time; each once. */
function inOrder(moments: readonly Temporal.PlainDateTime[], now: Temporal.PlainDateTime): readonly Temporal.PlainDateTime[] {
  const rank = (one: Temporal.PlainDateTime): number => (compare(one, now) > 0 ? 0 : 2) + (one.hour >= 7 && one.hour < 21 ? 0 : 1);
  const unique = moments.filter((one, i) => moments.findIndex((other) => other.equals(one)) === i);
  return unique.sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

import { Temporal } from 'temporal-polyfill';
import { holidayPeriod } from './calendar.js';
import type { Expression } from './expression.js';
import { hourOn, PART_HOURS } from './hours.js';
import { resolveRange } from './range.js';
import type { DateSense } from './reading.js';
import { resolve, type At, type Resolved } from './resolve.js';

/** What an expression means; undefined when it moves a value that is not held. */
export function meaning(expression: Expression, at: At): Resolved | undefined {
  const { first, second, bound, suspicious } = expression;
  if (second !== undefined) return guard(resolveRange(first, second, at), suspicious);
  // A limit is no correction: 周五之前 does not keep the hour that was held.
  const resolved = resolve(first, bound === undefined ? at : { ...at, held: { date: at.held.date } });
  if (resolved === undefined) return undefined;
  if (bound === undefined) return guard(resolved, suspicious);
  const { sense, day } = resolved;
  return guard({ sense: bound === 'before' || bound === 'short-of' ? before(sense, bound, at) : from(sense, bound, at), day }, suspicious);
}

function guard(resolved: Resolved, suspicious: boolean): Resolved {
  return suspicious && resolved.sense.kind !== 'invalid' ? { ...resolved, sense: { kind: 'invalid', why: 'unclear' } } : resolved;
}

/** From now until then; a day named is included, a period or holiday is not (下周之前 ends on Sunday, 元旦前 on the 31st). */
function before(sense: DateSense, bound: 'before' | 'short-of', at: At): DateSense {
  const now = at.now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const today = at.now.toPlainDate();
  switch (sense.kind) {
    case 'date': {
      const holiday = at.calendar.day(sense.start).holiday !== undefined;
      const end = holiday || bound === 'short-of' ? holidayPeriod(at.calendar, sense.start).start.subtract({ days: 1 }) : sense.start;
      return Temporal.PlainDate.compare(end, today) < 0 ? { kind: 'past', start: end } : { kind: 'range', start: today, end };
    }
    case 'datetime':
      return { kind: 'range', start: now, end: sense.start };
    case 'daypart': {
      const end = hourOn(sense.date, PART_HOURS[sense.part][0]);
      return Temporal.PlainDateTime.compare(end, now) <= 0 ? { kind: 'past', start: end } : { kind: 'range', start: now, end };
    }
    case 'range': {
      const start = sense.start instanceof Temporal.PlainDate ? sense.start : sense.start.toPlainDate();
      const end = start.subtract({ days: 1 });
      return Temporal.PlainDate.compare(end, today) < 0 ? { kind: 'range', start: today, end: sense.end } : { kind: 'range', start: today, end };
    }
    default:
      return sense;
  }
}

/** That day (`since`) or the next (`after`), or later; after a holiday is after its whole period. */
function from(sense: DateSense, bound: 'after' | 'since', at: At): DateSense {
  const days = bound === 'after' ? 1 : 0;
  switch (sense.kind) {
    case 'date': {
      const last = bound === 'after' ? holidayPeriod(at.calendar, sense.start).end : sense.start;
      return { kind: 'from', start: last.add({ days }) };
    }
    case 'datetime':
      return { kind: 'from', start: sense.start };
    case 'daypart':
      return { kind: 'from', start: hourOn(sense.date, PART_HOURS[sense.part][bound === 'after' ? 1 : 0]) };
    case 'range':
      return { kind: 'from', start: bound === 'since' ? sense.start : sense.end instanceof Temporal.PlainDate ? sense.end.add({ days }) : sense.end };
    default:
      return sense;
  }
}

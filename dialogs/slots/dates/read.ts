import { find, startDate, type Found } from './find.js';
import type { DateContext, DateFound, DateReading, DateSense, DateValue } from './reading.js';

/** All dates and times in free text, in order. Telephone numbers, amounts, receipts and the like are not among them. Never throws. */
export function findDates(said: string, context: DateContext): readonly DateReading[] {
  return find(said, context).map(({ reading }) => reading);
}

/**
 * The one reading of a whole answer. What the customer turned down (明天不行) or only reported (昨天打过电话) gives way to
 * what is asked for; two wishes are `ambiguous`, why `several`. Undefined when nothing is about a date. Never throws.
 */
export function readDate(said: string, context: DateContext): DateReading | undefined {
  const readings = wishes(find(said, context).filter(({ reading }) => !reading.rejected));
  const [first, ...others] = readings;
  if (first === undefined || others.length === 0) return first;
  return readings.find(({ kind }) => kind === 'invalid') ?? several(readings, first, said);
}

/** From 改到 on only what was said there counts; what is over or said in general gives way to what lies ahead. */
function wishes(found: readonly Found[]): readonly DateReading[] {
  const last = found.findLastIndex(({ wanted }) => wanted);
  const readings = found.slice(Math.max(0, last)).map(({ reading }) => reading);
  const ahead = readings.filter((reading) => reading.kind !== 'past' && !(reading.kind === 'invalid' && reading.why === 'repeats'));
  return ahead.length === 0 ? readings : ahead;
}

/** Several wishes: the same one said twice, parts of one day (that day), or a choice that must be asked. */
function several(readings: readonly DateReading[], first: DateReading, said: string): DateReading {
  const to = readings.at(-1)?.to ?? first.to;
  const around = { from: first.from, to, text: said.slice(first.from, to) };
  const date = startDate(first);
  // 上午或下午 without a day is no day.
  if (first.day === 'assumed' && readings.every(({ kind }) => kind === 'daypart')) return { ...facts(first), ...around, kind: 'invalid', why: 'unclear' };
  if (date !== undefined && readings.every((reading) => (reading.kind === 'daypart' || reading.kind === 'date') && startDate(reading)?.equals(date) === true)) {
    return { ...facts(first), ...around, kind: 'date', start: date };
  }
  if (readings.every((reading) => same(reading, first))) return first;
  const { approximate, rejected, day } = first;
  const alternatives = readings.flatMap(values).filter((one, i, all) => all.findIndex((other) => other.toString() === one.toString()) === i);
  // 2点到3点或者2点到4点: no list of moments tells these apart.
  if (alternatives.length === 1) return { approximate, rejected, day, ...around, kind: 'invalid', why: 'unclear' };
  return { approximate, rejected, day, ...around, kind: 'ambiguous', alternatives, why: 'several' };
}

function facts({ approximate, rejected, day, holiday, workday, known }: DateReading): Omit<DateFound, 'from' | 'to' | 'text'> {
  return { approximate, rejected, day, workday, known, ...(holiday !== undefined && { holiday }) };
}

function same(a: DateReading, b: DateReading): boolean {
  return a.kind === b.kind && values(a).map(String).join() === values(b).map(String).join() && String(ending(a)) === String(ending(b));
}

function ending(sense: DateSense): DateValue | undefined {
  return sense.kind === 'range' || sense.kind === 'past' ? sense.end : undefined;
}

function values(sense: DateSense): readonly DateValue[] {
  if (sense.kind === 'ambiguous') return sense.alternatives;
  if (sense.kind === 'daypart') return [sense.date];
  return sense.kind === 'invalid' ? [] : [sense.start];
}

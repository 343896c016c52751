import { Temporal } from 'temporal-polyfill';
import { find, startDate, type Found } from './find.js';
import type { DateContext, DateReading, DateSense, DateValue } from './reading.js';

/** All dates and times in free text, in order. Telephone numbers, amounts, receipts and the like are not among them. Never throws. */
export function findDates(said: string, context: DateContext): readonly DateReading[] {
  return find(said, context).map(plain);
}

/**
 * The one reading of a whole answer. What the customer turned down (明天不行) or only reported (昨天打过电话) gives way to
 * what is asked for; two wishes are `ambiguous`, why `several`. Undefined when nothing is about a date. Never throws.
 */
export function readDate(said: string, context: DateContext): DateReading | undefined {
  let readings = find(said, context).filter((reading) => !reading.rejected);
  const wanted = readings.findLast((reading) => reading.wanted);
  if (wanted !== undefined) readings = readings.slice(readings.indexOf(wanted)).filter((reading) => reading === wanted || !reading.wanted);
  if (readings.length > 1) readings = prefer(readings, (reading) => reading.kind !== 'past' && !(reading.kind === 'invalid' && reading.why === 'repeats'));
  const [first, ...others] = readings;
  if (first === undefined) return undefined;
  if (others.length === 0) return plain(first);
  const bad = readings.find((reading) => reading.kind === 'invalid');
  return plain(bad ?? several(readings, first));
}

function prefer(readings: readonly Found[], test: (reading: Found) => boolean): Found[] {
  const preferred = readings.filter(test);
  return preferred.length === 0 ? [...readings] : preferred;
}

/** Several wishes: the same one said twice, parts of one day (that day), or a choice that must be asked. */
function several(readings: readonly Found[], first: Found): Found {
  const last = readings.at(-1) ?? first;
  // Spans are joined so that the text still slices; the words between belong to neither.
  const around = { from: first.from, to: last.to, text: '' };
  const date = startDate(first);
  if (date !== undefined && readings.every((reading) => (reading.kind === 'daypart' || reading.kind === 'date') && startDate(reading)?.equals(date) === true)) {
    const sense: DateSense = { kind: 'date', start: date };
    return { ...facts(first), ...around, ...sense };
  }
  const alternatives = readings.flatMap(values).filter((one, i, all) => all.findIndex((other) => other.toString() === one.toString()) === i);
  if (alternatives.length === 1 || readings.every((reading) => same(reading, first))) return first;
  const sense: DateSense = { kind: 'ambiguous', alternatives, why: 'several' };
  const { approximate, rejected, wanted, day } = first;
  return { approximate, rejected, wanted, day, ...around, ...sense };
}

function facts({ approximate, rejected, wanted, day, holiday, workday, known }: Found): Omit<Found, 'from' | 'to' | 'text' | 'kind'> {
  return { approximate, rejected, wanted, day, holiday, workday, known };
}

function same(a: Found, b: Found): boolean {
  return a.kind === b.kind && values(a).map(String).join() === values(b).map(String).join();
}

function values(sense: DateSense): readonly DateValue[] {
  if (sense.kind === 'ambiguous') return sense.alternatives;
  if (sense.kind === 'daypart') return [sense.date];
  return sense.kind === 'invalid' ? [] : [sense.start];
}

function plain({ wanted: _wanted, ...reading }: Found): DateReading {
  return reading;
}

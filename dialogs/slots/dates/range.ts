import { Temporal } from 'temporal-polyfill';
import { resolveDay, type DaySense } from './day.js';
import { dayPart, hourOn, hoursOf, PART_HOURS, type Hour } from './hours.js';
import type { Phrase } from './phrase.js';
import type { DateSense } from './reading.js';
import { dayAt, hoursWith, type At, type Resolved } from './resolve.js';
import { moment, settle, settleUndated } from './settle.js';

const unclear: DateSense = { kind: 'invalid', why: 'unclear' };
const backwards: DateSense = { kind: 'invalid', why: 'backwards' };
const compareDates = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);
const compareTimes = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): number => Temporal.PlainDateTime.compare(a, b);

/** What `first 到 second` means. The second half takes its day, week, month and half of the day from the first. */
export function resolveRange(first: Phrase, second: Phrase, at: At): Resolved {
  // In `2pm to 4pm tomorrow` the day at the end is that of both.
  if (second.dayLast === true && first.clock !== undefined && first.days.length === 0) return resolveRange({ ...first, days: second.days }, { ...second, days: [], dayLast: false }, at);
  const problem = first.problem ?? second.problem;
  if (problem !== undefined) return { sense: { kind: 'invalid', why: problem }, day: 'said' };
  const daySaid = first.days.length > 0;
  const known = at.anchor ?? at.held.date;
  const day: Resolved['day'] = daySaid ? 'said' : known === undefined ? 'assumed' : 'held';
  if (first.relative !== undefined || second.relative !== undefined) return { sense: fromNow(first, second, at), day: 'said' };
  const from: DaySense = daySaid ? resolveDay(first.days, dayAt(at)) : { kind: 'one', date: known ?? at.now.toPlainDate() };
  if (from.kind === 'invalid') return { sense: from, day };
  if (from.kind === 'either') return { sense: unclear, day };
  const until = second.days.length === 0 ? undefined : resolveDay(second.days, dayAt(at, from.kind === 'one' ? from.date : from.start));
  if (until?.kind === 'invalid') return { sense: until, day };
  if (until?.kind === 'either') return { sense: unclear, day };
  if (first.clock === undefined && first.part === undefined && second.clock === undefined) return { sense: daySaid && until !== undefined ? days(from, until, second, at) : unclear, day };
  if (from.kind === 'span' || until?.kind === 'span') return { sense: unclear, day };
  if (first.clock !== undefined && second.clock !== undefined) return { sense: hours(first, second, from.date, until?.date, day, at), day };
  return { sense: parts(first, second, from.date, until?.date, at), day };
}

/** 周一到周五, 明天到后天下午. */
function days(from: DaySense, until: DaySense, second: Phrase, at: At): DateSense {
  const start = from.kind === 'one' ? from.date : from.kind === 'span' ? from.start : undefined;
  const end = until.kind === 'one' ? until.date : until.kind === 'span' ? until.end : undefined;
  if (start === undefined || end === undefined) return unclear;
  if (compareDates(start, end) > 0) return backwards;
  const part = second.part === undefined ? {} : { part: dayPart(second.part) };
  return compareDates(end, at.now.toPlainDate()) < 0 ? { kind: 'past', start, end } : { kind: 'range', start, end, ...part };
}

/** Where one end is an hour and the other a part of the day or a whole day: 三点到晚上, 明天上午到下午. */
function parts(first: Phrase, second: Phrase, date: Temporal.PlainDate, last: Temporal.PlainDate | undefined, at: At): DateSense {
  const from = edge(first, date, 0, at);
  if (from === undefined) return unclear;
  // A whole day at the end of a range that began at an hour would leave open until when.
  const until = second.clock === undefined && second.part === undefined ? undefined : edge(second, last ?? date, 1, at);
  if (until === undefined) return unclear;
  if (compareTimes(from, until) >= 0) return backwards;
  return compareTimes(until, at.now) <= 0 ? { kind: 'past', start: from, end: until } : { kind: 'range', start: from, end: until };
}

function edge(phrase: Phrase, date: Temporal.PlainDate, which: 0 | 1, at: At): Temporal.PlainDateTime | undefined {
  if (phrase.clock !== undefined) {
    const found = hoursWith(phrase, at);
    const [hour] = 'invalid' in found ? [] : found.times;
    return 'invalid' in found || found.times.length > 1 || hour === undefined ? undefined : moment(date, hour);
  }
  if (phrase.part === undefined) return hourOn(date, which === 0 ? 0 : 24);
  return hourOn(date, PART_HOURS[dayPart(phrase.part)][which]);
}

function fromNow(first: Phrase, second: Phrase, at: At): DateSense {
  const { relative } = first;
  if (relative?.from !== 'now' || Object.keys(relative.length).length > 0 || second.relative !== undefined) return unclear;
  const now = at.now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  if (second.clock !== undefined) {
    const day = second.days.length === 0 ? undefined : resolveDay(second.days, dayAt(at));
    const found = hoursOf(second.clock, second.part);
    if ('invalid' in found || (day !== undefined && day.kind !== 'one')) return unclear;
    const end = found.times.map((hour) => moment(day?.date ?? now.toPlainDate(), hour)).filter((one) => compareTimes(one, now) > 0);
    const [only] = end;
    return only === undefined || end.length > 1 ? unclear : { kind: 'range', start: now, end: only };
  }
  const day = resolveDay(second.days, dayAt(at));
  const end = day.kind === 'one' ? day.date : day.kind === 'span' ? day.end : undefined;
  return end === undefined ? unclear : compareDates(end, now.toPlainDate()) < 0 ? backwards : { kind: 'range', start: now.toPlainDate(), end };
}

/** Between two hours. An end that is only an hour is the first after the start; a start that is only an hour is before the end. */
function hours(first: Phrase, second: Phrase, date: Temporal.PlainDate, last: Temporal.PlainDate | undefined, day: Resolved['day'], at: At): DateSense {
  const from = hoursWith(first, at);
  // The end's own half only: 晚上10点到凌晨2点; a bare end follows the start instead.
  const until = second.clock === undefined ? undefined : hoursOf(second.clock, second.part);
  if ('invalid' in from) return { kind: 'invalid', why: from.invalid };
  if (until === undefined) return unclear;
  if ('invalid' in until) return { kind: 'invalid', why: until.invalid };
  // 下午两点到明天四点: either four would do.
  if (last !== undefined && !last.equals(date) && until.times.length > 1) return unclear;
  const pairs: { hour: Hour; end: Temporal.PlainDateTime }[] = [];
  for (const hour of from.times) {
    const end = endAfter(moment(date, hour), until.times, last ?? date, last !== undefined || from.times.length > until.times.length, date);
    if (end !== undefined) pairs.push({ hour, end });
  }
  const day24 = pairs.filter(({ hour }) => hour.time.hour >= 6);
  let kept = pairs.length > 1 && until.times.length === 1 && day24.length > 0 ? day24 : pairs;
  // In `10 to 11pm` the pm belongs to both.
  if (kept.length > 1 && second.clock !== undefined && (second.clock.half === 'am' || second.clock.half === 'pm')) kept = kept.slice(-1);
  const [one] = kept;
  if (one === undefined) return backwards;
  const lasts = moment(date, one.hour).until(one.end, { largestUnit: 'hour' });
  if (day === 'assumed') return settleUndated(kept.map(({ hour }) => hour), from.why, at.now, lasts);
  return settle({ moments: kept.map(({ hour }) => moment(date, hour)), why: from.why, lasts }, at.now);
}

/** The first of the end's times after the start; past midnight only from an evening into a night. */
function endAfter(start: Temporal.PlainDateTime, times: readonly Hour[], date: Temporal.PlainDate, sameDay: boolean, startDate: Temporal.PlainDate): Temporal.PlainDateTime | undefined {
  const ends = times.map((hour) => moment(date, hour));
  if (!sameDay && date.equals(startDate) && start.hour >= 18) ends.push(...times.filter(({ time, plusDays }) => plusDays === 0 && time.hour <= 8).map((hour) => moment(date.add({ days: 1 }), hour)));
  return ends.filter((end) => compareTimes(end, start) > 0).sort(compareTimes)[0];
}

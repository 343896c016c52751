import { Temporal } from 'temporal-polyfill';
import type { HolidayCalendar } from './calendar.js';
import { workdayFrom } from './calendar.js';
import { resolveDay, type DayAt, type DaySense } from './day.js';
import { dayPart, hoursOf, PART_HOURS, partIsOver, type Hour } from './hours.js';
import type { Phrase, Relative } from './phrase.js';
import type { Length, PartWord } from './pieces.js';
import type { AmbiguousWhy, DateSense, HeldDate } from './reading.js';
import { moment, settle, settleUndated } from './settle.js';

/** Everything that phrases are resolved against. */
export interface At {
  readonly now: Temporal.PlainDateTime;
  readonly calendar: HolidayCalendar;
  readonly held: HeldDate;
  readonly dayFirst: boolean;
  /** The day of the words before, when these go on from them: 周三上午或者下午. */
  readonly anchor?: Temporal.PlainDate | undefined;
}

/** What {@link resolve} gives: the meaning, and whence the day came. `undefined`: nothing to count from. */
export interface Resolved {
  readonly sense: DateSense;
  readonly day: 'said' | 'held' | 'assumed';
}

/** The time-of-day part of the context for days. */
export function dayAt(at: At, anchor: Temporal.PlainDate | undefined = at.anchor): DayAt {
  return { today: at.now.toPlainDate(), calendar: at.calendar, anchor, held: at.held.date, dayFirst: at.dayFirst };
}

/** What one phrase means. */
export function resolve(phrase: Phrase, at: At): Resolved | undefined {
  if (phrase.problem !== undefined) return { sense: { kind: 'invalid', why: phrase.problem }, day: 'said' };
  if (phrase.relative !== undefined) return relative(phrase.relative, at);
  if (phrase.days.length > 0) return { sense: onDay(resolveDay(phrase.days, dayAt(at)), phrase, at), day: 'said' };
  const known = at.anchor ?? at.held.date;
  if (known !== undefined) return { sense: onDay({ kind: 'one', date: known }, phrase, at), day: 'held' };
  return { sense: undated(phrase, at), day: 'assumed' };
}

function onDay(day: DaySense, phrase: Phrase, at: At): DateSense {
  if (day.kind === 'invalid') return day;
  if (day.kind === 'span') return inSpan(day, phrase, at);
  if (phrase.clock !== undefined) return atClock(day, phrase, at);
  if (day.kind === 'either') return { kind: 'ambiguous', alternatives: day.dates, why: day.why };
  const today = at.now.toPlainDate();
  if (phrase.part !== undefined) return inPart(day, phrase.part, at);
  if (phrase.days.length > 0 && at.held.time !== undefined) return keepTime(day, at.held.time, at);
  if (Temporal.PlainDate.compare(day.date, today) < 0) return { kind: 'past', start: day.date };
  if (phrase.days.length > 0 && at.held.part !== undefined) return inPart(day, at.held.part, at);
  return { kind: 'date', start: day.date, ...(day.or !== undefined && { alternatives: day.or }) };
}

/** 换到周五: the hour that was given stays. */
function keepTime(day: Extract<DaySense, { kind: 'one' }>, time: Temporal.PlainTime, at: At): DateSense {
  return single(day, { time, plusDays: 0 }, at);
}

function single(day: Extract<DaySense, { kind: 'one' }>, hour: Hour, at: At): DateSense {
  const sense = settle({ moments: [moment(day.date, hour)] }, at.now);
  // 周三上午九点 said on a Wednesday at ten is next week's.
  if (sense.kind === 'past' && day.again !== undefined) return { kind: 'datetime', start: moment(day.again, hour) };
  return sense.kind === 'datetime' && day.or !== undefined ? { ...sense, alternatives: day.or.map((date) => moment(date, hour)) } : sense;
}

function inPart(day: Extract<DaySense, { kind: 'one' }>, word: PartWord, at: At): DateSense {
  const part = dayPart(word);
  if (partIsOver(day.date, part, at.now)) return day.again === undefined ? { kind: 'past', start: day.date, part } : { kind: 'daypart', date: day.again, part };
  return { kind: 'daypart', date: day.date, part, ...(day.or !== undefined && { alternatives: day.or }) };
}

/** Which of a week's or month's days is still to be asked; what was said of the hour is kept. */
function inSpan(span: Extract<DaySense, { kind: 'span' }>, phrase: Phrase, at: At): DateSense {
  const { start, end } = span;
  if (Temporal.PlainDate.compare(end, at.now.toPlainDate()) < 0) return { kind: 'past', start, end };
  const part = phrase.part === undefined ? undefined : dayPart(phrase.part);
  if (phrase.clock === undefined) return { kind: 'range', start, end, ...(part !== undefined && { part }) };
  const hours = hoursOf(phrase.clock, phrase.part);
  if ('invalid' in hours) return { kind: 'invalid', why: hours.invalid };
  const [hour] = hours.times;
  return { kind: 'range', start, end, ...(part !== undefined && { part }), ...(hours.times.length === 1 && hour?.plusDays === 0 && { time: hour.time }) };
}

function atClock(day: Extract<DaySense, { kind: 'one' | 'either' }>, phrase: Phrase, at: At): DateSense {
  const hours = hoursWith(phrase, at);
  if ('invalid' in hours) return { kind: 'invalid', why: hours.invalid };
  const [first] = hours.times;
  if (day.kind === 'one' && hours.times.length === 1 && first !== undefined) return single(day, first, at);
  if (day.kind === 'one') return eitherHalf(day, hours.times, hours.why, at);
  return settle({ moments: day.dates.flatMap((date) => hours.times.map((hour) => moment(date, hour))), why: day.why }, at.now);
}

/** 周三九点 said on a Wednesday at ten is tonight's or next week's; 周三三点 is this afternoon's, or next week's. */
function eitherHalf(day: Extract<DaySense, { kind: 'one' }>, hours: readonly Hour[], why: AmbiguousWhy | undefined, at: At): DateSense {
  const { again, or } = day;
  const moments = hours.map((hour) => {
    const first = moment(day.date, hour);
    const over = Temporal.PlainDateTime.compare(first, at.now) < 0;
    return over && again !== undefined && first.hour >= 6 ? moment(again, hour) : first;
  });
  const sense = settle({ moments, why }, at.now);
  return sense.kind === 'datetime' && or !== undefined ? { ...sense, alternatives: or.map((date) => date.toPlainDateTime(sense.start.toPlainTime())) } : sense;
}

function undated(phrase: Phrase, at: At): DateSense {
  if (phrase.clock === undefined) {
    if (phrase.part === undefined) return { kind: 'invalid', why: 'unclear' };
    const today = at.now.toPlainDate();
    const part = dayPart(phrase.part);
    return { kind: 'daypart', date: partIsOver(today, part, at.now) ? today.add({ days: 1 }) : today, part };
  }
  const hours = hoursWith(phrase, at);
  return 'invalid' in hours ? { kind: 'invalid', why: hours.invalid } : settleUndated(hours.times, hours.why, at.now);
}

/** The times a phrase's hour may mean; a bare one takes its half of the day from what was given before. */
export function hoursWith(phrase: Phrase, at: At): ReturnType<typeof hoursOf> {
  const clock = phrase.clock;
  if (clock === undefined) return { invalid: 'unclear' };
  const open = hoursOf(clock, phrase.part);
  if (phrase.part !== undefined || clock.half !== 'unsaid' || 'invalid' in open) return open;
  if (at.held.time !== undefined) {
    const afternoon = at.held.time.hour >= 12;
    // Noon belongs to both halves, midnight to neither that a counter knows.
    const kept = open.times.filter(({ time }) => (clock.hour === 12 ? time.hour === 12 : time.hour >= 12 === afternoon));
    // 改成十一点 for three in the afternoon is not sure to mean 23:00.
    const sure = kept.every(({ time }) => time.hour >= 6 && time.hour < 21);
    return sure ? { ...open, times: kept } : open;
  }
  if (at.held.part !== undefined) {
    const fitting = hoursOf(clock, at.held.part);
    const [from, to] = PART_HOURS[at.held.part];
    if (!('invalid' in fitting) && fitting.times.every(({ time, plusDays }) => plusDays === 0 && time.hour >= from && time.hour < to)) return fitting;
  }
  return open;
}

function relative(words: Relative, at: At): Resolved | undefined {
  const now = at.now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const { length } = words;
  if (Object.values(length).some((value) => value > 3000)) return { sense: { kind: 'invalid', why: 'unclear' }, day: 'said' };
  if (words.from === 'held' && !(words.orNow && at.held.date === undefined)) return shift(length, words.sign, at);
  if (words.from === 'now-until') return { sense: until(length, now, at), day: 'said' };
  if (!isTimed(length) && Object.keys(length).length > 0) return { sense: onDay(resolveDay([{ kind: 'later', length, sign: words.sign }], dayAt(at)), NO_HOUR, at), day: 'said' };
  const start = now.add(durationOf(length, words.sign));
  return { sense: words.sign === 1 ? { kind: 'datetime', start } : { kind: 'past', start }, day: 'said' };
}

const NO_HOUR: Phrase = { from: 0, to: 0, days: [], weak: false, approximate: false };

function isTimed({ hours, minutes }: Length): boolean {
  return hours !== undefined || minutes !== undefined;
}

/** A length of ordinary days and hours; of no length at all when it is none. */
function durationOf({ workdays, ...rest }: Length, sign: 1 | -1): Temporal.Duration {
  const duration = Object.keys(rest).length === 0 ? new Temporal.Duration() : Temporal.Duration.from(rest);
  return sign === 1 ? duration : duration.negated();
}

/** Within a length of time from now: 三天内, 两小时内, 5个工作日内. */
function until(length: Length, now: Temporal.PlainDateTime, at: At): DateSense {
  const { workdays } = length;
  if (isTimed(length)) return { kind: 'range', start: now, end: now.add(durationOf(length, 1)) };
  const start = now.toPlainDate();
  const end = workdays === undefined ? start.add(durationOf(length, 1)) : workdayFrom(at.calendar, start, workdays);
  return end === undefined ? { kind: 'invalid', why: 'unclear' } : { kind: 'range', start, end };
}

/** 提前一天, 推迟半小时: moves the held value; nothing without one. */
function shift(length: Length, sign: 1 | -1, at: At): Resolved | undefined {
  const { date, time, part } = at.held;
  if (date === undefined || (isTimed(length) && time === undefined)) return undefined;
  const { workdays } = length;
  const by = durationOf(length, sign);
  if (time !== undefined && workdays === undefined) return { sense: settle({ moments: [date.toPlainDateTime(time).add(by)] }, at.now), day: 'held' };
  const moved = workdays === undefined ? date.add(by) : workdayFrom(at.calendar, date, sign * workdays);
  const day: DaySense = moved === undefined ? { kind: 'invalid', why: 'unclear' } : { kind: 'one', date: moved };
  if (day.kind === 'one' && time !== undefined) return { sense: keepTime(day, time, at), day: 'held' };
  return { sense: onDay(day, part === undefined ? NO_HOUR : { ...NO_HOUR, part }, at), day: 'held' };
}

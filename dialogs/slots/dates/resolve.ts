import { Temporal } from 'temporal-polyfill';
import type { HolidayCalendar } from './calendar.js';
import { workdayFrom } from './calendar.js';
import { resolveDay, type DayAt, type DaySense } from './day.js';
import { dayPart, hoursOf, partIsOver, type Hour } from './hours.js';
import type { Phrase, Relative } from './phrase.js';
import type { PartWord } from './pieces.js';
import type { DateSense, HeldDate } from './reading.js';
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
  return { today: at.now.toPlainDate(), calendar: at.calendar, anchor, dayFirst: at.dayFirst };
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
  const dates = day.kind === 'either' ? day.dates : [day.date];
  return settle({ moments: dates.flatMap((date) => hours.times.map((hour) => moment(date, hour))), why: day.kind === 'either' ? day.why : hours.why }, at.now);
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
    return sure ? { times: kept } : open;
  }
  if (at.held.part !== undefined) {
    const fitting = hoursOf(clock, at.held.part);
    if (!('invalid' in fitting)) return fitting;
  }
  return open;
}

function relative(words: Relative, at: At): Resolved | undefined {
  const now = at.now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const { workdays, ...duration } = words.length;
  if (Object.values(words.length).some((value) => value > 3000)) return { sense: { kind: 'invalid', why: 'unclear' }, day: 'said' };
  const timed = duration.hours !== undefined || duration.minutes !== undefined;
  if (words.from === 'held') return shift(duration, words.sign, at);
  if (words.from === 'now') {
    const start = words.sign === 1 ? now.add(duration) : now.subtract(duration);
    return { sense: words.sign === 1 ? { kind: 'datetime', start } : { kind: 'past', start }, day: 'said' };
  }
  if (timed) return { sense: { kind: 'range', start: now, end: now.add(duration) }, day: 'said' };
  const today = now.toPlainDate();
  const end = workdays === undefined ? today.add(duration) : workdayFrom(at.calendar, today, workdays);
  return { sense: end === undefined ? { kind: 'invalid', why: 'unclear' } : { kind: 'range', start: today, end }, day: 'said' };
}

/** 提前一天, 推迟半小时: moves the held value; nothing without one. */
function shift(length: Temporal.DurationLike, sign: 1 | -1, at: At): Resolved | undefined {
  const { date, time, part } = at.held;
  if (date === undefined) return undefined;
  const by = Temporal.Duration.from(length);
  const moved = sign === 1 ? by : by.negated();
  if (time !== undefined) return { sense: settle({ moments: [date.toPlainDateTime(time).add(moved)] }, at.now), day: 'held' };
  if (by.hours !== 0 || by.minutes !== 0) return undefined;
  const day: DaySense = { kind: 'one', date: date.add(moved) };
  if (part !== undefined) return { sense: inPart(day, part, at), day: 'held' };
  return { sense: Temporal.PlainDate.compare(day.date, at.now.toPlainDate()) < 0 ? { kind: 'past', start: day.date } : { kind: 'date', start: day.date }, day: 'held' };
}

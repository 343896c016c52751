import { Temporal } from 'temporal-polyfill';
import { holidayPeriod, workdayFrom, type HolidayCalendar } from './calendar.js';
import type { DayPiece } from './phrase.js';
import type { Length, Within } from './pieces.js';
import type { AmbiguousWhy, InvalidWhy } from './reading.js';
import { frameSpan, type Frames, type Span } from './frame.js';
import { resolveWithin } from './within.js';

/** Against what words about days are read. */
export interface DayAt {
  readonly today: Temporal.PlainDate;
  readonly calendar: HolidayCalendar;
  /** The first half of a range: what has no frame of its own is the first fitting day from here. */
  readonly anchor?: Temporal.PlainDate | undefined;
  /** The day given before. */
  readonly held?: Temporal.PlainDate | undefined;
  /** 3/4 may be the 3rd of April: the message is English. */
  readonly dayFirst: boolean;
}

/** What words about days name. */
export type DaySense =
  /** `or`: also possible. `again`: said bare, so that it means this one later day if today's hour is over. */
  | { readonly kind: 'one'; readonly date: Temporal.PlainDate; readonly or?: readonly Temporal.PlainDate[] | undefined; readonly again?: Temporal.PlainDate | undefined }
  | ({ readonly kind: 'span' } & Span)
  | { readonly kind: 'either'; readonly dates: readonly Temporal.PlainDate[]; readonly why: AmbiguousWhy }
  | { readonly kind: 'invalid'; readonly why: InvalidWhy };

/** The day or days that pieces name together. Pieces that contradict each other are invalid, not averaged. */
export function resolveDay(pieces: readonly DayPiece[], at: DayAt): DaySense {
  const withins: Within[] = [];
  let frames: Frames = {};
  let base: DaySense | undefined;
  // 圣诞节那天: the day was just said.
  const said = pieces.some(({ kind }) => kind !== 'same') ? pieces.filter(({ kind }) => kind !== 'same') : pieces;
  for (const piece of said) {
    if (piece.kind === 'frame') frames = { ...frames, [piece.frame.unit]: piece.frame };
    else if (piece.kind === 'within') withins.push(piece.within);
    else {
      const named = counted(piece, at, withins, pieces);
      // 明天 12/3 contradicts itself unless tomorrow is the third.
      base = base === undefined ? named : both(base, named);
    }
  }
  // 下个月的今天 is this day of that month.
  if (base?.kind === 'one' && pieces.some((piece) => piece.kind === 'day' && piece.by === 0)) [base, frames] = [one(moved(base.date, frames)), fixed(frames)];
  const beside = withins.find((within) => within.at === 'beside' || (within.at === 'workday' && within.from !== 'in'));
  const rest = withins.filter((within) => within !== beside);
  const sense = join(base, rest, frames, at);
  return beside === undefined ? (sense ?? { kind: 'invalid', why: 'unclear' }) : nextTo(sense, beside, at);
}

function counted(piece: Exclude<DayPiece, { kind: 'frame' | 'within' }>, at: DayAt, withins: readonly Within[], pieces: readonly DayPiece[]): DaySense {
  switch (piece.kind) {
    case 'day':
      return piece.until === undefined ? one(at.today.add({ days: piece.by })) : { kind: 'span', start: at.today.add({ days: piece.by }), end: at.today.add({ days: piece.until }) };
    case 'same':
      return at.held === undefined ? { kind: 'invalid', why: 'unclear' } : one(at.held);
    case 'slashed':
      return slashed(piece, at);
    case 'later':
      return later(piece.length, piece.sign, at, withins, pieces);
  }
}

/** A day moved by the frames that are counted from the present one. */
function moved(date: Temporal.PlainDate, { year, month, week }: Frames): Temporal.PlainDate {
  const by = (frame: Frames[keyof Frames]): number => (frame !== undefined && 'by' in frame ? frame.by : 0);
  return date.add({ years: by(year), months: by(month), weeks: by(week) });
}

/** Only the frames that are not counted. */
function fixed({ year, month }: Frames): Frames {
  return { ...(year !== undefined && 'year' in year && { year }), ...(month !== undefined && 'month' in month && { month }) };
}

function one(date: Temporal.PlainDate): DaySense {
  return { kind: 'one', date };
}

/** Joins a day counted from today with frames and days inside them, checking what is said twice (12月2日周三). */
function join(base: DaySense | undefined, withins: readonly Within[], frames: Frames, at: DayAt): DaySense | undefined {
  const weekday = withins.find((within) => within.at === 'weekday');
  const [core, extra] = withins.filter((within) => within.at !== 'weekday');
  // 元旦第一个工作日: on it, or after it?
  if (extra !== undefined) return { kind: 'invalid', why: 'unclear' };
  const { week, ...larger } = frames;
  let sense = base;
  if (core !== undefined) {
    const needsWeek = core.at === 'weekend' || core.at === 'workday';
    const named = resolveWithin(core, needsWeek ? frames : larger, at);
    if (sense !== undefined && !agree(sense, named)) return { kind: 'invalid', why: 'conflict' };
    sense ??= named;
    if (week !== undefined && !needsWeek) sense = inside(sense, frameSpan({ week }, at));
    return weekday === undefined ? sense : onWeekday(sense, weekday.weekday);
  }
  if (sense !== undefined) {
    if (week !== undefined) sense = inside(sense, frameSpan({ week }, at));
    if (Object.keys(larger).length > 0) sense = inside(sense, frameSpan(larger, at));
    return weekday === undefined ? sense : onWeekday(sense, weekday.weekday);
  }
  if (weekday !== undefined) return resolveWithin(weekday, frames, at);
  if (Object.keys(frames).length === 0) return undefined;
  const span = frameSpan(frames, at);
  return 'why' in span ? { kind: 'invalid', why: span.why } : { kind: 'span', ...span };
}

function both(a: DaySense, b: DaySense): DaySense {
  if (a.kind === 'invalid') return a;
  if (b.kind === 'invalid') return b;
  if (agree(a, b)) return b;
  return agree(b, a) ? a : { kind: 'invalid', why: 'conflict' };
}

function agree(a: DaySense, b: DaySense): boolean {
  if (a.kind === 'one' && b.kind === 'one') return a.date.equals(b.date);
  if (a.kind === 'either' && b.kind === 'one') return a.dates.some((date) => date.equals(b.date));
  return a.kind === 'span' && b.kind === 'one';
}

function onWeekday(sense: DaySense, weekday: number): DaySense {
  if (sense.kind === 'one') return sense.date.dayOfWeek === weekday ? one(sense.date) : { kind: 'invalid', why: 'conflict' };
  if (sense.kind === 'either') {
    const fitting = sense.dates.filter((date) => date.dayOfWeek === weekday);
    const [only] = fitting;
    return only === undefined ? { kind: 'invalid', why: 'conflict' } : fitting.length === 1 ? one(only) : { ...sense, dates: fitting };
  }
  return sense.kind === 'span' ? { kind: 'invalid', why: 'unclear' } : sense;
}

/** A day and the week, month or year it is said to be in must agree. */
function inside(sense: DaySense, span: Span | { readonly why: InvalidWhy }): DaySense {
  if (sense.kind !== 'one' || 'why' in span) return sense;
  const first = span.whole ?? span.start;
  return Temporal.PlainDate.compare(sense.date, first) >= 0 && Temporal.PlainDate.compare(sense.date, span.end) <= 0 ? sense : { kind: 'invalid', why: 'conflict' };
}

/** 元旦后第一个工作日, 周五前一天. A holiday counts as its whole period. */
function nextTo(sense: DaySense | undefined, beside: Within, at: DayAt): DaySense {
  if (sense !== undefined && sense.kind !== 'one' && sense.kind !== 'span') return sense;
  if (sense === undefined && beside.at === 'workday' && beside.of !== 'today') return beside.of === 'holiday' ? nextTo(resolveWithin({ at: 'next-holiday' }, {}, at), beside, at) : { kind: 'invalid', why: 'unclear' };
  const period = sense === undefined ? { start: at.today, end: at.today } : sense.kind === 'span' ? sense : holidayPeriod(at.calendar, sense.date);
  let date: Temporal.PlainDate | undefined;
  if (beside.at === 'workday') date = workdayFrom(at.calendar, beside.from === 'before' ? period.start : period.end, beside.from === 'before' ? -beside.n : beside.n);
  else if (beside.at === 'beside' && sense !== undefined) date = (beside.days < 0 ? period.start : period.end).add({ days: beside.days });
  return date === undefined ? { kind: 'invalid', why: 'unclear' } : one(date);
}

/** Days, weeks, months or workdays from today; 两周后的周三 is in that week. */
function later(length: Length, sign: 1 | -1, at: DayAt, withins: readonly Within[], pieces: readonly DayPiece[]): DaySense {
  const { workdays, ...duration } = length;
  if (workdays !== undefined) {
    const date = workdays === 0 ? undefined : workdayFrom(at.calendar, at.today, sign * workdays);
    return date === undefined ? { kind: 'invalid', why: 'unclear' } : one(date);
  }
  if (Object.values(duration).some((value) => value > 3000)) return { kind: 'invalid', why: 'unclear' };
  const date = sign === 1 ? at.today.add(duration) : at.today.subtract(duration);
  const said = [...withins, ...pieces.flatMap((piece) => (piece.kind === 'within' ? [piece.within] : []))];
  const weekday = said.find((within) => within.at === 'weekday');
  if (weekday !== undefined && length.weeks !== undefined) return one(date.add({ days: weekday.weekday - date.dayOfWeek }));
  const monthday = said.find((within) => within.at === 'monthday');
  if (monthday !== undefined && length.months !== undefined) return monthday.day > date.daysInMonth ? { kind: 'invalid', why: 'no-such-day' } : one(date.with({ day: monthday.day }));
  return one(date);
}

/** 12/20 and 3/4/2026: month first, unless only the other order exists or the message is English and both do. */
function slashed(piece: Extract<DayPiece, { kind: 'slashed' }>, at: DayAt): DaySense {
  const orders = piece.first === piece.second ? [[piece.first, piece.second]] : [[piece.first, piece.second], [piece.second, piece.first]];
  const senses = orders.map(([month = 0, day = 0]) =>
    resolveWithin({ at: 'monthday', day }, { month: { unit: 'month', month }, ...(piece.year !== undefined && { year: { unit: 'year', year: piece.year } }) }, at));
  const dates = senses.flatMap((sense) => (sense.kind === 'one' ? [sense.date] : []));
  const [first] = dates;
  if (first === undefined) return { kind: 'invalid', why: 'no-such-day' };
  // In Chinese the month always comes first: 2/30 is a slip, not the second of a thirtieth month.
  if (!at.dayFirst || dates.length === 1) return senses[0]?.kind === 'one' || piece.first > 12 ? one(first) : { kind: 'invalid', why: 'no-such-day' };
  return { kind: 'either', dates, why: 'day-or-month' };
}

import type { NamedDay } from './holidays.js';
import type { InvalidWhy } from './reading.js';

/** A year, month or week, said outright or counted from the present one: `by` 1 is the next. */
export type Frame =
  | { readonly unit: 'year'; readonly year: number }
  | { readonly unit: 'year'; readonly by: number }
  | { readonly unit: 'month'; readonly month: number }
  | { readonly unit: 'month'; readonly by: number }
  | { readonly unit: 'week'; readonly by: number };

/** A day (or days) named inside a frame, or, without one, the next that fits. */
export type Within =
  | { readonly at: 'monthday'; readonly day: number }
  /** ISO: Monday 1 … Sunday 7. `or`: `next Friday` may mean this week's. `weeks`: a week on Friday. */
  | { readonly at: 'weekday'; readonly weekday: number; readonly or?: 'this-week'; readonly weeks?: number }
  | { readonly at: 'weekend' }
  /** The last day: 月底, 年底. Without `of` it is the innermost frame's, or this month's. */
  | { readonly at: 'end'; readonly of?: 'year' }
  /** 上旬, 中旬, 下旬; of a year its first month (年初) is all there is. */
  | { readonly at: 'third'; readonly third: 1 | 2 | 3; readonly of?: 'year' }
  /** `n` -1 is the last. */
  | { readonly at: 'nth-weekday'; readonly n: number; readonly weekday: number }
  /** The `n`th workday of a frame (-1 the last), or after or before the day the other pieces name; where they name none, `of` it. */
  | { readonly at: 'workday'; readonly n: number; readonly from: 'in' | 'after' | 'before'; readonly of?: 'today' | 'holiday' | undefined }
  /** Days after or before the period of the day the other pieces name: 元旦前一天, 国庆后第一天. */
  | { readonly at: 'beside'; readonly days: number }
  /** `whole`: 国庆期间. */
  | { readonly at: 'named'; readonly name: NamedDay; readonly whole: boolean }
  /** 节后: the next public holiday, whichever. */
  | { readonly at: 'next-holiday' }
  /** `sure`: 农历 or 腊月 was said; 十二月初五 alone could be either calendar's. */
  | { readonly at: 'lunar'; readonly month: number; readonly day: number; readonly sure: boolean };

/** A length of time as `Temporal.Duration.from` takes it. */
export interface Length {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  /** Counted on the holiday calendar; stands alone. */
  readonly workdays?: number;
}

/** Words for parts of a day, finer than `DayPart`: they allow different hours. */
export type PartWord = 'early' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening' | 'night';

/** An hour as said. `unsaid`: 1–12 with nothing to tell the half of the day. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly half: 'am' | 'pm' | 'exact' | 'unsaid';
  /** Another hour that would do as well: 三四点. */
  readonly or?: number;
}

/** The smallest meaningful parts of an expression. */
export type Piece =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'within'; readonly within: Within }
  /** Days from today: 后天 2. `until`: the last of several, 明后天. */
  | { readonly kind: 'day'; readonly by: number; readonly until?: number }
  /** The day given before: 同一天, 当天. */
  | { readonly kind: 'same' }
  /** Three numbers or two whose order depends on who writes: 3/4. */
  | { readonly kind: 'slashed'; readonly first: number; readonly second: number; readonly year?: number }
  | { readonly kind: 'part'; readonly part: PartWord }
  | { readonly kind: 'clock'; readonly clock: Clock }
  /** From now: 半小时后, in three days, 两天前. */
  | { readonly kind: 'later'; readonly length: Length; readonly sign: 1 | -1 }
  /** From now until then: 三天内. */
  | { readonly kind: 'inside'; readonly length: Length }
  /** From the held value: 提前一天, 推迟半小时. `orNow`: from now when none is held (an hour later). */
  | { readonly kind: 'shift'; readonly length: Length; readonly sign: 1 | -1; readonly orNow?: boolean | undefined }
  | { readonly kind: 'now' }
  | { readonly kind: 'problem'; readonly why: InvalidWhy };

/** One rule: a sticky pattern over normalised text and what it means. */
export interface Rule {
  /** Characters a match can begin with, so that most rules are never tried. */
  readonly starts: string;
  readonly pattern: RegExp;
  /** Could as well be something else (12.20, sat): counts only beside other pieces or as the whole message. */
  readonly weak?: boolean;
  /** Undefined: not this after all. */
  readonly read: (match: RegExpExecArray) => readonly Piece[] | undefined;
}

/** All pieces that one match gives, with its place in the normalised text. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
  readonly weak: boolean;
}

/** A rule; `source` is compiled to a sticky pattern. */
export function rule(starts: string, source: string, read: Rule['read'], options: { weak?: boolean } = {}): Rule {
  return { starts, pattern: new RegExp(source, 'y'), read, ...options };
}

/** A rule for an English phrase: begins and ends at a word's edge. */
export function wordRule(starts: string, source: string, read: Rule['read'], options: { weak?: boolean } = {}): Rule {
  return rule(starts, `(?<![a-z])(?:${source})(?![a-z])`, read, options);
}

/** A year, month or week. */
export const frame = (of: Frame): Piece => ({ kind: 'frame', frame: of });
/** A day inside a frame. */
export const within = (of: Within): Piece => ({ kind: 'within', within: of });
/** A part of the day. */
export const part = (of: PartWord): Piece => ({ kind: 'part', part: of });
/** Words that belong to a date but name none. */
export const problem = (why: InvalidWhy): Piece => ({ kind: 'problem', why });

/** An hour and minute, checked; 24:00 is the end of the day. */
export function clock(hour: number | undefined, minute: number | undefined, half: Clock['half']): Piece {
  if (hour === undefined || minute === undefined) return problem('unclear');
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0) || minute < 0) return problem('no-such-time');
  if (half === 'am' && hour > 12) return problem('half-of-day');
  if (half === 'pm' && hour === 0) return problem('half-of-day');
  return { kind: 'clock', clock: { hour, minute, half: half === 'unsaid' && (hour === 0 || hour > 12) ? 'exact' : half } };
}

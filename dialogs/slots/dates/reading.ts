import type { Temporal } from 'temporal-polyfill';
import type { HolidayCalendar } from './calendar.js';
import type { HolidayName } from './holidays.js';

/** A whole day, or a minute of one, on the institution's wall clock. */
export type DateValue = Temporal.PlainDate | Temporal.PlainDateTime;

/** Part of a day: early 0–6, morning 6–12, noon 11–14, afternoon 12–18, evening 18–24 (hours). */
export type DayPart = 'early' | 'morning' | 'noon' | 'afternoon' | 'evening';

/** A value given before, against which a correction is read: 改成四点, 换到周五, 提前一天. */
export interface HeldDate {
  readonly date?: Temporal.PlainDate | undefined;
  readonly time?: Temporal.PlainTime | undefined;
  /** Known so far only by its part of the day: after 后天下午, 三点 is 15:00. */
  readonly part?: DayPart | undefined;
}

/** What the reader must know beside the words. */
export interface DateContext {
  /** Wall clock in the institution's zone. */
  readonly now: Temporal.PlainDateTime;
  /** Workdays and public holidays; mainland China's when left out. */
  readonly calendar?: HolidayCalendar | undefined;
  readonly held?: HeldDate | undefined;
  /** The conversation's language, for words in none: 3/4 alone is the 4th of March in Chinese and has to be asked in English or when this is left out. */
  readonly locale?: 'zh-Hans' | 'zh-Hant' | 'en' | undefined;
}

/**
 * Why words fit several moments:
 * `half-of-day` 十点; `which-day` 上午九点 said at ten; `which-night` 晚上一点; `day-or-month` 3/4 in English;
 * `lunar` 十二月初五; `several` 周三或者周四.
 */
export type AmbiguousWhy = 'half-of-day' | 'which-day' | 'which-night' | 'day-or-month' | 'lunar' | 'several';

/**
 * Why words name no moment:
 * `no-such-day` 2月30日; `no-such-time` 25点; `half-of-day` 上午15点; `conflict` 12月2日周四; `backwards` 下午4点到2点;
 * `repeats` 每周三; `unclear`: something beside the words looks like part of a date but was not understood.
 */
export type InvalidWhy = 'no-such-day' | 'no-such-time' | 'half-of-day' | 'conflict' | 'backwards' | 'repeats' | 'unclear';

/** What words about a date mean. Nothing here is a guess: what fits several moments is `ambiguous` and has to be asked. */
export type DateSense =
  /** One minute. `alternatives`: 周三下午三点 said on a Wednesday is today, and next week is possible. */
  | { readonly kind: 'datetime'; readonly start: Temporal.PlainDateTime; readonly alternatives?: readonly Temporal.PlainDateTime[] | undefined }
  /** One whole day. */
  | { readonly kind: 'date'; readonly start: Temporal.PlainDate; readonly alternatives?: readonly Temporal.PlainDate[] | undefined }
  /** A part of one day. */
  | { readonly kind: 'daypart'; readonly date: Temporal.PlainDate; readonly part: DayPart; readonly alternatives?: readonly Temporal.PlainDate[] | undefined }
  /** Between two days (both included) or two minutes; `part` and `time` narrow each of its days (下周上午, 下周三点). A period that has begun starts today. */
  | {
      readonly kind: 'range';
      readonly start: DateValue;
      readonly end: DateValue;
      readonly part?: DayPart | undefined;
      readonly time?: Temporal.PlainTime | undefined;
    }
  /** That day or minute, or later: 周五以后, 三点以后. */
  | { readonly kind: 'from'; readonly start: DateValue }
  /** Must be asked. Future ones come first, daytime before night. `lasts`: the words named a period, and this is its length. */
  | { readonly kind: 'ambiguous'; readonly alternatives: readonly DateValue[]; readonly why: AmbiguousWhy; readonly lasts?: Temporal.Duration | undefined }
  /** Over already. */
  | { readonly kind: 'past'; readonly start: DateValue; readonly end?: DateValue | undefined; readonly part?: DayPart | undefined }
  | { readonly kind: 'invalid'; readonly why: InvalidWhy };

/** Where words stand in what was said, and what is known of the day they name. */
export interface DateFound {
  /** UTF-16 offsets into what was said, `to` exclusive; `text` is the slice. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The day was named, was taken from the held value, or is today (or the next fitting day) for want of a word. */
  readonly day: 'said' | 'held' | 'assumed';
  /** 左右, 大概, about. */
  readonly approximate: boolean;
  /** Turned down in the same breath: 明天不行, 不是周三. */
  readonly rejected: boolean;
  /** The public holiday on which the start falls. */
  readonly holiday?: HolidayName | undefined;
  /** Whether the start is a workday; undefined when no single day is meant. */
  readonly workday?: boolean | undefined;
  /** False when the calendar does not know the year of the start yet, so that `workday` and `holiday` are the statutory minimum. */
  readonly known?: boolean | undefined;
}

/** One reading of words about a date. */
export type DateReading = DateSense & DateFound;

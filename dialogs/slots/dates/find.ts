import { Temporal } from 'temporal-polyfill';
import { attitude } from './attitude.js';
import { chineseCalendar, type HolidayCalendar } from './calendar.js';
import { resolveDay } from './day.js';
import { expressionAt, type Expression } from './expression.js';
import { meaning } from './meaning.js';
import { isMisspelt } from './misspelt.js';
import { normalise, type Normal } from './normalise.js';
import { NUMERAL_STARTS } from './numerals.js';
import type { Agrees } from './phrase.js';
import { protect } from './protect.js';
import { dayPart } from './hours.js';
import type { DateContext, DateReading, DateSense, DayPart } from './reading.js';
import { dayAt, type At } from './resolve.js';
import { Scanner } from './scan.js';
import { merge } from './merge.js';

/** A reading, and whether the words ask for it in place of another. */
export interface Found {
  readonly reading: DateReading;
  readonly wanted: boolean;
}

/** No message that is about an appointment is longer; a pasted document must not take seconds. */
const LONGEST = 2000;
const DEFAULT_CALENDAR: HolidayCalendar = chineseCalendar();
const NUMERAL = new RegExp(`[${NUMERAL_STARTS}]`);
/** Words that may surround a weak expression without making it less of an answer. */
const FILLER = /^(?:[\s,.!?、~;:'"()呃嗯啊哦噢额那就吧呢了的好是在我想要约可以行嘛呀哈么吗请帮预定订改到成换为个来去这样哎唉喂]|on|at|the|ok|okay|please|um|uh|er|well|for)*$/;
/** Words after which a weak expression is a date. */
const INTRODUCES = /(?:到|成|在|约|于|为|是|改|换|从|日期|时间|(?<![a-z])(?:on|for|by|to|from|at|date|until|before|after)):?\s*$/;
/** 两点意见 is no hour. */
const NOT_AN_HOUR = /^(?:意见|建议|要求|原因|理由|问题|疑问|内容|诉求|说明|补充|注意|希望|需求|优点|缺点|想法|区别|好处)/;
/** Between two dates of which the second goes on from the first. */
const LINK = /^\s*(?:[,、]|或者?是?|还是|以及|和|跟|与|要么|(?:or|and)(?![a-z])|\s|的|都|吧|on|at)*\s*$/;

/** All readings in a text, in order. */
export function find(said: string, context: DateContext): readonly Found[] {
  const normal = normalise(said.slice(0, LONGEST));
  const text = protect(normal.text);
  const at: At = { now: context.now, calendar: context.calendar ?? DEFAULT_CALENDAR, held: context.held ?? {}, dayFirst: mayPutDayFirst(said, context.locale) };
  const agrees: Agrees = (days) => resolveDay(days, dayAt(at)).kind !== 'invalid';
  const expressions = merge(scan(text, agrees), text);
  const misspelt = hasMisspelt(text, expressions);
  const readings: Found[] = [];
  let previous: { readonly to: number; readonly date: Temporal.PlainDate | undefined; readonly part: DayPart | undefined } | undefined;
  expressions.forEach((one, i) => {
    const expression = misspelt ? { ...one, suspicious: true } : one;
    if (!counts(one, text)) return;
    const opinion = attitude(text.slice(Math.max(0, expression.from - 60), expression.from), text.slice(expression.to, expressions[i + 1]?.from));
    // 把明天下午三点的改到四点: the new hour is on the day of the old one.
    const moved = opinion === 'wanted' && expression.first.days.length === 0 && previous?.date !== undefined && Temporal.PlainDate.compare(previous.date, at.now.toPlainDate()) >= 0;
    const linked = moved || (previous !== undefined && LINK.test(text.slice(previous.to, expression.from)));
    const resolved = meaning(expression, linked && previous?.date !== undefined ? { ...at, anchor: previous.date, ...(expression.first.days.length === 0 && { held: { ...at.held, part: previous.part } }) } : at);
    if (resolved === undefined) return;
    const { sense } = resolved;
    previous = { to: expression.to, date: startDate(sense), part: partOf(expression) };
    readings.push({
      reading: {
        ...sense,
        ...span(normal, said, expression),
        day: linked && resolved.day === 'held' && context.held?.date === undefined ? 'said' : resolved.day,
        approximate: expression.approximate,
        rejected: opinion === 'rejected',
        ...calendarFacts(sense, at.calendar),
      },
      wanted: opinion === 'wanted',
    });
  });
  return readings;
}

/** Whether a word in no expression is nearly a date's: next wendesday 3pm is not today. */
function hasMisspelt(text: string, expressions: readonly Expression[]): boolean {
  return [...text.matchAll(/[a-z]+/g)].some(({ 0: word, index }) => isMisspelt(word) && !expressions.some(({ from, to }) => index >= from && index < to));
}

/** Chinese characters, full-width digits, or nothing but digits in a Chinese conversation: the month comes first. */
function mayPutDayFirst(said: string, locale: DateContext['locale']): boolean {
  if (/[\u3000-\u9fff\uff01-\uff60]/.test(said)) return false;
  return /[a-z]/i.test(said) || locale === undefined || locale === 'en';
}

function scan(text: string, agrees: Agrees): Expression[] {
  const scanner = new Scanner(text);
  const expressions: Expression[] = [];
  for (let at = 0; at < text.length; ) {
    const taken = expressions.at(-1)?.to ?? 0;
    const expression = insideNumber(text, at, taken) ? undefined : expressionAt(scanner, at, taken, agrees);
    if (expression !== undefined) expressions.push(expression);
    at = expression?.to ?? at + 1;
  }
  return expressions;
}

/** The tail of a number is not a number: 2 in 12, 五 in 二十五, 5 in 3.5. */
function insideNumber(text: string, at: number, taken: number): boolean {
  if (at === 0 || at === taken || !NUMERAL.test(text.charAt(at))) return false;
  return NUMERAL.test(text.charAt(at - 1)) || (/[.,]/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at - 2)) && /\d/.test(text.charAt(at)));
}

/** Whether an expression is meant as a date, where its words could be something else. */
function counts({ first, second, from, to, weak, bound, suspicious }: Expression, text: string): boolean {
  const bare = first.days.length === 0 && first.part === undefined && second === undefined && bound === undefined;
  // 改天再说, 第二天: nothing to tell the customer about.
  if (bare && first.problem === 'unclear' && first.clock === undefined) return false;
  if (first.clock === undefined && first.part === undefined && first.days.every(({ kind }) => kind === 'same') && first.days.length > 0) return false;
  const oneOClock = bare && /^一\s?点$/.test(text.slice(from, to));
  if (bare && first.clock?.half === 'unsaid' && (NOT_AN_HOUR.test(text.slice(to)) || /[有这那列提几]$/.test(text.slice(0, from)))) return false;
  if (!weak && !oneOClock && !(bare && suspicious)) return true;
  const before = text.slice(0, from);
  return (FILLER.test(before) && FILLER.test(text.slice(to))) || (!oneOClock && !suspicious && INTRODUCES.test(before));
}

function span(normal: Normal, said: string, { from, to }: Expression): { readonly from: number; readonly to: number; readonly text: string } {
  const start = normal.starts[from] ?? 0;
  const end = normal.ends[to - 1] ?? start;
  return { from: start, to: end, text: said.slice(start, end) };
}

function partOf({ first, second }: Expression): DayPart | undefined {
  const word = second?.part ?? first.part;
  return word === undefined ? undefined : dayPart(word);
}

/** The first day that a sense names, if it names one. */
export function startDate(sense: DateSense): Temporal.PlainDate | undefined {
  const start = sense.kind === 'daypart' ? sense.date : sense.kind === 'invalid' ? undefined : sense.kind === 'ambiguous' ? sense.alternatives[0] : sense.start;
  return start instanceof Temporal.PlainDateTime ? start.toPlainDate() : start;
}

function calendarFacts(sense: DateSense, calendar: HolidayCalendar): Pick<DateReading, 'holiday' | 'workday' | 'known'> {
  const date = sense.kind === 'ambiguous' ? undefined : startDate(sense);
  if (date === undefined) return {};
  const { holiday, workday, known } = calendar.day(date);
  return { workday, known, ...(holiday !== undefined && { holiday }) };
}

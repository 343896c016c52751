import { clock, frame, part, problem, within, wordRule, rule, type Length, type PartWord, type Piece, type Rule } from '../pieces.js';
import { corrected } from '../misspelt.js';
import { EN, EN_ORDINAL, englishNumber } from '../numerals.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const MONTHS = ['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?', 'sept?(?:ember)?', 'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?'];
const MONTH = `(?:${MONTHS.join('|')})(?![a-z])\\.?`;
const LONG_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** `mon`, `wed`, `sat`, `sun` are words too: alone they are weak. */
const SHORT_WEEKDAYS = ['mon', 'tues?', 'wed', 'thu(?:rs?)?', 'fri', 'sat', 'sun'];
const WEEKDAY = `(?:${LONG_WEEKDAYS.join('|')}|${SHORT_WEEKDAYS.join('|')})(?![a-z])\\.?`;
const YEAR = '(?:,?\\s*(20\\d{2})(?!\\d))?';
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?(?![a-z\\d:])|${EN_ORDINAL})`;

const monthOf = (word: string): number => MONTHS.findIndex((source) => new RegExp(`^(?:${source})\\.?$`).test(word)) + 1;
const weekdayOf = (word: string): number => LONG_WEEKDAYS.findIndex((day) => day.startsWith(word.slice(0, 3))) + 1;

function monthDay(month: string, day: string, year: string | undefined): readonly Piece[] | undefined {
  const value = englishNumber(day);
  if (value === undefined) return undefined;
  return [...(year === undefined ? [] : [frame({ unit: 'year', year: Number(year) })]), frame({ unit: 'month', month: monthOf(month) }), within({ at: 'monthday', day: value })];
}

function weekday(step: string | undefined, word: string, after: string | undefined): readonly Piece[] {
  const day = weekdayOf(word);
  if (after !== undefined) return [within({ at: 'weekday', weekday: day, weeks: 1 })];
  if (step === undefined || /coming|following/.test(step)) return [within({ at: 'weekday', weekday: day })];
  const by = step === 'this' ? 0 : step === 'last' ? -1 : 1;
  return [frame({ unit: 'week', by }), within({ at: 'weekday', weekday: day, ...(by === 1 && { or: 'this-week' as const }) })];
}

/** English days: tomorrow, next Wednesday, Dec 3rd, the 15th, end of next month. */
export const englishDayRules: readonly Rule[] = [
  wordRule('ty', 'today|tomorrow|tommorr?ow|tomorow|tmrw?|yesterday', ([word]) => [{ kind: 'day', by: word === 'today' ? 0 : word === 'yesterday' ? -1 : 1 }]),
  wordRule('td', '(?:the )?day (after tomorrow|before yesterday)', ([, word]) => [{ kind: 'day', by: word === 'after tomorrow' ? 2 : -2 }]),
  wordRule('td', '(?:the )?day (after|before)', ([, which]) => [within({ at: 'beside', days: which === 'after' ? 1 : -1 })]),
  wordRule('tl', 'tonight|last night', ([word]) => [{ kind: 'day', by: word === 'tonight' ? 0 : -1 }, part('evening')]),
  rule('t', '(?<![a-z])this (?=(?:morning|afternoon|evening)(?![a-z]))', () => [{ kind: 'day', by: 0 }]),
  wordRule(LETTERS, `(?:(next|this|last|(?:the |this )?(?:coming|following)) )?(${LONG_WEEKDAYS.join('|')})( week)?`, ([, step, word = '', after]) => weekday(step, word, after)),
  wordRule(LETTERS, `(?:(next|this|last|this coming) )(${SHORT_WEEKDAYS.join('|')})\\.?`, ([, step, word = '']) => weekday(step, word, undefined)),
  wordRule('mtwfs', `(${SHORT_WEEKDAYS.join('|')})\\.?`, ([, word = '']) => weekday(undefined, word, undefined), { weak: true }),
  wordRule('a', `a week (?:on|from) (${WEEKDAY})`, ([, word = '']) => weekday(undefined, word, 'week')),
  wordRule('a0123456789ot', `(a|${EN}) (day|week|month)s? (?:from|after) (today|tomorrow)`, ([, n = '', unit, day]) => {
    const amount = englishNumber(n);
    return amount === undefined ? undefined : [{ kind: 'later', length: { [`${unit ?? 'day'}s`]: amount, ...(day === 'tomorrow' && { days: unit === 'day' ? amount + 1 : 1 }) }, sign: 1 }];
  }),
  wordRule(LETTERS, `(${MONTH})\\s*(?:the )?(${DAY})${YEAR}`, ([, month = '', day = '', year]) => monthDay(month, day, year)),
  wordRule(`0123456789${LETTERS}`, `(?:the )?(${DAY})\\s*(?:of )?(${MONTH})${YEAR}`, ([, day = '', month = '', year]) => monthDay(month, day, year)),
  wordRule('t0123456789', '(?:the )?(\\d{1,2})(?:st|nd|rd|th)', ([, day = '']) => [within({ at: 'monthday', day: Number(day) })]),
  // `may` and `march` alone are verbs.
  wordRule(LETTERS, `((?!may|mar)${MONTH})${YEAR}`, ([, month = '', year]) => [...(year === undefined ? [] : [frame({ unit: 'year', year: Number(year) })]), frame({ unit: 'month', month: monthOf(month) })]),
  wordRule('ntl', '(next|this|the following|last) (week|month|year)', ([, step, unit]) => {
    const by = step === 'this' ? 0 : step === 'last' ? -1 : 1;
    return [unit === 'week' ? frame({ unit: 'week', by }) : unit === 'month' ? frame({ unit: 'month', by }) : frame({ unit: 'year', by })];
  }),
  wordRule('twm', '(?:the )?(week|month) after next', ([, unit]) => [unit === 'week' ? frame({ unit: 'week', by: 2 }) : frame({ unit: 'month', by: 2 })]),
  // Of which next?
  wordRule('tmwfs', `(?:the )?${WEEKDAY} after next`, () => [problem('unclear')]),
  wordRule(LETTERS, '(?:(next|this|last) )?([a-z]{6,10})', ([, step, word = '']) => {
    const right = corrected(word);
    if (right === undefined) return undefined;
    return right !== 'tomorrow' ? weekday(step, right, undefined) : step === undefined ? [{ kind: 'day', by: 1 }] : undefined;
  }),
  wordRule('twn', '(?:(this|next|last|the) )?weekend', ([, step]) => [...(step === 'next' || step === 'last' ? [frame({ unit: 'week', by: step === 'next' ? 1 : -1 })] : []), within({ at: 'weekend' })]),
  wordRule('tem', '(?:the )?(?:end of(?: the)? (month|year)|month[- ]end|(year)[- ]end)', ([, of, year]) => [within({ at: 'end', ...((of === 'year' || year !== undefined) && { of: 'year' as const }) })]),
  rule('tel', `(?<![a-z])(?:the )?(end of|late(?: in)?) (?=(?:next|this) month(?![a-z])|${MONTH})`, ([, word]) => [within(word === 'end of' ? { at: 'end' } : { at: 'third', third: 3 })]),
  wordRule('tbsem', `(?:the )?(beginning of|start of|early(?: in)?|middle of|mid[- ]?)(?: the)? ?month`, ([, word = '']) => [within({ at: 'third', third: word.startsWith('mid') ? 2 : 1 })]),
  rule('tbsem', `(?<![a-z])(?:the )?(beginning of|start of|early(?: in)?|middle of|mid)[ -](?=(?:next|this) month(?![a-z])|${MONTH})`, ([, word = '']) => [within({ at: 'third', third: word.startsWith('mid') ? 2 : 1 })]),
  wordRule(LETTERS, `(?:the )?(${EN_ORDINAL}|last) (${WEEKDAY}) (?:of|in)(?: (?:the|this) month)?`, ([, n = '', word = '']) => {
    const which = n === 'last' ? -1 : englishNumber(n);
    return which === undefined ? undefined : [within({ at: 'nth-weekday', n: which, weekday: weekdayOf(word) })];
  }),
  wordRule('tfsln', `(?:the )?(${EN_ORDINAL}|last|next) (?:working|business) ?day( of| in| after| before)?`, ([, n = '', from]) => {
    const which = n === 'last' ? -1 : n === 'next' ? 1 : englishNumber(n);
    if (which === undefined) return undefined;
    const kind = n === 'next' || from === ' after' ? 'after' : from === ' before' ? 'before' : 'in';
    return [within({ at: 'workday', n: kind === 'before' ? 1 : which, from: kind, ...(n === 'next' && from === undefined && { of: 'today' as const }) })];
  }),
  wordRule('edmtwfs', '(?:every|each) (?:day|week|month|other day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:mon|tues|wednes|thurs|fri|satur|sun)days|daily|weekly', () => [problem('repeats')]),
];

const UNITS: Readonly<Record<string, keyof Length>> = { min: 'minutes', hour: 'hours', hr: 'hours', day: 'days', week: 'weeks', month: 'months', year: 'years' };
const LENGTH = `(?:half an hour|(?:an|one) hour and a half|(?:a|an|${EN})(?: and a half)? (?:minute|min|hour|hr|day|week|month|year|(?:working|business) day)s?|a fortnight)`;

function lengthOf(written: string): Length | undefined {
  if (written === 'half an hour') return { minutes: 30 };
  if (written === 'a fortnight') return { weeks: 2 };
  if (/^(?:an|one) hour and a half$/.test(written)) return { hours: 1, minutes: 30 };
  const parts = /^(.+?)( and a half)? (minute|min|hour|hr|day|week|month|year|working day|business day)s?$/.exec(written);
  const amount = englishNumber(parts?.[1] ?? '');
  if (parts === null || amount === undefined) return undefined;
  const [, , half, name = ''] = parts;
  if (/ day$/.test(name)) return { workdays: amount };
  const unit = UNITS[name === 'minute' ? 'min' : name];
  if (unit === undefined || (half !== undefined && unit !== 'hours')) return undefined;
  return { [unit]: amount, ...(half !== undefined && { minutes: 30 }) };
}

/** English lengths of time: in two hours, 3 days from now, within a week, two days ago. */
export const englishLengthRules: readonly Rule[] = [
  wordRule('i', `in (?:about |around )?(${LENGTH})(?:'s? time)?`, ([, written = '']) => lengthen(written, 'later', 1)),
  wordRule(`0123456789${LETTERS}`, `(${LENGTH}) (from now|ago)`, ([, written = '', when]) => lengthen(written, 'later', when === 'ago' ? -1 : 1)),
  wordRule(`0123456789${LETTERS}`, `(${LENGTH}) later`, ([, written = '']) => lengthen(written, 'shift', 1, true)),
  wordRule('wi', `(?:within|in the next)(?: the next)? (${LENGTH})`, ([, written = '']) => lengthen(written, 'inside', 1)),
  wordRule(`0123456789${LETTERS}`, `(${LENGTH}) (?:earlier|sooner)`, ([, written = '']) => lengthen(written, 'shift', -1)),
  wordRule('pm', `(?:push|move) (?:it |that |this |the (?:appointment|booking) )?back (?:by )?(${LENGTH})`, ([, written = '']) => lengthen(written, 'shift', 1)),
  wordRule('bm', `(?:bring (?:it |that |this |the (?:appointment|booking) )?forward|move (?:it |that |this |the (?:appointment|booking) )?up) (?:by )?(${LENGTH})`, ([, written = '']) => lengthen(written, 'shift', -1)),
];

function lengthen(written: string, kind: 'later' | 'inside' | 'shift', sign: 1 | -1, orNow = false): readonly Piece[] | undefined {
  const length = lengthOf(written);
  if (length === undefined) return undefined;
  if (kind === 'shift') return [{ kind, length, sign, orNow }];
  return [kind === 'inside' ? { kind, length } : { kind, length, sign }];
}

const PARTS: Readonly<Record<string, PartWord>> = { morning: 'morning', lunchtime: 'noon', afternoon: 'afternoon', evening: 'evening', night: 'night' };
const MERIDIEM = '([ap])(?:\\.m\\.|\\.m|m)(?![a-z])';
/** After `at 3`: what would make it a number of something. */
const NOT_A_COUNT = '(?!\\d|[.:/%]\\d|\\s*(?:%|percent|days?|weeks?|months?|years?|hours?|minutes?|mins?|people|persons?|times|dollars|yuan|rmb|least|most|[a-z]+ street))';

/** English hours: 3pm, half past two, quarter to four, three thirty, at 3, noon. */
export const englishClockRules: readonly Rule[] = [
  rule('0123456789', `(\\d{1,2})(?:[:.]?(\\d{2}))?\\s*${MERIDIEM}`, ([, h = '', m = '0', half]) => [Number(h) > 12 && half === 'a' ? problem('half-of-day') : clock(Number(h), Number(m), half === 'a' ? 'am' : 'pm')]),
  wordRule(LETTERS, `(${EN})(?: (${EN}))? ${MERIDIEM.replace('(?![a-z])', '')}`, ([, h = '', m, half]) => [clock(englishNumber(h), m === undefined ? 0 : englishNumber(m), half === 'a' ? 'am' : 'pm')]),
  wordRule(`0123456789${LETTERS}`, `(half|(?:a )?quarter|(?!\\d)${EN}|\\d+ minutes?|${EN} minutes?)[ -](past|to|till|after|before) (${EN})(?: ?o'?clock)?(?:\\s*${MERIDIEM.replace('(?![a-z])', '')})?`, ({ 1: less = '', 2: which = '', 3: h = '', 4: half, index, input }) => {
    const minutes = less === 'half' ? 30 : less.endsWith('quarter') ? 15 : englishNumber(less.replace(/ minutes?$/, ''));
    const hour = englishNumber(h);
    if (minutes === undefined || hour === undefined || hour < 1 || hour > 12 || minutes > 59) return undefined;
    // From two to four is a period, ten to four nearly four o'clock; two minutes to four has its minutes said.
    if (!/half|quarter|minute/.test(less) && (![5, 10, 20, 25].includes(minutes) || /(?:from|between) $/.test(input.slice(0, index)))) return undefined;
    const past = /past|after/.test(which);
    // Quarter to three pm is 2:45 of the same half; only `to one` and `to twelve` change more than the hour.
    const said = half === undefined ? 'unsaid' : half === 'a' ? 'am' : 'pm';
    if (past) return [clock(hour, minutes, said)];
    return [clock(hour === 1 ? 12 : hour - 1, 60 - minutes, said === 'unsaid' || hour !== 12 ? said : said === 'pm' ? 'am' : 'pm')];
  }),
  wordRule(`0123456789${LETTERS}`, `(?:half )?(${EN}) ?o'?clock`, ([all, h = '']) => [clock(englishNumber(h), all.startsWith('half') ? 30 : 0, 'unsaid')]),
  wordRule(LETTERS, '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](fifteen|thirty|forty[- ]five|ten|twenty|forty|fifty|(?:oh|o)[ -]five)(?! ?(?:percent|people|thousand|hundred|days|[a-z]*ly))', ([, h = '', m = '']) => [clock(englishNumber(h), /^o/.test(m) ? 5 : englishNumber(m), 'unsaid')]),
  rule(`0123456789${LETTERS}`, `(?<=(?<![a-z])at (?:about |around )?)(${EN})${NOT_A_COUNT}`, ([, h = '']) => [clock(englishNumber(h), 0, 'unsaid')]),
  wordRule(`0123456789${LETTERS}`, `(${EN})(?= (?:in the (?:morning|afternoon|evening)|at night))`, ([, h = '']) => [clock(englishNumber(h), 0, 'unsaid')]),
  wordRule('0123456789', `(\\d{1,2})(?=\\s*(?:-|to|until|till|and)\\s*\\d{1,2}(?::\\d\\d)?\\s*${MERIDIEM.replace('([ap])', '[ap]')})`, ([, h = '']) => [clock(Number(h), 0, 'unsaid')]),
  rule(`0123456789${LETTERS}`, `(?<=(?<![a-z])(?:from|between) )(${EN})(?= (?:to|until|till|and) ${EN}(?![:/.%]?\\d| ?(?:%|percent|days?|weeks?|months?|years?|people|times)))`, ([, h = '']) => [clock(englishNumber(h), 0, 'unsaid')]),
  wordRule('m', `make (?:it|that) (?:at )?(${EN})${NOT_A_COUNT}`, ([, h = '']) => [clock(englishNumber(h), 0, 'unsaid')]),
  rule('0123456789', '(\\d{1,2})(?::(\\d{2}))?(?=-?ish(?![a-z]))', ([, h = '', m = '0']) => [clock(Number(h), Number(m), 'unsaid')]),
  wordRule('nm1t', '(?:(?:12|twelve) ?)?noon|midday|mid-day', () => [clock(12, 0, 'exact')]),
  wordRule('m', 'midnight', () => [part('night'), clock(12, 0, 'unsaid')]),
  wordRule('iamlen', '(?<!good )(?:in the |at )?(morning|lunchtime|afternoon|evening|night)', ([, word = '']) => toPart(word)),
  wordRule('rn', 'right now|now', () => [{ kind: 'now' }], { weak: true }),
];

function toPart(word: string): readonly Piece[] | undefined {
  const of = PARTS[word];
  return of === undefined ? undefined : [part(of)];
}

import { clock, frame, problem, rule, within, type Piece, type Rule } from '../pieces.js';

const DIGITS = '0123456789';
/** Nothing that continues a number or makes it a quantity. */
const END = '(?![\\d.:/-]*\\d|\\s*(?:[点时号日月年天周个%]|[ap]\\.?m))';

function ymd(year: string, month: string, day: string): readonly Piece[] {
  const y = Number(year);
  return y < 1901 || y > 2099 ? [problem('unclear')] : [frame({ unit: 'year', year: y }), frame({ unit: 'month', month: Number(month) }), within({ at: 'monthday', day: Number(day) })];
}

/** With a slash, 12/32 is a slip; with a dot or dash it is no date at all. */
function slashed(a: string, b: string, sure: boolean): readonly Piece[] | undefined {
  const [first, second] = [Number(a), Number(b)];
  if (first >= 1 && second >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 31) return [{ kind: 'slashed', first, second }];
  return sure ? [problem('no-such-day')] : undefined;
}

/** Dates and times in digits: ISO, 12/20, 12.20, 20261203, 14:00. */
export const numberRules: readonly Rule[] = [
  rule(DIGITS, '(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d/]|[.-]\\d)', ([, y = '', , m = '', d = '']) => ymd(y, m, d)),
  // ISO's own T; an offset would need a zone that is not ours to guess.
  rule('t', '(?<=\\d)t(\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(z|[+-]\\d{2}:?\\d{2})?', ([, h = '', m = '', offset]) => [offset === undefined ? clock(Number(h), Number(m), 'exact') : problem('unclear')]),
  rule(DIGITS, '(20\\d{2})(\\d{2})(\\d{2})(?!\\d)', ([, y = '', m = '', d = '']) => ymd(y, m, d), { weak: true }),
  rule(DIGITS, '(\\d{1,2})([-/.])(\\d{1,2})\\2(20\\d{2})(?!\\d)', ([, a = '', , b = '', y = '']) => [{ kind: 'slashed', first: Number(a), second: Number(b), year: Number(y) }]),
  rule(DIGITS, `(?!24/7)(\\d{1,2})([/.-])(\\d{1,2})(?:日|号)?${END}`, ([, a = '', mark, b = '']) => slashed(a, b, mark === '/'), { weak: true }),
  // A period of days: 12.3-12.5.
  rule(DIGITS, '(\\d{1,2})([/.])(\\d{1,2})(?=\\s?(?:-|~)\\s?\\d{1,2}\\2\\d{1,2}(?![\\d.:/%]))', ([, a = '', , b = '']) => slashed(a, b, false), { weak: true }),
  rule(DIGITS, '(\\d{1,2}):(\\d{2})(?::\\d{2})?(?![\\d:])(?:\\s*分)?', ([, h = '', m = '']) => [clock(Number(h), Number(m), h.length === 2 || Number(h) === 0 ? 'exact' : 'unsaid')]),
];

/** First characters of a written number, for the index of rules. */
export const NUMERAL_STARTS = '0123456789零〇一二两俩三仨四五六七八九十廿卅';

/** Source of a pattern for a Chinese or Arabic number, up to four digits or 九百九十九. */
export const N = '(?:\\d{1,4}|[零〇一二两俩三仨四五六七八九十廿卅百]{1,7})';

/** Source of a pattern for one or two digits, or 一 … 九十九. */
export const N2 = '(?:\\d{1,2}|[零〇一二两俩三四五六七八九十廿卅]{1,3})';

const DIGITS: Readonly<Record<string, number>> = { 零: 0, '〇': 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 12, 十二, 二十五, 廿五, 一百零三, 二零二六; undefined when the characters make no number (十十, 五三十). */
export function numberOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  // 三四天, 三五天: one or the other, not 34. Years (二六年) are read with their hundreds.
  if (/^[一二两三四五六七八九]{2}$/.test(written)) return undefined;
  const plain = written.replace('廿', '二十').replace('卅', '三十');
  // 两 stands alone: 两两 is a slip.
  if (/^(?:[两俩仨]|[零〇一二三四五六七八九]+)$/.test(plain)) return Number(plain.replace(/./g, (digit) => String(DIGITS[digit] ?? '')));
  const parts = /^(?:([一二两三四五六七八九])百)?零?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(plain);
  if (parts === null || plain === '') return undefined;
  const [, hundreds, tens, ten, ones] = parts;
  return digit(hundreds) * 100 + (ten === undefined ? 0 : (tens === undefined ? 1 : digit(tens)) * 10) + digit(ones);
}

function digit(written: string | undefined): number {
  return written === undefined ? 0 : (DIGITS[written] ?? 0);
}

const ENGLISH_ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const ENGLISH_TENS = ['twenty', 'thirty', 'forty', 'fifty'];
const ENGLISH_ORDINALS = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'];

const ENGLISH = new Map<string, number>([['a', 1], ['an', 1], ['thirtieth', 30]]);
ENGLISH_ONES.forEach((word, value) => ENGLISH.set(word, value));
ENGLISH_ORDINALS.forEach((word, value) => ENGLISH.set(word, value));
ENGLISH_TENS.forEach((word, i) => {
  ENGLISH.set(word, (i + 2) * 10);
  for (let one = 1; one < 10; one += 1) {
    ENGLISH.set(`${word} ${ENGLISH_ONES[one] ?? ''}`, (i + 2) * 10 + one);
    ENGLISH.set(`${word} ${ENGLISH_ORDINALS[one] ?? ''}`, (i + 2) * 10 + one);
  }
});

/** Longest first, so that `six` does not win over `sixteen`. */
function source(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(' ', '[ -]')).join('|');
}

/** Source of a pattern for an English number: digits or zero … fifty-nine. */
export const EN = `(?:\\d{1,3}|${source([...ENGLISH.keys()].filter((word) => !/(?:st|nd|rd|th)$|^an?$/.test(word)))})(?![a-z])`;

/** Source of a pattern for an English ordinal: 3rd, third, twenty-first. */
export const EN_ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|${source([...ENGLISH.keys()].filter((word) => /(?:st|nd|rd|th)$/.test(word)))})(?![a-z])`;

/** The value of what {@link EN} or {@link EN_ORDINAL} matched, or of `a`, `an`. */
export function englishNumber(written: string): number | undefined {
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(written);
  if (digits !== null) return Number(digits[1]);
  return ENGLISH.get(written.replace('-', ' '));
}

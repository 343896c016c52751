const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 幺: 1, 壹: 1, 二: 2, 两: 2, 贰: 2, 俩: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The characters Chinese numerals are written with, for building patterns; Simplified. */
export const HAN_NUMERAL = '零〇○一幺壹二两贰俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿';

/** The value of one Chinese digit; undefined for anything else. */
export function hanDigit(char: string): number | undefined {
  return DIGITS[char];
}

/**
 * Reads a Chinese numeral: 一百二十万 (1200000), 两千, 一万五 (15000), 三千五 (3500), 十二, 壹佰贰拾, and plain digit
 * strings 一二三. Simplified characters only; undefined when it is none.
 */
export function hanNumber(said: string): number | undefined {
  if (said === '' || Array.from(said).some((char) => DIGITS[char] === undefined && SMALL[char] === undefined && LARGE[char] === undefined)) return undefined;
  if (Array.from(said).every((char) => DIGITS[char] !== undefined)) return Number(Array.from(said).map((char) => DIGITS[char]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let unit = 1;
  let afterZero = false;
  let top = Infinity;
  for (const char of said) {
    const value = DIGITS[char];
    const small = SMALL[char];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      afterZero = value === 0 || (afterZero && digit === 0);
      if (value === 0) unit = 1;
    } else if (small !== undefined) {
      section += (digit ?? 1) * small;
      unit = small;
      digit = undefined;
      afterZero = false;
    } else {
      const large = LARGE[char] ?? 1;
      if (section + (digit ?? 0) === 0 && total === 0) section = 1;
      // 一万亿: a larger unit multiplies everything before it.
      if (large > top) total = (total + section + (digit ?? 0)) * large;
      else total += (section + (digit ?? 0)) * large;
      top = large;
      section = 0;
      digit = undefined;
      unit = large;
      afterZero = false;
    }
  }
  // 一万五: the digit after a unit counts the next smaller one; 一万零五 does not.
  const last = digit === undefined ? 0 : unit >= 100 && !said.slice(0, -1).endsWith('零') && !said.slice(0, -1).endsWith('〇') ? digit * (unit / 10) : digit;
  return total + section + last;
}

const EN_SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English words numbers are made of, for building patterns. */
export const ENGLISH_NUMBER_WORD = `(?:${[...EN_SMALL, ...EN_TENS.slice(2), 'hundred', 'thousand', 'million', 'billion'].sort((a, b) => b.length - a.length).join('|')})`;

/** Reads an English number in words: `two hundred and fifty thousand`. Lower case; undefined when it is none. */
export function englishNumber(said: string): number | undefined {
  const parts = said.split(/[\s-]+/).filter((part) => part !== '' && part !== 'and' && part !== 'a');
  if (parts.length === 0) return undefined;
  let total = 0;
  let section: number | undefined;
  for (const part of parts) {
    const small = EN_SMALL.indexOf(part);
    const ten = part === '' ? -1 : EN_TENS.indexOf(part);
    if (small >= 0) section = (section ?? 0) + small;
    else if (ten > 1) section = (section ?? 0) + ten * 10;
    else if (part === 'hundred') section = (section ?? 1) * 100;
    else if (part === 'thousand' || part === 'million' || part === 'billion') {
      total += (section ?? 1) * (part === 'thousand' ? 1e3 : part === 'million' ? 1e6 : 1e9);
      section = undefined;
    } else return undefined;
  }
  return total + (section ?? 0);
}

import { fold } from '../retrieval/tokens.js';

/** A number as it is compared: `24` and 二十四 and twenty-four are one. */
export interface Figure {
  /** In decimal; a reference such as `4.3.2` as it is. */
  readonly value: string;
  /** What it counts, where that is said and known. */
  readonly unit?: string;
}

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['hour', /^(?:小时|钟头|hours?\b|hrs?\b|h\b)/],
  ['minute', /^(?:分钟|minutes?\b|mins?\b)/],
  ['workday', /^(?:工作日|交易日|(?:working|business|work|trading)[ -]days?\b)/],
  ['percent', /^(?:%|percent\b|per cent\b)/],
  ['quarter', /^(?:季度|quarters?\b)/],
  ['week', /^(?:周(?!岁|年)|星期|weeks?\b)/],
  ['day', /^(?:天|日|days?\b)/],
  ['month', /^(?:月|months?\b)/],
  ['year', /^(?:周?年|周?岁|years?\b)/],
  ['yuan', /^(?:元|块钱|yuan\b|rmb\b|cny\b)/],
  ['time', /^(?:次|遍|times?\b)/],
  ['person', /^(?:人|名|位|people\b|persons?\b)/],
];
const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const DECADES = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORD = `(?:${[...SMALL, ...DECADES, 'hundred', 'thousand', 'million'].join('|')})`;

/** Words that hold a numeral and say no number. */
const NO_NUMBER = /十分|万一|千万(?=别|不|要|注意|小心)|第?三方|两者|百姓|三农|十足|第[一二三四五六七八九十](?![条款章节天日])|no one|someone|anyone|everyone|one another/g;
const NUMBER = new RegExp(
  [
    '百分之(?<share>[\\d.]+|[零〇一二两三四五六七八九十百点]+)',
    '(?<reference>\\d+(?:\\.\\d+){2,})',
    '(?<figure>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<large>[百千万亿]*)',
    '(?<numeral>[零〇一二两三四五六七八九十百千万亿]+)',
    '(?<half>半)(?=个?(?:小时|月|年|天|日|星期|季度))',
    `\\b(?<words>${WORD}(?:(?:[ -]|[ -]and[ -])${WORD})*)\\b`,
  ].join('|'), 'g');

/** Every number in a text, in figures and in Chinese and English words. */
export function numbersIn(text: string): Figure[] {
  const plain = fold(text).replace(NO_NUMBER, (word) => '　'.repeat(word.length));
  const found: Figure[] = [];
  for (const match of plain.matchAll(NUMBER)) {
    const { share, reference, figure, large = '', numeral, half, words } = match.groups ?? {};
    const rest = plain.slice(match.index + match[0].length).replace(/^[\s-]*个?(?:半)?/, '');
    const unit = UNITS.find(([, form]) => form.test(rest))?.[0];
    const add = (value: number | undefined, counted = unit) => {
      if (value !== undefined) found.push({ value: String(value), ...(counted === undefined ? {} : { unit: counted }) });
    };
    if (share !== undefined) add(/^[\d.]+$/.test(share) ? Number(share) : pointed(share), 'percent');
    else if (reference !== undefined) found.push({ value: reference });
    else if (figure !== undefined) add([...large].reduce((value, char) => value * (TENS[char] ?? (char === '万' ? 10_000 : 100_000_000)), Number(figure.replaceAll(',', ''))));
    else if (half !== undefined) add(0.5);
    else if (numeral !== undefined && (numeral !== '一' || (unit !== undefined && unit !== 'person'))) add(chinese(numeral));
    else if (words !== undefined && (words !== 'one' || unit !== undefined)) add(english(words));
  }
  return found;
}

/** Whether a number is among those that are vouched for: the same value, counting the same where both say what. */
export function supported(number: Figure, sources: readonly Figure[]): boolean {
  return sources.some(({ value, unit }) => value === number.value && (unit === undefined || number.unit === undefined || unit === number.unit));
}

function pointed(said: string): number {
  const [whole = '', part] = said.split('点');
  return part === undefined ? chinese(whole) : Number(`${chinese(whole)}.${[...part].map((char) => DIGITS[char] ?? '').join('')}`);
}

function chinese(said: string): number {
  if (!/[十百千万亿]/.test(said)) return Number([...said].map((char) => DIGITS[char] ?? 0).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const char of said) {
    const ten = TENS[char];
    if (ten !== undefined) {
      section += (digit === 0 ? 1 : digit) * ten;
      digit = 0;
    } else if (char === '万' || char === '亿') {
      total = (total + Math.max(1, section + digit)) * (char === '万' ? 10_000 : 100_000_000);
      [section, digit] = [0, 0];
    } else digit = DIGITS[char] ?? 0;
  }
  return total + section + digit;
}

function english(said: string): number {
  let [total, section] = [0, 0];
  for (const word of said.split(/[ -]/)) {
    const small = SMALL.indexOf(word);
    const decade = DECADES.indexOf(word);
    if (small >= 0) section += small;
    else if (decade >= 0) section += (decade + 2) * 10;
    else if (word === 'hundred') section = Math.max(1, section) * 100;
    else if (word === 'thousand' || word === 'million') {
      total += Math.max(1, section) * (word === 'thousand' ? 1_000 : 1_000_000);
      section = 0;
    }
  }
  return total + section;
}

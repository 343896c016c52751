/** Text as the finder reads it: one width, no invisible characters; every unit knows where it came from. */
export interface Plain {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where its character begins and ends in the original. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Digits as people say or write them in Chinese, both scripts; 洞 幺 拐 勾 are how they are read over the telephone. */
const HAN: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇○洞', '一幺壹', '二两兩贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒拐', '八捌', '九玖勾'].flatMap((chars, digit) => Array.from(chars, (char) => [char, String(digit)])),
);

/** All Chinese digits. */
export const HAN_FIGURES = Object.keys(HAN).join('');

/** The figure a Chinese digit stands for; undefined for anything else. */
export function hanFigure(char: string): string | undefined {
  return Object.hasOwn(HAN, char) ? HAN[char] : undefined;
}

// Format characters and combining marks are invisible inside a number; so are the Hangul fillers.
const INVISIBLE = /[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/u;
const KEYCAP = '\u20e3';
/** Letters between digits that look like digits. */
const MISTYPED = /(?<=\d)[oOlI](?=\d)/g;
const OTHER_DIGIT = /\p{Nd}/u;
const ENCLOSED = /\p{No}/u;

/** Makes text plain. Linear. */
export function plain(original: string): Plain {
  const units: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const char of original) {
    const end = at + char.length;
    const shown = char < '\u0080' ? char : simple(char);
    for (const unit of shown.split('')) {
      units.push(unit);
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { text: units.join('').replace(MISTYPED, (letter) => (/o/i.test(letter) ? '0' : '1')), from, to };
}

function simple(char: string): string {
  // A keycap ends its digit: 1️⃣ is as often the mark of a list as part of a number.
  if (char === KEYCAP) return ' ';
  if (INVISIBLE.test(char)) return '';
  if (ENCLOSED.test(char)) return char;
  const folded = char.normalize('NFKC');
  if (folded.length === 1 && folded < '\u0080') return folded;
  if (OTHER_DIGIT.test(char)) return decimal(char.codePointAt(0) ?? 0);
  return folded.length === 1 ? folded : char;
}

/** The value of a decimal digit of any script: they stand in tens, zero first. */
function decimal(code: number): string {
  let zero = code;
  while (code - zero < 9 && OTHER_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

import { fold } from '../slots/normalise.js';
import { hanDigit } from '../slots/numerals.js';

const DIGIT = '[0-9零〇○一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖]';
const GAP = '[\\s.·_‐‑‒–—―−-]{0,3}';
/** Six digits or more, written together or apart. */
const SPOKEN = new RegExp(`${DIGIT}(?:${GAP}${DIGIT}){5,}`, 'g');
const TOGETHER = /(?<![\d.])\d{6}(?!\d|\.\d)/g;
const APART = new RegExp(`(?<!\\d[.:])(?<!\\d${GAP})\\d(?:${GAP}\\d){5}(?!${GAP}\\d|[.:]\\d)`, 'g');
/** What stands before the one that is meant, when there are several. */
const NAMED = /(?:验证码|校验码|动态码|确认码|密码|code)\s*(?:是|为|is)?\s*[:：]?\s*$/;

/**
 * The six-digit code in what was said, as people type it: full width, 123 456, 12-34-56, 一二三四五六, 验证码是 123456,
 * or the whole message it came in. Of several, the one that is called a code, else the last. Undefined when there is none.
 */
export function readCode(said: string): string | undefined {
  const text = fold(said.slice(0, 1_000)).replace(SPOKEN, (run) => Array.from(run, (char) => hanDigit(char)?.toString() ?? char).join(''));
  const together = [...text.matchAll(TOGETHER)];
  const found = together.length > 0 ? together : [...text.matchAll(APART)];
  const meant = found.find((match) => NAMED.test(text.slice(Math.max(0, match.index - 20), match.index))) ?? found.at(-1);
  return meant?.[0].replace(/\D/g, '');
}

import { labelOf } from './label.js';
import type { Line } from './line.js';

/** A line that long holds paragraphs whose breaks were lost. */
const LOST_BREAKS = 400;
/** So many numbers in it show it. */
const NUMBERS = 4;

const CN = '[一二三四五六七八九十]{1,3}';
/** Where a number begins a paragraph inside a line. A number inside a sentence (1.2亿, 第三章 referred to) does not. */
const BREAKS = new RegExp(
  [
    `(?<![见據据照按本在和、与與《“（(及由\\d.])(?:\\d{1,2}\\.)?第(?:${CN}|\\d{1,2})章`,
    '(?<![\\d.])\\d{1,2}\\.\\d{1,2}(?![\\d.%％亿億万萬元级級个個倍])(?=\\p{Script=Han})',
    '(?<=[。；;：:！？])\\d{1,2}[.、．](?=\\p{Script=Han})',
    `(?<=[。；;])${CN}、(?=\\p{Script=Han})`,
    `(?<=章[^。，,]{2,80})一、(?=\\p{Script=Han})`,
    `(?<=[。；;：:])[（(]${CN}[）)]`,
    '(?<=[。；;：:])-(?=\\p{Script=Han})',
  ].join('|'),
  'gu',
);

/** Breaks lines that hold many paragraphs at the numbers that begin them. */
export function withBreaks(lines: readonly Line[]): { lines: Line[]; joined: boolean } {
  let joined = false;
  const broken = lines.flatMap((line) => {
    if (line.text.length < LOST_BREAKS) return [line];
    const places = [...line.text.matchAll(BREAKS)].map(({ index }) => index);
    if (places.length < NUMBERS) return [line];
    joined = true;
    const ends = [...places, line.text.length];
    return [0, ...places].map((from, index) => ({ ...line, column: from + 1, text: line.text.slice(from, ends[index]).trim() })).filter(({ text }) => text !== '');
  });
  return { lines: broken, joined };
}

const ENDED = /[。；！？：:;!?…][”’）)]?$/;
/** What can't begin a paragraph. */
const CONTINUES = /^[，。、；：！？）》”’〕】]/;

/** Joins lines that were broken for a page's width: those of a PDF, and of a text set to one width. */
export function withoutWraps(lines: readonly Line[]): Line[] {
  const width = wrapWidth(lines);
  if (width === undefined) return [...lines];
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const wraps = before !== undefined && (CONTINUES.test(line.text) || (lastLength(before.text) >= width && !ENDED.test(before.text) && labelOf(line.text) === undefined));
    if (wraps) joined[joined.length - 1] = { ...before, text: `${before.text}\n${line.text}` };
    else joined.push(line);
  }
  return joined.map((line) => ({ ...line, text: line.text.replace(/(?<=[A-Za-z,.])\n(?=[A-Za-z])/g, ' ').replaceAll('\n', '') }));
}

function lastLength(text: string): number {
  return text.length - (text.lastIndexOf('\n') + 1);
}

/** The length of a full line, less some characters for punctuation that may not begin one; undefined where lines aren't broken to a width. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths = lines.map(({ text }) => text.length).sort((left, right) => left - right);
  const longest = lengths[Math.floor(lengths.length * 0.97)] ?? 0;
  if (longest > 90 || longest < 16) return undefined;
  const full = lines.filter(({ text }) => text.length >= longest - 4);
  const unended = full.filter(({ text }) => !ENDED.test(text)).length;
  return full.length >= 3 && unended / full.length > 0.5 ? longest - 4 : undefined;
}

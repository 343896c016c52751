import { hanFigure } from './plain.js';

/** Digits without anything between them; a Chinese digit is a group by itself, for it may be a word (一直, 两次). */
export interface Group {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  /** Where an X that may be a check digit ends. */
  readonly xTo: number | undefined;
  /** How it hangs together with the group before it: nothing between, a space or a dash, or a comma or a new line. */
  readonly joint: 'tight' | 'soft' | 'hard';
  /** What a mask has left over of a number, on this side: `138****`, `****5678`. */
  readonly residue: boolean;
}

/** Groups with nothing but separators between them. */
export type Run = readonly Group[];

const GROUP = /\d+|[零〇○洞一幺壹二两兩贰貳三叁參四肆五伍六陆陸七柒拐八捌九玖勾]/g;
const SOFT = /^[ \t\u00a0\u2000-\u200a\u3000()[\].·•‧_\-‐-―−─~]{0,4}$/;
const HARD = /^[\s()[\].·•‧_\-‐-―−─~,、，;/|\\']{0,4}$/;
const X = /^[\s-]{0,2}[xX×✕✖Хх](?![a-zA-Z])/;

/** All digits in plain text, by runs. Linear. */
export function runs(text: string): Run[] {
  const found: Group[][] = [];
  let current: Group[] = [];
  let end = 0;
  for (const match of text.matchAll(GROUP)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const joint = jointOf(text, end, from);
    if (joint === undefined || current.length === 0) {
      current = [];
      found.push(current);
    }
    const x = X.exec(text.slice(to, to + 5));
    const digits = hanFigure(match[0]) ?? match[0];
    current.push({ digits, from, to, xTo: x === null ? undefined : to + x[0].length, joint: joint ?? 'hard', residue: isResidue(text, from, to) });
    end = to;
  }
  return found;
}

function jointOf(text: string, end: number, from: number): Group['joint'] | undefined {
  if (from - end > 4) return undefined;
  const between = text.slice(end, from);
  return between === '' ? 'tight' : SOFT.test(between) ? 'soft' : HARD.test(between) ? 'hard' : undefined;
}

/** Four stars and more are a mask; two or three may be Markdown's. */
function isResidue(text: string, from: number, to: number): boolean {
  if (to - from > 4) return false;
  return /\*{4}[\s-]{0,2}$/.test(text.slice(Math.max(0, from - 6), from)) || /^[\sxX-]{0,2}\*{4}/.test(text.slice(to, to + 6));
}

/** Some groups of a run, read as one number. */
export interface Candidate {
  readonly digits: string;
  /** Whether an X stands where a check digit would. */
  readonly x: boolean;
  /** Lengths of what stands between separators: 138-1234-5678 is 3, 4, 4. */
  readonly sizes: readonly number[];
  readonly hard: boolean;
  readonly from: number;
  readonly to: number;
}

/** No number that we look for has more digits. */
const MOST = 21;

/** What may begin at a group, the longest first, but a group that stands alone before all. */
export function candidates(run: Run, first: number): { readonly candidate: Candidate; readonly last: number }[] {
  const found: { candidate: Candidate; last: number }[] = [];
  const begin = run[first];
  if (begin === undefined || begin.residue) return [];
  let digits = '';
  let hard = false;
  const sizes: number[] = [];
  for (let last = first; last < run.length; last += 1) {
    const group = run[last];
    if (group === undefined) break;
    if (group.joint === 'tight' && last > first) sizes.push((sizes.pop() ?? 0) + group.digits.length);
    else sizes.push(group.digits.length);
    hard ||= last > first && group.joint === 'hard';
    digits += group.digits;
    if (digits.length > MOST) break;
    if (digits.length < 7 || group.residue) continue;
    const x = digits.length === 17 && group.xTo !== undefined;
    found.push({ candidate: { digits, x, sizes: [...sizes], hard, from: begin.from, to: x ? group.xTo : group.to }, last });
  }
  const alone = found[0]?.last === first ? found.slice(0, 1) : [];
  return [...alone, ...found.slice(alone.length).reverse()];
}

import type { Random } from '../../crash/random.js';
import type { Shift } from './moved.js';
import type { Template } from './template.js';

/** One conversation to be written: a template as it is (`shift` absent), or moved. */
export interface PlannedCopy {
  readonly template: number;
  /** 0 is the template itself. */
  readonly round: number;
  readonly shift: Shift | undefined;
  /** When it begins, in epoch ms. */
  readonly at: number;
}

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/**
 * What is written to come to so many records: all templates as they are (where `verbatim`), then copies of them in rounds.
 * Each is moved by whole weeks, within the months, so that a day is like that day of the week; what is unfinished stays in
 * its week, for it can't have waited for months. In the order in which they begin.
 */
export function planCopies(templates: readonly Template[], { random, from, to, records, verbatim }: { readonly random: Random; readonly from: number; readonly to: number; readonly records: number; readonly verbatim: boolean }): PlannedCopy[] {
  const planned: PlannedCopy[] = [];
  let sum = 0;
  const add = (copy: PlannedCopy, count: number): void => {
    planned.push(copy);
    sum += count;
  };
  if (verbatim) for (const [template, { first, count }] of templates.entries()) add({ template, round: 0, shift: undefined, at: first }, count);
  for (let round = 1; sum < records && templates.some(({ copyable }) => copyable); round += 1) {
    // In another order each time: the last round is cut off somewhere.
    const order = templates.map((_each, index) => ({ index, by: random.next() })).sort((a, b) => a.by - b.by);
    for (const { index } of order) {
      const template = templates[index];
      if (template?.copyable !== true || sum >= records) continue;
      const shift = someShift(template, random, from, to);
      add({ template: index, round, shift, at: template.first + shift.weeks * WEEK_MS + shift.minutes * MINUTE_MS }, template.count);
    }
  }
  return planned.sort((a, b) => a.at - b.at);
}

function someShift({ first, last, unfinished, least, most }: Template, random: Random, from: number, to: number): Shift {
  if (unfinished) return { weeks: 0, minutes: least < 0 ? random.whole(least, Math.min(0, most)) : 0 };
  const earliest = Math.ceil((from - first) / WEEK_MS);
  const latest = Math.floor((to - last) / WEEK_MS);
  const weeks = latest < earliest ? 0 : random.whole(earliest, latest);
  const room = Math.floor((to - last - weeks * WEEK_MS) / MINUTE_MS);
  const highest = Math.min(most, room);
  return { weeks, minutes: highest < least ? Math.min(0, most) : random.whole(least, highest) };
}

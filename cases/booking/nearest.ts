import { Temporal } from 'temporal-polyfill';
import { addDays, dayOf } from './wallClock.js';

/** How many times are offered instead of one that can't be had. */
const OFFERED = 3;

/**
 * Up to three free starts around a wish: the last before it, the first after it, and the next nearest, in order.
 * `limits` are inclusive; `freeOn` gives a day's free starts in order.
 */
export function nearestFree(wish: string, limits: { readonly from: string; readonly to: string }, freeOn: (day: string) => readonly string[]): string[] {
  const [first, last] = [dayOf(limits.from), dayOf(limits.to)];
  const middle = dayOf(wish) < first ? first : dayOf(wish) > last ? last : dayOf(wish);
  const here = freeOn(middle);
  const before = here.filter((start) => start < wish).reverse();
  const after = here.filter((start) => start > wish);
  for (let day = addDays(middle, -1); before.length < OFFERED && day >= first; day = addDays(day, -1)) before.push(...[...freeOn(day)].reverse());
  for (let day = addDays(middle, 1); after.length < OFFERED && day <= last; day = addDays(day, 1)) after.push(...freeOn(day));
  const distance = (start: string) => Math.abs(Temporal.PlainDateTime.from(start).until(wish, { largestUnit: 'minutes' }).minutes);
  const rest = [...before.slice(1, OFFERED), ...after.slice(1, OFFERED)].sort((a, b) => distance(a) - distance(b));
  return [...before.slice(0, 1), ...after.slice(0, 1), ...rest].slice(0, OFFERED).sort();
}

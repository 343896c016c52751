import { z } from 'zod';
import type { Fact } from '../../../supervision/figures/facts/fact.js';
import type { Place } from '../../../supervision/figures/port.js';

const place = z.tuple([z.string().max(10), z.string().max(40), z.string().max(200), z.number().int().min(0)]);
const offset = z.number().int().min(0).max(1_000_000);

/** Where a list goes on, out of what was given with the page before; undefined when it makes no sense. */
export function readAfter(after: string, order: 'newest' | 'longest'): Place | number | undefined {
  const read = jsonIn(after);
  if (order === 'longest') return offset.safeParse(read).data;
  const [day, at, conversation, ordinal] = place.safeParse(read).data ?? [];
  return day === undefined || at === undefined || conversation === undefined || ordinal === undefined ? undefined : { day, at, conversation, ordinal };
}

/** Where a list goes on after these. */
export function writeAfter(facts: readonly Fact[], order: 'newest' | 'longest', before: number): string | undefined {
  const last = facts.at(-1);
  if (last === undefined) return undefined;
  return JSON.stringify(order === 'longest' ? before + facts.length : [last.day, last.at, last.conversation, last.ordinal]);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

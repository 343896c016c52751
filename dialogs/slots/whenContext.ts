import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Reading } from '../form/slot.js';
import type { DateContext } from './dates/index.js';

const part = z.enum(['early', 'morning', 'noon', 'afternoon', 'evening']);

const stored = z.object({
  /** A day whose time is missing. */
  date: z.string().optional(),
  /** A time whose day is missing, `15:00`. */
  time: z.string().optional(),
  part: part.optional(),
  /** The first and last of the days that were named: 下周. */
  from: z.string().optional(),
  until: z.string().optional(),
  /** Moments that were asked to choose between. */
  among: z.array(z.string()).optional(),
});

/** What is known of a moment so far; kept in the form's state between two answers. */
export type WhenPartial = { readonly [K in keyof z.infer<typeof stored>]: z.infer<typeof stored>[K] | undefined };

/** A stored partial; undefined when it is none. */
export function partialOf(value: Json | undefined): WhenPartial | undefined {
  const parsed = stored.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** What the date reader is to know beside the words: the value to be corrected, or the half that is known. */
export function contextOf({ at, held, partial }: Reading<string>): DateContext {
  const known = partialOf(partial);
  if (known?.date !== undefined) return { now: at.now, locale: at.locale, held: { date: Temporal.PlainDate.from(known.date), ...(known.part && { part: known.part }), ...(known.time && { time: Temporal.PlainTime.from(known.time) }) } };
  if (held !== undefined) {
    const moment = Temporal.PlainDateTime.from(held.slice(0, 16));
    return { now: at.now, locale: at.locale, held: { date: moment.toPlainDate(), time: moment.toPlainTime() } };
  }
  if (known?.among?.[0] !== undefined) return { now: at.now, locale: at.locale, held: { date: Temporal.PlainDate.from(known.among[0].slice(0, 10)) } };
  return { now: at.now, locale: at.locale, ...(known?.part && { held: { part: known.part } }) };
}

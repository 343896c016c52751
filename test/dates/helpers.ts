import { Temporal } from 'temporal-polyfill';
import { readDate, type DateContext } from '../../dialogs/slots/dates/index.js';
import { REFERENCE, showReading } from '../../tools/eval/dates.js';

/** What words mean at the reference time (a Wednesday, 2026-11-25 10:00), in one line: `daypart 2026-11-27 afternoon`. */
export function reads(said: string, context: Omit<DateContext, 'now'> = {}): string {
  return showReading(readDate(said, { now: REFERENCE, ...context }));
}

/** The same, where a value was given before: `2026-12-03T15:00`. */
export function corrects(said: string, held: string): string {
  const moment = Temporal.PlainDateTime.from(held);
  return reads(said, { held: { date: moment.toPlainDate(), time: moment.toPlainTime() } });
}

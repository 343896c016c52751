import { z } from 'zod';
import { holidays } from '../../../cases/profile/policy.js';
import { WEEKDAYS } from '../../../cases/profile/hours.js';
import type { DeskWeek } from '../../../cases/clock/deskTime.js';
import { Calendars } from '../../../supervision/figures/facts/calendars.js';
import type { DeskCalendars } from '../../../supervision/figures/port.js';
import type { Engine } from '../engine.js';
import { patiently, type Patience } from '../patience.js';
import type { Connection } from '../schema.js';

const spans = z.array(z.object({ from: z.number(), to: z.number() }));
const week = z.object({ timeZone: z.string(), holidays, people: z.object({ hours: z.record(z.enum(WEEKDAYS), spans) }) });

let last: { readonly text: string; readonly calendars: Calendars } | undefined;

/** The desk's calendars as they are kept; the same object as long as they are the same, with what it has reckoned. */
export async function calendarsIn(on: Connection): Promise<Calendars> {
  const rows = await on.selectFrom('desk_calendars').select(['since', 'body']).orderBy('since').execute();
  const text = JSON.stringify(rows);
  if (last?.text === text) return last.calendars;
  const calendars = new Calendars(rows.map(({ since, body }) => ({ since, calendar: week.parse(JSON.parse(body)) })));
  last = { text, calendars };
  return calendars;
}

/** Keeps the desk's calendars; see {@link DeskCalendars}. */
export function deskCalendars({ transaction }: Pick<Engine, 'transaction'>, patience: Patience): DeskCalendars {
  return { keep: (calendar, now) => patiently(patience, () => transaction((on) => keep(on, calendar, now))) };
}

async function keep(on: Connection, { timeZone, holidays: off, people: { hours } }: DeskWeek, now: string): Promise<void> {
  const body = JSON.stringify({ timeZone, holidays: off, people: { hours } });
  const before = await on.selectFrom('desk_calendars').select('body').orderBy('since', 'desc').limit(1).executeTakeFirst();
  if (before?.body === body) return;
  // Two instances that start together say the same: the first is enough.
  await on.insertInto('desk_calendars').values({ since: before === undefined ? '' : now, body }).onConflict((conflict) => conflict.column('since').doNothing()).execute();
}

import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import example from '../../cases/profile/example-bank.json' with { type: 'json' };
import { profile } from '../../cases/profile/schema.js';
import { bookingForm } from '../../dialogs/booking/form.js';
import type { BookingSlots } from '../../dialogs/booking/slots.js';
import type { Hit, Moment, Slot } from '../../dialogs/form/slot.js';
import { findFills } from '../../dialogs/understanding/fills.js';
import type { Json } from '../../records/json.js';
import { REFERENCE } from './dates.js';
import { jsonLines } from './jsonLines.js';

/**
 * A line: what a customer said outside any question, and every answer of the booking form (norm 2.1) that it holds, for the
 * example bank at the dates' reference time:
 *
 *     {"id":"s01","text":"我叫王芳，电话一三八…","slots":{"name":"王芳","contact":"+8613812345678"}}
 *
 * `name` as it was said, `contact` +E.164 or a mail address, `amount` a figure in yuan (or `"5000 USD"`), `branch` and
 * `service` ids of the profile, `when` a moment `2026-12-02T15:00` or, where its time is missing, the day `2026-12-02`.
 * A slot that is not named must not be found: one too many is a miss, too.
 */
const row = z.strictObject({
  id: z.string(),
  text: z.string().min(1),
  slots: z.strictObject({
    name: z.string().optional(),
    contact: z.string().optional(),
    amount: z.union([z.number(), z.string()]).optional(),
    branch: z.string().optional(),
    service: z.string().optional(),
    when: z.string().optional(),
  }),
});

const MEASURED = ['name', 'contact', 'amount', 'branch', 'service', 'when'] as const;
const AT: Moment = { now: REFERENCE, offset: '+08:00', locale: 'zh-Hans' };

/** Measures the booking form's readers as they read a message; prints each miss, each slot's share, last `right: N/M` rows. */
export async function evaluateSlots(file: string, print: (line: string) => void): Promise<{ right: number; total: number }> {
  const bank = profile.parse(example);
  const form = bookingForm(() => bank);
  const results = jsonLines(await readFile(file, 'utf8'), row).map(({ value }) => ({ ...value, got: found(form.slots, form.findOrder, value.text) }));
  for (const { id, text, slots, got } of results) for (const slot of MEASURED) if (!isDeepStrictEqual(slots[slot], got[slot])) print(`${id} ${text}: ${slot} expected ${slots[slot] ?? 'nothing'}, got ${got[slot] ?? 'nothing'}`);
  for (const slot of MEASURED) {
    const asked = results.filter(({ slots }) => slots[slot] !== undefined);
    const tooMany = results.filter(({ slots, got }) => slots[slot] === undefined && got[slot] !== undefined).length;
    print(`${slot}: ${asked.filter(({ slots, got }) => slots[slot] === got[slot]).length}/${asked.length}, found where nothing was said: ${tooMany}`);
  }
  const right = results.filter(({ slots, got }) => MEASURED.every((slot) => slots[slot] === got[slot])).length;
  print(`right: ${right}/${results.length}`);
  return { right, total: results.length };
}

/** What the form would be filled with, as rows write it. */
function found(slots: BookingSlots, order: readonly (keyof BookingSlots)[], text: string): Partial<Record<(typeof MEASURED)[number], string | number>> {
  const words = findFills(slots, order, { values: {}, partials: {} }, text, AT).said;
  const got: Partial<Record<(typeof MEASURED)[number], string | number>> = {};
  for (const name of MEASURED) {
    const said = words[name];
    const slot: Slot<Json, string> = slots[name];
    const hit = said === undefined ? undefined : slot.find(said, { at: AT })[0];
    const value = hit === undefined ? undefined : written(name, hit);
    if (value !== undefined) got[name] = value;
  }
  return got;
}

const contact = z.object({ kind: z.string(), value: z.string() });
const amount = z.object({ value: z.number(), currency: z.string() });
const day = z.object({ date: z.string() });

function written(name: (typeof MEASURED)[number], hit: Hit<Json, string>): string | number | undefined {
  if (!hit.ok) {
    const partial = name === 'when' ? day.safeParse(hit.partial) : undefined;
    return partial?.success === true ? partial.data.date : undefined;
  }
  if (name === 'contact') return contact.parse(hit.value).value;
  if (name === 'amount') {
    const { value, currency } = amount.parse(hit.value);
    return currency === 'CNY' ? value : `${value} ${currency}`;
  }
  return name === 'when' ? z.string().parse(hit.value).slice(0, 16) : z.string().parse(hit.value);
}

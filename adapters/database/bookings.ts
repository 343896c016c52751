import { z } from 'zod';
import type { Booking, OccupiedCell } from '../../cases/booking/booking.js';
import { LOCALES } from '../../records/message.js';
import type { Connection } from './schema.js';

/** What stands in `bookings.body`. Unknown members are kept out, so an older program reads what a newer one wrote. */
const bookingSchema = z.object({
  number: z.string(),
  conversation: z.string(),
  formKey: z.string(),
  service: z.string(),
  branch: z.string(),
  adviser: z.string(),
  customerKind: z.enum(['personal', 'company']),
  name: z.string(),
  contact: z.object({ kind: z.enum(['phone', 'mail']), value: z.string() }),
  amount: z.object({ value: z.number(), currency: z.enum(['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'JPY']) }).optional(),
  remark: z.string().optional(),
  start: z.string(),
  duration: z.number(),
  locale: z.enum(LOCALES),
  madeAt: z.string(),
});

function bookingOf(body: string): Booking {
  const { amount, remark, ...rest } = bookingSchema.parse(JSON.parse(body));
  return { ...rest, ...(amount ? { amount } : {}), ...(remark === undefined ? {} : { remark }) };
}

/** Cells occupied by these advisers between two wall-clock times, `from` inclusive, `to` exclusive. */
export async function occupiedCells(on: Connection, advisers: readonly string[], from: string, to: string): Promise<OccupiedCell[]> {
  if (advisers.length === 0) return [];
  return await on
    .selectFrom('booking_cells')
    .select(['adviser', 'cell'])
    .where('adviser', 'in', [...advisers])
    .where('cell', '>=', from)
    .where('cell', '<', to)
    .orderBy('adviser')
    .orderBy('cell')
    .execute();
}

/** A booking that is held, by its receipt number. */
export async function bookingByNumber(on: Connection, number: string): Promise<Booking | undefined> {
  const row = await on.selectFrom('bookings').select('body').where('number', '=', number).where('status', '=', 'held').executeTakeFirst();
  return row && bookingOf(row.body);
}

/** A booking by the form that made it. */
export async function bookingByFormKey(on: Connection, formKey: string): Promise<Booking | undefined> {
  const row = await on.selectFrom('bookings').select('body').where('form_key', '=', formKey).executeTakeFirst();
  return row && bookingOf(row.body);
}

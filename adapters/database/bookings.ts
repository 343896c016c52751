import { z } from 'zod';
import type { Booking, OccupiedCell } from '../../cases/booking/booking.js';
import { LOCALES } from '../../records/message.js';
import type { Customer } from '../../cases/cases.js';
import type { Vault } from '../../records/vault.js';
import { isCustomers } from './caseReading.js';
import type { Connection } from './schema.js';
import { storable } from './texts.js';

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
  identity: z.string().optional(),
  version: z.number().default(1),
});

/** A stored body as a booking. */
export function bookingOf(vault: Vault, body: string): Booking {
  // Rows older than the vault are plain.
  const { amount, remark, identity, ...rest } = bookingSchema.parse(JSON.parse(body.startsWith('{') ? body : vault.open(body)));
  return { ...rest, ...(amount ? { amount } : {}), ...(remark === undefined ? {} : { remark }), ...(identity === undefined ? {} : { identity }) };
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
export async function bookingByNumber(on: Connection, vault: Vault, number: string): Promise<Booking | undefined> {
  const row = await on.selectFrom('bookings').select('body').where('number', '=', number).where('status', '=', 'held').executeTakeFirst();
  return row && bookingOf(vault, row.body);
}

/** A booking by the form that made it. */
export async function bookingByFormKey(on: Connection, vault: Vault, formKey: string): Promise<Booking | undefined> {
  const row = await on.selectFrom('bookings').select('body').where('form_key', '=', formKey).executeTakeFirst();
  return row && bookingOf(vault, row.body);
}

/** A verified customer's held bookings, by time. */
export async function bookingsOfCustomer(on: Connection, vault: Vault, customer: Customer, limit: number): Promise<Booking[]> {
  const condition = isCustomers(vault, customer);
  if (condition === undefined) return [];
  const rows = await on.selectFrom('bookings').select('body').where('status', '=', 'held').where(condition).orderBy('start').orderBy('number').limit(limit).execute();
  return rows.map((row) => bookingOf(vault, row.body));
}

/** Held bookings made in a conversation, by time. */
export async function bookingsOfConversation(on: Connection, vault: Vault, conversation: string, limit: number): Promise<Booking[]> {
  const rows = await on.selectFrom('bookings').select('body').where('conversation', '=', storable(conversation)).where('status', '=', 'held').orderBy('start').orderBy('number').limit(limit).execute();
  return rows.map((row) => bookingOf(vault, row.body));
}

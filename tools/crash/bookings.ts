import { z } from 'zod';
import { CELL_MINUTES } from '../../cases/booking/booking.js';
import type { Vault } from '../../records/vault.js';
import type { BookingCellsTable, BookingsTable } from '../../adapters/database/schema/matters.js';

const body = z.object({ formKey: z.string(), adviser: z.string(), start: z.string(), duration: z.number() });

/** The two tables that bookings are in. */
export interface BookingRows {
  readonly bookings: readonly BookingsTable[];
  readonly cells: readonly BookingCellsTable[];
}

/** Advisers promised to two customers at once, forms that made two bookings, and cells that don't fit their booking; in words. */
export function doubleBookings({ bookings, cells }: BookingRows, vault: Vault): string[] {
  const wrong: string[] = [];
  const taken = new Map<string, string>();
  const forms = new Set<string>();
  const kept = new Map<string, Set<string>>();
  for (const { adviser, cell, number } of cells) kept.set(number, (kept.get(number) ?? new Set()).add(`${adviser} ${cell}`));
  for (const booking of bookings) {
    // From the booking's own text, not from the cells, which a key keeps apart anyhow.
    const { formKey, adviser, start, duration } = body.parse(JSON.parse(vault.open(booking.body)));
    if (forms.has(formKey)) wrong.push(`form ${formKey} made ${booking.number} too`);
    forms.add(formKey);
    const own = cellsOf(start, duration).map((cell) => `${adviser} ${cell}`);
    for (const cell of own) {
      const other = taken.get(cell);
      if (other !== undefined) wrong.push(`${cell} is ${other}'s and ${booking.number}'s`);
      taken.set(cell, booking.number);
    }
    const stored = kept.get(booking.number) ?? new Set();
    if (stored.size !== own.length || own.some((cell) => !stored.has(cell))) wrong.push(`cells of ${booking.number}`);
  }
  return wrong;
}

function cellsOf(start: string, minutes: number): string[] {
  // Wall clocks without a zone: UTC is only the arithmetic.
  const first = Date.parse(`${start}Z`);
  return Array.from({ length: Math.ceil(minutes / CELL_MINUTES) }, (_, index) => new Date(first + index * CELL_MINUTES * 60_000).toISOString().slice(0, 16));
}

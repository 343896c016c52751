import { z } from 'zod';
import { WEEKDAYS } from './hours.js';
import { day, words } from './words.js';

/** What the institution decides about bookings (norm 2.1). */
export const bookingPolicy = z.strictObject({
  /** Least time between booking and appointment, in minutes. */
  leadMinutes: z.number().int().min(0).max(20_160),
  /** How far ahead one can book, in days. */
  horizonDays: z.number().int().min(1).max(366),
});
/** What the institution decides about bookings. */
export type BookingPolicy = z.infer<typeof bookingPolicy>;

/** Where the institution differs from the public calendar. */
export const holidays = z.strictObject({
  /** Days closed in any case. */
  closed: z.array(z.strictObject({ day, name: words })).default([]),
  /** Days open in any case (make-up working days, 调休), with the hours of a weekday. */
  openExtra: z.array(z.strictObject({ day, hoursOf: z.enum(WEEKDAYS).default('monday') })).default([]),
});
/** Where the institution differs from the public calendar. */
export type Holidays = z.infer<typeof holidays>;

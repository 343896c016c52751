import { z } from 'zod';
import { staffId } from './step.js';

const words = z.string().trim().min(1, 'expected some words').max(4_000);

/** What the institution does to an appointment (norm 2.5). The time of a cancellation is the appointment's own. */
export const bookingStep = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('booking.delay'), by: staffId, reason: words, effect: words, measures: words,
    /** On the wall clock; the next free time after the present one when left out. */
    newStart: z.iso.datetime({ local: true, precision: -1, error: 'expected a time on the wall clock, such as "2026-12-02T15:00"' }).optional(),
  }),
  z.strictObject({ do: z.literal('booking.cancel'), by: staffId, reason: words, effect: words, measures: words }),
]);
/** What the institution does to an appointment. */
export type BookingStep = z.infer<typeof bookingStep>;

import { z } from 'zod';
import type { Answer } from '../happenings/answer.js';
import { saying, SILENT } from '../form/reply.js';
import { bookingNotice, bookingParams } from './notice.js';

const due = z.object({ number: z.string(), start: z.string() });

/** On the evening before an appointment its customer is reminded, in the chat and by notice; one that was moved or cancelled meanwhile is not spoken of. */
export const bookingReminder: Answer = async ({ data }, ports, { locale, codes }) => {
  const told = due.safeParse(data).data;
  const booking = told && (await ports.bookings.byNumber(told.number));
  if (booking?.start !== told?.start || booking === undefined) return { reply: SILENT };
  const profile = ports.profile();
  const said = saying([{ key: 'booking.reminder', params: bookingParams(booking, profile, locale) }]);
  return { reply: { ...said, notices: bookingNotice(booking, 'booking.reminder', { profile, codes, locale, calendar: false }) } };
};

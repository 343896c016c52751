import { Temporal } from 'temporal-polyfill';
import type { Booking } from '../../cases/booking/booking.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Timer } from '../../cases/timer.js';
import type { Moment } from '../form/slot.js';
import { instantOf } from '../newCase.js';
import { surveyTimer } from '../survey/timer.js';

/** When the customer is reminded: on the day before, on the institution's wall clock. */
const REMINDED_AT = '18:00';

/** Everything that is to happen to an appointment by itself: a reminder, unless its time is gone already, and the survey (norm 7.2). It replaces what was set before. */
export function bookingTimers(booking: Booking, profile: Profile, at: Moment): { readonly kind: 'timers'; readonly subject: string; readonly timers: readonly Timer[] } {
  const { number, conversation, start } = booking;
  const remind = Temporal.PlainDateTime.from(start).toPlainDate().subtract({ days: 1 }).toPlainDateTime(REMINDED_AT).toZonedDateTime(profile.timeZone);
  const due = new Date(remind.epochMilliseconds).toISOString();
  const reminder: Timer = { id: `${number}/reminder/${booking.version}/${due}`, subject: number, conversation, at: due, event: 'booking.reminder', data: { number, start } };
  return { kind: 'timers', subject: number, timers: [...(due > instantOf(at) ? [reminder] : []), surveyTimer(booking, profile)] };
}

import { Temporal } from 'temporal-polyfill';
import type { Booking } from '../../cases/booking/booking.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Timer } from '../../cases/timer.js';

/** How long after an appointment ends the customer is asked how it was (norm 7.2), in minutes. */
const SURVEY_AFTER_MINUTES = 60;

/** The timer of a booking's survey. A booking that moves gets it at another time. */
export function surveyTimer({ number, conversation, start, duration }: Booking, { timeZone }: Pick<Profile, 'timeZone'>): Timer {
  const end = Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone).add({ minutes: duration + SURVEY_AFTER_MINUTES });
  const at = new Date(end.epochMilliseconds).toISOString();
  return { id: `${number}/survey/${at}`, subject: number, conversation, at, event: 'survey.due', data: { number } };
}

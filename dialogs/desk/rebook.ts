import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Booking } from '../../cases/booking/booking.js';
import { branchOf, serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { Choice, Locale } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { Intent } from '../counter/intents.js';
import { whenValue } from '../slots/when.js';
import { showWall } from './tell.js';

const again = z.object({ rebook: z.string(), start: z.iso.datetime({ local: true, precision: -1 }) });

/** A button that begins a new booking like one the institution had to cancel (norm 2.5: alternative); on channels without values its words do. */
export function rebookButton({ formKey, service, branch }: Booking, start: string, profile: Profile, locale: Locale): Choice {
  const time = showWall(start, locale);
  const say = text(locale, 'desk.booking.say-again', { service: serviceOf(profile, service)?.name[locale] ?? service, branch: branchOf(profile, branch)?.name[locale] ?? branch, time });
  return { title: time, say, value: { rebook: formKey, start } };
}

/** A press of {@link rebookButton}: what was booked before is not asked again. */
export const rebookIntent: Intent = {
  form: 'booking',
  wanted: (_plain, { value }) => again.safeParse(value).success,
  async begin({ value }, ports, { conversation, at }) {
    const pressed = again.safeParse(value).data;
    const booking = pressed && (await ports.bookings.byFormKey(pressed.rebook));
    // Whoever was not told of it learns nothing of it.
    if (booking?.conversation !== conversation || pressed === undefined) return { form: 'booking' };
    const { service, branch, customerKind, name, contact, amount, remark } = booking;
    const values: Readonly<Record<string, Json | undefined>> = { service, branch, customerKind, name, contact, amount: amount && { ...amount }, remark, when: whenValue(Temporal.PlainDateTime.from(pressed.start), at.offset) };
    return { form: 'booking', values: Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined)) };
  },
};

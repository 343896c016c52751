import type { Booking } from '../../cases/booking/booking.js';
import { bookingCalendar } from '../../cases/booking/ics.js';
import { branchOf, serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { Locale } from '../../records/message.js';
import type { TextKey } from '../../texts/catalogue.js';
import type { Codes } from '../form/known.js';
import type { NoticeDraft } from '../form/reply.js';
import { contactSlot } from '../slots/contact.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf } from '../slots/when.js';

const contacts = contactSlot();

/** What is told of an appointment (norm 2.1: name, contact, service, time), and where it is. */
export function bookingParams(booking: Booking, profile: Profile, locale: Locale): Readonly<Record<'number' | 'name' | 'contact' | 'service' | 'time' | 'place' | 'phone', string>> {
  const branch = branchOf(profile, booking.branch);
  return {
    number: booking.number, name: booking.name, contact: contacts.show(booking.contact, locale), service: serviceOf(profile, booking.service)?.name[locale] ?? booking.service,
    time: showDate(wallOf(booking.start), locale), place: branch === undefined ? booking.branch : `${branch.name[locale]}${locale === 'en' ? ', ' : '，'}${branch.address[locale]}`,
    phone: branch?.phone ?? profile.phone,
  };
}

/** A notice of an appointment to its contact; none where nothing carries one. `calendar` is for appointments that stand. */
export function bookingNotice(booking: Booking, key: TextKey, { profile, codes, locale, params = {}, calendar = true }: { readonly profile: Profile; readonly codes: Pick<Codes, 'reaches'>; readonly locale: Locale; readonly params?: Readonly<Record<string, string>>; readonly calendar?: boolean }): NoticeDraft[] {
  if (!codes.reaches(booking.contact)) return [];
  const told = { ...bookingParams(booking, profile, locale), ...params };
  return [{ to: booking.contact, subject: 'booking.notice.subject', lines: [{ key, params: told }], ...(calendar && { calendar: bookingCalendar(profile, booking) }) }];
}

import { Temporal } from 'temporal-polyfill';
import { adviserOf, branchOf, serviceOf, whatToBring, type Profile } from '../profile/profile.js';
import type { Booking } from './booking.js';
import { icsLine, icsText } from './icsLines.js';
import { icsLocal, icsTimeZone } from './icsTimeZone.js';
import { ICS_WORDS } from './icsWords.js';

/**
 * A calendar file (RFC 5545, `text/calendar; charset=utf-8`) for an appointment, in the customer's language, with alarms a
 * day and an hour before. It holds no phone number or name of the customer: calendars are shared. The same booking always
 * gives the same file, so that importing it twice makes one entry.
 */
export function bookingCalendar(profile: Profile, booking: Booking): string {
  const { locale } = booking;
  const words = ICS_WORDS[locale];
  const branch = branchOf(profile, booking.branch);
  const service = serviceOf(profile, booking.service);
  const bring = whatToBring(profile, booking.service, locale);
  const title = `${profile.name[locale]} · ${service?.name[locale] ?? booking.service}`;
  const end = Temporal.PlainDateTime.from(booking.start).add({ minutes: booking.duration }).toString();
  const description = [
    `${words.number}${words.colon}${booking.number}`,
    `${words.adviser}${words.colon}${adviserOf(profile, booking.adviser)?.name ?? booking.adviser}`,
    ...(branch ? [`${words.phone}${words.colon}${branch.phone}`] : []),
    ...(bring.length > 0 ? [`${words.bring}${words.colon}`, ...bring.map((thing) => `- ${thing}`)] : []),
    ...(booking.remark === undefined ? [] : [`${words.remark}${words.colon}${booking.remark}`]),
  ].join('\n');
  const alarm = (trigger: string) => ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, `DESCRIPTION:${icsText(`${words.reminder}${words.colon}${title}`)}`, 'END:VALARM'];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guitai//Booking//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...icsTimeZone(profile.timeZone, booking.start),
    'BEGIN:VEVENT',
    `UID:${icsText(booking.number)}@guitai`,
    `SEQUENCE:${booking.version - 1}`,
    `DTSTAMP:${stamp(booking.madeAt)}`,
    `DTSTART;TZID=${profile.timeZone}:${icsLocal(booking.start)}`,
    `DTEND;TZID=${profile.timeZone}:${icsLocal(end)}`,
    `SUMMARY;LANGUAGE=${locale}:${icsText(title)}`,
    ...(branch ? [`LOCATION;LANGUAGE=${locale}:${icsText(`${branch.name[locale]}${locale === 'en' ? ', ' : '，'}${branch.address[locale]}`)}`] : []),
    `DESCRIPTION;LANGUAGE=${locale}:${icsText(description)}`,
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    ...alarm('-P1D'),
    ...alarm('-PT1H'),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(icsLine)
    .join('');
}

/** A moment in UTC: `20261125T020000Z`. */
function stamp(moment: string): string {
  return Temporal.Instant.from(moment).toString({ smallestUnit: 'second', roundingMode: 'trunc' }).replace(/[-:]/g, '');
}

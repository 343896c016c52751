import type { Booking } from '../../cases/booking/booking.js';
import { adviserOf, branchOf, serviceOf, whatToBring } from '../../cases/profile/profile.js';
import type { Card, Fact } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import type { Moment } from '../form/slot.js';
import { showAmount } from '../slots/amount.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf } from '../slots/when.js';
import type { BookingPorts } from './form.js';
import { contactSlot } from '../slots/contact.js';

const contacts = contactSlot();

/** The confirmation the norm asks for (2.1): name, contact, service, time; and place, adviser, what to bring, receipt number, calendar file. */
export function receiptCard(booking: Booking, { profile, calendarLink }: Pick<BookingPorts, 'profile' | 'calendarLink'>, { locale }: Pick<Moment, 'locale'>): Card {
  const branch = branchOf(profile(), booking.branch);
  const adviser = adviserOf(profile(), booking.adviser);
  const fact = (key: TextKey, value: string | undefined): Fact[] => (value === undefined || value === '' ? [] : [{ label: text(locale, key), value }]);
  const bring = whatToBring(profile(), booking.service, locale);
  return {
    title: text(locale, 'booking.receipt.title'),
    facts: [
      ...fact('booking.receipt.number', booking.number),
      ...fact('booking.name.label', booking.name),
      ...fact('booking.contact.label', contacts.show(booking.contact, locale)),
      ...fact('booking.service.label', serviceOf(profile(), booking.service)?.name[locale]),
      ...fact('booking.when.label', showDate(wallOf(booking.start), locale)),
      ...fact('booking.branch.label', branch && `${branch.name[locale]}${locale === 'en' ? ', ' : '，'}${branch.address[locale]}`),
      ...fact('booking.receipt.adviser', adviser?.name),
      ...fact('booking.amount.label', booking.amount && showAmount(booking.amount, locale)),
      ...fact('booking.remark.label', booking.remark),
      ...fact('booking.receipt.bring', bring.join(text(locale, 'form.separator'))),
      ...fact('booking.receipt.phone', branch?.phone),
    ],
    notes: [text(locale, 'booking.receipt.note')],
    links: [{ title: text(locale, 'booking.receipt.calendar'), href: calendarLink(booking.number) }],
  };
}

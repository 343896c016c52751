import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../cases/case.js';
import type { Deadline } from '../../cases/clock/deadline.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Card, Fact, Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import type { Moment } from '../form/slot.js';
import { showDate } from '../slots/dates/index.js';
import type { CounterPorts } from '../ports.js';
import { complaintSlots } from './slots.js';
import type { ComplaintValues } from './told.js';

const DEADLINES: Readonly<Record<Deadline['event'], TextKey>> = { 'first-response': 'complaint.receipt.first-response', answer: 'complaint.receipt.answer', decision: 'complaint.receipt.decision' };

/** The receipt of a complaint: its number, what was taken down, and until when the institution answers (norms 2.3.2, 4.3.2). */
export function complaintCard({ number, deadlines }: Case, values: ComplaintValues, { profile }: Pick<CounterPorts, 'profile'>, { locale }: Pick<Moment, 'locale'>): Card {
  const slots = complaintSlots(profile);
  const fact = (label: TextKey, value: string | undefined): Fact[] => (value === undefined || value === '' ? [] : [{ label: text(locale, label), value }]);
  const { name, contact, onBehalfOf, what, when, where, whom, wanted, evidence } = values;
  return {
    title: text(locale, 'complaint.receipt.title'),
    facts: [
      ...fact('complaint.receipt.number', number),
      ...fact('complaint.class.label', values.class && slots.class.show(values.class, locale)),
      ...fact('complaint.what.label', what && slots.what.show(what, locale)),
      ...fact('complaint.when.label', when),
      ...fact('complaint.where.label', where && slots.where.show(where, locale)),
      ...fact('complaint.whom.label', whom),
      ...fact('complaint.wanted.label', wanted && slots.wanted.show(wanted, locale)),
      ...fact('complaint.name.label', name),
      ...fact('complaint.onBehalfOf.label', onBehalfOf),
      ...fact('complaint.contact.label', contact && slots.contact.show(contact, locale)),
      ...fact('complaint.evidence.label', evidence && slots.evidence.show(evidence, locale)),
      ...[...deadlines].filter(({ doneAt }) => doneAt === undefined).sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1)).flatMap((due) => fact(DEADLINES[due.event], dueText(due, profile(), locale))),
    ],
    notes: [text(locale, 'complaint.receipt.note')],
  };
}

/** An instant on the institution's wall clock. */
export function wallClock(instant: string, { timeZone }: Pick<Profile, 'timeZone'>): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

/** The last moment that is in time; a deadline that ends with a day is told as the day. */
function dueText({ dueAt }: Deadline, profile: Profile, locale: Locale): string {
  const due = wallClock(dueAt, profile);
  const endOfDay = due.hour === 23 && due.minute === 59;
  return text(locale, 'complaint.receipt.by', { time: showDate(endOfDay ? due.toPlainDate() : due, locale) });
}

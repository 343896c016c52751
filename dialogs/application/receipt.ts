import type { Case } from '../../cases/case.js';
import { serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { Card, Fact, Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import { showInstant } from '../desk/tell.js';
import { contactSlot } from '../slots/contact.js';
import { showAmount } from '../slots/amount.js';
import type { ApplicationValues } from './form.js';

const contacts = contactSlot();

/** The receipt of an application: name, contact, content, time of acceptance (norm 2.3.1), and by when it is answered. */
export function applicationCard(opened: Case, { amount }: ApplicationValues, profile: Profile, locale: Locale): Card {
  const { person } = opened;
  const fact = (key: TextKey, value: string | undefined): Fact[] => (value === undefined || value === '' ? [] : [{ label: text(locale, key), value }]);
  return {
    title: text(locale, 'application.receipt.title'),
    facts: [
      ...fact('application.receipt.number', opened.number),
      ...fact('application.name.label', person.name),
      ...fact('application.contact.label', person.contact && contacts.show(person.contact, locale)),
      ...fact('application.service.label', serviceOf(profile, opened.subject)?.name[locale] ?? opened.subject),
      ...fact('application.amount.label', amount && showAmount(amount, locale)),
      ...fact('application.receipt.time', showInstant(opened.openedAt, profile, locale)),
      ...opened.deadlines.flatMap(({ event, dueAt }) => (event === 'decision' ? fact('application.receipt.decision', showInstant(dueAt, profile, locale)) : [])),
    ],
    notes: [text(locale, 'application.risk')],
  };
}

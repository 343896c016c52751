import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../cases/case.js';
import { keepCase } from '../../cases/change.js';
import type { Card, Fact } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import type { FormContext, Outcome } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { newCase } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { showDate } from '../slots/dates/index.js';
import { aboutOf, kindOf } from './derive.js';
import type { FeedbackSlots, FeedbackValues } from './form.js';

/** Takes feedback down as a case, or hands it on as the complaint it is, once the customer has agreed (norm 4.3.3). */
export async function submitFeedback(values: FeedbackValues, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof FeedbackSlots, never>> {
  const { what, name, contact } = values;
  if (what === undefined) throw new Error('feedback was submitted before it was complete');
  if (values.asComplaint === 'yes') {
    return { kind: 'done', commands: [], event: { event: 'feedback.to-complaint' }, params: {}, then: { form: 'complaint', values: { what, ...(name !== undefined && { name }), ...(contact && { contact }) } } };
  }
  const made = await ports.cases.byFormKey(context.formKey);
  if (made) return doneWith(made, [], context);
  const profile = ports.profile();
  const kind = values.kind ?? kindOf(what);
  const about = aboutOf(what, profile, context);
  const fresh = await newCase(
    { kind: 'feedback', state: 'open', subject: kind, major: false, details: { kind, what, ...(about !== undefined && { about }) }, person: { ...(name !== undefined && { name }), ...(contact && { contact }) } },
    ports,
    context,
  );
  return doneWith(fresh, keepCase(fresh, profile), context);
}

function doneWith(made: Case, commands: ReturnType<typeof keepCase>, { at }: FormContext): Outcome<keyof FeedbackSlots, never> {
  const { number, subject, person } = made;
  const told = commands.length > 0 && person.contact ? [{ to: person.contact, subject: 'feedback.notice.subject' as const, lines: [{ key: 'feedback.notice' as const, params: { number } }] }] : [];
  return {
    kind: 'done',
    commands,
    event: { event: 'feedback.made', data: { number, kind: subject } },
    says: subject === 'praise' ? 'feedback.received.praise' : 'feedback.received.suggestion',
    params: { number },
    card: receipt(made, at),
    also: { ...SILENT, notices: told },
  };
}

function receipt({ number, subject, details, openedAt }: Case, { locale, offset }: FormContext['at']): Card {
  const fact = (key: TextKey, value: string | undefined): Fact[] => (value === undefined ? [] : [{ label: text(locale, key), value }]);
  const { what, about } = details;
  return {
    title: text(locale, 'feedback.title'),
    facts: [
      ...fact('feedback.receipt.number', number),
      ...fact('feedback.kind.label', text(locale, subject === 'praise' ? 'feedback.kind.praise' : 'feedback.kind.suggestion')),
      ...fact('feedback.what.label', typeof what === 'string' ? what : undefined),
      ...fact('feedback.about.label', typeof about === 'string' ? about : undefined),
      ...fact('feedback.receipt.time', showDate(Temporal.Instant.from(openedAt).toZonedDateTimeISO(offset).toPlainDateTime(), locale)),
    ],
  };
}

import type { Case } from '../../cases/case.js';
import { keepCase } from '../../cases/change.js';
import type { CaseCommand } from '../../cases/command.js';
import { serviceOf } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { FormContext, Outcome, SlotName } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { newCase } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { showInstant } from '../desk/tell.js';
import { contactSlot } from '../slots/contact.js';
import type { ApplicationRefusal, ApplicationValues } from './form.js';
import { applicationCard } from './receipt.js';
import type { ApplicationSlots } from './slots.js';

const contacts = contactSlot();

type Done = Outcome<SlotName<ApplicationSlots>, ApplicationRefusal>;

/** Makes the application, with its receipt and the notice of acceptance (norm 2.3). Submitting again gives the first one's receipt. */
export async function submitApplication(values: ApplicationValues, ports: CounterPorts, context: FormContext): Promise<Done> {
  const made = await ports.cases.byFormKey(context.formKey);
  if (made) return doneWith(made, values, [], ports, context);
  const { service, name, contact, ...rest } = values;
  if (service === undefined || name === undefined || contact === undefined) throw new Error('an application was submitted before it was complete');
  const details: Readonly<Record<string, Json>> = { service, ...given(rest) };
  const opened = await newCase({ kind: 'application', state: 'open', subject: service, details, major: false, person: { name, contact } }, ports, context);
  return doneWith(opened, values, keepCase(opened, ports.profile()), ports, context);
}

function given(values: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).flatMap(([slot, value]) => (value === undefined ? [] : [[slot, value]])));
}

function doneWith(opened: Case, values: ApplicationValues, commands: readonly CaseCommand[], ports: CounterPorts, context: FormContext): Done {
  const profile = ports.profile();
  const { locale } = context.at;
  const service = serviceOf(profile, opened.subject)?.name[locale] ?? opened.subject;
  const params = { number: opened.number, name: opened.person.name ?? '', service, time: showInstant(opened.openedAt, profile, locale) };
  const { contact } = opened.person;
  const first = commands.length > 0 && contact !== undefined && context.codes.reaches(contact);
  const contactShown = contact === undefined ? '' : contacts.show(contact, locale);
  return {
    kind: 'done',
    commands,
    event: { event: 'application.opened', data: { number: opened.number, service: opened.subject } },
    params,
    card: applicationCard(opened, values, profile, locale),
    // Name, contact, content and time of acceptance (norm 2.3.1).
    also: { ...SILENT, notices: first ? [{ to: contact, subject: 'application.notice.subject', lines: [{ key: 'application.notice', params: { ...params, contact: contactShown } }] }] : [] },
  };
}

import { amountAsked, impliedKind, serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { ApplicationGroup } from '../../cases/profile/service.js';
import type { Json } from '../../records/json.js';
import { text } from '../../texts/catalogue.js';
import type { Form, FormContext, SlotName, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { kindMismatch, SERVICE_REFUSALS, wrongAmount, type ServiceRefusal } from '../serviceFit.js';
import { RISKS, SECURITIES } from './options.js';
import { applicationSlots, SLOT_NAMES, type ApplicationSlots } from './slots.js';
import { submitApplication } from './submit.js';

/** Why an application's answers don't go together. */
export type ApplicationRefusal = ServiceRefusal;
/** Values of the application form. */
export type ApplicationValues = Values<ApplicationSlots>;
/** The application form's type. */
export type ApplicationForm = Form<'application', ApplicationSlots, CounterPorts, ApplicationRefusal>;

const ASKED: Readonly<Record<ApplicationGroup, readonly SlotName<ApplicationSlots>[]>> = {
  // Suitability before anything is recommended (norm 1.3).
  wealth: ['riskTolerance', 'preference', 'purpose'],
  loan: ['amount', 'income', 'purpose', 'security'],
  other: ['purpose'],
};

/** An application (norm 2.2): what is asked depends on the service; three reviews decide, nobody here. */
export function applicationForm(profile: () => Profile): ApplicationForm {
  return {
    name: 'application',
    version: 1,
    slots: applicationSlots(profile),
    refusals: SERVICE_REFUSALS,
    findOrder: ['contact', 'income', 'amount', 'service', 'customerKind', 'riskTolerance', 'security', 'name', 'remark'],
    freeText: ['preference', 'purpose', 'remark'],
    alsoAnswers: { service: ['customerKind'], customerKind: ['service'] },
    wordsFirst: ['security'],
    volunteered: ['remark'],
    slotNames: SLOT_NAMES,
    asks(values) {
      const { service } = values;
      const asked = service === undefined ? [] : ASKED[serviceOf(profile(), service)?.application ?? 'other'];
      // An amount that was given counts wherever the service knows amounts at all.
      const given = service !== undefined && values.amount !== undefined && !asked.includes('amount') && amountAsked(profile(), service) !== undefined;
      return ['service', 'customerKind', ...asked, ...(given ? (['amount'] as const) : []), 'name', 'contact', 'remark'];
    },
    optional: () => ['remark'],
    derive(values, changed) {
      const kind = values.service === undefined ? undefined : impliedKind(profile(), values.service);
      return kind !== undefined && !changed.includes('customerKind') ? { ...values, customerKind: kind } : values;
    },
    check: (values, _ports, context) => Promise.resolve(kindMismatch(profile(), values, context.at) ?? wrongAmount(profile(), values, context.at)),
    offers: (slot, values, _partial, _ports, context) => Promise.resolve(offersFor(slot, values, profile(), context)),
    opened: (_said, _given, _ports, { known }) =>
      Promise.resolve({ values: { ...(known.name !== undefined && { name: known.name }), ...(known.contact && { contact: known.contact }) }, reply: SILENT }),
    submit: submitApplication,
    migrate: (stored) => stored,
  };
}

requireTexts<ApplicationForm>();

function offersFor(slot: SlotName<ApplicationSlots>, values: ApplicationValues, profile: Profile, { at: { locale } }: FormContext): readonly Json[] {
  switch (slot) {
    case 'service':
      return profile.services.filter(({ customerKinds }) => values.customerKind === undefined || customerKinds.includes(values.customerKind)).map(({ id }) => id);
    case 'customerKind':
      return (['personal', 'company'] as const).filter((kind) => values.service === undefined || serviceOf(profile, values.service)?.customerKinds.includes(kind));
    case 'riskTolerance':
      return RISKS;
    case 'preference':
      return (['application.preference.ready', 'application.preference.fixed', 'application.preference.funds', 'application.preference.open'] as const).map((key) => text(locale, key));
    case 'security':
      return SECURITIES;
    default:
      return [];
  }
}

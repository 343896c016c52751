import type { Json } from '../../records/json.js';
import type { Form, Values } from '../form/form.js';
import { isVerified } from '../form/known.js';
import { saying, SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { personChoice } from '../handoff/choices.js';
import { offered } from '../handoff/offer.js';
import type { CounterPorts } from '../ports.js';
import { contactSlot } from '../slots/contact.js';
import { checkIdentity, IDENTIFY_REFUSALS, type IdentifyRefusal } from './check.js';
import { codeSlot, RESEND } from './codeSlot.js';

/** What the identity form asks. */
export type IdentifySlots = ReturnType<typeof identifySlots>;
/** Values of the identity form. */
export type IdentifyValues = Values<IdentifySlots>;
/** The identity form's type. */
export type IdentifyForm = Form<'identify', IdentifySlots, CounterPorts, IdentifyRefusal>;

function identifySlots() {
  const contact = contactSlot();
  return {
    // A number cut short is no contact here: it may be the code.
    contact: { ...contact, find: (said, reading) => contact.find(said, reading).filter((hit) => hit.ok) } satisfies typeof contact,
    code: codeSlot(),
  };
}

/**
 * Who the customer is, before anything of theirs is shown (norm 1.3, promise 12): a one-time code to a contact they gave us.
 * It ends in what was wanted (`FormState.then`). Where no code can be carried, it says so and how to be served instead.
 */
export function identifyForm(): IdentifyForm {
  return {
    name: 'identify',
    version: 1,
    slots: identifySlots(),
    refusals: IDENTIFY_REFUSALS,
    findOrder: ['contact'],
    freeText: [],
    alsoAnswers: {},
    volunteered: [],
    secrets: ['code'],
    confirms: false,
    slotNames: { contact: ['联系方式', '电话', '手机', '号码', '邮箱', '邮件', 'contact', 'phone', 'number', 'mail', 'email'], code: [] },
    asks: () => ['contact', 'code'],
    optional: () => [],
    derive(values, changed) {
      if (!changed.includes('contact')) return values;
      // Another contact has another code.
      const { code: _code, ...rest } = values;
      return rest;
    },
    check: checkIdentity,
    offers: (slot) => Promise.resolve(slot === 'code' ? [RESEND] : []),
    opened: (_said, { contact }, ports, { at, codes, known }) => {
      const reached = (['phone', 'mail'] as const).some((kind) => codes.reaches({ kind, value: '' }));
      const told = contact ?? (known.contact && !isVerified(known, known.contact) ? known.contact : undefined);
      if (!reached) return Promise.resolve({ values: {}, reply: offered('not-identified', { ...saying([{ key: 'identify.impossible', params: { phone: ports.profile().phone } }], [personChoice(at.locale)]), events: [{ event: 'identify.impossible' }] }), ends: {} });
      return Promise.resolve({ values: told ? { contact: { ...told } } : {}, reply: told ? saying([{ key: 'identify.begin' }]) : SILENT });
    },
    submit: ({ contact }) => Promise.resolve({ kind: 'done', commands: [], event: { event: 'customer.verified', data: { by: contact?.kind } }, params: {} }),
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

requireTexts<IdentifyForm>();

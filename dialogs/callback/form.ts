import type { Json } from '../../records/json.js';
import type { Form, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { contactSlot } from '../slots/contact.js';
import { whenSlot } from '../slots/when.js';
import { wordsSlot } from '../slots/words.js';
import { CALLBACK_REFUSALS, checkCallback, type CallbackRefusal } from './check.js';
import { submitCallback } from './submit.js';
import { timesOffered } from './times.js';

const slots = { when: whenSlot(), contact: contactSlot(), about: wordsSlot({ limit: 500 }) };

/** What being called back asks. */
export type CallbackSlots = typeof slots;
/** Values of the callback form. */
export type CallbackValues = Values<CallbackSlots>;
/** The callback form's type. */
export type CallbackForm = Form<'callback', CallbackSlots, CounterPorts, CallbackRefusal>;

/** A telephone call at a time that suits (norm 2.1: a booking like others): when, which number, about what. Read back before it stands; one that was agreed before moves. */
export function callbackForm(): CallbackForm {
  return {
    name: 'callback',
    version: 1,
    slots,
    refusals: CALLBACK_REFUSALS,
    findOrder: ['contact', 'when'],
    freeText: ['about'],
    narrative: ['about'],
    alsoAnswers: {},
    volunteered: [],
    slotNames: { when: ['时间', '日期', '几点', '什么时候', 'time', 'day', 'when'], contact: ['电话', '手机', '号码', '联系方式', 'phone', 'number'], about: ['事由', '内容', '什么事', 'about', 'subject'] },
    asks: () => ['when', 'contact', 'about'],
    optional: () => ['about'],
    derive: (values) => values,
    check: checkCallback,
    offers: (slot, _values, partial, ports, { at }) => Promise.resolve(slot === 'when' ? timesOffered(ports.profile(), at, partial) : []),
    opened(_said, given, _ports, { known }) {
      const phone = known.contact?.kind === 'phone' ? { contact: { ...known.contact } } : {};
      return Promise.resolve({ values: { ...phone, ...(given.about !== undefined && { about: given.about }) }, reply: SILENT });
    },
    submit: submitCallback,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

requireTexts<CallbackForm>();

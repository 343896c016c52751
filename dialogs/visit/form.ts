import type { Profile } from '../../cases/profile/profile.js';
import type { Form, Values } from '../form/form.js';
import { saying } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { kindName } from '../service/kindName.js';
import { referenceSlot } from '../slots/reference.js';
import { wordsSlot } from '../slots/words.js';
import { yesNoSlot } from '../slots/yesNo.js';
import { leftVisit, submitVisit } from './submit.js';

/** What a follow-up visit asks (norm 4.3.5): whether it is settled, and if not, what is missing. */
export function visitSlots() {
  return {
    number: referenceSlot(),
    settled: yesNoSlot({ yes: { 'zh-Hans': '已经解决', 'zh-Hant': '已經解決', en: 'Yes, settled' }, no: { 'zh-Hans': '还没解决', 'zh-Hant': '還沒解決', en: 'Not settled' } }, /^(?:不用|不必|不需要|算了|别问|no,? thank)/),
    missing: wordsSlot(),
  };
}

/** The follow-up visit's slots. */
export type VisitSlots = ReturnType<typeof visitSlots>;

/** Values of the follow-up visit. */
export type VisitValues = Values<VisitSlots>;

/** The follow-up visit's type. */
export type VisitForm = Form<'visit', VisitSlots, CounterPorts, never>;

/** The follow-up visit, begun by the bot some days after a complaint was closed (norm 4.3.5). */
export function visitForm(_profile: () => Profile): VisitForm {
  return {
    name: 'visit',
    version: 1,
    slots: visitSlots(),
    refusals: [],
    findOrder: [],
    freeText: ['missing'],
    narrative: ['missing'],
    wordsFirst: ['settled'],
    alsoAnswers: {},
    volunteered: ['number'],
    slotNames: { number: [], settled: [], missing: [] },
    confirms: false,
    asks: ({ settled }) => (settled === 'no' ? ['settled', 'missing'] : ['settled']),
    optional: ({ settled }) => (settled === 'no' ? ['missing'] : []),
    derive: (values) => values,
    check: () => Promise.resolve(undefined),
    offers: (slot) => Promise.resolve(slot === 'settled' ? ['yes', 'no'] : []),
    opened: (_said, { number = '' }, _ports, { at }) => Promise.resolve({ values: {}, reply: saying([{ key: 'visit.begin', params: { number, kind: kindName(number, at.locale) } }]) }),
    submit: submitVisit,
    left: leftVisit,
    migrate: (stored) => stored,
  };
}

requireTexts<VisitForm>();

import { Temporal } from 'temporal-polyfill';
import type { Profile } from '../../cases/profile/profile.js';
import type { Form, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import { requireTexts } from '../form/texts.js';
import type { CounterPorts } from '../ports.js';
import { branchSlot } from '../slots/branch.js';
import { contactSlot } from '../slots/contact.js';
import { nameSlot } from '../slots/name.js';
import { optionSlot } from '../slots/option.js';
import { wordsSlot } from '../slots/words.js';
import { yesNoSlot } from '../slots/yesNo.js';
import { kindOf, soundsLikeComplaint, type FeedbackKind } from './derive.js';
import { carriesWords } from './intent.js';
import { submitFeedback } from './submit.js';

// Names of branches are the same at any time.
const NO_MOMENT: Moment = { now: Temporal.PlainDateTime.from('2026-01-01T00:00'), offset: '+00:00', locale: 'zh-Hans' };

/** What feedback asks (norm 4.3.4: content, and who says it if they like). */
export function feedbackSlots(profile: () => Profile) {
  const branch = branchSlot(profile);
  return {
    what: wordsSlot({ least: 2 }),
    asComplaint: yesNoSlot({ yes: { 'zh-Hans': '按投诉登记', 'zh-Hant': '按投訴登記', en: 'Yes, as a complaint' }, no: { 'zh-Hans': '不，只是反馈', 'zh-Hant': '不，只是反饋', en: 'No, just feedback' } }),
    kind: optionSlot<FeedbackKind>([
      { value: 'suggestion', show: { 'zh-Hans': '建议', 'zh-Hant': '建議', en: 'Suggestion' } },
      { value: 'praise', show: { 'zh-Hans': '表扬', 'zh-Hant': '表揚', en: 'Praise' } },
    ]),
    name: nameSlot((said) => branch.read(said, { at: NO_MOMENT }).ok),
    contact: contactSlot(),
  };
}

/** The feedback form's slots. */
export type FeedbackSlots = ReturnType<typeof feedbackSlots>;

/** Values of the feedback form. */
export type FeedbackValues = Values<FeedbackSlots>;

/** The feedback form's type. */
export type FeedbackForm = Form<'feedback', FeedbackSlots, CounterPorts, never>;

/**
 * Suggestions and praise (norm 4.3). Words that are really a complaint are treated as one if the customer agrees. Short: the
 * first words count, who says it may be left out, and nothing is read back before it is taken down.
 */
export function feedbackForm(profile: () => Profile): FeedbackForm {
  return {
    name: 'feedback',
    version: 1,
    slots: feedbackSlots(profile),
    refusals: [],
    findOrder: ['contact', 'name'],
    freeText: ['what'],
    narrative: ['what'],
    wordsFirst: ['asComplaint'],
    alsoAnswers: {},
    volunteered: ['kind'],
    slotNames: { what: ['内容', 'content'], asComplaint: [], kind: [], name: ['姓名', '名字', '称呼', 'name'], contact: ['联系方式', '电话', '手机', '邮箱', 'contact', 'phone', 'mail'] },
    confirms: false,
    asks({ what, kind, asComplaint }) {
      const complains = what !== undefined && kind !== 'praise' && soundsLikeComplaint(what);
      if (complains && asComplaint === 'yes') return ['what', 'asComplaint'];
      return ['what', ...(complains ? (['asComplaint'] as const) : []), 'name', 'contact'];
    },
    optional: () => ['name', 'contact'],
    derive(values, changed) {
      if (values.what === undefined || changed.includes('kind') || (values.kind !== undefined && !changed.includes('what'))) return values;
      return { ...values, kind: soundsLikeComplaint(values.what) ? 'suggestion' : kindOf(values.what) };
    },
    check: () => Promise.resolve(undefined),
    offers: (slot) => Promise.resolve(slot === 'asComplaint' ? ['yes', 'no'] : []),
    opened(said, given, _ports, { known }) {
      const what = given.what ?? (carriesWords(said) ? said.trim() : undefined);
      const values = {
        ...(what !== undefined && { what, kind: soundsLikeComplaint(what) ? 'suggestion' : kindOf(what) }),
        ...(known.name !== undefined && { name: known.name }),
        ...(known.contact && { contact: known.contact }),
      };
      return Promise.resolve({ values, reply: SILENT });
    },
    submit: submitFeedback,
    migrate: (stored) => stored,
  };
}

requireTexts<FeedbackForm>();

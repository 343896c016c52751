import type { Profile } from '../../cases/profile/profile.js';
import type { Form, Values } from '../form/form.js';
import { saying } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { isHandoff } from '../handoff/closed.js';
import type { CounterPorts } from '../ports.js';
import { isCaseNumber, kindName } from '../service/kindName.js';
import { markSlot, MARKS, overallSlot } from '../slots/mark.js';
import { referenceSlot } from '../slots/reference.js';
import { wordsSlot } from '../slots/words.js';
import { yesNoSlot } from '../slots/yesNo.js';
import { declinedSlot } from './declined.js';
import { ASPECTS, isLow, marksOf } from './marks.js';
import { leftSurvey, lowSoFar, submitSurvey } from './submit.js';

const NAMES = {
  attitude: /(?:服务)?态度|attitude|manners?|politeness|friendliness/,
  professionalism: /专业(?:性|度|程度|水平|能力)|业务(?:能力|水平)|专业(?=[一二三四五\d给打都是])|professionalism|expertise/,
  efficiency: /(?:办理|处理|办事)?(?:效率|速度)|efficiency|speed/,
  convenience: /便利(?:性|度|程度)?|方便程度|便捷(?:性|度|程度)|convenience/,
} as const;
const ANY = new RegExp(ASPECTS.map((aspect) => NAMES[aspect].source).join('|'));

function mark(aspect: (typeof ASPECTS)[number]): ReturnType<typeof markSlot> {
  return markSlot(NAMES[aspect], new RegExp(ASPECTS.filter((other) => other !== aspect).map((other) => NAMES[other].source).join('|')));
}

/** What the survey asks (norm 7.2): four marks, a remark; after a low mark, whether the matter is to be opened again. */
export function surveySlots() {
  return {
    number: referenceSlot(),
    declined: declinedSlot(),
    overall: overallSlot(ANY),
    attitude: mark('attitude'),
    professionalism: mark('professionalism'),
    efficiency: mark('efficiency'),
    convenience: mark('convenience'),
    remark: wordsSlot({ limit: 500 }),
    reopen: yesNoSlot({ yes: { 'zh-Hans': '请再处理一下', 'zh-Hant': '請再處理一下', en: 'Please look again' }, no: { 'zh-Hans': '不用了', 'zh-Hant': '不用了', en: 'No, thank you' } }),
  };
}

/** The survey's slots. */
export type SurveySlots = ReturnType<typeof surveySlots>;

/** Values of the survey. */
export type SurveyValues = Values<SurveySlots>;

/** The survey's type. */
export type SurveyForm = Form<'survey', SurveySlots, CounterPorts, never>;

/** The satisfaction survey (norm 7.2). Nobody is pressed: each question may be left out, and 不用了 ends it. */
export function surveyForm(_profile: () => Profile): SurveyForm {
  return {
    name: 'survey',
    version: 1,
    slots: surveySlots(),
    refusals: [],
    findOrder: ['declined', 'overall', ...ASPECTS],
    freeText: ['remark'],
    wordsFirst: [...ASPECTS, 'reopen'],
    alsoAnswers: Object.fromEntries(ASPECTS.map((aspect) => [aspect, ['declined']])),
    volunteered: ['number', 'declined', 'overall'],
    slotNames: { number: [], declined: [], overall: [], attitude: ['态度', 'attitude'], professionalism: ['专业', 'professionalism'], efficiency: ['效率', 'efficiency'], convenience: ['便利', 'convenience'], remark: [], reopen: [] },
    confirms: false,
    asks(values) {
      if (values.declined === 'yes') return [];
      return [...ASPECTS, 'remark', ...(offersReopening(values) ? (['reopen'] as const) : [])];
    },
    optional: () => [...ASPECTS, 'remark', 'reopen'],
    derive({ overall, ...values }) {
      if (overall === undefined) return values;
      const open = ASPECTS.filter((aspect) => values[aspect] === undefined);
      return { ...values, ...Object.fromEntries((open.length > 0 ? open : ASPECTS).map((aspect) => [aspect, overall])) };
    },
    check: () => Promise.resolve(undefined),
    offers: (slot) => Promise.resolve(slot === 'reopen' ? ['yes', 'no'] : ASPECTS.some((aspect) => aspect === slot) ? MARKS : []),
    opened: (_said, { number }, _ports, { at }) =>
      Promise.resolve({ values: {}, reply: saying([number === undefined ? { key: 'survey.begin.own' } : isHandoff(number) ? { key: 'handoff.survey.begin' } : { key: 'survey.begin', params: { number, kind: kindName(number, at.locale) } }]) }),
    submit: submitSurvey,
    changed: lowSoFar,
    left: leftSurvey,
    migrate: (stored) => stored,
  };
}

function offersReopening(values: SurveyValues): boolean {
  return values.number !== undefined && isCaseNumber(values.number) && isLow(marksOf(values));
}

requireTexts<SurveyForm>();

import type { StepRefusal } from '../../../supervision/register/person.js';
import { ApiProblem, type Words } from '../../problem.js';

const REFUSALS: Readonly<Record<StepRefusal, { readonly status: number; readonly code: string; readonly words: Words }>> = {
  concerned: { status: 403, code: 'Concerned', words: { en: 'this is about you: somebody else has to do it', 'zh-Hans': '该事项与您本人有关，须由他人处理' } },
  'same-person': { status: 403, code: 'SamePerson', words: { en: 'you took the step before; a second person has to take this one', 'zh-Hans': '上一步由您办理，这一步须由另一人办理' } },
  'wrong-state': { status: 409, code: 'WrongState', words: { en: 'steps are taken in order; look where it stands', 'zh-Hans': '须按顺序办理，请刷新查看当前所处环节' } },
  'not-yours': { status: 403, code: 'NotYours', words: { en: 'this step is somebody else\'s', 'zh-Hans': '这一步由其他人办理' } },
  'not-overseer': { status: 403, code: 'WrongRole', words: { en: 'this needs a supervisor or compliance', 'zh-Hans': '须由主管或合规人员办理' } },
  'too-late': { status: 409, code: 'TooLate', words: { en: 'the time for this is over', 'zh-Hans': '已超过办理期限' } },
  already: { status: 409, code: 'Already', words: { en: 'it has been done; look again', 'zh-Hans': '已经办理过，请刷新后查看' } },
  past: { status: 400, code: 'Past', words: { en: 'this day is past; choose a later one', 'zh-Hans': '日期已过，请选择以后的日期' } },
  'unknown-person': { status: 400, code: 'UnknownPerson', words: { en: 'nobody who works here has this account; choose from the list', 'zh-Hans': '没有该在职员工，请从列表中选择' } },
  'nobody-to-tell': { status: 400, code: 'NobodyToTell', words: { en: 'it belongs to no conversation of a customer\'s; say how the customer was told', 'zh-Hans': '没有关联的客户会话，请填写以何种方式告知客户' } },
  form: { status: 400, code: 'Form', words: { en: 'score each item with no more points than it has, or mark it as not applicable', 'zh-Hans': '请为每一项打分（不超过该项分值），或标为不适用' } },
};

/** Why a step was refused, as whoever tried is told. */
export function refusedStep(refusal: StepRefusal): ApiProblem {
  const { status, code, words } = REFUSALS[refusal];
  return new ApiProblem(status, code, words);
}

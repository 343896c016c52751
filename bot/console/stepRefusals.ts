import { REFUSAL_SENTENCES, type DeskRefusal } from '../../cases/rules/refusal.js';
import { ApiProblem } from '../problem.js';

/** Why a step was not done and what to do instead, in Chinese; the English is the rules' own. */
const ZH: Readonly<Record<DeskRefusal, string>> = {
  unreadable: '这一步无法识别，请检查各栏后重试。',
  'not-staff': '只有工作人员可以办理这一步。',
  'no-such-case': '没有这个受理编号，请核对。',
  'no-such-booking': '没有这个预约，或它已取消，请核对编号。',
  accused: '投诉涉及本人，须由其他同事办理。',
  ended: '事项已经结束。如仍未解决，由客户重新提出或另立事项。',
  'wrong-kind': '这类事项没有这一步，请选择它自己的步骤。',
  'wrong-order': '还没到这一步，请先办理前一步。',
  'owner-accused': '投诉涉及这位同事，请指派其他人。',
  'accuses-themselves': '不能登记本人后继续办理，请由其他同事接手登记。',
  'cause-missing': '投诉办结须写明原因（规范1.5.2），请补上。',
  'correction-missing': '投诉办结须写明整改情况（规范1.5.2），请补上。',
  'already-major': '已经是重大事项，不用再列。',
  'no-such-deadline': '没有这项期限，请从现有期限中选择。',
  'wrong-stage': '应当先做另一道审核：初审、复审、终审依次进行。',
  'same-reviewer': '您已做过这笔申请的另一道审核（规范2.2.3），须由不同的人审核。',
  'time-gone': '这个时间已经过去，请填写以后的时间。',
  'no-time-free': '之后没有空闲时间，请取消预约或与客户电话商定。',
  'time-not-free': '新的时间没有空，请另选，或留空由系统取最近的空闲时间。',
  'changed-just-now': '预约刚刚有变化，请查看后再决定是否重试。',
  'not-extensible': '这项期限不能延长，请按时答复或告知客户延期。',
  'already-met': '这项期限已经完成，不用延长。',
  'past-due': '期限已过，延长也不能补救，请尽快答复。',
  'already-extended': '延长次数已用完，请按时答复。',
  'wrong-length': '延长的天数超出规定，请减少或留空。',
  'reason-missing': '延长须写明理由，并会告知客户，请补上。',
  'approval-missing': '延长须经批准，请填写批准人。',
  'approver-is-requester': '不能自己批准自己的延长，请由他人批准。',
};

/** A step that was refused, as staff are told in their language. */
export function stepRefused(reason: string): ApiProblem {
  return new ApiProblem(409, `Step.${reason}`, isRefusal(reason) ? { en: REFUSAL_SENTENCES[reason], 'zh-Hans': ZH[reason] } : reason);
}

function isRefusal(reason: string): reason is DeskRefusal {
  return Object.hasOwn(ZH, reason);
}

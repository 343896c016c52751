import type { IncidentRefusal, Refused } from '../../../supervision/incidents/act.js';
import { ApiProblem, type Words } from '../../problem.js';

const REFUSALS: Readonly<Record<IncidentRefusal, { readonly status: number; readonly code: string; readonly words: Words }>> = {
  over: { status: 409, code: 'IncidentOver', words: { en: 'this incident is over; report a new one', 'zh-Hans': '该事件已结束，如有新情况请另行报告' } },
  skips: { status: 409, code: 'StepSkipped', words: { en: 'steps are taken in order: report, start, dispose, aftermath, close; look where it stands', 'zh-Hans': '须按“报告—启动—处置—善后—结束”的顺序进行，请查看当前所处环节' } },
  'same-person': { status: 403, code: 'SamePerson', words: { en: 'a second person has to do this: ask a colleague', 'zh-Hans': '此操作须由另一人确认，请联系同事' } },
  role: { status: 403, code: 'WrongRole', words: { en: 'the plan wants somebody of another role for this', 'zh-Hans': '预案要求由其他角色的人员执行此操作' } },
  'no-plan': { status: 409, code: 'NoPlan', words: { en: 'the institution has no plan for this level and kind; add one to its profile, or choose another level', 'zh-Hans': '机构尚无该级别和类型的应急预案，请在机构配置中补充，或选择其他级别' } },
  'tasks-open': { status: 409, code: 'TasksOpen', words: { en: 'tasks that must be done first are not ticked', 'zh-Hans': '还有必须先完成的任务未勾选' } },
  unknown: { status: 404, code: 'NotFound', words: { en: 'there is no such task or message', 'zh-Hans': '没有找到该任务或通知' } },
  already: { status: 409, code: 'Already', words: { en: 'it is so already; look again', 'zh-Hans': '已经是该状态，请刷新后查看' } },
  stale: { status: 409, code: 'Stale', words: { en: 'somebody else changed it meanwhile; look again', 'zh-Hans': '他人刚刚作了修改，请刷新后再试' } },
  'still-told': { status: 409, code: 'StillTold', words: { en: 'lift the notice first, and confirm, cancel or wait for messages that are under way', 'zh-Hans': '请先撤下公告，并处理完待确认或正在发送的通知' } },
  'not-started': { status: 409, code: 'NotStarted', words: { en: 'start the plan first; until then there is the notice on the page', 'zh-Hans': '请先启动预案；在此之前可先发布页面公告' } },
  nobody: { status: 409, code: 'Nobody', words: { en: 'this choice reaches nobody; widen it', 'zh-Hans': '按此条件没有可通知的客户，请放宽条件' } },
};

/** Why an act was refused, as whoever acted is told. */
export function refusedAct({ refused, tasks = [] }: Refused): ApiProblem {
  const { status, code, words } = REFUSALS[refused];
  const which = tasks.length === 0 ? undefined : tasks.join(', ');
  return new ApiProblem(status, code, which === undefined ? words : { en: `${words.en}: ${which}`, 'zh-Hans': `${words['zh-Hans']}：${which}` });
}

/** There is no such incident or alert. */
export function noSuch(): ApiProblem {
  return new ApiProblem(404, 'NotFound', { en: 'there is no such incident', 'zh-Hans': '没有找到该事件' });
}

import type { ActRefusal } from '../../handoff/act.js';
import { ApiProblem, type Words } from '../problem.js';

const REFUSED: Readonly<Record<ActRefusal, { readonly status: number; readonly code: string; readonly words: Words }>> = {
  closed: { status: 409, code: 'Closed', words: { en: 'this conversation is closed, or the bot has it; take it over first', 'zh-Hans': '会话已结束或由机器人接待，请先接管' } },
  taken: { status: 409, code: 'Taken', words: { en: 'a colleague has it already', 'zh-Hans': '已被其他同事接起' } },
  'not-yours': { status: 403, code: 'NotYours', words: { en: 'this is not your conversation', 'zh-Hans': '这不是您的会话' } },
  changed: { status: 409, code: 'Changed', words: { en: 'it changed just now; look again', 'zh-Hans': '会话刚刚有变化，请刷新后再试' } },
  same: { status: 409, code: 'Same', words: { en: 'it is there already', 'zh-Hans': '会话已经在那里了' } },
};

/** Why an act was refused, as the desk is told. */
export function refused(why: ActRefusal): ApiProblem {
  const { status, code, words } = REFUSED[why];
  return new ApiProblem(status, code, words);
}

/** There is no such thing, or not for this person: both are told the same. */
export function notFound(): ApiProblem {
  return new ApiProblem(404, 'NotFound', { en: 'there is no such thing, or it is not yours to see', 'zh-Hans': '没有找到，或您无权查看' });
}

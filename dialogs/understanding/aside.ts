import type { Moment, Slot } from '../form/slot.js';
import type { Json } from '../../records/json.js';
import { questioned } from './commands.js';
import { plain } from './plain.js';

/**
 * Which questions are no part of a slot's answer, where it takes any words: `any` where a fact is asked for (when, where,
 * who), `procedure` where a story is told, in which questions stand that nobody is to answer (你们凭什么扣？).
 */
export type Asides = 'any' | 'procedure';

/** How the institution goes about things: 投诉的处理期限是多久. */
const PROCEDURE = [
  /(投诉|申诉|反馈|处理|受理|答复|回复|回访|调查|结案|流程|申请|预约)[^,，.。;；!！]*(期限|时限|时效|多久|多长时间|几天|几个工作日|(什么|怎样的|哪些)(流程|步骤|程序)|怎么处理|如何处理)/,
  /(期限|时限|流程|程序|规定)[^,，.。;；!！]*(多久|多长|几天|是什么|怎样|怎么|如何)/,
  /(多久|多长时间|几天|什么时候)[^,，.。;；!！]{0,6}(答复|回复|受理|出结果|有结果|结案)/,
  /how long [^.!;]*(take|complaints?|handle|answer|reply|hear)|what('s| is| are) the [^.!;]*(deadline|process|procedure|time limit)|what happens (next|after|now)/,
] as const;
/** A question that reproaches, and a wait that is over, belong to the story. */
const REPROACH = /到底|凭什么|为什么|为何|怎么这么|还要|才|已经|了[?？]?$|why|still/;
/** Not sure is an answer: 好像是上周五吧？ */
const HEDGED = /(不|没)(太|怎么|是)?(清楚|知道|记得|确定|晓得)|忘了?|好像|大概|可能|也许|应该|或者|还是|是不是|吧[?？]?$|(don'?t|do not|not) (know|remember|sure|recall)|maybe|perhaps|i think|probably/;

/** Whether words said in answer to `slot` are a question to the counter instead. */
export function isAside(said: string, asides: Asides, slot: Slot<Json, string> | undefined, at: Moment): boolean {
  const words = plain(said);
  if (!questioned(said)) return false;
  if (PROCEDURE.some((asks) => asks.test(words)) && !REPROACH.test(words)) return true;
  return asides === 'any' && !HEDGED.test(words) && slot?.find(said, { at }).length === 0;
}

import { questioned } from '../understanding/commands.js';
import { asksInformation } from '../understanding/information.js';

/** What a customer does to an appointment. */
export const CHANGES = ['move', 'cancel'] as const;
/** One of {@link CHANGES}. */
export type Change = (typeof CHANGES)[number];

const MOVE =
  /改期|改约|改签|(预约|约的?时间|约好的)[^，。,.?？]{0,40}(改|换|推迟|延后|延期|提前|挪)|(改|换|推迟|延后|延期|提前|挪)(一下|一|个|到|成|下)?[^，。,.]{0,4}(预约|时间|日期|日子)|(改|推迟|延后|延期|挪|提前)(到|成|至)|(推迟|延后)(一下|几天|一天|两天|一周|一个星期)|reschedul|(move|change|postpone|shift|push( back)?|bring forward)[^.?]{0,24}(appointment|booking|it to)|(another|different|other) time/u;
const CANCEL =
  /(取消|撤销|退掉)[^，。,.]{0,20}(预约|约)|(预约|约)[^，。,.]{0,30}(取消|撤销|不要了|退掉)|取消[^，。,.]{0,4}bk-|(不|没法|没办法|无法|不能)(来|去|过来|过去|到店)了|(来|去|过)不了|cancel[^.?]{0,24}(appointment|booking|bk-)|(can'?t|cannot|won'?t|not) (be able to )?(make it|come|attend)/u;
const NOT = /(不|别|没|没有)(想|要|用|是|会|打算|需要)?(取消|改期|改约|撤销)|(don'?t|do not) (want to )?(cancel|move|change|reschedule)|已经取消|被取消/u;
/** Said to nobody's form, these mean the appointment where there is one. */
const BARE = /取消|撤销|不约|不去|不来|cancel/u;

/** What a message outside any form wants done to an appointment; undefined when it wants nothing of the kind. `plain` as in `Intent.wanted`. */
export function changeWanted(plain: string): Change | undefined {
  if (NOT.test(plain) || (questioned(plain) && asksInformation(plain))) return undefined;
  if (CANCEL.test(plain)) return /(改|换|推迟|延后|挪)(到|成|期|个时间|时间)/u.test(plain) ? 'move' : 'cancel';
  return MOVE.test(plain) ? 'move' : undefined;
}

/** Whether a command to cancel, said where nothing is being filled in, can mean an appointment. */
export function cancelsSomething(plain: string): boolean {
  return BARE.test(plain) && !NOT.test(plain);
}

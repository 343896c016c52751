import type { Json } from '../../records/json.js';
import type { Intent } from '../counter/intents.js';
import type { DialogTurn, Input } from '../form/turn.js';
import { isIdentified } from '../progress/mine.js';
import { numberIn } from '../progress/numberIn.js';
import type { CounterPorts } from '../ports.js';
import { whenSlot } from '../slots/when.js';
import { findFills } from '../understanding/fills.js';
import { plain } from '../understanding/plain.js';
import { changeable } from './check.js';
import { identifiedChange } from './opened.js';
import { cancelsSomething, changeWanted } from './words.js';

const slots = { when: whenSlot() };

/** 改期, 改到周五下午三点, 取消预约, 不来了, said outside any form. */
export const changeIntent: Intent = {
  form: 'change',
  wanted: (words) => changeWanted(words) !== undefined,
  begin: (input, ports, turn) => beginChange(input, ports, turn),
};

/** Whether a command to cancel, where nothing is being filled in, means an appointment: it says so, or there is one. */
export async function cancelsAppointment(words: string, ports: CounterPorts, turn: DialogTurn): Promise<boolean> {
  return changeWanted(words) === 'cancel' || (cancelsSomething(words) && (await changeable(ports, turn)).length > 0);
}

/** How a change begins: at once with the customer's own appointments; else they show first who they are, whatever number they name. */
export async function beginChange(input: Input, ports: CounterPorts, turn: DialogTurn): ReturnType<NonNullable<Intent['begin']>> {
  const parsed = numberIn(input.text);
  if (parsed.kind === 'wrong-check') return { form: 'progress', values: { number: '?' } };
  const number = parsed.kind === 'valid' ? parsed.number : undefined;
  const what = changeWanted(plain(input.text)) ?? 'cancel';
  const values: Record<string, Json> = { what, ...(number !== undefined && { number }) };
  const own = await changeable(ports, turn);
  if (isIdentified(turn.known) || own.some((each) => number === undefined || each.number === number)) return { form: 'change', values };
  // The words are gone by the time the code is right: what they say of the new time goes along.
  const words = what === 'move' ? findFills(slots, ['when'], { values: {}, partials: {} }, input.text, turn.at).said['when'] : undefined;
  const when = words === undefined ? undefined : slots.when.read(words, { at: turn.at });
  return identifiedChange({ ...values, ...(when?.ok === true && { when: when.value }) });
}

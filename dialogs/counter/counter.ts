import type { Profile } from '../../cases/profile/profile.js';
import type { Choice } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { Next } from '../form/form.js';
import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import type { DialogTurn, Input } from '../form/turn.js';
import type { Forms } from '../forms.js';
import type { CounterPorts } from '../ports.js';
import { answerInformation, serviceChoices } from '../information/answer.js';
import { readCommand } from '../understanding/commands.js';
import { findFills } from '../understanding/fills.js';
import { asksInformation } from '../understanding/information.js';
import { plain } from '../understanding/plain.js';
import { INTENTS } from './intents.js';

/** What the counter does with words said outside any form. */
export type AtCounter =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly understood: boolean }
  | { readonly kind: 'begin'; readonly form: string; readonly values?: Next['values'] }
  | { readonly kind: 'resume' };

/** What the counter knows of the conversation. */
export interface CounterContext {
  readonly ports: CounterPorts;
  readonly forms: Forms;
  readonly at: Moment;
  readonly turn: DialogTurn;
  /** Misunderstandings in a row before this one. */
  readonly misses: number;
  /** True when a form was left that can be gone on with. */
  readonly parked: boolean;
}

const BOOKING = /(预约|预定|约(个|一个|一下|时间|在|明|后|下|这|周|星期|理|专|顾|经理|见)|想约|要约|来办|去办|办理|想办|要办|开个户|挂号|book|appointment|schedule|reserve|visit (the|a|your) branch)/u;
const NO_BOOKING = /((不|没|别|不是|并不|未)(想|要|打算|用|需要|准备|是要|是想)?(再)?(预约|预定|约|办理|办)|取消.{0,6}预约|预约.{0,4}(取消|改|查)|改.{0,3}预约|(don'?t|do not|not) (want|need|like) to (book|make))/u;

const COMPLAINT = /(投诉|举报|维权|讨个说法|complain|complaint)/u;
const NO_COMPLAINT = /((不|没|没有|别|不是)(想|要|打算|是要|是想)?(再)?(投诉|举报)|(怎么|如何|哪里|多久).{0,6}投诉|投诉.{0,8}(吗|多久|几天|电话|渠道|流程)|(don'?t|not) .{0,12}complain)/u;

/** Decides what words outside any form amount to. Pure, without a model. */
export async function atCounter(input: Input, context: CounterContext): Promise<AtCounter> {
  const { at } = context;
  const profile = context.ports.profile();
  const words = plain(input.text);
  switch (readCommand(input.text)) {
    case 'greeting':
      return reply(saying([{ key: 'counter.greeting-again' }], choices(context)));
    case 'menu':
    case 'help':
      return reply(menu(context));
    case 'thanks':
      return reply(saying([{ key: 'counter.thanks' }]));
    case 'bye':
      return reply(saying([{ key: 'counter.bye' }]));
    case 'human':
      return reply(person(profile));
    case 'recap':
    case 'keep':
      return context.parked ? { kind: 'resume' } : reply(menu(context));
    case 'cancel':
    case 'decline':
      return reply(saying([{ key: 'counter.nothing-to-cancel', params: { phone: profile.phone } }], choices(context)));
    case 'affirm':
    case 'deny':
    case 'skip':
    case undefined:
      break;
  }
  for (const intent of INTENTS) if (intent.wanted(words, input)) return { kind: 'begin', ...(intent.begin ? await intent.begin(input, context.ports, context.turn) : { form: intent.form }) };
  if (COMPLAINT.test(words) && !NO_COMPLAINT.test(words)) return reply(complaint(profile));
  if (asksInformation(input.text)) return reply(answerInformation(profile, context.forms.booking.slots, input.text, {}, at));
  if (!NO_BOOKING.test(words) && (BOOKING.test(words) || namesService(input.text, context))) return { kind: 'begin', form: 'booking' };
  const again = context.misses > 0;
  return { kind: 'reply', understood: false, reply: saying([again ? { key: 'counter.unclear-again', params: { phone: profile.phone } } : { key: 'counter.unclear' }], choices(context)) };
}

/** The first words of a conversation: who speaks, that it is a machine, what it can do (norm 4.2.1: 您好). */
export function greeting(profile: Profile, at: Moment): Reply {
  return saying([{ key: 'counter.greeting', params: { institution: profile.name[at.locale] } }], [...serviceChoices(profile, at), hoursChoice(at)]);
}

/** How to reach a person. */
export function person(profile: Profile): Reply {
  return { ...saying([{ key: 'counter.human', params: { phone: profile.phone } }]), events: [{ event: 'person.needed', data: { why: 'asked' } }] };
}

/** A complaint is not lost for want of a form: it is on record, a person is called for, and the customer is told how to reach one. */
function complaint(profile: Profile): Reply {
  return { ...saying([{ key: 'counter.complaint', params: { phone: profile.phone } }]), events: [{ event: 'person.needed', data: { why: 'complaint' } }] };
}

function menu(context: CounterContext): Reply {
  return saying([{ key: 'counter.menu' }], choices(context));
}

function choices({ ports, at, parked }: CounterContext): Choice[] {
  const resume = text(at.locale, 'counter.button.resume');
  return [...(parked ? [{ title: resume, say: resume }] : []), ...serviceChoices(ports.profile(), at), hoursChoice(at)];
}

function hoursChoice(at: Moment): Choice {
  const hours = text(at.locale, 'counter.button.hours');
  return { title: hours, say: hours };
}

function namesService(said: string, { forms: { booking }, at }: CounterContext): boolean {
  const found = findFills(booking.slots, booking.findOrder, { values: {}, partials: {} }, said, at).said;
  return found['service'] !== undefined || (found['branch'] !== undefined && found['when'] !== undefined);
}

function reply(answer: Reply): AtCounter {
  return { kind: 'reply', reply: answer, understood: true };
}

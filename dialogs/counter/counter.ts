import type { Profile } from '../../cases/profile/profile.js';
import { beginChange, cancelsAppointment } from '../change/intent.js';
import type { Choice } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { Next } from '../form/form.js';
import { saying, type Reply } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import { onlyFiles, type DialogTurn, type Input } from '../form/turn.js';
import type { Forms } from '../forms.js';
import type { CounterPorts } from '../ports.js';
import { answerInformation, serviceChoices } from '../information/answer.js';
import { answerCurated, asksByNumber } from '../norms/answer.js';
import { askNorms } from '../norms/ask.js';
import { declined } from '../norms/declined.js';
import { answerFollowUp } from '../norms/followUp.js';
import { questioned, readCommand } from '../understanding/commands.js';
import { findFills } from '../understanding/fills.js';
import { asksInformation, topicOf, type Topic } from '../understanding/information.js';
import { plain } from '../understanding/plain.js';
import { asksHowToComplain } from '../complaint/intent.js';
import { personChoice } from '../handoff/choices.js';
import { offered } from '../handoff/offer.js';
import { isAngry } from '../handoff/words.js';
import { declinedAdvice } from './advice.js';
import { wishByModel } from './byModel.js';
import { complaintChoice, guess, soundsLike, soundsWrong } from './guess.js';
import { goingOn } from './goingOn.js';
import { INTENTS } from './intents.js';
import { smallTalk } from './smallTalk.js';

/** What the counter does with words said outside any form. */
export type AtCounter =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly understood: boolean }
  | { readonly kind: 'begin'; readonly form: string; readonly values?: Next['values']; readonly then?: Next['then'] }
  | { readonly kind: 'resume' }
  /** A person is wanted, for this reason (`handoff/need.ts`). */
  | { readonly kind: 'person'; readonly why: string };

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

/** Topics of questions that may as well be the norms' as the profile's. */
const UNSURE: readonly (Topic | undefined)[] = [undefined, 'duration', 'services'];

const BOOKING = /(预约|预定|约(个|一个|一下|时间|在|明|后|下|这|周|星期|理|专|顾|经理|见)|想约|要约|来办|去办|办理|想办|要办|开个户|挂号|book|appointment|schedule|reserve|visit (the|a|your) branch)/u;
const NO_BOOKING = /((不|没|别|不是|并不|未)(想|要|打算|用|需要|准备|是要|是想)?(再)?(预约|预定|约|办理|办)|取消.{0,6}预约|预约.{0,4}(取消|改|查)|改.{0,3}预约|(don'?t|do not|not) (want|need|like) to (book|make))/u;

/** Decides what words outside any form amount to. Pure, without a model. */
export async function atCounter(input: Input, context: CounterContext): Promise<AtCounter> {
  const { at } = context;
  const profile = context.ports.profile();
  const words = plain(input.text);
  if (onlyFiles(input)) return reply(saying([{ key: 'complaint.file-for-what' }], choices(context)));
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
      return { kind: 'person', why: 'asked' };
    case 'recap':
    case 'keep':
      return context.parked ? { kind: 'resume' } : reply(menu(context));
    case 'cancel':
      if (await cancelsAppointment(words, context.ports, context.turn)) return { kind: 'begin', ...(await beginChange(input, context.ports, context.turn)) };
      return reply(nothingToCancel(profile, context));
    case 'decline':
      return reply(nothingToCancel(profile, context));
    case 'affirm':
    case 'deny':
    case 'skip':
    case undefined:
      break;
  }
  for (const intent of INTENTS) if (intent.wanted(words, input)) return { kind: 'begin', ...(intent.begin ? await intent.begin(input, context.ports, context.turn) : { form: intent.form }) };
  if (asksHowToComplain(words)) return reply(howToComplain(profile, at));
  const known = goingOn(words, context.ports, at);
  if (known) return reply(known);
  if (isAngry(words)) return reply(offered('anger', saying([{ key: 'handoff.offer.anger' }], [humanChoice(at), complaintChoice(input.text, at)])));
  const advice = declinedAdvice(words, profile, at);
  if (advice) return reply(advice);
  const numbered = asksByNumber(input.text) ? await askNorms(input.text, context.ports, context.turn) : undefined;
  if (numbered) return reply(numbered);
  const curated = await answerCurated(input.text, context.ports.norms, at);
  if (curated) return reply(curated);
  const followed = BOOKING.test(words) ? undefined : await answerFollowUp(input.text, context.ports, context.turn);
  if (followed) return reply(followed);
  const aboutNorms = UNSURE.includes(topicOf(input.text)) && soundsLike(input.text, 'norms') && questioned(input.text) ? await askNorms(input.text, context.ports, context.turn) : undefined;
  // What is sure is answered before anything is begun or asked: 预约确认要包括哪些内容 wants no appointment.
  if (aboutNorms?.card) return reply(aboutNorms);
  if (asksInformation(input.text)) return reply(topicOf(input.text) === undefined ? ((await askNorms(input.text, context.ports, context.turn)) ?? answerInformation(profile, context.forms.booking.slots, input.text, {}, at)) : declined(input.text, answerInformation(profile, context.forms.booking.slots, input.text, {}, at)));
  if (!NO_BOOKING.test(words) && BOOKING.test(words)) return { kind: 'begin', form: 'booking' };
  const talk = smallTalk(words, profile, choices(context), humanChoice(at));
  if (talk) return reply(talk);
  // A service that is named is wanted, unless something is wrong with it.
  if (!NO_BOOKING.test(words) && !soundsWrong(input.text) && namesService(input.text, context)) return { kind: 'begin', form: 'booking' };
  const asks = questioned(input.text) || soundsLike(input.text, 'norms');
  const normed = asks ? await askNorms(input.text, context.ports, context.turn) : undefined;
  if (normed) return reply(normed);
  const guessed = await guess(input, context);
  if (guessed?.kind === 'begin') return guessed;
  const wished = await wishByModel(input, context);
  if (wished) return wished;
  if (guessed?.kind === 'reply' && asks) return { ...guessed, reply: declined(input.text, guessed.reply) };
  if (guessed) return guessed;
  const again = context.misses > 0;
  const unclear = again
    ? offered('misunderstood', saying([{ key: 'counter.unclear-again', params: { phone: profile.phone } }], [humanChoice(at), ...choices(context)]))
    : asks
      ? offered('declined', saying([{ key: 'counter.unclear' }], [...choices(context), humanChoice(at)]))
      : saying([{ key: 'counter.unclear' }], choices(context));
  return { kind: 'reply', understood: false, reply: asks ? declined(input.text, unclear) : unclear };
}

/** The first words of a conversation: who speaks, that it is a machine, what it can do (norm 4.2.1: 您好). */
export function greeting(profile: Profile, at: Moment): Reply {
  return saying([{ key: 'counter.greeting', params: { institution: profile.name[at.locale] } }], counterChoices(profile, at));
}

/** 怎么投诉: here, at once. */
function howToComplain({ phone }: Profile, { locale }: Moment): Reply {
  const begin = text(locale, 'complaint.button.begin');
  return saying([{ key: 'complaint.how', params: { phone } }], [{ title: begin, say: begin }]);
}

function nothingToCancel({ phone }: Profile, context: CounterContext): Reply {
  return saying([{ key: 'counter.nothing-to-cancel', params: { phone } }], choices(context));
}

function menu(context: CounterContext): Reply {
  return saying([{ key: 'counter.menu' }], choices(context));
}

function choices({ ports, at, parked }: CounterContext): Choice[] {
  const resume = text(at.locale, 'counter.button.resume');
  return [...(parked ? [{ title: resume, say: resume }] : []), ...counterChoices(ports.profile(), at)];
}

function humanChoice(at: Moment): Choice {
  return personChoice(at.locale);
}

/** Everything the counter does, as buttons: the services first. */
function counterChoices(profile: Profile, at: Moment): Choice[] {
  const more = ['counter.button.apply', 'counter.button.progress', 'counter.button.change', 'counter.button.complaint', 'counter.button.feedback', 'counter.button.hours'] as const;
  return [...serviceChoices(profile, at), ...more.map((key) => ({ title: text(at.locale, key), say: text(at.locale, key) }))];
}

function namesService(said: string, { forms: { booking }, at }: CounterContext): boolean {
  const found = findFills(booking.slots, booking.findOrder, { values: {}, partials: {} }, said, at).said;
  return found['service'] !== undefined || (found['branch'] !== undefined && found['when'] !== undefined);
}

function reply(answer: Reply): AtCounter {
  return { kind: 'reply', reply: answer, understood: true };
}

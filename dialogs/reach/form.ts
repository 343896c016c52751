import type { Contact } from '../../cases/booking/booking.js';
import type { Json } from '../../records/json.js';
import { text } from '../../texts/catalogue.js';
import type { Intent } from '../counter/intents.js';
import { channelName } from '../elsewhere/which.js';
import type { Form, FormContext, Outcome, Values } from '../form/form.js';
import { isVerified } from '../form/known.js';
import { saying, SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { isIdentified } from '../progress/mine.js';
import { contactSlot } from '../slots/contact.js';
import { referenceSlot } from '../slots/reference.js';
import { plain } from '../understanding/plain.js';
import { follow } from './follow.js';
import { waySlot } from './slot.js';
import { choosesWay, wayIn, type Way } from './words.js';

type ReachSlots = { readonly way: ReturnType<typeof waySlot>; readonly again: ReturnType<typeof referenceSlot> };
/** The type of the form by which a customer chooses how they are told. */
export type ReachForm = Form<'reach', ReachSlots, CounterPorts, never>;
type Done = Outcome<'way' | 'again', never>;

const contacts = contactSlot();

/**
 * By which way a customer is told of what becomes of their matters (norms 2.1, 2.4: by SMS, mail or on their channel). In
 * this chat, or in one on another channel that was shown to be theirs; by SMS or mail only to what they gave or proved.
 */
export function reachForm(): ReachForm {
  return {
    name: 'reach',
    version: 1,
    slots: { way: waySlot(), again: referenceSlot() },
    refusals: [],
    findOrder: [],
    freeText: [],
    alsoAnswers: {},
    volunteered: ['again'],
    confirms: false,
    slotNames: { way: ['方式', '渠道', 'way'], again: [] },
    asks: () => ['way'],
    optional: () => [],
    derive: (values) => values,
    check: () => Promise.resolve(undefined),
    async offers(slot, _values, _partial, { elsewhere }, { codes, conversation, known, channel }) {
      if (slot !== 'way') return [];
      const chats = (await elsewhere?.chats({ conversation, known })) ?? [];
      const reached = (['phone', 'mail'] as const).filter((kind) => codes.reaches({ kind, value: '' }));
      return ['chat', ...reached, ...new Set(chats.map((each) => each.channel).filter((each) => each !== channel))];
    },
    submit: (values, ports, context) => chosen(values, ports, context),
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

async function chosen({ way, again }: Values<ReachSlots>, ports: CounterPorts, context: FormContext): Promise<Done> {
  if (way === undefined) throw new Error('a way was submitted before it was chosen');
  if (way === 'phone' || way === 'mail') return byNotice(way, again !== undefined, context);
  if (way === 'chat' || way === context.channel) return await inChat({ conversation: context.conversation, channel: context.channel }, ports, context);
  if (!isIdentified(context.known)) return identifyFirst(way);
  const chat = (await ports.elsewhere?.chats({ conversation: context.conversation, known: context.known }))?.find(({ channel }) => channel === way);
  if (chat === undefined) return { kind: 'done', commands: [], event: { event: 'notices.not-chosen', data: { by: way } }, says: 'reach.no-chat', params: { channel: channelName(way, context.at.locale) } };
  return await inChat(chat, ports, context);
}

function byNotice(kind: 'phone' | 'mail', again: boolean, { codes, known, at: { locale } }: FormContext): Done {
  const refused = (says: 'reach.no-way' | 'reach.other-kind'): Done => ({ kind: 'done', commands: [], event: { event: 'notices.not-chosen', data: { by: kind } }, says, params: { way: text(locale, `reach.way.${kind}`) } });
  if (!codes.reaches({ kind, value: '' })) return refused('reach.no-way');
  const to = reachable(kind, known);
  if (to === undefined) return again ? refused('reach.other-kind') : identifyFirst(kind);
  return {
    kind: 'done', commands: [], event: { event: 'notices.chosen', data: { by: kind } },
    says: 'reach.notice', params: { way: text(locale, `reach.way.${kind}`), contact: contacts.show(to, locale) }, also: SILENT, learns: { notices: to },
  };
}

/** A contact of this kind that the customer has proved, or that is told of their matters as it is. */
function reachable(kind: Contact['kind'], known: FormContext['known']): Contact | undefined {
  const { contact, verified } = known;
  return verified.findLast((each) => each.kind === kind) ?? (contact?.kind === kind && (verified.length === 0 || isVerified(known, contact)) ? contact : undefined);
}

async function inChat({ conversation, channel }: { readonly conversation: string; readonly channel: string }, ports: CounterPorts, context: FormContext): Promise<Done> {
  const { numbers, commands } = await follow(conversation, ports, context);
  const here = conversation === context.conversation;
  const due = instantOf(context.at);
  const subject = `notices:${conversation}`;
  return {
    kind: 'done',
    commands: [...commands, ...(here ? [] : [{ kind: 'timers' as const, subject, timers: [{ id: `${subject}:${due}`, subject, conversation, at: due, event: 'notices.sent-here', data: { channel: context.channel, count: numbers.length } }] }])],
    event: { event: 'notices.chosen', data: { by: channel, ...(numbers.length > 0 && { numbers: numbers.join(' ') }), ...(!here && { to: conversation }) } },
    says: here ? (channel === 'directline' ? 'reach.here.page' : 'reach.here') : 'reach.there',
    params: { channel: channelName(channel, context.at.locale) },
    also: numbers.length > 0 && !here ? saying([{ key: 'reach.moved', params: { count: numbers.length } }]) : SILENT,
    ...(here && { learns: { notices: 'chat' as const } }),
  };
}

function identifyFirst(way: Way): Done {
  return { kind: 'done', commands: [], event: { event: 'notices.asked' }, says: way === 'mail' ? 'reach.prove.mail' : way === 'phone' ? 'reach.prove.phone' : 'reach.prove', params: {}, then: { form: 'identify', then: { form: 'reach', values: { way, again: 'yes' } } } };
}

/** Forms in which how to be told may be part of what is told. */
const TOLD_IN: readonly string[] = ['reach', 'identify', 'complaint', 'complaint-more', 'feedback', 'message', 'callback', 'visit', 'survey'];

/** 以后通知发到微信: also in the middle of a form, which waits. */
export const reachIntent: Intent = {
  form: 'reach',
  wanted: choosesWay,
  interrupts: (words, _input, open) => words.length <= 24 && !TOLD_IN.includes(open) && choosesWay(words),
  begin: ({ text: said }) => {
    const way = wayIn(plain(said));
    return Promise.resolve({ form: 'reach', ...(way !== undefined && { values: { way } }) });
  },
};

requireTexts<ReachForm>();

import { deskAt } from '../../cases/clock/deskHours.js';
import { needOf } from '../../handoff/need.js';
import type { Json } from '../../records/json.js';
import { text } from '../../texts/catalogue.js';
import type { Form, FormContext, Opened, Values } from '../form/form.js';
import { saying, SILENT, type Reply } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { shownAt } from '../handoff/call.js';
import { callbackChoice } from '../handoff/choices.js';
import { ended, messageDueAt, requested, waitingFor } from '../handoff/draft.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { contactSlot } from '../slots/contact.js';
import { referenceSlot } from '../slots/reference.js';
import { wordsSlot } from '../slots/words.js';
import { shortened } from '../complaint/slots.js';
import { submitMessage } from './submit.js';

const words = wordsSlot({ limit: 2_000 });
const slots = { words: { ...words, show: (value: string) => shortened(value) } satisfies typeof words, contact: contactSlot(), why: referenceSlot() };

/** What leaving a message asks. */
export type MessageSlots = typeof slots;
/** Values of the message form. */
export type MessageValues = Values<MessageSlots>;
/** The message form's type. */
export type MessageForm = Form<'message', MessageSlots, CounterPorts, never>;

/**
 * Words for the people who are not there now, or not yet: what is said next is the message. When it began because somebody
 * asked for a person off hours (`why`), it is kept for them from the first moment, so that nobody who walks away is lost.
 */
export function messageForm(): MessageForm {
  return {
    name: 'message',
    version: 1,
    slots,
    refusals: [],
    findOrder: ['contact'],
    freeText: ['words'],
    narrative: ['words'],
    alsoAnswers: {},
    volunteered: ['why'],
    slotNames: { words: ['内容', '留言', 'message'], contact: ['联系方式', '电话', '手机', '邮箱', 'contact', 'phone', 'mail'], why: [] },
    confirms: false,
    asks: () => ['words', 'contact'],
    optional: () => ['contact'],
    derive: (values) => values,
    check: () => Promise.resolve(undefined),
    offers: () => Promise.resolve([]),
    opened: (_said, given, ports, context) => Promise.resolve(openMessage(given, ports, context)),
    submit: (values, ports, context) => Promise.resolve(submitMessage(values, ports, context)),
    left: (values, _ports, context) => Promise.resolve(leaveMessage(values, context)),
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

function openMessage({ why }: MessageValues, ports: CounterPorts, context: FormContext): Opened {
  const profile = ports.profile();
  const { at, known, formKey } = context;
  const now = instantOf(at);
  const desk = deskAt(profile, now);
  const dueAt = messageDueAt(profile, now);
  const due = shownAt(dueAt, profile, at);
  const leave = text(at.locale, 'handoff.button.leave');
  const choices = [callbackChoice(at.locale), { title: leave, say: leave, value: { form: formKey, do: 'cancel', say: leave } }];
  const reply = desk.open ? saying([{ key: 'handoff.message', params: { due } }], choices) : saying([{ key: 'handoff.closed', params: { opens: shownAt(desk.opensAt, profile, at), due, phone: profile.phone } }], choices);
  // Somebody who waits keeps their place until the message is there.
  const kept = why === undefined || desk.open || waitingFor(context, 'chat', 'message') ? [] : [requested({ kind: 'message', why, urgency: needOf(why).urgency, dueAt }, context)];
  return { values: { ...(known.contact && { contact: { ...known.contact } }) }, reply: { ...reply, handoffs: kept } };
}

/** Nothing is passed on: what was asked for off hours is not asked for any more; who waits in the chat goes on waiting. */
function leaveMessage({ words: said, why }: MessageValues, context: FormContext): Reply {
  if (waitingFor(context, 'chat')) return saying([{ key: 'handoff.stays' }]);
  const waiting = waitingFor(context, 'message');
  return waiting && said === undefined && why !== undefined ? { ...SILENT, handoffs: [ended(waiting, context)] } : SILENT;
}

requireTexts<MessageForm>();

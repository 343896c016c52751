import { needOf } from '../../handoff/need.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Summary } from '../../handoff/handoff.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { text } from '../../texts/catalogue.js';
import type { FormContext, Outcome } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { changed, ended, requested, waitingFor } from '../handoff/draft.js';
import type { CounterPorts } from '../ports.js';
import { showContact } from '../slots/contact.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf } from '../slots/when.js';
import { instantOfCall } from './check.js';
import type { CallbackSlots, CallbackValues } from './form.js';

/** Agrees a call. A call that was agreed before moves; who waited in the chat or had left a message is called instead. */
export async function submitCallback({ when, contact, about }: CallbackValues, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof CallbackSlots, never>> {
  if (when === undefined || contact === undefined) throw new Error('a callback was submitted before it was complete');
  const { at, known } = context;
  const dueAt = instantOfCall(when);
  const summary: Summary = {
    ...(about !== undefined && { said: maskPersonal(about) }),
    customer: { ...(known.name !== undefined && { name: known.name }), contact: showContact(contact), verified: false },
  };
  const agreed = waitingFor(context, 'callback') ?? (await ports.desk.agreedCall(context.conversation));
  const waiting = waitingFor(context, 'chat', 'message');
  const before = agreed ?? waiting;
  const command: HandoffCommand = before
    ? changed(before, { kind: 'callback', dueAt, placeTold: 0, summary: { ...before.summary, ...summary } })
    : requested({ kind: 'callback', why: 'asked', urgency: needOf('asked').urgency, dueAt, summary }, context);
  const moved = agreed !== undefined;
  const change = text(at.locale, 'callback.button.move');
  const drop = text(at.locale, 'callback.button.drop');
  return {
    kind: 'done',
    commands: [],
    event: { event: moved ? 'callback.moved' : 'callback.agreed', data: { at: dueAt } },
    says: moved ? 'callback.moved' : 'callback.done',
    params: { time: showDate(wallOf(when), at.locale), contact: showContact(contact) },
    also: { ...SILENT, choices: [{ title: change, say: change }, { title: drop, say: drop }], handoffs: [...(agreed && waiting ? [ended(waiting, context)] : []), command] },
  };
}

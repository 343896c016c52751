import { needOf } from '../../handoff/need.js';
import type { Summary } from '../../handoff/handoff.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { FormContext, Outcome } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { shownAt } from '../handoff/call.js';
import { changed, messageDueAt, requested, waitingFor } from '../handoff/draft.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { showContact } from '../slots/contact.js';
import type { MessageSlots, MessageValues } from './form.js';

/** Keeps a message for the people at the desk; who waited in the chat waits there no longer. */
export function submitMessage({ words = '', contact, why = 'asked' }: MessageValues, ports: CounterPorts, context: FormContext): Outcome<keyof MessageSlots, never> {
  const profile = ports.profile();
  const dueAt = messageDueAt(profile, instantOf(context.at));
  const summary: Summary = { said: maskPersonal(words), ...(contact && { customer: { ...(context.known.name !== undefined && { name: context.known.name }), contact: showContact(contact), verified: false } }) };
  const before = waitingFor(context, 'chat', 'message');
  const handoffs = before
    ? [changed(before, { kind: 'message', dueAt, placeTold: 0, summary: { ...before.summary, ...summary } })]
    : [requested({ kind: 'message', why, urgency: needOf(why).urgency, dueAt, summary }, context)];
  return { kind: 'done', commands: [], event: { event: 'message.left' }, params: { due: shownAt(dueAt, profile, context.at) }, also: { ...SILENT, handoffs } };
}

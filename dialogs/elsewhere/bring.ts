import type { FormContext, Next } from '../form/form.js';
import { SILENT, type Reply } from '../form/reply.js';
import { instantOf } from '../newCase.js';
import type { FormElsewhere } from './port.js';

/**
 * Takes a form along: it is gone on with here, and its former conversation gives it up (`taken.ts`). Both have it for a second; a form is
 * submitted once by its key, whichever of them submits it.
 */
export function bring({ conversation, channel, state }: FormElsewhere, { at, channel: here, conversation: to }: Pick<FormContext, 'at' | 'channel' | 'conversation'>): { readonly reply: Reply; readonly next: Next } {
  const { form, key } = state;
  const due = instantOf(at);
  const subject = `form:${key}`;
  return {
    reply: {
      ...SILENT,
      events: [{ event: 'form.brought', data: { form, key, from: conversation, channel } }],
      commands: [{ kind: 'timers', subject, timers: [{ id: `${subject}:${to}:${due}`, subject, conversation, at: due, event: 'form.taken', data: { form, key, channel: here, to } }] }],
    },
    next: { form, brought: state },
  };
}

import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { z } from 'zod';
import type { Next } from '../../dialogs/form/form.js';
import type { FormBegin, FormEnd } from '../../dialogs/form/formDialog.js';
import type { ConversationState } from './state.js';

// What becomes of forms between turns: those that wait, follow, end, or are given up.

const keyed = z.object({ key: z.string() });

/** The one-use key of a form as the stack or a parked state has it; undefined for anything else. */
export function formKeyOf(state: unknown): string | undefined {
  return keyed.safeParse(state).data?.key;
}

/** What a form that follows another begins with. */
export function begunWith({ values, then, brought }: Next): FormBegin {
  return { values, then, led: true, ...(brought && { resume: brought, brought: true }) };
}

/** Gives up a form that is gone on with elsewhere, wherever it stands; whether it stood anywhere. */
export function dropForm(key: string, dialogs: Pick<DialogContext, 'stack'>, shell: { state: ConversationState }): boolean {
  const at = dialogs.stack.findIndex(({ state }) => formKeyOf(state) === key);
  if (at >= 0) dialogs.stack.splice(at, 1);
  const parked = formKeyOf(shell.state.parked?.state) === key;
  if (parked) shell.state = { ...shell.state, parked: undefined };
  return at >= 0 || parked;
}

/** A form that waits until nothing else is open, as the conversation's state keeps it. */
export function stored({ then, ...next }: Next): ConversationState['later'][number] {
  return { ...storedOne(next), ...(then && { then: storedOne(then) }) };
}

function storedOne({ form, values }: Omit<Next, 'then'>): NonNullable<ConversationState['later'][number]['then']> {
  return { form, ...(values && { values: { ...values } as ConversationState['later'][number]['values'] }) };
}

/** The same, to be begun. */
export function begun({ form, values }: NonNullable<ConversationState['later'][number]['then']>): Next {
  return { form, ...(values && { values }) };
}

/** Whether what a dialog gave back is how a form ended. */
export function isFormEnd(value: unknown): value is FormEnd {
  return typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'done' || value.kind === 'cancelled') && 'state' in value;
}

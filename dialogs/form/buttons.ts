import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Choice, Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import type { FormState, Move } from './form.js';

const json: z.ZodType<Json> = z.json();

/**
 * What a form's button carries: the form's one-use key (a button of an older form is known as stale), and either a value
 * for a slot or something to do. `say` is what the press says in the conversation.
 */
const pressed = z.object({
  form: z.string(),
  say: z.string().optional(),
  slot: z.string().optional(),
  value: json.optional(),
  do: z.enum(['confirm', 'cancel', 'revise', 'skip', 'recap', 'human']).optional(),
});

/** A pressed button of a form. */
export type Pressed = z.infer<typeof pressed>;

/** Something a form's button can do. */
export type FormAction = NonNullable<Pressed['do']>;

/** Reads what came back with a press; undefined when it is not a form's button. */
export function readPressed(value: Json | undefined): Pressed | undefined {
  const parsed = pressed.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** A button that answers a slot's question with a value. */
export function valueButton(state: FormState, slot: string, value: Json, title: string): Choice {
  return { title, say: title, value: { form: state.key, slot, value, say: title } };
}

/** A button that does something to the form; its title is the text `form.button.<action>` unless given. */
export function actionButton(state: FormState, action: FormAction, locale: Locale, slot?: string, title?: string): Choice {
  const key: TextKey = `form.button.${action}`;
  const shown = title ?? text(locale, key);
  return { title: shown, say: shown, value: { form: state.key, do: action, say: shown, ...(slot !== undefined && { slot }) } };
}

/** The move a press amounts to. */
export function moveOf(button: Pressed): Move {
  if (button.slot !== undefined && button.value !== undefined) return { kind: 'pick', slot: button.slot, value: button.value };
  switch (button.do) {
    case 'confirm':
      return { kind: 'affirm' };
    case 'cancel':
      return { kind: 'cancel' };
    case 'skip':
      return { kind: 'skip' };
    case 'recap':
      return { kind: 'recap' };
    case 'human':
      return { kind: 'digress', to: 'human', said: button.say ?? '' };
    case 'revise':
      return button.slot === undefined ? { kind: 'revise' } : { kind: 'revise', slot: button.slot };
    case undefined:
      return { kind: 'unclear' };
  }
}

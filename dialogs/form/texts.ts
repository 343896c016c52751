import type { TextKey } from '../../texts/catalogue.js';
import type { Form, SlotName, Slots } from './form.js';
import type { Slot } from './slot.js';

type ReasonOf<X> = X extends Slot<infer _T, infer R> ? R : never;

type SlotTexts<Name extends string, S extends Slots> = {
  [K in SlotName<S>]: `${Name}.${K}.${'label' | 'ask' | 'again' | 'help' | ReasonOf<S[K]>}`;
}[SlotName<S>];

/** The texts a form needs, derived from its type: per slot a label, a question, the question in other words, help, and each reason; per form its title, confirmation, refusals and result. */
export type FormTextKey<F> =
  F extends Form<infer Name, infer S, infer _Ports, infer Refusal>
    ? SlotTexts<Name, S> | `${Name}.${'title' | 'begin' | 'confirm' | 'cancelled' | 'done' | Refusal}`
    : never;

/**
 * Holds a form against the texts: `complete<typeof form>()` does not compile while a text is missing, and the error
 * names the missing keys.
 */
export type MissingTexts<F> = Exclude<FormTextKey<F>, TextKey>;

/** Call with no argument; an argument is demanded (and can't be given) while texts are missing. */
export function requireTexts<F>(..._missing: [MissingTexts<F>] extends [never] ? [] : [missing: MissingTexts<F>]): void {
  // The check is in the type; there is nothing to do at run time.
}

import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';
import { isTextKey, text } from '../../texts/catalogue.js';
import type { AnyForm } from './form.js';

/** An answer as people read it: the slot's name in their language, and its value. */
export interface ShownAnswer {
  readonly slot: string;
  readonly label: string;
  readonly value: string;
}

/** Answers of a form as the customer saw them, in the order named; what no longer fits its slot, and what is secret, is left out. */
export function shownAnswers<Ports>(form: AnyForm<Ports>, slots: readonly string[], values: Readonly<Record<string, Json>>, locale: Locale): ShownAnswer[] {
  return slots.flatMap((name) => {
    const slot = form.slots[name];
    const read = slot?.schema.safeParse(values[name]);
    if (slot === undefined || read?.success !== true || form.secrets?.includes(name) === true) return [];
    const label = `${form.name}.${name}.label`;
    return [{ slot: name, label: isTextKey(label) ? text(locale, label) : name, value: slot.show(read.data, locale) }];
  });
}

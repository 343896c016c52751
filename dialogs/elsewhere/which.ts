import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';
import { isTextKey, text } from '../../texts/catalogue.js';
import type { ReadResult, Slot } from '../form/slot.js';
import { normalise } from '../slots/normalise.js';
import { readOrdinal } from '../slots/ordinal.js';
import type { FormElsewhere } from './port.js';

const chosen = z.object({ key: z.string(), form: z.string(), channel: z.string() });
/** A form elsewhere as a value: its key, what it is for and where it was begun. */
export type Chosen = z.infer<typeof chosen>;

const among = z.object({ among: z.array(chosen) });

/** A form elsewhere as a value of {@link whichSlot}. */
export function chosenOf({ state: { key, form }, channel }: FormElsewhere): Chosen {
  return { key, form, channel };
}

/** What the first reading of {@link whichSlot} is to know. */
export function choosingAmong(open: readonly FormElsewhere[]): Json {
  return { among: open.map((each): Json => chosenOf(each)) };
}

/** Which of several forms is meant: by its place in the list, what it is for, or where it was begun. */
export function whichSlot(): Slot<Chosen, 'unknown'> {
  return {
    schema: chosen,
    reasons: ['unknown'],
    read(said, { at, partial }): ReadResult<Chosen, 'unknown'> {
      const open = among.safeParse(partial).data?.among ?? [];
      const ordinal = readOrdinal(normalise(said).text);
      const placed = ordinal === undefined ? undefined : ordinal === -1 ? open.at(-1) : open[ordinal - 1];
      const words = said.toLowerCase();
      const named = open.filter((each) => [formTitle(each.form, at.locale), channelName(each.channel, at.locale)].some((name) => words.includes(name.toLowerCase())));
      const value = placed ?? (named.length === 1 ? named[0] : undefined);
      return value === undefined ? { ok: false, reason: 'unknown' } : { ok: true, value };
    },
    find: () => [],
    show: (value, locale) => text(locale, 'elsewhere.title', { form: formTitle(value.form, locale), channel: channelName(value.channel, locale) }),
  };
}

/** What a form is for, in a word or two. */
export function formTitle(form: string, locale: Locale): string {
  const key = `elsewhere.form.${form}`;
  return isTextKey(key) ? text(locale, key) : form;
}

/** What customers call a channel. */
export function channelName(channel: string, locale: Locale): string {
  const key = `elsewhere.channel.${channel}`;
  return text(locale, isTextKey(key) ? key : 'elsewhere.channel.other');
}

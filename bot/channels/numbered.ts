import type { Choice, Message } from '../../records/message.js';
import { traitsOf, type ChannelTraits } from './traits.js';

/** Everything that can be pressed in a message: under it, and on its card. */
export function choicesIn({ choices = [], card }: Message): readonly Choice[] {
  return [...choices, ...(card?.actions ?? [])];
}

/** Whether a channel shows these choices as numbered lines. */
export function isNumbered({ choices, most }: Pick<ChannelTraits, 'choices' | 'most'>, offered: readonly Choice[]): boolean {
  return offered.length > 0 && (choices === 'numbered' || offered.length > most) && !bearFigures(offered);
}

/** Whether the choices are figures themselves (5 分, 2026-12-02 15:00): a number of ours before them would say two things. */
export function bearFigures(offered: readonly Choice[]): boolean {
  return offered.length > 0 && offered.every(({ title }) => /^\s*[\p{N}（(]*\p{N}/u.test(title));
}

/** What a message offered by number on its channel, in order; none where it had buttons. Kept until the next message. */
export function numberedIn(channel: string, message: Message): readonly Choice[] {
  const offered = choicesIn(message);
  return isNumbered(traitsOf(channel), offered) ? offered : [];
}

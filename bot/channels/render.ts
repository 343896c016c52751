import type { Card, Choice, FileReference, Message } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import { bearFigures, choicesIn, isNumbered } from './numbered.js';
import type { ChannelTraits } from './traits.js';
import { split } from './split.js';

/** A message as a channel can show it. */
export interface Rendered {
  /** One or more texts, each within the channel's limit; none when only files are sent. */
  readonly texts: readonly string[];
  /** Buttons, under the last text. */
  readonly buttons: readonly Choice[];
  /** The card, where the channel shows cards; its words are then not in the texts. */
  readonly card?: Card;
  /** Files to be sent as files. */
  readonly files: readonly FileReference[];
}

/** Our message with what a channel has: cards or lines, buttons or numbers, files or their names, within its length. */
export function render(message: Message, traits: ChannelTraits, origin: string): Rendered {
  const { card, files = [], locale } = message;
  const shown = traits.cards ? card : undefined;
  // What stands on a card is pressed there.
  const offered = shown === undefined ? choicesIn(message) : (message.choices ?? []);
  const numbered = isNumbered(traits, offered);
  const listed = !numbered && offered.length > 0 && (traits.choices === 'numbered' || offered.length > traits.most);
  const lines = [
    message.text,
    ...(card !== undefined && shown === undefined ? ['', ...linesOf(card, origin)] : []),
    ...(traits.files ? [] : files.map(({ name }) => `[${name}]`)),
    ...(numbered ? ['', ...offered.map(({ title }, index) => `${index + 1}. ${title}`), text(locale, 'channel.byNumber')] : []),
    ...(listed ? ['', ...offered.map(({ title }) => `· ${title}`), ...(bearFigures(offered) ? [] : [text(locale, 'channel.byWords')])] : []),
  ];
  return {
    texts: split(lines.join('\n'), traits.longest.count, traits.longest.unit),
    buttons: numbered || listed ? [] : offered,
    ...(shown && { card: shown }),
    files: traits.files ? files : [],
  };
}

/** A message's words alone: its text, its card as lines, its files by their names. */
export function wordsOf({ text: said, card, files = [] }: Message, origin: string): string {
  return [said, ...(card === undefined ? [] : ['', ...linesOf(card, origin)]), ...files.map(({ name }) => `[${name}]`)].join('\n').trim();
}

/** A card as lines of text. */
export function linesOf(card: Card, origin: string): string[] {
  // The message's own text says what it is about.
  if (card.folded) return [card.folded.instead];
  return [
    card.title,
    ...card.facts.map((fact) => `${fact.label}: ${fact.value}`),
    ...(card.notes ?? []),
    ...(card.links ?? []).map((link) => `${link.title}: ${new URL(link.href, origin).href}`),
  ];
}

import type { Json } from './json.js';

/** The three languages customers are served in. */
export const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const;
/** One of {@link LOCALES}. */
export type Locale = (typeof LOCALES)[number];

/**
 * One thing the customer can press. `title` is what the button shows, `say` what pressing it says in the
 * conversation. `value`, where there is one, is what the machine gets: a press is then not guessed from words.
 */
export interface Choice {
  readonly title: string;
  readonly say: string;
  readonly value?: Json;
}

/** One line of a card: 时间 → 12月2日（周三）15:00. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A link the customer can open; `href` is a path on our own origin or an absolute address. */
export interface Link {
  readonly title: string;
  readonly href: string;
}

/** Words that a card keeps folded until somebody wants them: a clause, under the sentence of it that answers. */
export interface Folded {
  /** What is folded: 条款原文. */
  readonly title: string;
  readonly text: string;
  /** The part of `text` that matters here, letter for letter: shown marked. */
  readonly marked?: string;
  /** What a channel that can't fold says in place of `text`: how to ask for it. */
  readonly instead: string;
}

/**
 * Something to be read as one: a confirmation, a receipt. Channels without cards show it as lines of text.
 * A card that folds words belongs to the message's own text, which names what the card is about: `title` is then not shown again.
 */
export interface Card {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly folded?: Folded;
  readonly notes?: readonly string[];
  readonly actions?: readonly Choice[];
  readonly links?: readonly Link[];
}

/** A file that travels with a message; its bytes are kept apart from the record, under `id`. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/**
 * What was said, free of any channel: each channel renders it with what it has (norm 4.5: content).
 * `texts` names the texts a bot message was made from (`booking.confirm`), so that a review need not compare wording.
 */
export interface Message {
  readonly text: string;
  readonly locale: Locale;
  readonly texts?: readonly string[];
  readonly choices?: readonly Choice[];
  readonly card?: Card;
  readonly files?: readonly FileReference[];
  /** What a pressed button or submitted card carried. */
  readonly value?: Json;
  /** How it went, where that was not the conversation's own channel: a notice beside the chat. */
  readonly via?: 'mail' | 'sms';
  /** A mail's subject. */
  readonly subject?: string;
  /** The channel's own id of the message, echoed back so that a client knows its own words again. */
  readonly clientId?: string;
}

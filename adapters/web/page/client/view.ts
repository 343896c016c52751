import { pageWord, type PageLocale } from '../words.js';
import { WEB_CHAT_LOCALE } from './language.js';
import type { Link } from './link.js';
import { cardStyle, styleOptions } from './style.js';
import type { WebChat } from './webchat.js';

/** What Web Chat is shown with. */
export interface ChatView {
  readonly link: Link;
  readonly locale: PageLocale;
  /** Another key is another conversation: Web Chat starts from nothing. */
  readonly key: string;
  readonly into: HTMLElement;
}

/** Shows the conversation, or shows it in another language. */
export function renderChat(webchat: WebChat, { link, locale, key, into }: ChatView): void {
  webchat.renderWebChat({ key, directLine: link, locale: WEB_CHAT_LOCALE[locale], sendTypingIndicator: true, styleOptions: styleOptions(locale), adaptiveCardsHostConfig: cardStyle(locale), overrideLocalizedStrings: (strings) => ({ ...strings, ...ownStrings(locale) }) }, into);
}

/** Web Chat's words that are ours, and those that it lacks in Chinese. */
function ownStrings(locale: PageLocale): Readonly<Record<string, string>> {
  const attachments = pageWord(locale, 'attachments', { n: '$1' });
  const tooLong = pageWord(locale, 'tooLong');
  return {
    TEXT_INPUT_PLACEHOLDER: pageWord(locale, 'placeholder'),
    ACTIVITY_STATUS_SEND_FAILED_RETRY: pageWord(locale, 'sendFailed'),
    ACTIVITY_BOT_SAID_ALT: pageWord(locale, 'botSaid'),
    ACTIVITY_BOT_ATTACHED_ALT: pageWord(locale, 'botAttached'),
    // Web Chat would read out ids.
    ...Object.fromEntries(['ALT', 'SINGLE_TEXT', 'MULTIPLE_TEXT'].map((form) => [`TYPING_INDICATOR_${form}`, pageWord(locale, 'typing')])),
    TEXT_INPUT_DROP_ZONE: pageWord(locale, 'dropZone'),
    TEXT_INPUT_LENGTH_EXCEEDED_ALT: tooLong,
    ...(locale !== 'en' && Object.fromEntries(['ONE', 'TWO', 'FEW', 'MANY', 'OTHER'].map((count) => [`TEXT_INPUT_ATTACHMENTS_${count}`, count === 'ONE' ? pageWord(locale, 'attachments', { n: 1 }) : attachments]))),
  };
}

/** What a text's length is counted in. */
export type TextUnit = 'bytes' | 'characters';

/** What a channel can do. A channel that is not listed can do what every channel can: plain text. */
export interface ChannelTraits {
  /** Buttons under a message; `numbered`: there are none, so choices are lines that are answered by their number. */
  readonly choices: 'buttons' | 'numbered';
  /** Buttons at once, at the most; more are numbered. */
  readonly most: number;
  /** Adaptive Cards. */
  readonly cards: boolean;
  /** Files go to the customer as files, not as their names. */
  readonly files: boolean;
  /** Shows that somebody types. */
  readonly typing: boolean;
  /** The longest text of one message. */
  readonly longest: { readonly count: number; readonly unit: TextUnit };
  /** How long after the customer's last message it may be written to, and how many messages; undefined: as long and as many as one likes. */
  readonly window?: { readonly hours: number; readonly messages?: number };
}

const PLAIN: ChannelTraits = { choices: 'numbered', most: 0, cards: false, files: false, typing: false, longest: { count: 2_000, unit: 'characters' } };
const CARDS: ChannelTraits = { choices: 'buttons', most: 20, cards: true, files: true, typing: true, longest: { count: 20_000, unit: 'characters' } };

/**
 * Channels by their name on record. Sources: the platforms' own manuals (Teams: 28 KB a message, six suggested actions;
 * Slack: 40,000 characters; Telegram: 4,096; LINE: 5,000, thirteen quick replies; Messenger: 2,000, thirteen quick replies, 24 h;
 * WeChat: 2,048 bytes, 48 h and five messages; WeCom customer service: 2,048 bytes, 48 h and five messages; SMS: as gateways join parts).
 */
const TRAITS: Readonly<Record<string, ChannelTraits>> = {
  directline: CARDS, webchat: CARDS, 'azure-directline': CARDS, emulator: CARDS,
  msteams: { ...CARDS, most: 6, longest: { count: 20_000, unit: 'bytes' } },
  slack: { ...PLAIN, choices: 'buttons', most: 20, longest: { count: 12_000, unit: 'characters' } },
  telegram: { ...PLAIN, choices: 'buttons', most: 20, typing: true, longest: { count: 4_096, unit: 'characters' } },
  line: { ...PLAIN, choices: 'buttons', most: 13, longest: { count: 5_000, unit: 'characters' } },
  facebook: { ...PLAIN, choices: 'buttons', most: 13, typing: true, longest: { count: 2_000, unit: 'characters' }, window: { hours: 24 } },
  email: { ...PLAIN, longest: { count: 50_000, unit: 'characters' } },
  sms: { ...PLAIN, longest: { count: 900, unit: 'characters' } },
  wechat: { ...PLAIN, files: true, typing: true, longest: { count: 2_048, unit: 'bytes' }, window: { hours: 48, messages: 5 } },
  wecom: { ...PLAIN, files: true, longest: { count: 2_048, unit: 'bytes' }, window: { hours: 48, messages: 5 } },
};

/** Channels that a conversation can come by, those that are entered by hand among them; by their names on record. */
export const CHANNELS: readonly string[] = ['directline', 'phone', 'counter', ...Object.keys(TRAITS).filter((name) => !['directline', 'azure-directline', 'emulator'].includes(name))];

/** What a channel can do, by its name on record. */
export function traitsOf(channel: string): ChannelTraits {
  return TRAITS[channel] ?? PLAIN;
}

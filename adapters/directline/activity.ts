import { z } from 'zod';
import type { Json } from '../../records/json.js';

/** A card's or button's value may be this large, as JSON text. */
const LARGEST_VALUE = 16_384;

const short = z.string().max(256);
const value: z.ZodType<Json> = z.json().refine((given) => JSON.stringify(given).length <= LARGEST_VALUE);

/** What we use of a client's activity. Unknown fields pass and are dropped; what we do use must be right. */
export const inboundActivity = z.object({
  type: z.string().min(1).max(64),
  name: short.nullish(),
  // The text's own limit has its own answer; this only bounds it.
  text: z.string().nullish(),
  textFormat: short.nullish(),
  locale: short.nullish(),
  value: value.nullish(),
  attachments: z.array(z.object({ contentType: short.nullish(), name: z.string().max(1_024).nullish(), contentUrl: z.string().nullish() })).max(20).nullish(),
  channelData: z.looseObject({ clientActivityID: z.string().min(1).max(128).nullish() }).nullish(),
});

/** A client's activity, checked. */
export type InboundActivity = z.infer<typeof inboundActivity>;

/** What a pressed button or submitted card of ours carries: what it says in the conversation, and what the machine gets. */
export const pressed = z.strictObject({ say: z.string().max(1_000), value: value.optional() });

/** A button of an activity, as Bot Framework has them. */
export interface CardAction {
  readonly type: 'imBack' | 'messageBack';
  readonly title: string;
  readonly value: Json;
  readonly text?: string;
  readonly displayText?: string;
}

/** Something that travels with an activity: a file behind a link, or a card. */
export interface Attachment {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly name?: string;
  readonly content?: unknown;
}

/** An activity as clients get it. */
export interface OutboundActivity {
  readonly type: 'message' | 'event';
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: 'directline';
  readonly conversation: { readonly id: string };
  readonly from: { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' };
  readonly locale?: string;
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly inputHint?: 'acceptingInput';
  readonly name?: string;
  readonly value?: Json;
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly CardAction[] };
  readonly channelData: Readonly<Record<string, unknown>>;
}

/** An activity that says that somebody types; see `typingActivity`. */
export type TypingActivity = Pick<OutboundActivity, 'channelId' | 'conversation' | 'from' | 'channelData'> & { readonly type: 'typing' };

/** Some activities in order, and the watermark to ask with for what comes after. */
export interface ActivitySet {
  readonly activities: readonly OutboundActivity[];
  readonly watermark: string;
}

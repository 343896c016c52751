import { z } from 'zod';
import type { Json } from '../../records/json.js';

/** A card's or button's value may be this large, as JSON text. */
const LARGEST_VALUE = 16_384;

/** An address that every parser of addresses reads alike: nothing in it stands for something else, and the path goes on behind it. */
const SERVICE_URL = /^https?:\/\/[\w.:[\]-]+(\/[^\s\\?#]*)?$/i;

const id = z.string().min(1).max(1_024);
const account = z.object({ id, name: z.string().max(1_024).nullish() });
const value: z.ZodType<Json> = z.json().refine((given) => JSON.stringify(given).length <= LARGEST_VALUE);

/** What we use of an activity from a Bot Service channel. Unknown fields pass and are dropped; what we do use must be right. */
export const channelActivity = z.object({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  channelId: z.string().regex(/^[\w.-]{1,64}$/),
  serviceUrl: z.string().max(2_048).regex(SERVICE_URL).refine((url) => URL.canParse(url)),
  conversation: z.object({ id, isGroup: z.boolean().nullish(), conversationType: z.string().max(64).nullish(), tenantId: z.string().max(256).nullish() }),
  from: account,
  recipient: account,
  deliveryMode: z.string().max(64).nullish(),
  locale: z.string().max(256).nullish(),
  // The text's own limit has its own answer; this only bounds it.
  text: z.string().nullish(),
  value: value.nullish(),
  attachments: z.array(z.object({ contentType: z.string().max(256).nullish(), name: z.string().max(1_024).nullish() })).max(50).nullish(),
  membersAdded: z.array(z.object({ id })).max(1_000).nullish(),
  action: z.string().max(64).nullish(),
});

/** An activity from a channel, checked. */
export type ChannelActivity = z.infer<typeof channelActivity>;

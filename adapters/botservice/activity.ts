import { z } from 'zod';
import type { Json } from '../../records/json.js';

/** A card's or button's value may be this large, as JSON text. */
const LARGEST_VALUE = 16_384;

/** An address that every parser of addresses reads alike: nothing in it stands for something else, and the path goes on behind it. */
const SERVICE_URL = /^https?:\/\/[\w.:[\]-]+(\/[^\s\\?#]*)?$/i;

const id = z.string().min(1).max(1_024);
const account = z.object({ id, name: z.string().max(1_024).nullish(), role: z.string().max(64).nullish().catch(undefined) });
const value: z.ZodType<Json> = z.json().refine((given) => JSON.stringify(given).length <= LARGEST_VALUE);

/** A place, told by a phone; what else is told of a message is left out. */
const entity = z.object({ name: z.string().max(256).nullish(), latitude: z.number().optional(), longitude: z.number().optional() }).nullable().catch(null);

/** What we use of an activity from a Bot Service channel. Unknown fields pass and are dropped; what we do use must be right. */
export const channelActivity = z.object({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  channelId: z.string().regex(/^[\w.-]{1,64}$/),
  serviceUrl: z.string().max(2_048).regex(SERVICE_URL).refine((url) => URL.canParse(url)),
  conversation: z.object({ id, isGroup: z.boolean().nullish(), conversationType: z.string().max(64).nullish(), tenantId: z.string().max(256).nullish() }),
  from: account,
  recipient: account,
  name: z.string().max(256).nullish(),
  deliveryMode: z.string().max(64).nullish(),
  locale: z.string().max(256).nullish(),
  // The text's own limit has its own answer; this only bounds it.
  text: z.string().nullish(),
  value: value.nullish(),
  attachments: z.array(z.object({
    contentType: z.string().max(256).nullish(), name: z.string().max(1_024).nullish(),
    contentUrl: z.string().max(4_096).nullish().catch(undefined), content: z.looseObject({ downloadUrl: z.string().max(4_096).nullish() }).nullish().catch(undefined),
  })).max(50).nullish(),
  entities: z.array(entity).max(100).nullish().catch(undefined),
  channelData: z.looseObject({ message: z.looseObject({ type: z.string().nullish().catch(undefined), sticker: z.unknown().optional() }).nullish().catch(undefined) }).nullish().catch(undefined),
  membersAdded: z.array(z.object({ id })).max(1_000).nullish(),
  membersRemoved: z.array(z.object({ id })).max(1_000).nullish(),
  action: z.string().max(64).nullish(),
});

/** An activity from a channel, checked. */
export type ChannelActivity = z.infer<typeof channelActivity>;

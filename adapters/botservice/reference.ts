import { hash } from 'node:crypto';
import { z } from 'zod';
import { isId } from '../database/texts.js';
import type { ChannelActivity } from './activity.js';

const account = z.object({ id: z.string(), name: z.string().optional() });

/** What is needed to write to a customer unasked: Bot Framework's conversation reference, kept with the conversation. */
export const channelReference = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string(), conversationType: z.string().optional(), tenantId: z.string().optional() }),
  user: account,
  bot: account,
});

/** See {@link channelReference}. */
export type ChannelReference = z.infer<typeof channelReference>;

/** The reference of an activity's conversation. The customer's name is not kept. */
export function referenceOf(activity: ChannelActivity, customer: string): ChannelReference {
  const { id, conversationType, tenantId } = activity.conversation;
  return {
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    conversation: { id, ...(conversationType != null && { conversationType }), ...(tenantId != null && { tenantId }) },
    user: { id: customer },
    bot: { id: activity.recipient.id, ...(activity.recipient.name != null && { name: activity.recipient.name }) },
  };
}

/** The channel's name on record. Bot Service's own Direct Line is not ours, which is read from the record and not pushed to. */
export function channelOf({ channelId }: Pick<ChannelActivity, 'channelId'>): string {
  return channelId === 'directline' ? 'azure-directline' : channelId;
}

/** Our id of an activity's conversation: readable where it can be stored, else hashed. Different conversations stay different. */
export function conversationOf(activity: Pick<ChannelActivity, 'channelId' | 'conversation'>): string {
  const { id } = activity.conversation;
  const plain = `${channelOf(activity)}:${id}`;
  return isId(plain) && !id.startsWith('sha256:') ? plain : `${channelOf(activity)}:sha256:${hash('sha256', Buffer.from(id, 'utf16le'), 'hex')}`;
}

import { ActivityTypes, type Activity } from 'botbuilder-core';
import { z } from 'zod';
import type { Message } from '../../records/message.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { Conversation } from '../turn/turnStore.js';

/** The key under which our channel-free message travels in an activity's channel data. */
const MESSAGE = 'guitai';

const carrying = z.object({ [MESSAGE]: z.custom<Message>((value) => typeof value === 'object' && value !== null && 'text' in value) });

/** A message as the activity a bot sends. */
export function activityOf(message: Message): Partial<Activity> {
  return { type: ActivityTypes.Message, text: message.text, locale: message.locale, channelData: { [MESSAGE]: message } };
}

/** The message an activity carries; plain text where it was made without one. Undefined for activities that say nothing. */
export function messageOfActivity(activity: Partial<Activity>): Message | undefined {
  if (activity.type !== ActivityTypes.Message) return undefined;
  const carried = carrying.safeParse(activity.channelData);
  if (carried.success) return carried.data[MESSAGE];
  return { text: activity.text ?? '', locale: 'zh-Hans' };
}

/** What a turn answers, as the activity that Bot Framework's handlers are called with: the last message, or the last event. */
export function inboundActivity(conversation: Conversation, pending: readonly CommunicationRecord[]): Partial<Activity> {
  const record = pending.findLast((each) => each.kind === 'message') ?? pending.at(-1);
  const common = {
    id: `${conversation.id}|${record?.sequence ?? 0}`,
    channelId: conversation.channel,
    locale: conversation.locale,
    timestamp: new Date(record?.at ?? 0),
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: conversation.customer.id, name: '' },
    recipient: { id: 'guitai', name: '' },
    serviceUrl: 'urn:guitai:record',
  };
  if (record?.kind === 'message') return { ...common, type: ActivityTypes.Message, text: record.content.text, value: record.content.value };
  if (record?.kind === 'event' && record.content.event === 'conversation.opened') return { ...common, type: ActivityTypes.ConversationUpdate, membersAdded: [common.from] };
  return { ...common, type: ActivityTypes.Event, name: record?.kind === 'event' ? record.content.event : '', value: record?.kind === 'event' ? record.content.data : undefined };
}

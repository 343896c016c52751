import type { Card, Choice } from '../../records/message.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { Attachment, CardAction } from '../directline/activity.js';
import { activitySet } from '../directline/fromRecord.js';
import type { ChannelReference } from './reference.js';

/** Channels that show Adaptive Cards. */
const CARDS = new Set(['msteams', 'webchat', 'emulator', 'directline']);

/** A message as a channel gets it. */
export interface ChannelMessage {
  readonly type: 'message';
  readonly text: string;
  readonly textFormat: 'plain';
  readonly locale: string;
  readonly inputHint: 'acceptingInput';
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly CardAction[] };
}

/** Our message for a channel of Bot Service, with what the channel has: a card where cards show, else lines of text. */
export function renderActivity(record: CommunicationRecord & { readonly kind: 'message' }, { channelId, user }: Pick<ChannelReference, 'channelId' | 'user'>, origin: string): ChannelMessage {
  const { card, choices = [], files = [], locale, text } = record.content;
  const cards = CARDS.has(channelId);
  const attachments = card !== undefined && cards ? cardOf(record, origin) : [];
  const lines = [text, ...(card !== undefined && !cards ? ['', ...linesOf(card, origin)] : []), ...files.map((file) => `[${file.name}]`)];
  const actions = [...choices, ...(cards ? [] : (card?.actions ?? []))].map(imBack);
  return {
    type: 'message',
    text: lines.join('\n').trim(),
    // Markdown would eat the stars of a masked number.
    textFormat: 'plain',
    locale,
    inputHint: 'acceptingInput',
    ...(attachments.length > 0 && { attachments }),
    ...(actions.length > 0 && { suggestedActions: { to: [user.id], actions } }),
  };
}

/** The same card as on our own page. */
function cardOf(record: CommunicationRecord & { readonly kind: 'message' }, origin: string): readonly Attachment[] {
  const { files: _, ...content } = record.content;
  return activitySet([{ ...record, content }], 0, { origin, fileLink: () => '' }).activities[0]?.attachments ?? [];
}

function linesOf(card: Card, origin: string): string[] {
  return [
    card.title,
    ...card.facts.map((fact) => `${fact.label}: ${fact.value}`),
    ...(card.notes ?? []),
    ...(card.links ?? []).map((link) => `${link.title}: ${new URL(link.href, origin).href}`),
  ];
}

/** The one kind of button that every channel has, or shows as text. */
function imBack(choice: Choice): CardAction {
  return { type: 'imBack', title: choice.title, value: choice.say };
}

/** A message addressed to the customer of a reference. */
export function addressed(message: ChannelMessage, reference: ChannelReference, replyToId?: string): Record<string, unknown> {
  return {
    ...message,
    channelId: reference.channelId,
    serviceUrl: reference.serviceUrl,
    conversation: reference.conversation,
    from: { ...reference.bot, role: 'bot' },
    recipient: { ...reference.user, role: 'user' },
    ...(replyToId !== undefined && { replyToId }),
  };
}

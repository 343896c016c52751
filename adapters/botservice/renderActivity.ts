import type { Choice } from '../../records/message.js';
import type { CommunicationRecord } from '../../records/record.js';
import { render } from '../../bot/channels/render.js';
import { traitsOf, type ChannelTraits } from '../../bot/channels/traits.js';
import type { Attachment, CardAction } from '../directline/activity.js';
import { activitySet } from '../directline/fromRecord.js';
import { channelOf, type ChannelReference } from './reference.js';

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

/** What a channel of Bot Service can do. Files are ours to keep: it gets their names. */
export function traitsFor(reference: Pick<ChannelReference, 'channelId'>): ChannelTraits {
  return { ...traitsOf(channelOf(reference)), files: false };
}

/** Our message for a channel of Bot Service, with what the channel has: a card where cards show, else lines of text; in several, where it is long. */
export function renderActivities(record: CommunicationRecord & { readonly kind: 'message' }, reference: Pick<ChannelReference, 'channelId' | 'user'>, origin: string): readonly ChannelMessage[] {
  const { texts, buttons, card } = render(record.content, traitsFor(reference), origin);
  const { locale } = record.content;
  // A card without words beside it is a message, too.
  const parts = texts.length === 0 ? [''] : texts;
  return parts.map((text, index) => {
    const last = index === parts.length - 1;
    const attachments = last && card !== undefined ? cardOf(record, origin) : [];
    return {
      type: 'message',
      text,
      // Markdown would eat the stars of a masked number.
      textFormat: 'plain',
      locale,
      inputHint: 'acceptingInput',
      ...(attachments.length > 0 && { attachments }),
      ...(last && buttons.length > 0 && { suggestedActions: { to: [reference.user.id], actions: buttons.map(imBack) } }),
    };
  });
}

/** The same card as on our own page. */
function cardOf(record: CommunicationRecord & { readonly kind: 'message' }, origin: string): readonly Attachment[] {
  const { files: _, ...content } = record.content;
  return activitySet([{ ...record, content }], 0, { origin, fileLink: () => '' }).activities[0]?.attachments ?? [];
}

/** The one kind of button that every channel has, or shows as text. */
function imBack(choice: Choice): CardAction {
  return { type: 'imBack', title: choice.title, value: choice.say };
}

/** That we type, for a channel that shows it. */
export function typingFor(reference: Pick<ChannelReference, 'channelId'>): { readonly type: 'typing' } | undefined {
  return traitsFor(reference).typing ? { type: 'typing' } : undefined;
}

/** A message addressed to the customer of a reference. */
export function addressed(message: ChannelMessage | { readonly type: 'typing' }, reference: ChannelReference, replyToId?: string): Record<string, unknown> {
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

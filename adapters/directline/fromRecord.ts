import type { Card, Choice, Message } from '../../records/message.js';
import type { CommunicationRecord } from '../../records/record.js';
import type { ActivitySet, Attachment, CardAction, OutboundActivity } from './activity.js';
import { activityId } from './watermark.js';

/** What rendering needs beside the record. */
export interface RenderContext {
  /** Makes a path on our own origin absolute: `https://host`. */
  readonly origin: string;
  /** The link under which a client gets a file. */
  readonly fileLink: (conversation: string, id: string) => string;
}

/** The records that clients see, as activities in order; the watermark is the last record's sequence, shown or not. */
export function activitySet(records: readonly CommunicationRecord[], after: number, context: RenderContext): ActivitySet {
  // A notice by mail or SMS is on record, but not said here.
  const activities = records.flatMap((record) => (record.kind === 'message' && record.content.via === undefined ? [activityFrom(record, record.content, context)] : []));
  return { activities, watermark: String(records.at(-1)?.sequence ?? after) };
}

function activityFrom(record: CommunicationRecord, message: Message, context: RenderContext): OutboundActivity {
  const ours = record.from.role !== 'customer';
  const attachments: Attachment[] = [
    ...(message.files ?? []).map((file) => ({ contentType: file.contentType, name: file.name, contentUrl: context.fileLink(record.conversation, file.id) })),
    ...(message.card ? [{ contentType: 'application/vnd.microsoft.card.adaptive', content: adaptiveCard(message.card, context) }] : []),
  ];
  return {
    type: 'message',
    id: activityId(record.conversation, record.sequence),
    timestamp: record.at,
    channelId: 'directline',
    conversation: { id: record.conversation },
    from: ours ? { id: record.from.id, name: record.from.id, role: 'bot' } : { id: record.from.id, role: 'user' },
    locale: message.locale,
    text: message.text,
    // Markdown would eat the stars of a masked number.
    textFormat: 'plain',
    ...(ours && { inputHint: 'acceptingInput' as const }),
    ...(attachments.length > 0 && { attachments }),
    ...(message.choices && message.choices.length > 0 && { suggestedActions: { to: [], actions: message.choices.map(suggestedAction) } }),
    channelData: {
      'webchat:sequence-id': record.sequence,
      // The client knows its own message again by this; without it a second bubble appears.
      ...(message.clientId !== undefined && { clientActivityID: message.clientId }),
    },
  };
}

/** A press shows as the customer's own words, and carries its value for the machine. */
function suggestedAction(choice: Choice): CardAction {
  if (choice.value === undefined) return { type: 'imBack', title: choice.title, value: choice.say };
  return { type: 'messageBack', title: choice.title, value: choice.value, text: choice.say, displayText: choice.say };
}

function adaptiveCard(card: Card, { origin }: RenderContext): unknown {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: card.title,
    body: [
      { type: 'TextBlock', text: card.title, weight: 'Bolder', size: 'Medium', wrap: true, style: 'heading' },
      { type: 'FactSet', facts: card.facts.map((fact) => ({ title: plainText(fact.label), value: plainText(fact.value) })) },
      ...(card.notes ?? []).map((note) => ({ type: 'TextBlock', text: plainText(note), wrap: true, isSubtle: true, size: 'Small' })),
    ],
    actions: [
      ...(card.actions ?? []).map((action, index) => ({ type: 'Action.Submit', title: action.title, data: { say: action.say, value: action.value ?? null }, ...(index === 0 && { style: 'positive' }) })),
      ...(card.links ?? []).map((link) => ({ type: 'Action.OpenUrl', title: link.title, url: new URL(link.href, origin).href })),
    ],
  };
}

/** Adaptive Cards read Markdown in texts; what customers entered must show as they entered it. */
function plainText(text: string): string {
  return text.replace(/[\\*_[\]()~`#>|]/g, '\\$&');
}

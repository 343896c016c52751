import { stretchesOf } from '../../records/folded.js';
import type { Card, Choice, Folded, Message } from '../../records/message.js';
import type { CommunicationRecord, Party } from '../../records/record.js';
import type { ActivitySet, Attachment, CardAction, OutboundActivity, TypingActivity } from './activity.js';
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

/** Somebody of ours types now. It stands on no record, so it has no id, and no time that clients might sort it by. */
export function typingActivity(conversation: string, by: Party, after: number): TypingActivity {
  return {
    type: 'typing', channelId: 'directline', conversation: { id: conversation }, from: { id: by.id, name: by.id, role: 'bot' },
    // Between what was said last and what comes next: an indicator sorted after the answer would stay.
    channelData: { 'webchat:sequence-id': after + 0.5 },
  };
}

/** A press shows as the customer's own words, and carries its value for the machine. */
function suggestedAction(choice: Choice): CardAction {
  if (choice.value === undefined) return { type: 'imBack', title: choice.title, value: choice.say };
  return { type: 'messageBack', title: choice.title, value: choice.value, text: choice.say, displayText: choice.say };
}

function adaptiveCard(card: Card, { origin }: RenderContext): unknown {
  const { title, facts, folded, notes = [], actions = [], links = [] } = card;
  // Under folded words, what only says something more (see also) is apart from what does something.
  const [asked, done] = folded ? [actions.filter(({ value }) => value === undefined), actions.filter(({ value }) => value !== undefined)] : [[], actions];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: title,
    body: [
      ...(folded ? [unfolding(folded)] : [{ type: 'TextBlock', text: title, weight: 'Bolder', size: 'Medium', wrap: true, style: 'heading' }]),
      { type: 'FactSet', facts: facts.map((fact) => ({ title: plainText(fact.label), value: plainText(fact.value) })) },
      ...notes.map((note) => ({ type: 'TextBlock', text: plainText(note), wrap: true, isSubtle: true, size: 'Small' })),
      ...(asked.length > 0 ? [{ type: 'ActionSet', actions: asked.map(submit) }] : []),
    ],
    actions: [
      ...done.map((action, index) => ({ ...submit(action), ...(index === 0 && !folded && { style: 'positive' }) })),
      ...links.map((link) => ({ type: 'Action.OpenUrl', title: link.title, url: new URL(link.href, origin).href })),
    ],
  };
}

function submit({ title, say, value = null }: Choice): { readonly type: 'Action.Submit'; readonly title: string; readonly data: unknown } {
  return { type: 'Action.Submit', title, data: { say, value } };
}

/** A button under which the words unfold, in the client itself: nothing is sent. */
function unfolding({ title, ...words }: Folded): unknown {
  // Runs of text are not read as Markdown, which would not end bold letters between Chinese ones.
  const paragraphs = stretchesOf(words).map((paragraph) => ({ type: 'RichTextBlock', inlines: paragraph.map(({ text, marked }) => ({ type: 'TextRun', text, ...(marked && { weight: 'Bolder', highlight: true }) })) }));
  return { type: 'ActionSet', actions: [{ type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body: paragraphs } }] };
}

/** Adaptive Cards read Markdown in texts; what customers entered must show as they entered it. */
function plainText(text: string): string {
  return text.replace(/[\\*_[\]()~`#>|]/g, '\\$&');
}

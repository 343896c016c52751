import { z } from 'zod';

const suggested = z.object({ type: z.string(), title: z.string(), value: z.unknown(), text: z.string().optional() });
const cardContent = z.object({ actions: z.array(z.object({ type: z.string(), title: z.string(), data: z.unknown().optional() })) });
const activity = z.object({
  type: z.string(),
  id: z.string(),
  text: z.string().optional(),
  from: z.object({ role: z.string().optional() }),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown().optional() })).optional(),
  suggestedActions: z.object({ actions: z.array(suggested) }).optional(),
});

/** Somebody types: on no record, so without an id. */
const typing = z.object({ type: z.literal('typing') });

/** One frame of the stream. */
export const frame = z.object({ activities: z.array(z.union([activity, typing])), watermark: z.string() });
/** Answer to `POST /chat/token` and `tokens/refresh`. */
export const tokenAnswer = z.object({ token: z.string(), conversationId: z.string() });
/** Answer to `POST` and `GET` of a conversation. */
export const conversationAnswer = z.object({ streamUrl: z.string() });
/** Answer to a message. */
export const sentAnswer = z.object({ id: z.string() });

/** An activity as it came over the stream. */
export type Seen = z.infer<typeof activity>;

/** What a button sends when it is pressed. */
export interface Button {
  readonly title: string;
  readonly sends: Readonly<Record<string, unknown>>;
}

/** The record's sequence that an activity's id ends with. */
export function sequenceIn(id: string): number {
  return Number(id.slice(id.lastIndexOf('|') + 1));
}

/** The buttons of an activity: its card's first, then those beside it. */
export function buttonsOf(seen: Seen): Button[] {
  const cards = (seen.attachments ?? []).flatMap(({ content }) => {
    const parsed = cardContent.safeParse(content);
    return parsed.success ? parsed.data.actions : [];
  });
  return [
    ...cards.filter((action) => action.type === 'Action.Submit').map(({ title, data }) => ({ title, sends: { value: data } })),
    ...(seen.suggestedActions?.actions ?? []).map(({ type, title, value, text }) => ({ title, sends: type === 'imBack' ? { text: value } : { text: text ?? title, value } })),
  ];
}

import { z } from 'zod';

const id = z.string().min(1).max(128);
const common = { msgid: id, open_kfid: id, external_userid: id.optional(), send_time: z.number().int(), origin: z.number().int(), servicer_userid: id.optional() };
const media = z.object({ media_id: z.string().min(1).max(512) });

const message = z.discriminatedUnion('msgtype', [
  z.object({ ...common, msgtype: z.literal('text'), text: z.object({ content: z.string() }) }),
  z.object({ ...common, msgtype: z.literal('image'), image: media }),
  z.object({ ...common, msgtype: z.literal('voice'), voice: media }),
  z.object({ ...common, msgtype: z.literal('video'), video: media }),
  z.object({ ...common, msgtype: z.literal('file'), file: media }),
  z.object({ ...common, msgtype: z.literal('location'), location: z.object({ latitude: z.number(), longitude: z.number(), name: z.string().default(''), address: z.string().default('') }) }),
  z.object({ ...common, msgtype: z.literal('link'), link: z.object({ title: z.string().default(''), desc: z.string().default(''), url: z.string().default('') }) }),
  z.object({
    ...common, msgtype: z.literal('event'),
    event: z.looseObject({
      event_type: z.string().max(64), open_kfid: id.optional(), external_userid: id.optional(), scene: z.string().max(128).optional(),
      change_type: z.number().int().optional(), old_servicer_userid: z.string().max(128).optional(), new_servicer_userid: z.string().max(128).optional(),
      fail_msgid: z.string().max(128).optional(), fail_type: z.number().int().optional(),
    }),
  }),
]);

/** A message, or something that happened, as `sync_msg` tells it. */
export type KfMessage = z.infer<typeof message>;

/** A page of what happened. Kinds of messages that are not known here come as undefined, so that the cursor goes on. */
export const syncPage = z.object({
  next_cursor: z.string().default(''),
  has_more: z.number().int().default(0),
  msg_list: z.array(z.unknown().transform((value): KfMessage | undefined => message.safeParse(value).data)).default([]),
});

/** Who a message is from, by the platform's numbers. */
export const ORIGIN = { customer: 3, system: 4, seat: 5 } as const;

/** How a session is served, by the platform's numbers. */
export const SERVICE = { new: 0, assistant: 1, queue: 2, seat: 3, ended: 4 } as const;

/** Whom a message concerns; an event names them inside. */
export function customerOf(message: KfMessage): string | undefined {
  return message.external_userid ?? (message.msgtype === 'event' ? message.event.external_userid : undefined);
}

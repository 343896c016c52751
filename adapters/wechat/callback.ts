import { z } from 'zod';

const openId = z.string().regex(/^[\w-]{1,64}$/);
const common = { ToUserName: z.string().max(64), FromUserName: openId, CreateTime: z.string().regex(/^\d{1,12}$/) };
const id = { MsgId: z.string().regex(/^\d{1,20}$/) };
const media = z.string().min(1).max(512);

const message = z.discriminatedUnion('MsgType', [
  z.object({ ...common, ...id, MsgType: z.literal('text'), Content: z.string() }),
  z.object({ ...common, ...id, MsgType: z.literal('image'), MediaId: media }),
  z.object({ ...common, ...id, MsgType: z.literal('voice'), MediaId: media, Format: z.string().max(16).default('amr'), Recognition: z.string().default('') }),
  z.object({ ...common, ...id, MsgType: z.literal('video'), MediaId: media }),
  z.object({ ...common, ...id, MsgType: z.literal('shortvideo'), MediaId: media }),
  z.object({ ...common, ...id, MsgType: z.literal('location'), Location_X: z.string().max(32), Location_Y: z.string().max(32), Label: z.string().max(2_000).default('') }),
  z.object({ ...common, ...id, MsgType: z.literal('link'), Title: z.string().default(''), Description: z.string().default(''), Url: z.string().default('') }),
  z.object({ ...common, MsgType: z.literal('event'), Event: z.string().max(64), EventKey: z.string().max(512).default('') }),
]);

/** What an official account's customer does, as the platform tells it. */
export type Callback = z.infer<typeof message>;

const other = z.object({ ...common, MsgType: z.string().max(64), MsgId: z.string().max(20).optional() });

/** A kind of message that is not known here. */
export interface UnknownCallback {
  readonly unknown: string;
  readonly from: string;
}

/** Reads what stands in a callback's XML; undefined when it is no callback at all. */
export function readCallback(fields: Readonly<Record<string, unknown>>): Callback | UnknownCallback | undefined {
  const known = message.safeParse(fields);
  if (known.success) return known.data;
  const { data } = other.safeParse(fields);
  return data && { unknown: data.MsgType, from: data.FromUserName };
}

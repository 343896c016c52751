import { z } from 'zod';

const bytes = (text: string): number => new TextEncoder().encode(text).byteLength;
const name = (most: number): z.ZodType<string> => z.string().trim().min(1).refine((text) => bytes(text) <= most, `expected at most ${most} bytes (a Chinese character has three)`);
const address = z.string().refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'expected an address that begins with https://');

/** What an entry does: says something, as if the customer had written it, or opens a page. */
const act = { say: z.string().trim().min(1).max(200).optional(), url: address.optional() };
const leaf = z.strictObject({ name: name(60), ...act }).refine(({ say, url }) => (say === undefined) !== (url === undefined), 'expected either "say" or "url"');
const entry = z
  .strictObject({ name: name(16), ...act, entries: z.array(leaf).min(1).max(5).optional() })
  .refine(({ say, url, entries }) => [say, url, entries].filter((each) => each !== undefined).length === 1, 'expected one of "say", "url" and "entries"');

/** How channels look: what people write and review of them. */
export const channels = z.strictObject({
  wechat: z.strictObject({
    /** The official account's menu: at most three entries, with at most five below each. */
    menu: z.array(entry).max(3).default([
      { name: '办业务', entries: [{ name: '预约', say: '我要预约' }, { name: '业务申请', say: '我要申请业务' }, { name: '查进度', say: '查进度' }] },
      { name: '投诉建议', entries: [{ name: '我要投诉', say: '我要投诉' }, { name: '意见建议', say: '我要提建议' }] },
      { name: '人工服务', say: '转人工' },
    ]),
  }).prefault({}),
}).prefault({});
/** See {@link channels}. */
export type ChannelsProfile = z.infer<typeof channels>;
/** One entry of a menu. */
export type MenuEntry = z.infer<typeof entry>;

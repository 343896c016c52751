import { z } from 'zod';
import type { Inbound, Opening } from '../../bot/turn/turnStore.js';
import type { Party } from '../../records/record.js';
import { channelWords } from '../../bot/channels/words.js';
import { cleanText } from '../directline/text.js';
import { BOT } from '../directline/toRecord.js';
import type { Callback } from './callback.js';
import { WECHAT } from './parts.js';

/** What is needed to write to a follower: who they are to this account. */
export const wechatReference = z.object({ openId: z.string() });

/** Our id of a follower's conversation: one for good, as the chat in their phone is. */
export function conversationOf(openId: string): string {
  return `${WECHAT}:${openId}`;
}

/** What opens a follower's conversation. The platform tells no language: Simplified Chinese, until they write another. */
export function openingOf(openId: string): Opening {
  const customer: Party = { role: 'customer', id: openId };
  return { channel: WECHAT, customer, locale: 'zh-Hans', reference: { openId } };
}

/** A message of a follower's as a delivery. */
export function messageInbound(callback: { readonly FromUserName: string }, key: string, said: string, at: string, characters: number): Inbound {
  const opening = openingOf(callback.FromUserName);
  return {
    conversation: conversationOf(callback.FromUserName), key, wantsTurn: true, opening,
    record: { kind: 'message', at, from: opening.customer, to: BOT, outcome: 'received', content: { text: clipped(cleanText(said), characters), locale: opening.locale } },
  };
}

/** Something a follower did without words. */
export function eventInbound(callback: { readonly FromUserName: string }, key: string, at: string, event: string, data: Readonly<Record<string, string>>, wantsTurn: boolean): Inbound {
  const opening = openingOf(callback.FromUserName);
  return {
    conversation: conversationOf(callback.FromUserName), key, wantsTurn, opening,
    record: { kind: 'event', at, from: opening.customer, to: BOT, outcome: 'received', content: { event, data } },
  };
}

/** Deliveries of one happening bear one key, however often they come: the message's id, or who did what when. */
export function keyOf(callback: Callback): string {
  return callback.MsgType === 'event' ? `e:${callback.CreateTime}:${callback.Event.toLowerCase()}:${callback.EventKey}` : `m:${callback.MsgId}`;
}

/** The words of a message that needs nothing fetched; undefined for media. */
export function wordsOf(callback: Exclude<Callback, { MsgType: 'event' }>): string | undefined {
  switch (callback.MsgType) {
    case 'text':
      return callback.Content;
    case 'voice':
      return callback.Recognition.trim() === '' ? undefined : callback.Recognition;
    case 'location':
      return channelWords('channel.location', { label: callback.Label.trim() === '' ? `${callback.Location_X}, ${callback.Location_Y}` : callback.Label });
    case 'link':
      return channelWords('channel.link', { title: callback.Title.trim() === '' ? callback.Description : callback.Title, url: callback.Url }).trim();
    default:
      return undefined;
  }
}

/** WeChat itself takes 2,048 bytes; what is longer all the same is cut rather than lost. */
function clipped(text: string, characters: number): string {
  const points = Array.from(text);
  return points.length <= characters ? text : points.slice(0, characters).join('');
}

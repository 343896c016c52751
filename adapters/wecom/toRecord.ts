import { z } from 'zod';
import type { Inbound, Opening } from '../../bot/turn/turnStore.js';
import { channelWords } from '../../bot/channels/words.js';
import { isId } from '../database/texts.js';
import { cleanText } from '../directline/text.js';
import { BOT } from '../directline/toRecord.js';
import type { KfCustomer } from './api.js';
import type { KfMessage } from './messages.js';
import { WECOM } from './parts.js';

/** What is needed to write to a customer. */
export const wecomReference = z.object({ openKfId: z.string(), externalUserId: z.string() });

/** Our id of a conversation: one for each customer of each account. @throws RangeError for ids that can't be stored */
export function conversationOf({ openKfId, externalUserId }: KfCustomer): string {
  const id = `${WECOM}:${openKfId}:${externalUserId}`;
  if (!isId(id)) throw new RangeError('an id of the platform that can’t be stored');
  return id;
}

/** What opens a conversation. The platform tells no language. */
export function openingOf(customer: KfCustomer): Opening {
  return { channel: WECOM, customer: { role: 'customer', id: customer.externalUserId }, locale: 'zh-Hans', reference: { ...customer } };
}

/** A customer's words as a delivery. */
export function saidInbound(customer: KfCustomer, message: Pick<KfMessage, 'msgid' | 'send_time'>, words: string, characters: number): Inbound {
  const opening = openingOf(customer);
  const points = Array.from(cleanText(words));
  return {
    conversation: conversationOf(customer), key: `m:${message.msgid}`, wantsTurn: true, opening,
    record: { kind: 'message', at: atOf(message), from: opening.customer, to: BOT, outcome: 'received', content: { text: points.slice(0, characters).join(''), locale: opening.locale } },
  };
}

/** What one of WeCom's own people said: on record, and said already. */
export function seatInbound(customer: KfCustomer, message: Pick<KfMessage, 'msgid' | 'send_time' | 'servicer_userid'>, words: string): Inbound {
  const opening = openingOf(customer);
  return {
    conversation: conversationOf(customer), key: `m:${message.msgid}`, wantsTurn: false, opening,
    record: { kind: 'message', at: atOf(message), from: { role: 'agent', id: `wecom:${message.servicer_userid ?? ''}` }, to: opening.customer, outcome: 'sent', content: { text: cleanText(words), locale: opening.locale } },
  };
}

/** Something that happened without words. */
export function eventInbound(customer: KfCustomer, message: Pick<KfMessage, 'msgid' | 'send_time'>, event: string, data: Readonly<Record<string, string | number>>, wantsTurn: boolean): Inbound {
  const opening = openingOf(customer);
  return {
    conversation: conversationOf(customer), key: `e:${message.msgid}`, wantsTurn, opening,
    record: { kind: 'event', at: atOf(message), from: opening.customer, to: BOT, outcome: 'received', content: { event, data } },
  };
}

/** The words of a message that needs nothing fetched; undefined for media. */
export function wordsOf(message: KfMessage): string | undefined {
  switch (message.msgtype) {
    case 'text':
      return message.text.content;
    case 'location': {
      const { name, address, latitude, longitude } = message.location;
      return channelWords('channel.location', { label: [name, address].filter((part) => part.trim() !== '').join(' ') || `${latitude}, ${longitude}` });
    }
    case 'link':
      return channelWords('channel.link', { title: message.link.title.trim() === '' ? message.link.desc : message.link.title, url: message.link.url }).trim();
    default:
      return undefined;
  }
}

/** The medium of a message, where it is one. */
export function mediumOf(message: KfMessage): { readonly kind: 'image' | 'voice' | 'video' | 'file'; readonly mediaId: string } | undefined {
  switch (message.msgtype) {
    case 'image':
      return { kind: 'image', mediaId: message.image.media_id };
    case 'voice':
      return { kind: 'voice', mediaId: message.voice.media_id };
    case 'video':
      return { kind: 'video', mediaId: message.video.media_id };
    case 'file':
      return { kind: 'file', mediaId: message.file.media_id };
    default:
      return undefined;
  }
}

/** When a message was sent, as ISO 8601 in UTC. */
export function atOf({ send_time }: Pick<KfMessage, 'send_time'>): string {
  return new Date(send_time * 1_000).toISOString();
}

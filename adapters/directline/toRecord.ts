import { randomUUID } from 'node:crypto';
import type { Inbound } from '../../bot/turn/turnStore.js';
import type { FileReference, Locale } from '../../records/message.js';
import type { Party } from '../../records/record.js';
import { pressed, type InboundActivity } from './activity.js';
import { Refusal } from './errors.js';
import { localeOfTag } from './locale.js';
import { cleanText, longerThan } from './text.js';
import type { Claims } from './tokens.js';

/** Who receives what customers say. */
export const BOT: Party = { role: 'bot', id: 'guitai' };

/** What making an inbound needs beside the activity. */
export interface InboundContext {
  readonly claims: Claims;
  readonly locale: Locale;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly characters: number;
  readonly files?: readonly FileReference[];
}

/** The customer a token speaks for; never taken from the body. */
export function customerOf(claims: Claims): Party {
  return { role: 'customer', id: claims.user };
}

/** The event that opens a conversation; received any number of times, it opens once. */
export function openingInbound(claims: Claims, locale: Locale, at: string): Inbound {
  const customer = customerOf(claims);
  return {
    conversation: claims.conversation,
    key: 'open',
    wantsTurn: true,
    opening: { channel: 'directline', customer, locale },
    record: { kind: 'event', at, from: customer, to: BOT, outcome: 'received', content: { event: 'conversation.opened', data: { locale } } },
  };
}

/**
 * A client's activity as a delivery; undefined for what is not kept (typing and events that say nothing to us).
 * @throws Refusal for what can't be understood, is empty, or is too long.
 */
export function inboundOf(activity: InboundActivity, context: InboundContext): Inbound | undefined {
  switch (activity.type) {
    case 'message':
      return messageInbound(activity, context);
    case 'event':
      return activity.name === 'locale' ? localeInbound(activity, context) : undefined;
    case 'typing':
    case 'conversationUpdate':
    case 'endOfConversation':
      return undefined;
    default:
      throw new Refusal('UnknownActivity');
  }
}

function messageInbound(activity: InboundActivity, { claims, locale, at, characters, files }: InboundContext): Inbound {
  const card = pressed.safeParse(activity.value);
  const value = card.success ? card.data.value : (activity.value ?? undefined);
  const text = cleanText(activity.text ?? (card.success ? card.data.say : ''));
  if (longerThan(text, characters)) throw new Refusal('TextTooLong', { characters });
  if (text.trim() === '' && value == null && (files?.length ?? 0) === 0) throw new Refusal('Empty');
  const clientId = activity.channelData?.clientActivityID ?? undefined;
  return {
    conversation: claims.conversation,
    // Identical words without an id of their own are two messages.
    key: clientId === undefined ? `m:${randomUUID()}` : `c:${clientId}`,
    wantsTurn: true,
    record: {
      kind: 'message', at, from: customerOf(claims), to: BOT, outcome: 'received',
      content: { text, locale: localeOfTag(activity.locale) ?? locale, ...(value != null && { value }), ...(files && files.length > 0 && { files }), ...(clientId !== undefined && { clientId }) },
    },
  };
}

function localeInbound(activity: InboundActivity, { claims, at }: InboundContext): Inbound {
  const locale = localeOfTag(activity.value);
  if (locale === undefined) throw new Refusal('BadArgument');
  const clientId = activity.channelData?.clientActivityID ?? randomUUID();
  return { conversation: claims.conversation, key: `c:${clientId}`, wantsTurn: true, record: { kind: 'event', at, from: customerOf(claims), to: BOT, outcome: 'received', content: { event: 'locale.chosen', data: { locale } } } };
}

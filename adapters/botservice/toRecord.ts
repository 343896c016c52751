import { randomUUID } from 'node:crypto';
import type { Inbound, Opening } from '../../bot/turn/turnStore.js';
import type { Party } from '../../records/record.js';
import { pressed } from '../directline/activity.js';
import { Refusal } from '../directline/errors.js';
import { localeOfTag } from '../directline/locale.js';
import { cleanName, cleanText, longerThan } from '../directline/text.js';
import { BOT } from '../directline/toRecord.js';
import type { ChannelActivity } from './activity.js';
import { channelOf, conversationOf, referenceOf } from './reference.js';

/** What making an inbound needs beside the activity. */
export interface ToRecordContext {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly characters: number;
}

/**
 * A channel's activity as a delivery; undefined for what is not kept (typing, reactions, members that leave).
 * @throws Refusal for a message that is empty or too long.
 */
export function inboundOf(activity: ChannelActivity, context: ToRecordContext): Inbound | undefined {
  switch (activity.type) {
    case 'message':
      return messageInbound(activity, context);
    case 'conversationUpdate': {
      const customer = activity.membersAdded?.find((member) => member.id !== activity.recipient.id);
      return customer && openingInbound(activity, customer.id, context);
    }
    case 'installationUpdate':
      return activity.action?.startsWith('add') === true ? openingInbound(activity, activity.from.id, context) : undefined;
    default:
      return undefined;
  }
}

/** Received any number of times, it opens once. */
function openingInbound(activity: ChannelActivity, customerId: string, { at }: ToRecordContext): Inbound {
  const opening = openingOf(activity, customerId);
  return {
    conversation: conversationOf(activity), key: 'open', wantsTurn: true, opening,
    record: { kind: 'event', at, from: opening.customer, to: BOT, outcome: 'received', content: { event: 'conversation.opened', data: { locale: opening.locale } } },
  };
}

function messageInbound(activity: ChannelActivity, { at, characters }: ToRecordContext): Inbound {
  const card = pressed.safeParse(activity.value);
  const value = card.success ? card.data.value : (activity.value ?? undefined);
  const said = cleanText(activity.text ?? '');
  // What a pressed card says, or that something was sent which we can't open: on record, and answered.
  const text = said.trim() !== '' ? said : card.success ? cleanText(card.data.say) : enclosed(activity);
  if (longerThan(text, characters)) throw new Refusal('TextTooLong', { characters });
  if (text.trim() === '' && value == null) throw new Refusal('Empty');
  const opening = openingOf(activity, activity.from.id);
  return {
    conversation: conversationOf(activity),
    // Without an id of its own a delivery can't be known again.
    key: activity.id == null ? `m:${randomUUID()}` : `a:${activity.id}`,
    wantsTurn: true,
    opening,
    record: { kind: 'message', at, from: opening.customer, to: BOT, outcome: 'received', content: { text, locale: opening.locale, ...(value != null && { value }) } },
  };
}

function enclosed(activity: ChannelActivity): string {
  return (activity.attachments ?? []).map(({ name, contentType }) => `[${name == null ? (contentType ?? 'file') : cleanName(name)}]`).join(' ');
}

function openingOf(activity: ChannelActivity, customerId: string): Opening {
  const customer: Party = { role: 'customer', id: customerId };
  return { channel: channelOf(activity), customer, locale: localeOfTag(activity.locale) ?? 'zh-Hans', reference: referenceOf(activity, customerId) };
}

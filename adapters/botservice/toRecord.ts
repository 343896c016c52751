import { randomUUID } from 'node:crypto';
import type { Inbound, Opening } from '../../bot/turn/turnStore.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { Party } from '../../records/record.js';
import { pressed } from '../directline/activity.js';
import { Refusal } from '../directline/errors.js';
import { localeOfTag } from '../directline/locale.js';
import { cleanName, cleanText, longerThan } from '../directline/text.js';
import { BOT } from '../directline/toRecord.js';
import type { Json } from '../../records/json.js';
import type { ChannelActivity } from './activity.js';
import { attachedTo } from './attached.js';
import { executed } from './invoke.js';
import { isStart, wordsIn } from './said.js';
import { handoffStatus } from './handoffStatus.js';
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
    case 'invoke':
      return isStart(activity) ? openingInbound(activity, activity.from.id, context) : messageInbound(activity, context);
    case 'conversationUpdate': {
      if (activity.membersRemoved?.some((member) => member.id === activity.recipient.id) === true) return leftInbound(activity, context);
      const customer = activity.membersAdded?.find((member) => member.id !== activity.recipient.id);
      return customer && openingInbound(activity, customer.id, context);
    }
    case 'installationUpdate':
      return activity.action?.startsWith('add') === true ? openingInbound(activity, activity.from.id, context) : leftInbound(activity, context);
    case 'event':
      return handoffInbound(activity, context);
    default:
      return undefined;
  }
}

/** The customer has put us out: on record where the conversation is known. It opens none, and is nothing to answer. */
function leftInbound(activity: ChannelActivity, { at }: ToRecordContext): Inbound {
  return {
    conversation: conversationOf(activity), key: `left:${activity.id ?? at}`, wantsTurn: false,
    record: { kind: 'event', at, from: { role: 'customer', id: activity.from.id }, to: BOT, outcome: 'received', content: { event: 'channel.left' } },
  };
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
  const given = valueOf(activity);
  const card = pressed.safeParse(given);
  const value = card.success ? card.data.value : given;
  const said = cleanText(wordsIn(activity));
  // What a pressed card says, or that something was sent which we can't open: on record, and answered.
  const text = said.trim() !== '' ? said : card.success ? cleanText(card.data.say) : enclosed(activity);
  if (longerThan(text, characters)) throw new Refusal('TextTooLong', { characters });
  // Files come after it, each by itself.
  if (text.trim() === '' && value == null && attachedTo(activity).length === 0) throw new Refusal('Empty');
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

/** What a channel's platform says of a handoff is kept where the conversation is known; it opens none, and is nothing for the bot to answer. */
function handoffInbound(activity: ChannelActivity, { at }: ToRecordContext): Inbound | undefined {
  const status = handoffStatus(activity);
  if (status === undefined) return undefined;
  return {
    conversation: conversationOf(activity), key: `a:${status.id}`, wantsTurn: false,
    record: { kind: 'event', at, from: { role: 'system', id: channelOf(activity) }, to: BOT, outcome: 'received', content: { event: 'handoff.status', data: { state: status.state, ...(status.message !== '' && { message: maskPersonal(status.message) }) } } },
  };
}

/** A file that came with a message, or word that it did not come. */
export function fileInbound({ conversation, key, opening, said, at }: { readonly conversation: string; readonly key: string; readonly opening: Opening; readonly said: string; readonly at: string }): Inbound {
  return {
    conversation, key, wantsTurn: true, opening,
    record: { kind: 'message', at, from: opening.customer, to: BOT, outcome: 'received', content: { text: said, locale: opening.locale } },
  };
}

/** What a button carries: where a card asks for an answer (`invoke`), it stands deeper. */
function valueOf({ type, value }: ChannelActivity): Json | undefined {
  if (type !== 'invoke') return value ?? undefined;
  const { data } = executed.safeParse(value);
  return data?.action.data ?? undefined;
}

/** What was sent that is no file: cards of other programs, say. */
function enclosed(activity: ChannelActivity): string {
  return (activity.attachments ?? []).filter(({ contentUrl, contentType }) => contentUrl == null && contentType !== 'text/html').map(({ name, contentType }) => `[${name == null ? (contentType ?? 'file') : cleanName(name)}]`).join(' ');
}

function openingOf(activity: ChannelActivity, customerId: string): Opening {
  const customer: Party = { role: 'customer', id: customerId };
  return { channel: channelOf(activity), customer, locale: localeOfTag(activity.locale) ?? 'zh-Hans', reference: referenceOf(activity, customerId) };
}

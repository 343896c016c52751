import type { Json } from './json.js';
import type { Message } from './message.js';

/** Who spoke or received (norm 4.5.2): a customer, the bot, an agent, or the system itself. */
export interface Party {
  readonly role: 'customer' | 'bot' | 'agent' | 'system';
  /** The channel's or our own id of that party; never a name or a phone number. */
  readonly id: string;
}

/**
 * What kind of exchange a record is.
 * `message`: words between people or the bot. `event`: something that happened without words (a form begun,
 * an appointment made, a fault). `delivery`: what became of messages handed to a channel.
 */
export type RecordKind = 'message' | 'event' | 'delivery';

/** Something that happened without words. `name` is dotted and stable: `form.begun`, `booking.made`, `turn.failed`. */
export interface EventContent {
  readonly event: string;
  readonly data?: { readonly [key: string]: Json | undefined };
}

/** What became of messages: everything up to and including sequence `through` reached the customer's side, or one failed. */
export interface DeliveryContent {
  readonly through: number;
  /** How it is known: pushed over a socket, fetched by the client, taken by an outside connector, a mail server or an SMS gateway. */
  readonly by: 'socket' | 'fetch' | 'connector' | 'mail' | 'sms';
  /** Attempts it took, where the channel is pushed to. */
  readonly attempts?: number;
  /** Why it failed; absent when it was delivered. Never holds personal data. */
  readonly error?: string;
}

interface Common {
  readonly at: string;
  readonly from: Party;
  readonly to: Party;
  /** `received`, `sent`, `done`, `refused`, `failed`, `delivered`, …: how this exchange ended (norm 4.5.2: result). */
  readonly outcome: string;
}

/** A record before it has its place in the chain. `at` is ISO 8601 in UTC with milliseconds. */
export type Draft =
  | (Common & { readonly kind: 'message'; readonly content: Message })
  | (Common & { readonly kind: 'event'; readonly content: EventContent })
  | (Common & { readonly kind: 'delivery'; readonly content: DeliveryContent });

/** What the chain adds to a {@link Draft}. `sequence` counts from 1 in each conversation, without gaps. */
export interface Place {
  readonly conversation: string;
  readonly channel: string;
  readonly sequence: number;
  /** SHA-256 in hex over the record's canonical text and `previous`. */
  readonly hash: string;
  /** The hash of the record before, or {@link GENESIS} for the first. */
  readonly previous: string;
}

/** One entry of the communication record (norm 4.5): time, way, who spoke, who received, content, result. */
export type CommunicationRecord = Draft & Place;

/** What stands before the first record of a conversation. */
export const GENESIS = '0'.repeat(64);

import { openForReading } from '../../adapters/database/openings.js';
import type { DatabasePlace } from '../../adapters/database/store.js';
import type { Guitai } from '../../bot/app.js';
import type { CommunicationRecord } from '../../records/record.js';
import { Customer } from '../support/customer.js';

/** What the customer who books says first, word for word. */
export const BOOKING_WORDS = '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000';

/** Three conversations: their ids, in the order in which they were opened. */
export interface Three {
  readonly booked: string;
  readonly asked: string;
  readonly english: string;
}

/** A customer books, a second asks, a third asks in English. */
export async function threeConversations(app: Guitai): Promise<Three> {
  const first = await Customer.arrive(app.address);
  await first.press(await first.say(BOOKING_WORDS), '确认');
  const second = await Customer.arrive(app.address);
  await second.say('你们几点开门？');
  await second.say('浦东支行在哪里？');
  const third = await Customer.arrive(app.address, 'en');
  await third.say('What are your opening hours?');
  return { booked: first.conversation, asked: second.conversation, english: third.conversation };
}

/** The conversations as they stand on record. */
export type Talk = { readonly [Name in keyof Three]: readonly CommunicationRecord[] };

/** Reads them once the server has stopped: how the last answers were delivered is recorded behind them. */
export async function talkOnRecord(place: DatabasePlace, three: Three): Promise<Talk> {
  const database = await openForReading(place);
  try {
    const [booked, asked, english] = await Promise.all([three.booked, three.asked, three.english].map((id) => database.records.recordsAfter(id, 0, 1_000)));
    return { booked: booked ?? [], asked: asked ?? [], english: english ?? [] };
  } finally {
    await database.close();
  }
}

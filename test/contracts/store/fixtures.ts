import { expect } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Accepted, Committed, Inbound, TurnCommit, Work } from '../../../bot/turn/turnStore.js';
import type { Booking } from '../../../cases/booking/booking.js';
import { sealKey } from '../../../records/chain.js';
import type { CommunicationRecord, Draft, Party } from '../../../records/record.js';
import { verifyRecord, type Verified } from '../../../records/verify.js';
import type { RecordFault } from '../../../records/verifyFault.js';
import type { Place } from './place.js';

const AT = '2026-12-02T02:00:00.000Z';
const BOT: Party = { role: 'bot', id: 'bot' };
/** Who speaks in these tests. */
export const CUSTOMER: Party = { role: 'customer', id: 'u1' };

/** A customer's words. */
export function said(text: string, at = AT): Draft {
  return { kind: 'message', at, from: CUSTOMER, to: BOT, outcome: 'received', content: { text, locale: 'zh-Hans' } };
}

/** The bot's words. */
export function answer(text: string, at = AT): Draft {
  return { kind: 'message', at, from: BOT, to: CUSTOMER, outcome: 'sent', content: { text, locale: 'zh-Hans', texts: ['test.answer'] } };
}

/** A delivery that opens its conversation if need be. */
export function inbound(conversation: string, key: string, more: Partial<Inbound> = {}): Inbound {
  return {
    conversation, key, record: said(`你好 ${key}`), wantsTurn: true,
    opening: { channel: 'directline', customer: CUSTOMER, locale: 'zh-Hans', reference: { to: conversation } },
    ...more,
  };
}

/** What a conversation has to answer; fails when it is unknown. */
export async function loaded(database: Database, conversation: string): Promise<Work> {
  const work = await database.turns.load(conversation);
  if (!work) throw new Error(`${conversation} is unknown`);
  return work;
}

/** A commit that answers everything that was pending. */
export function turn({ conversation, pending }: Work, more: Partial<TurnCommit> = {}): TurnCommit {
  return {
    conversation: conversation.id, stateVersion: conversation.stateVersion, owner: 'bot', locale: conversation.locale, state: '{}',
    drafts: [answer('好的')], commands: [], push: [], codeUntil: 0, answeredThrough: pending.at(-1)?.sequence ?? 0,
    ...more,
  };
}

/** The record of a delivery that must have been accepted. */
export function accepted(outcome: Accepted): CommunicationRecord {
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  return outcome.record;
}

/** What a commit that must have succeeded has written. */
export function committed(outcome: Committed): readonly CommunicationRecord[] {
  if (outcome.kind !== 'committed') throw new Error(outcome.kind);
  return outcome.records;
}

/** Accepts a message and answers it. */
export async function exchange(database: Database, conversation: string, key: string, now: number, more: Partial<TurnCommit> = {}): Promise<readonly CommunicationRecord[]> {
  accepted(await database.turns.accept(inbound(conversation, key), now));
  return committed(await database.turns.commit(turn(await loaded(database, conversation), more), now));
}

/** A booking of an hour with one adviser, by a form of its own. */
export function booking(conversation: string, more: Partial<Booking> = {}): Booking {
  return {
    number: `BK-20261203-${conversation}`, conversation, formKey: `form-${conversation}`, service: 'wealth-advice', branch: 'pudong', adviser: 'li',
    customerKind: 'personal', name: '王', contact: { kind: 'phone', value: '+8613800138000' }, start: '2026-12-03T15:00', duration: 60,
    locale: 'zh-Hans', madeAt: AT, version: 1,
    ...more,
  };
}

/** Two instances on one database, taken in turns. */
export async function twoInstances(place: Place): Promise<(index: number) => Database> {
  const [even, odd] = await Promise.all([place.open(), place.open()]);
  return (index) => (index % 2 === 0 ? even : odd);
}

/** Everything of a conversation. */
export function recordsOf(database: Pick<Database, 'records'>, conversation: string): Promise<CommunicationRecord[]> {
  return database.records.recordsAfter(conversation, 0, 10_000);
}

/** Verifies a place as the tool does. */
export async function verified(place: Place, key: Uint8Array = place.sealKey): Promise<Verified & { readonly found: readonly RecordFault[] }> {
  const found: RecordFault[] = [];
  const database = await place.reading();
  const outcome = await verifyRecord(database.records, sealKey(key), { onFault: (fault) => found.push(fault) });
  await database.close();
  return { ...outcome, found };
}

/** After whatever a test did, the record is whole. */
export async function expectWhole(place: Place): Promise<void> {
  expect((await verified(place)).found).toEqual([]);
}

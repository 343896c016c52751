import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { openForReading } from '../../adapters/database/openings.js';
import { openDatabase, type Database } from '../../adapters/database/store.js';
import { systemClock } from '../../bot/clock.js';
import type { Timer } from '../../cases/timer.js';
import type { Party } from '../../records/record.js';
import { Vault } from '../../records/vault.js';
import { percentile } from './statistics.js';
import { GUITAI, Stand } from './subjects.js';

/** How late timers were put into their conversations, in ms. */
export interface LatenessResult {
  readonly timers: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

const CONVERSATIONS = 100;
const EACH = 20;
/** Timers begin to be due so long after they are set, for so long: before that the server has started. */
const FIRST_MS = 3_000;
const OVER_MS = 5_000;
const EVENT = 'bench.due';
const SYSTEM: Party = { role: 'system', id: 'guitai' };

/** Two thousand timers that come due within five seconds, on a server of its own. */
export async function measureLateness(): Promise<LatenessResult> {
  const stand = await Stand.of(GUITAI);
  try {
    const seal = randomBytes(32).toString('hex');
    const keys = `bench:${seal}`;
    const file = join(stand.directory, 'guitai.db');
    const database = await openDatabase({ file, sealKey: Buffer.from(seal), vault: new Vault([{ id: 'bench', secret: Buffer.from(seal) }]), instance: 'filler', leaseMs: 15_000, clock: systemClock });
    const begin = Date.now() + FIRST_MS;
    await Promise.all(Array.from({ length: CONVERSATIONS }, (_, index) => set(database, index, begin)));
    await database.close();
    const server = await stand.start({ RECORD_SEAL_KEY: seal, PERSONAL_KEYS: keys });
    await new Promise((resolve) => setTimeout(resolve, begin + OVER_MS + 3_000 - Date.now()));
    await server.stop();
    return await read(file);
  } finally {
    await stand.remove();
  }
}

async function set({ turns }: Database, index: number, begin: number): Promise<void> {
  const conversation = `bench-${index}`;
  const customer: Party = { role: 'customer', id: conversation };
  const now = Date.now();
  const at = new Date(now).toISOString();
  await turns.accept({ conversation, key: 'open', wantsTurn: true, opening: { channel: 'directline', customer, locale: 'zh-Hans' }, record: { kind: 'event', at, from: customer, to: SYSTEM, outcome: 'received', content: { event: 'bench.open' } } }, now);
  const work = await turns.load(conversation);
  if (work === undefined) throw new Error('a conversation is gone');
  const timers = Array.from({ length: EACH }, (_, number): Timer => {
    const due = new Date(begin + ((number * CONVERSATIONS + index) / (EACH * CONVERSATIONS)) * OVER_MS).toISOString();
    return { id: `${conversation}/${number}`, subject: conversation, conversation, at: due, event: EVENT, data: { due } };
  });
  await turns.commit({ conversation, stateVersion: work.conversation.stateVersion, owner: 'bot', locale: 'zh-Hans', state: '', drafts: [], push: [], codeUntil: 0, answeredThrough: 1, commands: [{ kind: 'timers', subject: conversation, timers }] }, now);
}

async function read(file: string): Promise<LatenessResult> {
  const reading = await openForReading({ file });
  try {
    const late: number[] = [];
    for (let index = 0; index < CONVERSATIONS; index++) {
      for (const record of await reading.records.recordsAfter(`bench-${index}`, 0, 1_000)) {
        if (record.kind !== 'event' || record.content.event !== EVENT) continue;
        late.push(Date.parse(record.at) - Date.parse(z.object({ due: z.string() }).parse(record.content.data).due));
      }
    }
    if (late.length !== CONVERSATIONS * EACH) throw new Error(`${late.length} of ${CONVERSATIONS * EACH} timers are on record`);
    return { timers: late.length, p50: percentile(late, 0.5), p99: percentile(late, 0.99), worst: Math.max(...late) };
  } finally {
    await reading.close();
  }
}

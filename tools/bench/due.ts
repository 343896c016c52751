import { randomBytes } from 'node:crypto';
import { openDatabase, type Database } from '../../adapters/database/store.js';
import { systemClock } from '../../bot/clock.js';
import type { Case } from '../../cases/case.js';
import type { Deadline } from '../../cases/clock/deadline.js';
import type { CaseCommand } from '../../cases/command.js';
import { Vault } from '../../records/vault.js';
import { isThere, makePlace } from '../crash/places.js';
import { median } from './statistics.js';

/** What finding due work costs on a database of many open cases. Times in ms. */
export interface DueResult {
  readonly database: 'SQLite' | 'PostgreSQL';
  readonly cases: number;
  readonly fillSeconds: number;
  /** `cases.due`, at most {@link LIMIT} of them. */
  readonly due: number;
  /** The same when nothing is due: what the usual look costs. */
  readonly idle: number;
  /** `timers.claim`, as many as the dispatcher takes. */
  readonly claim: number;
  readonly claimIdle: number;
  /** A customer's cases by contact. */
  readonly ofCustomer: number;
}

/** PostgreSQL to measure on, besides SQLite. */
const POSTGRES_URL = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/postgres';
const LIMIT = 20;
const AT_ONCE = 64;
const LOOKS = 101;
const EACH = 20;
const ABREAST = 128;
const HOUR = 3_600_000;

/** Open cases, each with two deadlines and three timers; the deadlines come one after the other, over as many minutes. */
export async function measureDue(cases: number): Promise<DueResult[]> {
  const results = [await measureOn(undefined, cases)];
  if (await isThere(POSTGRES_URL)) results.push(await measureOn(POSTGRES_URL, cases));
  return results;
}

async function measureOn(url: string | undefined, cases: number): Promise<DueResult> {
  const place = await makePlace(url);
  const database = await openDatabase({ ...place.database, sealKey: Buffer.from(place.seal), vault: new Vault([{ id: 'bench', secret: randomBytes(32) }]), instance: 'bench', leaseMs: 15_000, clock: systemClock });
  try {
    const begun = performance.now();
    const start = Date.now();
    for (let first = 0; first < cases; first += EACH * ABREAST) {
      await Promise.all(Array.from({ length: Math.min(ABREAST, Math.ceil((cases - first) / EACH)) }, (_, index) => keep(database, first + index * EACH, Math.min(EACH, cases - first - index * EACH), start)));
    }
    const fillSeconds = (performance.now() - begun) / 1_000;
    const later = start + HOUR + (cases / 2) * 60_000;
    const idle = await timed(() => database.cases.due(start, LIMIT));
    const claimIdle = await timed(() => database.timers.claim(start, AT_ONCE, HOUR));
    const due = await timed(() => database.cases.due(later, LIMIT));
    // Taken for so long that each look finds others.
    const claim = await timed(() => database.timers.claim(later, AT_ONCE, 1_000 * HOUR));
    let number = 0;
    const ofCustomer = await timed(() => database.cases.ofCustomer({ contact: contactOf((number += 997) % cases) }, LIMIT));
    return { database: place.name, cases, fillSeconds, due, idle, claim, claimIdle, ofCustomer };
  } finally {
    await database.close();
    await place.remove();
  }
}

/** The median of many looks. */
async function timed(look: () => Promise<readonly unknown[]>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < LOOKS; count += 1) {
    const begun = performance.now();
    await look();
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** One conversation whose turn opens some cases. */
async function keep({ turns }: Database, first: number, count: number, start: number): Promise<void> {
  const conversation = `bench-${first}`;
  const customer = { role: 'customer', id: conversation } as const;
  const at = new Date(start).toISOString();
  await turns.accept({
    conversation, key: 'k', wantsTurn: true, opening: { channel: 'directline', customer, locale: 'zh-Hans' },
    record: { kind: 'message', at, from: customer, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { text: '我要投诉', locale: 'zh-Hans' } },
  }, start);
  const commands = Array.from({ length: count }, (_, index) => commandsOf(first + index, conversation, start)).flat();
  const done = await turns.commit({ conversation, stateVersion: 0, owner: 'bot', locale: 'zh-Hans', state: '', drafts: [], commands, push: [], answeredThrough: 1, codeUntil: 0 }, start);
  if (done.kind !== 'committed') throw new Error(`not kept: ${done.kind}`);
}

function commandsOf(index: number, conversation: string, start: number): CaseCommand[] {
  const at = new Date(start).toISOString();
  const due = (hours: number): string => new Date(start + hours * HOUR + index * 60_000).toISOString();
  const deadline = (policy: string, dueAt: string): Deadline => ({
    policy, event: 'answer', clause: '4.3.2', from: at, dueAt, computedAt: at, reason: 'opened', history: [{ dueAt, computedAt: at, reason: 'opened' }], reminders: [dueAt], escalateAt: dueAt, certain: true,
  });
  const number = `CP-20261203-${index}`;
  const each: Case = {
    number, kind: 'complaint', state: 'investigating', conversation, formKey: `bench-form-${index}`, locale: 'zh-Hans', openedAt: at, updatedAt: at, person: { name: '王芳', contact: contactOf(index) },
    subject: 'service-attitude', details: { words: '柜台等候时间太长，工作人员态度不好，希望尽快处理并给我答复。' }, major: false, accused: [],
    deadlines: [deadline('first', due(1)), deadline('second', due(48))], steps: [{ at, by: 'customer', what: 'opened' }], version: 1,
  };
  const timers = [1, 24, 48].map((hours) => ({ id: `${number}/${hours}`, subject: number, conversation, at: due(hours), event: 'deadline.due', data: { number, policy: 'first', certain: true } }));
  return [{ kind: 'put', case: each }, { kind: 'timers', subject: number, timers }];
}

function contactOf(index: number): { readonly kind: 'phone'; readonly value: string } {
  return { kind: 'phone', value: `+86139${String(index).padStart(8, '0')}` };
}

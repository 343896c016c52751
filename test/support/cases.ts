import { randomUUID } from 'node:crypto';
import type { Guitai } from '../../bot/app.js';
import type { Case } from '../../cases/case.js';
import { changeCase, keepCase, openCase, type CaseSeed } from '../../cases/change.js';
import { receiptNumber } from '../../cases/number.js';
import type { EventContent } from '../../records/record.js';
import type { Json } from '../../records/json.js';
import { until } from './until.js';

const SYSTEM = { role: 'system', id: 'guitai' } as const;
let serial = 0;

/** Something happens in a conversation, as a timer or the desk brings it about; waits until it is answered. */
export async function happen(app: Guitai, conversation: string, event: string, data: Readonly<Record<string, Json>>, key: string = randomUUID()): Promise<void> {
  await app.core.receive({ conversation, key, wantsTurn: true, record: { kind: 'event', at: new Date().toISOString(), from: SYSTEM, to: SYSTEM, outcome: 'due', content: { event, data } } });
  await settled(app, conversation);
}

/** Waits until everything in a conversation is answered. */
export async function settled(app: Guitai, conversation: string): Promise<void> {
  await until('an answer to everything', async () => app.core.activeTurns === 0 && (await app.database.turns.load(conversation))?.pending.length === 0);
}

/** Fires what is due and waits for what it brings about. */
export async function tick(app: Guitai, conversation: string): Promise<void> {
  await app.timers.tick();
  await settled(app, conversation);
}

/** Keeps a case as a turn of its conversation does, beside the running product. */
export async function keep(app: Guitai, each: Case, now: number): Promise<Case> {
  const { turns } = app.database;
  await settled(app, each.conversation);
  await turns.accept({ conversation: each.conversation, key: randomUUID(), wantsTurn: true, record: { kind: 'event', at: new Date(now).toISOString(), from: SYSTEM, to: SYSTEM, outcome: 'done', content: { event: 'test.kept' } } }, now);
  const work = await turns.load(each.conversation);
  if (work === undefined) throw new Error('no such conversation');
  const { conversation, pending } = work;
  const committed = await turns.commit(
    { conversation: conversation.id, stateVersion: conversation.stateVersion, owner: conversation.owner, locale: conversation.locale, state: conversation.state, drafts: [], commands: keepCase(each, app.profile.current()), push: [], codeUntil: 0, answeredThrough: pending.at(-1)?.sequence ?? 0 },
    now,
  );
  if (committed.kind !== 'committed') throw new Error(JSON.stringify(committed));
  return each;
}

/** A case of a conversation, opened now and not yet kept. */
export function madeCase(app: Guitai, conversation: string, now: number, more: Partial<CaseSeed> = {}): Case {
  const number = receiptNumber('CP', '20261125', serial++);
  return openCase(
    { number, kind: 'complaint', state: 'open', conversation, formKey: randomUUID(), locale: 'zh-Hans', person: { name: '王芳', contact: { kind: 'mail', value: 'wang@example.com' } }, subject: 'attitude', details: { what: '排队太久' }, major: false, ...more },
    app.profile.current(),
    new Date(now).toISOString(),
  );
}

/** A case that was opened and closed, kept. */
export async function closedCase(app: Guitai, conversation: string, now: number, more: Partial<CaseSeed> = {}): Promise<Case> {
  const opened = await keep(app, madeCase(app, conversation, now, more), now);
  const met = opened.deadlines.map((deadline) => ({ ...deadline, doneAt: new Date(now).toISOString() }));
  return await keep(app, changeCase(opened, { state: 'closed', deadlines: met }, { by: 's1', what: 'closed' }, app.profile.current(), new Date(now).toISOString()), now);
}

/** The events of a conversation with these names, in order. */
export async function eventsOf(app: Guitai, conversation: string, ...names: readonly string[]): Promise<EventContent[]> {
  const records = await app.core.recordsAfter(conversation, 0, 1_000);
  return records.flatMap((record) => (record.kind === 'event' && names.includes(record.content.event) ? [record.content] : []));
}

/** Keys of all texts the bot has said in a conversation, in order. */
export async function saidIn(app: Guitai, conversation: string): Promise<string[]> {
  const records = await app.core.recordsAfter(conversation, 0, 1_000);
  return records.flatMap((record) => (record.kind === 'message' && record.from.role === 'bot' ? [...(record.content.texts ?? [])] : []));
}

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connector, deliver, payload } from '../../botservice/connector.js';
import { AtDesk, waitingCustomer } from '../../console/console.js';
import { startApp, type RunningApp } from '../../support/app.js';
import { Customer } from '../../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../../support/staff.js';
import { until } from '../../support/until.js';
import { broadcastsIn, does, LIVE, started, TEXTS } from './helpers.js';

let running: RunningApp;
let zhou: ConsoleBrowser;
let li: ConsoleBrowser;
beforeEach(async () => {
  running = await startApp({}, { waits: { pushMs: 60_000, outbox: { pollMs: 10, attempts: 2, firstRetryMs: 1 } } });
  zhou = await signedIn(running, 'zhou', ['supervisor']);
  li = await signedIn(running, 'li', ['compliance']);
});
afterEach(() => running.stop());

/** So many conversations in which a customer has said something. */
async function crowd(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) => `crowd-${String(at).padStart(4, '0')}`);
  await Promise.all(ids.map((conversation) => {
    const customer = { role: 'customer', id: `u-${conversation}` } as const;
    return running.app.core.receive({
      conversation, key: 'first', wantsTurn: false, opening: { channel: 'directline', customer, locale: 'zh-Hans' },
      record: { kind: 'message', at: new Date(running.clock.now()).toISOString(), from: customer, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { text: '你好', locale: 'zh-Hans' } },
    });
  }));
  return ids;
}

/** Confirms a message to everybody; the incident's id. */
async function confirmed(): Promise<string> {
  const { id } = await started(zhou);
  await does(zhou, 'POST', id, '/messages', { audience: LIVE, texts: TEXTS }, 201);
  await does(li, 'POST', id, '/messages/1/confirm');
  return id;
}
const progressOf = async (id: string) => (await running.app.database.broadcasts.progress(id)).get(`${id}~1`);

describe('a message to many customers', () => {
  test('GIVEN 300 customers WHEN the server goes down as soon as it is confirmed and comes back THEN each has it once', async () => {
    const ids = await crowd(300);
    const id = await confirmed();
    await running.restart();
    await until('everybody told', async () => { const now = await progressOf(id); return now?.finished === true && now.waiting === 0; }, 30_000);
    const counts = await Promise.all(ids.map(async (conversation) => (await broadcastsIn(running, conversation)).length));
    expect(counts.filter((count) => count !== 1)).toEqual([]);
    expect((await progressOf(id))?.total).toBe(300);
  }, 60_000);

  test('GIVEN a crash after the messages were written into the conversations and before that was noted WHEN it is gone on with THEN nobody has it twice, and each has its place', async () => {
    const ids = await crowd(20);
    const id = await confirmed();
    await until('everybody told', async () => (await progressOf(id))?.finished === true);
    await running.app.stop();
    const file = new Database(join(running.directory, 'guitai.db'));
    file.prepare(`update broadcast_targets set state = 'waiting', sequence = 0 where conversation <> 'crowd-0003'`).run();
    file.prepare(`update broadcasts set phase = 'sending', due_at = 0`).run();
    file.close();
    await running.restart({}, true);
    await until('everybody told again', async () => { const now = await progressOf(id); return now?.finished === true && now.waiting === 0; });
    for (const conversation of ids) {
      const told = await broadcastsIn(running, conversation);
      expect(told).toHaveLength(1);
    }
    const places = new Database(join(running.directory, 'guitai.db'), { readonly: true });
    expect(places.prepare('select distinct sequence from broadcast_targets').all()).toEqual([{ sequence: 2 }]);
    places.close();
  }, 60_000);

  test('GIVEN a crash while it was being found out whom it is for THEN they are found anew, each once', async () => {
    await crowd(10);
    const id = await confirmed();
    await until('everybody told', async () => (await progressOf(id))?.finished === true);
    await running.app.stop();
    const file = new Database(join(running.directory, 'guitai.db'));
    file.prepare(`delete from broadcast_targets where conversation > 'crowd-0004'`).run();
    file.prepare(`update broadcast_targets set state = 'waiting', sequence = 0`).run();
    file.prepare(`update broadcasts set phase = 'gathering', due_at = 0`).run();
    file.close();
    await running.restart({}, true);
    await until('everybody told again', async () => { const now = await progressOf(id); return now?.finished === true && now.waiting === 0 && now.total === 10; });
    expect(await broadcastsIn(running, 'crowd-0009')).toHaveLength(1);
  }, 60_000);

  test('GIVEN channels that are pushed to, one of which refuses THEN the outbox carries the message, and what was delivered and what failed is counted', async () => {
    const connector = await Connector.open();
    try {
      for (const [conversation, text] of [['good', '你好'], ['bad', '您好']] as const) {
        const response = await deliver(running.app.address, await payload('slack', { serviceUrl: connector.url, conversation: { id: conversation }, from: { id: `user-${conversation}` }, id: `${conversation}/1`, text }));
        expect(response.status).toBe(200);
      }
      await until('greetings', () => connector.got.length >= 2);
      connector.behave = ({ conversation, text }) => (conversation.id === 'bad' && text === TEXTS['zh-Hans'] ? 403 : 200);
      const id = await confirmed();
      // No further than a push may take: a push is given up by the same clock, and one given up too early is pushed again.
      let moves = 0;
      const counted = await until('what became of it', async () => { if (moves++ < 20) running.clock.move(1_000); const now = await progressOf(id); return now !== undefined && now.delivered + now.failed === 2 ? now : undefined; }, 20_000);
      expect(counted).toMatchObject({ total: 2, delivered: 1, failed: 1 });
      expect(connector.got.filter(({ text }) => text === TEXTS['zh-Hans']).map(({ conversation }) => conversation.id)).toEqual(['good']);
    } finally {
      await connector.close();
    }
  }, 60_000);

  test('GIVEN a customer in the middle of a form, and one with an agent’s chat THEN the message comes between, and neither form nor chat is disturbed', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我想预约理财咨询');
    const before = await running.app.core.conversation(customer.conversation);
    const wang = await AtDesk.come(running, 'wang');
    const other = await waitingCustomer(running);
    expect((await wang.claims(other.conversation)).status).toBe(200);
    await confirmed();
    await until('the message', async () => (await customer.look()).some(({ text }) => text === TEXTS['zh-Hans']));
    expect(await running.app.core.conversation(customer.conversation)).toMatchObject({ owner: before?.owner, stateVersion: before?.stateVersion });
    expect((await customer.say('浦东支行')).text).not.toContain('没有听懂');
    await until('the message', async () => (await other.look()).some(({ text }) => text === TEXTS['zh-Hans']));
    expect((await running.app.core.conversation(other.conversation))?.owner).toBe(`agent:${wang.id}`);
    expect((await wang.says(other.conversation, '我在')).status).toBe(200);
  }, 60_000);
});

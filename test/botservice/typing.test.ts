import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Party } from '../../records/record.js';
import { startApp, type RunningApp } from '../support/app.js';
import { ThinkingGate } from '../support/gate.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload } from './connector.js';
import { record, said } from './seen.js';

const gate = new ThinkingGate();
let running: RunningApp;
let connector: Connector;
let made = 0;
beforeAll(async () => {
  running = await startApp({}, { wrapThink: gate.wrap, waits: { outbox: { pollMs: 20 } } });
});
afterAll(() => running.stop());
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(async () => {
  gate.open();
  await connector.close();
});

/** A payload in a conversation of its own. */
async function fresh(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<{ activity: Record<string, unknown>; conversation: string }> {
  made += 1;
  const activity = await payload(name, { serviceUrl: connector.url, conversation: { id: `t${made}` }, ...more });
  return { activity, conversation: `${String(activity['channelId'])}:t${made}` };
}

test('GIVEN a slow answer WHEN a customer waits on Teams THEN the channel is told that we type, and then the answer; only this is on record', async () => {
  gate.close();
  const { activity, conversation } = await fresh('teams');
  await deliver(running.app.address, activity);
  const [typing] = await until('typing', () => connector.typings.length > 0 && connector.typings);
  expect(typing).toMatchObject({ type: 'typing', conversation: activity['conversation'], recipient: { role: 'user' } });
  expect(connector.got).toEqual([]);
  gate.open();
  await until('the answer', () => connector.got[0]);
  expect(await said(running, conversation, 'bot')).toHaveLength(connector.got.length);
  expect(JSON.stringify(await record(running, conversation))).not.toContain('"typing"');
});

test('GIVEN a channel that shows no typing, and a request that waits for its answer THEN neither is told', async () => {
  gate.close();
  const [slack, waiting, teams] = [await fresh('slack'), await fresh('emulator', { deliveryMode: 'expectReplies' }), await fresh('teams')];
  const answered = deliver(running.app.address, waiting.activity);
  await deliver(running.app.address, slack.activity);
  await deliver(running.app.address, teams.activity);
  await until('typing on Teams', () => connector.typings.length > 0);
  gate.open();
  await answered;
  await until('the answers', () => connector.got.length >= 2);
  expect(new Set(connector.typings.map(({ channelId }) => channelId))).toEqual(new Set(['msteams']));
});

test('GIVEN a customer who types on a channel THEN who watches the conversation is told, and nothing is on record', async () => {
  const { activity, conversation } = await fresh('emulator', { type: 'typing', text: undefined });
  const heard: Party[] = [];
  const stop = running.app.core.watchTyping(conversation, (by) => heard.push(by));
  expect((await deliver(running.app.address, activity)).status).toBe(200);
  stop();
  expect(heard).toEqual([{ role: 'customer', id: (activity['from'] as { id: string }).id }]);
  expect(await record(running, conversation)).toEqual([]);
});

test('GIVEN an agent who types THEN the channel is told', async () => {
  const { activity, conversation } = await fresh('teams');
  await deliver(running.app.address, activity);
  await until('the answer', () => connector.got[0]);
  running.app.core.typing(conversation, { role: 'agent', id: 'a1' });
  await until('typing', () => connector.typings.length === 1);
});

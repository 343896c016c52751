import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { handoffsOf } from '../support/agents.js';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload } from './connector.js';
import { record } from './seen.js';

let running: RunningApp;
let connector: Connector;
let made = 0;
beforeAll(async () => {
  running = await startApp({}, { waits: { outbox: { pollMs: 20 } } });
});
afterAll(() => running.stop());
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(() => connector.close());

/** A customer on a channel who waits for a person, and a way for the channel to speak of it. */
async function waiting() {
  made += 1;
  const common = { serviceUrl: connector.url, conversation: { id: `p${made}` } };
  const customer = await payload('teams', { ...common, text: '转人工', id: `w${made}`, attachments: [] });
  await deliver(running.app.address, customer);
  const conversation = `msteams:p${made}`;
  await until('the queue', async () => (await handoffsOf(running, conversation))[0]);
  const { text: _text, ...rest } = customer;
  const status = async (state: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<number> =>
    (await deliver(running.app.address, { ...rest, type: 'event', name: 'handoff.status', from: { id: 'platform', role: 'bot' }, id: `e${String(state)}`, value: { state, message: '电话13800138000' }, ...more })).status;
  return { conversation, status, customer };
}

const statuses = async (conversation: string): Promise<unknown[]> => (await record(running, conversation)).flatMap((each) => (each.kind === 'event' && each.content.event === 'handoff.status' ? [each.content.data] : []));

test('GIVEN a channel whose own people take a conversation THEN it is on record, the bot is silent until they are done, and then the survey comes', async () => {
  const { conversation, status, customer } = await waiting();
  expect(await status('accepted')).toBe(200);
  expect(await running.app.core.conversation(conversation)).toMatchObject({ owner: 'agent:channel' });
  await until('the customer is told', () => connector.got.some(({ text }) => text.includes('已接入')));
  await running.app.router.tick();
  await deliver(running.app.address, { ...customer, text: '你好', id: `t${made}` });
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'held', agent: 'channel' });
  for (let times = 0; times < 2; times += 1) expect(await status('completed')).toBe(200);
  await until('the survey', async () => (await record(running, conversation)).some((each) => each.kind === 'event' && each.content.event === 'survey.asked'));
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'closed', outcome: 'solved' });
  expect(await statuses(conversation)).toEqual([{ state: 'accepted', message: expect.stringContaining('电话') as unknown }, { state: 'completed', message: expect.stringContaining('电话') as unknown }]);
  expect(JSON.stringify(await record(running, conversation))).not.toContain('13800138000');
});

test('GIVEN a channel whose people give it up THEN our own desk has it', async () => {
  const { conversation, status } = await waiting();
  await status('accepted');
  expect(await status('failed')).toBe(200);
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'waiting', passedBy: ['channel'] });
});

test.each([['a customer’s own id', (customer: Record<string, unknown>) => ({ from: customer['from'] })], ['the role of a user', () => ({ from: { id: 'x', role: 'user' } })]])('GIVEN such an event with %s THEN it is kept, and nothing is done', async (_, by) => {
  const { conversation, status, customer } = await waiting();
  expect(await status('completed', by(customer))).toBe(200);
  expect(await status('accepted', by(customer))).toBe(200);
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'waiting' });
  expect(await statuses(conversation)).toHaveLength(2);
});

test.each([['a state that nobody knows', 'lost', {}], ['no id', 'accepted', { id: undefined }], ['another name', 'accepted', { name: 'handoff.other' }]])('GIVEN an event with %s THEN it is passed over', async (_, state, more) => {
  const { conversation, status } = await waiting();
  const before = await record(running, conversation);
  expect(await status(state, more)).toBe(200);
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'waiting' });
  expect((await record(running, conversation)).filter(({ kind }) => kind === 'event')).toEqual(before.filter(({ kind }) => kind === 'event'));
});

test('GIVEN such an event of a conversation that there is not THEN it is answered, and opens none', async () => {
  const activity = await payload('teams', { serviceUrl: connector.url, conversation: { id: 'never' }, type: 'event', name: 'handoff.status', id: 'e', value: { state: 'accepted' } });
  expect((await deliver(running.app.address, activity)).status).toBe(200);
  expect(await running.app.core.conversation('msteams:never')).toBeUndefined();
});

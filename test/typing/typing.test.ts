import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DirectLine as RealDirectLine } from 'botframework-directlinejs';
import type { CommunicationRecord, Party } from '../../records/record.js';
import { startApp, type RunningApp } from '../support/app.js';
import { realDirectLine } from '../support/browserGlobals.js';
import { Customer } from '../support/customer.js';
import { ThinkingGate } from '../support/gate.js';
import { until } from '../support/until.js';
import { listen, type Listening } from './socket.js';

const gate = new ThinkingGate();
let running: RunningApp;
let customer: Customer;
let socket: Listening;

beforeAll(async () => {
  running = await startApp({}, { wrapThink: gate.wrap });
});
afterAll(() => running.stop());
beforeEach(async () => {
  customer = await Customer.arrive(running.app.address);
  socket = await listen(customer);
  await until('the greeting', () => socket.said().length === 1);
});
afterEach(() => {
  gate.open();
  socket.close();
});

const records = (): Promise<CommunicationRecord[]> => running.app.core.recordsAfter(customer.conversation, 0, 100);
const types = (): Promise<Response> => customer.request('POST', `/conversations/${customer.conversation}/activities`, { type: 'typing' });

describe('the bot thinks', () => {
  it('GIVEN a slow answer WHEN the customer waits THEN the bot is seen typing until the answer, with the watermark where it was, and nothing on record', async () => {
    gate.close();
    await customer.post({ text: '营业时间' });
    const [first, again] = await until('two signs of typing', () => socket.typing().length >= 2 && socket.typing());
    const before = socket.frames.findLast(({ activities }) => activities[0]?.type === 'message');
    expect(first?.activities).toEqual([expect.objectContaining({ type: 'typing', from: { id: 'guitai', name: 'guitai', role: 'bot' } })]);
    expect(first?.activities[0]).not.toHaveProperty('id');
    expect([first?.watermark, again?.watermark]).toEqual([before?.watermark, before?.watermark]);
    expect((await records()).filter((record) => JSON.stringify(record).includes('typing'))).toEqual([]);
    gate.open();
    await until('the answer', () => socket.said().length === 2);
    expect(socket.frames.at(-1)?.activities.at(-1)?.type).toBe('message');
  }, 15_000);

  it('GIVEN a sign that is late WHEN the answer is there already THEN it is not shown', async () => {
    await customer.say('营业时间');
    await until('the answer', () => socket.said().length === 2);
    const before = socket.typing().length;
    const asked = (await records()).findLast(({ from }) => from.role === 'customer')?.sequence;
    running.app.core.heardTyping({ conversation: customer.conversation, by: { role: 'bot', id: 'guitai' }, answering: asked });
    running.app.core.typing(customer.conversation, { role: 'agent', id: 'a1' });
    await until('a sign', () => socket.typing().length > before);
    expect(socket.typing().slice(before).map(({ activities }) => activities[0]?.from.id)).toEqual(['a1']);
  });
});

describe('an agent types', () => {
  it('WHEN it is told five times at once THEN the customer sees it once, as the agent', async () => {
    for (const _ of [1, 2, 3, 4, 5]) running.app.core.typing(customer.conversation, { role: 'agent', id: 'a1' });
    await customer.say('营业时间');
    await until('the answer', () => socket.said().length === 2);
    expect(socket.typing().flatMap(({ activities }) => activities.map(({ from }) => from)).filter(({ id }) => id !== 'guitai')).toEqual([{ id: 'a1', name: 'a1', role: 'bot' }]);
  });
});

describe('the customer types', () => {
  it('THEN a watcher is told who, nobody else’s is, the customer is not shown their own, and nothing is on record', async () => {
    const other = await Customer.arrive(running.app.address);
    const heard: Party[] = [];
    const elsewhere: Party[] = [];
    const before = await records();
    const stops = [running.app.core.watchTyping(customer.conversation, (by) => heard.push(by)), running.app.core.watchTyping(other.conversation, (by) => elsewhere.push(by))];
    expect((await types()).status).toBe(200);
    await until('the typing', () => heard.length > 0);
    expect(heard).toEqual([before[0]?.from]);
    for (const stop of stops) stop();
    expect((await types()).status).toBe(200);
    await customer.say('营业时间');
    await until('the answer', () => socket.said().length === 2);
    expect([heard.filter(({ role }) => role === 'customer').length, elsewhere.length]).toEqual([1, 0]);
    expect(socket.typing().flatMap(({ activities }) => activities.map(({ from }) => from.id))).not.toContain(before[0]?.from.id);
    expect((await records()).filter((record) => record.kind === 'event').length).toBe(before.filter((record) => record.kind === 'event').length);
  });

  it('GIVEN a flood of it THEN few are passed on, and the customer may still speak', async () => {
    const own = await startApp({ RATE_PER_TOKEN: '5' });
    try {
      const typist = await Customer.arrive(own.app.address);
      let heard = 0;
      own.app.core.watchTyping(typist.conversation, () => (heard += 1));
      const responses = await Promise.all(Array.from({ length: 60 }, () => typist.request('POST', `/conversations/${typist.conversation}/activities`, { type: 'typing' })));
      expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
      expect(heard).toBe(1);
      expect((await typist.say('营业时间')).text).toContain('浦东');
    } finally {
      await own.stop();
    }
  });

  it('WITH somebody else’s token THEN it is refused, and not passed on', async () => {
    const other = await Customer.arrive(running.app.address);
    const heard: Party[] = [];
    const stop = running.app.core.watchTyping(customer.conversation, (by) => heard.push(by));
    expect((await other.request('POST', `/conversations/${customer.conversation}/activities`, { type: 'typing' })).status).toBe(403);
    stop();
    expect(heard).toEqual([]);
  });
});

describe('the real client', () => {
  it('GIVEN typing on its socket WHEN it is cut off and comes back THEN it misses nothing and sees nothing twice', async () => {
    const DirectLine = await realDirectLine();
    const made = (await (await fetch(`${running.app.address}/chat/token`, { method: 'POST' })).json()) as { token: string; conversationId: string };
    const connect = (more: object): { client: RealDirectLine; seen: string[]; typing: string[] } => {
      const client = new DirectLine({ domain: `${running.app.address}/v3/directline`, webSocket: true, token: made.token, ...more });
      const [seen, typing]: [string[], string[]] = [[], []];
      client.activity$.subscribe({ next: (activity) => (activity.type === 'typing' ? typing : seen).push(activity.id ?? activity.from.id), error: () => undefined });
      return { client, seen, typing };
    };
    const first = connect({});
    await until('the greeting', () => first.seen.length === 1);
    running.app.core.typing(made.conversationId, { role: 'agent', id: 'a1' });
    await until('typing', () => first.typing.length === 1);
    // What the client would ask with when it reconnects.
    const { watermark } = first.client as unknown as { watermark: string };
    first.client.end();
    await fetch(`${running.app.address}/v3/directline/conversations/${made.conversationId}/activities`, { method: 'POST', headers: { Authorization: `Bearer ${made.token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ type: 'message', text: '营业时间' }) });
    const second = connect({ conversationId: made.conversationId, watermark });
    await until('question and answer', () => second.seen.length >= 2);
    expect(second.seen.filter((id) => first.seen.includes(id))).toEqual([]);
    expect(second.seen).toHaveLength(2);
    second.client.end();
  });
});

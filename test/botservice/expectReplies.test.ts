import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload } from './connector.js';
import { delivered, deliveries, record, said } from './seen.js';

const answer = z.object({ activities: z.array(z.looseObject({ type: z.string(), id: z.string(), text: z.string(), replyToId: z.string().optional(), conversation: z.object({ id: z.string() }), recipient: z.object({ id: z.string() }) })) });
type Activities = z.infer<typeof answer>['activities'];

/** How long requests wait for their answer here, in ms. */
const REPLIES_MS = 400;

let running: RunningApp;
let connector: Connector;
let made = 0;
/** Turns wait for this. */
let gate: Promise<void> = Promise.resolve();
let openGate = (): void => undefined;
/** How many turns have begun to think. */
let thinking = 0;

beforeAll(async () => {
  subscribe('http.server.request.start', note);
  running = await startApp({}, {
    waits: { repliesMs: REPLIES_MS, outbox: { pollMs: 20 } },
    wrapThink: (think) => async (work, now) => {
      thinking += 1;
      await gate;
      return think(work, now);
    },
  });
});
afterAll(async () => {
  unsubscribe('http.server.request.start', note);
  await running.stop();
});
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(async () => {
  openGate();
  gate = Promise.resolve();
  await connector.close();
});

function closeGate(): void {
  gate = new Promise<void>((resolve) => (openGate = resolve));
}

/** A message that wants its answer in the response, in a conversation of its own. */
async function fresh(more: Readonly<Record<string, unknown>> = {}): Promise<{ activity: Record<string, unknown>; conversation: string }> {
  made += 1;
  const activity = await payload('emulator', { serviceUrl: connector.url, conversation: { id: `e${made}` }, deliveryMode: 'expectReplies', ...more });
  return { activity, conversation: `emulator:e${made}` };
}

/** The server's side of requests, as they come in. */
const incoming: IncomingMessage[] = [];
const started = z.object({ request: z.instanceof(IncomingMessage) });
const note = (message: unknown): void => void incoming.push(started.parse(message).request);

async function ask(activity: unknown): Promise<Activities> {
  const response = await deliver(running.app.address, activity);
  expect(response.status).toBe(200);
  return answer.parse(await response.json()).activities;
}

/** Has everything else that waits in the outbox go out: what would come to the connector has come. */
async function afterAnotherPush(): Promise<void> {
  const { activity, conversation } = await fresh({ deliveryMode: 'normal' });
  expect((await deliver(running.app.address, activity)).status).toBe(200);
  await delivered(running, conversation, 1);
}

const sentTo = (conversation: string): number => connector.got.filter((each) => `emulator:${each.conversation.id}` === conversation).length;

describe('expectReplies', () => {
  it('answers in the response and nowhere else, and has it on record as delivered', async () => {
    const { activity, conversation } = await fresh();
    const activities = await ask(activity);
    const replies = await said(running, conversation, 'bot');
    expect(replies.length).toBeGreaterThan(0);
    expect(activities.map(({ id, text }) => ({ id, text }))).toEqual(replies.map((each) => ({ id: `${conversation}|${each.sequence}`, text: each.content.text })));
    expect(activities[0]).toMatchObject({ type: 'message', replyToId: activity['id'], conversation: activity['conversation'], recipient: { id: z.object({ id: z.string() }).parse(activity['from']).id } });
    const found = await delivered(running, conversation, replies.length);
    expect(found.map((each) => [each.outcome, each.content.through, each.content.attempts])).toEqual(replies.map((each) => ['delivered', each.sequence, 1]));
    await afterAnotherPush();
    expect(sentTo(conversation)).toBe(0);
  });

  it('answers a delivery that comes again the same, and makes no second turn', async () => {
    const { activity, conversation } = await fresh();
    const first = await ask(activity);
    const turns = thinking;
    expect(await ask(activity)).toEqual(first);
    await delivered(running, conversation, first.length);
    expect(await ask(activity)).toEqual(first);
    expect(thinking).toBe(turns);
    expect(await said(running, conversation, 'customer')).toHaveLength(1);
    await afterAnotherPush();
    expect(sentTo(conversation)).toBe(0);
    expect(await deliveries(running, conversation)).toHaveLength(first.length);
  });

  it('answers each of two deliveries at once of the same message, with one turn', async () => {
    closeGate();
    const { activity, conversation } = await fresh();
    const both = [ask(activity), ask(activity)];
    await until('the message on record', async () => (await record(running, conversation)).length > 0);
    openGate();
    const [one, other] = await Promise.all(both);
    expect(one).toEqual(other);
    expect(one).toHaveLength((await said(running, conversation, 'bot')).length);
    await afterAnotherPush();
    expect(sentTo(conversation)).toBe(0);
  });

  it('pushes the answer to a client that hangs up before it', async () => {
    closeGate();
    const { activity, conversation } = await fresh();
    const turns = thinking;
    const abort = new AbortController();
    const request = fetch(`${running.app.address}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(activity), signal: abort.signal });
    await until('the turn', () => thinking > turns);
    abort.abort();
    await expect(request).rejects.toThrow();
    await until('the server to see it', () => incoming.at(-1)?.socket.destroyed);
    openGate();
    const replies = await until('the answer', async () => ((found) => found.length > 0 && found)(await said(running, conversation, 'bot')));
    await delivered(running, conversation, replies.length);
    expect(connector.got.map((each) => each.text)).toEqual(replies.map((each) => each.content.text));
    // Who asks again is answered again.
    expect((await ask(activity)).map((each) => each.text)).toEqual(replies.map((each) => each.content.text));
  });

  it('greets in the response to who joins, then answers what is asked', async () => {
    const { activity: joined, conversation } = await fresh({ ...(await payload('emulator-joined')), serviceUrl: connector.url, conversation: { id: `e${made + 1}` }, deliveryMode: 'expectReplies' });
    const greeted = await ask(joined);
    expect(greeted.length).toBeGreaterThan(0);
    const asked = await ask(await payload('emulator', { serviceUrl: connector.url, conversation: joined['conversation'], deliveryMode: 'expectReplies', text: '转人工' }));
    expect(asked.length).toBeGreaterThan(0);
    const replies = await said(running, conversation, 'bot');
    expect([...greeted, ...asked].map((each) => each.text)).toEqual(replies.map((each) => each.content.text));
    await delivered(running, conversation, replies.length);
    await afterAnotherPush();
    expect(sentTo(conversation)).toBe(0);
  });

  it('answers greeting and question in one turn once, when both come at once', async () => {
    closeGate();
    const { activity: joined, conversation } = await fresh({ ...(await payload('emulator-joined')), serviceUrl: connector.url, conversation: { id: `e${made + 1}` }, deliveryMode: 'expectReplies' });
    const question = await payload('emulator', { serviceUrl: connector.url, conversation: joined['conversation'], deliveryMode: 'expectReplies' });
    const greeted = ask(joined);
    await until('the opening on record', async () => (await record(running, conversation)).length > 0);
    const asked = ask(question);
    await until('the question on record', async () => (await said(running, conversation, 'customer')).length > 0);
    openGate();
    const activities = [...(await greeted), ...(await asked)];
    const replies = await said(running, conversation, 'bot');
    const found = await delivered(running, conversation, replies.length);
    expect(found).toHaveLength(replies.length);
    // In a response or pushed, each exactly once.
    const everything = [...activities.map((each) => each.text), ...connector.got.map((each) => each.text)];
    expect(everything.toSorted()).toEqual(replies.map((each) => each.content.text).toSorted());
  });

  it('pushes an answer that takes longer than the request waits', async () => {
    closeGate();
    const { activity, conversation } = await fresh();
    expect(await ask(activity)).toEqual([]);
    expect(connector.attempts).toBe(0);
    openGate();
    const replies = await until('the answer', async () => ((found) => found.length > 0 && found)(await said(running, conversation, 'bot')));
    const found = await delivered(running, conversation, replies.length);
    expect(found.every((each) => each.outcome === 'delivered')).toBe(true);
    expect(connector.got.map((each) => each.text)).toEqual(replies.map((each) => each.content.text));
  });

  it('answers typing at once with nothing', async () => {
    const { activity } = await fresh({ type: 'typing' });
    expect((await deliver(running.app.address, activity)).status).toBe(200);
  });
});

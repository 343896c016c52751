import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload } from './connector.js';
import { deliveries, record, said } from './seen.js';

let running: RunningApp;
let connector: Connector;
let made = 0;

beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());
beforeEach(async () => {
  connector = await Connector.open();
});
afterEach(() => connector.close());

/** A payload in a conversation of its own. */
async function fresh(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<{ activity: Record<string, unknown>; conversation: string }> {
  made += 1;
  const activity = await payload(name, { serviceUrl: connector.url, conversation: { id: `c${made}` }, ...more });
  return { activity, conversation: `${String(activity['channelId'])}:c${made}` };
}

describe('messages from channels', () => {
  it.each(['emulator', 'teams', 'slack', 'telegram', 'line'])('answers %s, and has it on record', async (name) => {
    const activity = await payload(name, { serviceUrl: connector.url });
    const { id } = z.object({ id: z.string() }).parse(activity['conversation']);
    const response = await deliver(running.app.address, activity);
    expect(response.status).toBe(200);
    const reply = await until('a reply', () => connector.got[0]);
    expect(reply).toMatchObject({ type: 'message', channelId: activity['channelId'], conversation: { id }, recipient: { id: z.object({ id: z.string() }).parse(activity['from']).id }, textFormat: 'plain' });
    expect(reply.text).not.toBe('');
    const conversation = `${String(activity['channelId'])}:${id}`;
    const [delivered] = await until('a delivery on record', async () => ((found) => found.length > 0 && found)(await deliveries(running, conversation)));
    expect(delivered).toMatchObject({ outcome: 'delivered', content: { by: 'connector', attempts: 1 } });
    expect(delivered?.channel).toBe(activity['channelId']);
    expect(JSON.stringify(await record(running, conversation))).not.toContain('王小明');
  });

  it.each(['emulator-joined', 'teams-installed'])('greets once on %s, however often it comes', async (name) => {
    const { activity, conversation } = await fresh(name);
    for (const _ of [1, 2, 3]) expect((await deliver(running.app.address, activity)).status).toBe(200);
    await until('the greeting', async () => (await deliveries(running, conversation)).length > 0);
    expect((await record(running, conversation)).filter((each) => each.kind === 'event' && each.content.event === 'conversation.opened')).toHaveLength(1);
    expect(connector.got).toHaveLength((await said(running, conversation, 'bot')).length);
  });

  it('makes one turn and one reply of three deliveries at once', async () => {
    const { activity, conversation } = await fresh('slack');
    const responses = await Promise.all([1, 2, 3].map(() => deliver(running.app.address, activity)));
    expect(responses.map((response) => response.status)).toEqual([200, 200, 200]);
    await until('a delivery on record', async () => (await deliveries(running, conversation)).length > 0);
    expect(await said(running, conversation, 'customer')).toHaveLength(1);
    const replies = await said(running, conversation, 'bot');
    await until('every reply', async () => (await deliveries(running, conversation)).length === replies.length);
    expect(connector.got.map((each) => each.text).length).toBe(replies.length);
  });

  it('ignores typing and groups, and knows no invoke but pressed buttons', async () => {
    const typing = await fresh('slack', { type: 'typing' });
    expect((await deliver(running.app.address, typing.activity)).status).toBe(200);
    const group = await fresh('slack', { conversation: { id: 'g', isGroup: true } });
    expect((await deliver(running.app.address, group.activity)).status).toBe(200);
    expect(await record(running, 'slack:g')).toEqual([]);
    expect(await record(running, typing.conversation)).toEqual([]);
    const invoke = await fresh('teams', { type: 'invoke', name: 'signin/verifyState' });
    expect((await deliver(running.app.address, invoke.activity)).status).toBe(501);
  });

  it('keeps apart Bot Service’s Direct Line and our own', async () => {
    const { activity } = await fresh('emulator', { channelId: 'directline', conversation: { id: 'dl' } });
    expect((await deliver(running.app.address, activity)).status).toBe(200);
    expect((await until('a reply', () => connector.got[0])).channelId).toBe('directline');
    expect((await record(running, 'azure-directline:dl')).length).toBeGreaterThan(0);
  });

  it('takes conversation ids of any length', async () => {
    const { activity } = await fresh('teams', { conversation: { id: `a:${'x'.repeat(900)}` } });
    expect((await deliver(running.app.address, activity)).status).toBe(200);
    expect((await until('a reply', () => connector.got[0])).conversation.id).toHaveLength(902);
  });
});

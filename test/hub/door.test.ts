import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import type { HandoffHub } from '../support/handoffHub.js';
import { recordOf, startWithHub, waitingCustomer } from './hub.js';

let running: RunningApp;
let hub: HandoffHub;
let conversation: string;
let handoff: string;
beforeAll(async () => {
  ({ running, hub } = await startWithHub());
  ({ conversation } = await waitingCustomer(running));
  handoff = (await hub.handedOver(conversation)).conversation.id;
  await hub.status(running.app.address, handoff, 'accepted');
});
afterAll(async () => {
  await running.stop();
  await hub.close();
});

const now = (): number => Math.floor(running.clock.now() / 1_000);
const hello = (): Record<string, unknown> => ({ type: 'message', id: 'x1', text: '您好', conversation: { id: handoff }, from: { id: 'a', role: 'agent' } });
/** How much of the hub's is on record. */
const said = async (): Promise<number> => (await recordOf(running, conversation)).filter(({ from }) => from.id === 'hub').length;

let before: number;
beforeEach(async () => {
  before = await said();
});

test.each<[string, () => Record<string, string>]>([
  ['without a signature', () => ({ 'x-guitai-signature': '' })],
  ['with another body’s signature', () => ({ 'x-guitai-signature': hub.signature(String(now()), '{}') })],
  ['signed for another time', () => ({ 'x-guitai-signature': hub.signature(String(now() - 1), JSON.stringify(hello())) })],
  ['of six minutes ago', () => ({ 'x-guitai-timestamp': String(now() - 360) })],
  ['of the future', () => ({ 'x-guitai-timestamp': String(now() + 360) })],
  ['with a time that is none', () => ({ 'x-guitai-timestamp': 'now' })],
])('GIVEN a request %s THEN it is refused before it is read', async (_, headers) => {
  expect(await hub.posts(running.app.address, hello(), headers())).toMatchObject({ status: 401, code: 'Unauthorized' });
  expect(await hub.posts(running.app.address, '{not json', headers())).toMatchObject({ status: 401 });
  expect(await said()).toBe(before);
});

test('GIVEN many such requests THEN the log tells of it once a minute, and holds nothing of them', () => {
  const lines = running.log.lines.filter(({ line }) => line.includes('not signed by the handoff hub'));
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain('您好');
});

test('GIVEN a request that was listened in on WHEN it comes again THEN it says nothing twice, and later it is not taken at all', async () => {
  const body = JSON.stringify({ ...hello(), id: 'once' });
  const timestamp = String(now());
  const headers = { 'x-guitai-timestamp': timestamp, 'x-guitai-signature': hub.signature(timestamp, body) };
  expect(await hub.posts(running.app.address, body, headers)).toMatchObject({ status: 200, body: {} });
  expect(await hub.posts(running.app.address, body, headers)).toMatchObject({ status: 200, body: { duplicate: true } });
  expect(await said()).toBe(before + 1);
  running.clock.move(301_000);
  expect(await hub.posts(running.app.address, body, headers)).toMatchObject({ status: 401 });
});

test('GIVEN what we sent to the hub WHEN it comes back with its own signature THEN nobody takes it for the hub’s words', async () => {
  for (const activity of hub.taken) expect(await hub.posts(running.app.address, activity)).toMatchObject({ status: 400 });
  expect(await said()).toBe(before);
});

test.each<[string, unknown, RegExp]>([
  ['another type', { type: 'invoke' }, /type/],
  ['another event', { type: 'event', name: 'handoff.initiate', value: {} }, /name/],
  ['a state that there is not', { type: 'event', name: 'handoff.status', value: { state: 'lost' } }, /value\.state/],
  ['no id', { id: undefined }, /id/],
  ['no conversation', { conversation: undefined }, /conversation/],
  ['a speaker that is no agent', { from: { role: 'user' } }, /from\.role must be agent/],
  ['no words', { text: ' \n' }, /text: must not be empty/],
  ['too many words', { text: '字'.repeat(4_001) }, /at most 4000 characters/],
  ['an attachment', { attachments: [{ contentType: 'image/png' }] }, /attachments are not taken/],
])('GIVEN an activity with %s THEN it is refused, and says why', async (_, wrong, why) => {
  const answer = await hub.posts(running.app.address, { ...hello(), ...(wrong as object) });
  expect(answer).toMatchObject({ status: 400, code: 'BadArgument' });
  expect(answer.message).toMatch(why);
  expect(await said()).toBe(before);
});

test.each<[string, string, Record<string, string>, number]>([
  ['that is no JSON', '{', {}, 400],
  ['of another type', '{}', { 'content-type': 'text/plain' }, 415],
  ['that is compressed', '{}', { 'content-encoding': 'gzip' }, 415],
  ['that is too large', JSON.stringify({ text: 'x'.repeat(70_000) }), {}, 413],
  ['that is nested too deep', `${'['.repeat(100)}${']'.repeat(100)}`, {}, 400],
])('GIVEN a body %s THEN it is refused', async (_, body, headers, status) => {
  expect((await hub.posts(running.app.address, body, headers)).status).toBe(status);
});

test('GIVEN a handoff that there is not THEN it is not found', async () => {
  expect(await hub.status(running.app.address, 'nobody~1', 'accepted')).toMatchObject({ status: 404, code: 'NotFound' });
});

test('GIVEN words with controls in them and a script THEN they are kept as words', async () => {
  expect(await hub.tells(running.app.address, handoff, { type: 'message', text: 'a\u0000b<script>alert(1)</script>' })).toMatchObject({ status: 200 });
  expect((await recordOf(running, conversation)).findLast(({ from }) => from.id === 'hub')).toMatchObject({ content: { text: 'ab<script>alert(1)</script>' } });
});

test('GIVEN no hub THEN there is no such door, and chats are the desk’s', async () => {
  const alone = await startApp();
  try {
    expect((await fetch(`${alone.app.address}/api/handoff-hub/activities`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(404);
    const customer = await waitingCustomer(alone);
    alone.clock.move(121_000);
    await alone.app.router.tick();
    expect((await alone.app.database.handoffs.history(customer.conversation, 1))[0]).toMatchObject({ state: 'waiting', offeredTo: 'supervisor' });
  } finally {
    await alone.stop();
  }
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { AGENT, agentDoes, handoffsOf } from '../support/agents.js';
import type { RunningApp } from '../support/app.js';
import type { HandoffHub } from '../support/handoffHub.js';
import { addStaff } from '../support/staff.js';
import { until } from '../support/until.js';
import { eventsOf, recordOf, startWithHub, waitingCustomer } from './hub.js';

let running: RunningApp;
let hub: HandoffHub;
beforeEach(async () => {
  ({ running, hub } = await startWithHub());
});
afterEach(async () => {
  await running.stop();
  await hub.close();
});

const errors = (): string[] => running.log.lines.filter(({ level }) => level === 'error').map(({ line }) => line);

test('GIVEN a hub that is down WHEN a customer wants a person THEN after its tries our own agents are asked, it is logged once, and the next customer is told truly that nobody is there', async () => {
  await hub.close();
  const li = await addStaff(running, 'li', ['agent']);
  const customer = await waitingCustomer(running);
  const [handoff] = await until('our own desk', async () => ((found) => found[0]?.passedBy.includes('hub') && found)(await handoffsOf(running, customer.conversation)));
  expect(handoff).toMatchObject({ state: 'waiting' });
  expect(await eventsOf(running, customer.conversation, 'handoff.declined')).toMatchObject([{ agent: 'hub', why: 'not reached' }]);
  expect(errors()).toEqual(['outside hub did not take a handoff; our own desk has it']);
  expect(await eventsOf(running, customer.conversation, 'hub.delivered')).toEqual([]);
  const other = await waitingCustomer(running);
  expect((await recordOf(running, other.conversation)).filter(({ kind }) => kind === 'message').at(-1)).toMatchObject({ content: { texts: expect.arrayContaining(['handoff.nobody']) as unknown } });
  await running.app.database.presence.beat(li.id, running.clock.now(), 'available');
  await running.app.router.tick();
  expect((await handoffsOf(running, customer.conversation))[0]).toMatchObject({ offeredTo: li.id });
});

test('GIVEN a hub that fails at first THEN it is told again with the same id, and takes the handoff once', async () => {
  hub.mood = () => (hub.requests.length < 3 ? 500 : undefined);
  const { conversation } = await waitingCustomer(running);
  const initiate = await hub.handedOver(conversation);
  await until('it on record', async () => (await eventsOf(running, conversation, 'hub.delivered')).length === 1);
  expect(hub.requests.map(({ status, id }) => [status, id])).toEqual([500, 500, 500, 202].map((status) => [status, initiate.id]));
  expect(errors()).toEqual([]);
});

test('GIVEN a hub that refuses the handoff THEN it is not told again', async () => {
  hub.mood = () => 400;
  const { conversation } = await waitingCustomer(running);
  await until('our own desk', async () => (await handoffsOf(running, conversation))[0]?.passedBy.includes('hub'));
  expect(hub.requests).toHaveLength(1);
  expect(await eventsOf(running, conversation, 'handoff.declined')).toMatchObject([{ why: 'status 400' }]);
});

test('GIVEN a hub that never answers the customer THEN in time our own desk has it, the hub is told, and can still take what nobody has', async () => {
  const { conversation } = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(conversation);
  await until('it on record', async () => (await eventsOf(running, conversation, 'hub.delivered')).length === 1);
  running.clock.move(121_000);
  await until('our own desk', async () => (await handoffsOf(running, conversation))[0]?.passedBy.includes('hub'));
  expect(await eventsOf(running, conversation, 'handoff.declined')).toMatchObject([{ why: 'no answer' }]);
  await until('the end', () => hub.taken.some(({ type, conversation: { id } }) => type === 'endOfConversation' && id === handoff));
  expect(await hub.status(running.app.address, handoff, 'accepted')).toMatchObject({ status: 200 });
});

test('GIVEN an agent of ours who was faster THEN the hub’s claim, its words and its end are refused as taken, and the conversation is theirs', async () => {
  await addStaff(running, 'faster', ['agent'], { id: AGENT.id });
  const { conversation } = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(conversation);
  await agentDoes(running, conversation, { claims: true });
  const before = await recordOf(running, conversation);
  expect(await hub.status(running.app.address, handoff, 'accepted')).toMatchObject({ status: 409, code: 'Taken', message: expect.stringContaining('do not serve') as unknown });
  expect(await hub.tells(running.app.address, handoff, { type: 'message', text: '您好' })).toMatchObject({ status: 409, code: 'Taken' });
  expect(await hub.status(running.app.address, handoff, 'failed')).toMatchObject({ status: 409, code: 'Taken' });
  expect(await hub.status(running.app.address, handoff, 'completed')).toMatchObject({ status: 409, code: 'NotYours' });
  expect((await recordOf(running, conversation)).filter(({ from }) => from.id === 'hub')).toEqual(before.filter(({ from }) => from.id === 'hub'));
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'held', agent: AGENT.id });
});

test('GIVEN a hub that takes a customer’s words no more THEN our own desk gets the conversation, with the words, and the customer is told', async () => {
  const customer = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(customer.conversation);
  await hub.status(running.app.address, handoff, 'accepted');
  await customer.look();
  hub.mood = (activity) => (activity?.type === 'message' ? 503 : undefined);
  await customer.post({ text: '还在吗' });
  expect(await until('what the customer is told', async () => (await customer.look()).find(({ text = '', from }) => from.role === 'bot' && text.includes('中断')))).toBeDefined();
  expect((await handoffsOf(running, customer.conversation))[0]).toMatchObject({ state: 'waiting', passedBy: ['hub'] });
  expect(errors()).toEqual(['outside hub did not take a customer’s words; our own desk has the conversation']);
  await until('the end', () => hub.taken.some(({ type, conversation: { id } }) => type === 'endOfConversation' && id === handoff));
  expect(hub.heard(handoff)).toEqual([]);
  expect(await hub.tells(running.app.address, handoff, { type: 'message', text: '在' })).toMatchObject({ status: 409, code: 'NotYours' });
});

test.each([['before it took it', false], ['while it has it', true]])('GIVEN a hub that says failed %s THEN our own desk has it, with what the hub said of it as a note', async (_, accepted) => {
  const { conversation } = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(conversation);
  if (accepted) await hub.status(running.app.address, handoff, 'accepted');
  for (let times = 0; times < 2; times += 1) expect(await hub.status(running.app.address, handoff, 'failed', '无人值班，电话13800138000', 'f1')).toMatchObject({ status: 200 });
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'waiting', passedBy: ['hub'] });
  const notes = await eventsOf(running, conversation, 'note.written');
  expect(notes).toEqual([{ by: 'hub', text: expect.stringMatching(/^无人值班/) as unknown }]);
  expect(JSON.stringify(notes)).not.toContain('13800138000');
  // It is not asked again.
  await running.app.router.tick();
  expect(hub.taken.filter(({ name }) => name === 'handoff.initiate')).toHaveLength(1);
});

test('GIVEN the same words and the same acceptance many times, also at once, THEN each counts once', async () => {
  const customer = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(customer.conversation);
  const { address } = running.app;
  const accepts = await Promise.all(Array.from({ length: 10 }, () => hub.status(address, handoff, 'accepted', undefined, 'same')));
  expect(accepts.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const says = await Promise.all(Array.from({ length: 10 }, () => hub.tells(address, handoff, { type: 'message', text: '您好' }, 'once')));
  expect(says.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(says.filter(({ body }) => JSON.stringify(body) === '{}')).toHaveLength(1);
  expect((await customer.all()).filter(({ text }) => text === '您好')).toHaveLength(1);
  expect(await eventsOf(running, customer.conversation, 'handoff.claimed')).toHaveLength(1);
});

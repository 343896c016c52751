import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { handoffsOf } from '../support/agents.js';
import type { RunningApp } from '../support/app.js';
import { cardActions, Customer } from '../support/customer.js';
import { transcriptIn, type HandoffHub } from '../support/handoffHub.js';
import { until } from '../support/until.js';
import { eventsOf, recordOf, startWithHub, waitingCustomer } from './hub.js';

let running: RunningApp;
let hub: HandoffHub;
beforeAll(async () => {
  ({ running, hub } = await startWithHub());
});
afterAll(async () => {
  await running.stop();
  await hub.close();
});

const context = z.looseObject({ handoff: z.string(), conversation: z.string(), why: z.string(), urgency: z.number(), locale: z.string(), summary: z.looseObject({ said: z.string() }) });

test('GIVEN a hub WHEN a customer wants a person THEN the hub gets the conversation, serves it in the same chat, ends it, and the survey follows', async () => {
  const { address } = running.app;
  const customer = await waitingCustomer(running);
  const { conversation } = customer;

  const initiate = await hub.handedOver(conversation);
  expect(initiate).toMatchObject({ type: 'event', name: 'handoff.initiate', channelId: 'guitai', from: { id: 'guitai', role: 'bot' }, recipient: { id: 'hub' }, relatesTo: { channelId: 'guitai', user: { id: 'customer' }, bot: { id: 'guitai' } } });
  const about = context.parse(initiate.value);
  expect(about).toMatchObject({ handoff: initiate.conversation.id, conversation, why: 'asked', locale: 'zh-Hans' });
  expect(transcriptIn(initiate).filter(({ from }) => from.role === 'user').map(({ text }) => text)).toEqual([expect.stringContaining('转账一直没到账'), '转人工']);
  expect(transcriptIn(initiate).some(({ from }) => from.role === 'bot')).toBe(true);
  // Numbers leave the house nowhere in it, and neither does the customer's id.
  expect(JSON.stringify(initiate)).not.toContain('13800138000');
  const who = (await running.app.core.conversation(conversation))?.customer.id ?? '';
  expect(JSON.stringify(initiate)).not.toContain(who);
  const handoff = about.handoff;

  // While it waits it is the hub's turn, and not our own agents'.
  await running.app.router.tick();
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'waiting', offeredTo: 'hub' });
  await customer.post({ text: '是昨天转的' });

  expect(await hub.status(address, handoff, 'accepted')).toMatchObject({ status: 200 });
  const told = await until('the customer is told', async () => (await customer.look()).find(({ text = '' }) => text.includes('已接入')));
  expect(told.text).toContain('工号7');
  expect(await running.app.core.conversation(conversation)).toMatchObject({ owner: 'agent:hub' });
  // Nobody takes it from the hub because the hub has no desk here.
  await running.app.router.tick();
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'held', agent: 'hub' });

  expect(await hub.tells(address, handoff, { type: 'message', text: '您好，我来查一下。' })).toMatchObject({ status: 200 });
  expect(await until('the agent’s words', async () => (await customer.look()).find(({ text }) => text === '您好，我来查一下。'))).toMatchObject({ from: { role: 'bot' } });
  expect((await recordOf(running, conversation)).find(({ kind, content }) => kind === 'message' && 'text' in content && content.text === '您好，我来查一下。')).toMatchObject({ from: { role: 'agent', id: 'hub' } });

  for (const text of ['好的', '金额是500元', '我的手机13900139000']) await customer.post({ text });
  await until('all of the customer’s words', () => hub.heard(handoff).length === 4);
  expect(hub.heard(handoff)).toEqual(['是昨天转的', '好的', '金额是500元', expect.not.stringContaining('13900139000')]);
  // Nobody but the hub speaks meanwhile.
  expect((await customer.look()).filter(({ from }) => from.role === 'bot')).toEqual([]);

  expect(await hub.status(address, handoff, 'completed', '已到账')).toMatchObject({ status: 200 });
  await customer.answers(1);
  expect((await handoffsOf(running, conversation))[0]).toMatchObject({ state: 'closed', outcome: 'solved', agent: 'hub' });
  expect(await eventsOf(running, conversation, 'survey.asked')).toEqual([{ number: handoff }]);
  expect(await eventsOf(running, conversation, 'handoff.closed')).toMatchObject([{ by: 'hub', outcome: 'solved', note: '已到账' }]);
  // What the customer says now is the bot's business.
  await customer.post({ text: '5' });
  await customer.answers(1);
  expect(hub.heard(handoff)).toHaveLength(4);
  expect(hub.taken.filter(({ conversation: { id }, type }) => id === handoff && type === 'endOfConversation')).toEqual([]);
});

test('GIVEN the hub’s agent types THEN who watches the conversation is told, and nothing is on record', async () => {
  const { conversation } = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(conversation);
  expect(await hub.tells(running.app.address, handoff, { type: 'typing' })).toMatchObject({ status: 409, code: 'NotYours' });
  await hub.status(running.app.address, handoff, 'accepted');
  const before = (await recordOf(running, conversation)).length;
  const heard: unknown[] = [];
  const stop = running.app.core.watchTyping(conversation, (by) => heard.push(by));
  expect(await hub.tells(running.app.address, handoff, { type: 'typing' })).toMatchObject({ status: 200 });
  stop();
  expect(heard).toEqual([{ role: 'agent', id: 'hub' }]);
  expect(await recordOf(running, conversation)).toHaveLength(before);
});

test('GIVEN a customer who waits for the hub and leaves THEN the hub is told that it is over', async () => {
  const customer = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(customer.conversation);
  await until('the handoff on record', async () => (await eventsOf(running, customer.conversation, 'hub.delivered')).length === 1);
  await customer.say('不等了');
  expect((await handoffsOf(running, customer.conversation))[0]).toMatchObject({ state: 'closed', outcome: 'left' });
  expect(await until('the end', () => hub.taken.find(({ type, conversation }) => type === 'endOfConversation' && conversation.id === handoff))).toMatchObject({ code: 'userCancelled' });
  expect(await hub.status(running.app.address, handoff, 'accepted')).toMatchObject({ status: 409, code: 'Closed' });
});

test('GIVEN a restart while the hub has a conversation THEN what was said before it is not told again, and what comes after is', async () => {
  const customer = await waitingCustomer(running);
  const { conversation: { id: handoff } } = await hub.handedOver(customer.conversation);
  await hub.status(running.app.address, handoff, 'accepted');
  await customer.post({ text: '第一句' });
  await until('the first words', async () => (await eventsOf(running, customer.conversation, 'hub.delivered')).length === 2);
  await running.restart();
  await customer.at(running.app.address).post({ text: '第二句' });
  await until('the second', () => hub.heard(handoff).length === 2);
  expect(hub.heard(handoff)).toEqual(['第一句', '第二句']);
  expect(hub.requests.filter(({ body }) => body.includes('第一句') && body.includes(`"id":"${handoff}`))).toHaveLength(1);
});

test('GIVEN a receipt with a link before the handoff THEN the hub reads the receipt’s lines, and gets no link that opens without a sign-in', async () => {
  const customer = await Customer.arrive(running.app.address);
  const asked = await customer.say('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  const receipt = await customer.press(asked, '确认');
  const link = cardActions(receipt).find(({ url }) => url !== undefined)?.url ?? '';
  await customer.say('转人工');
  const initiate = await hub.handedOver(customer.conversation);
  const texts = transcriptIn(initiate).map(({ text }) => text).join('\n');
  expect(texts).toMatch(/BK-20261125-/);
  expect(texts).toContain('浦东');
  expect(link).not.toBe('');
  expect(JSON.stringify(initiate)).not.toContain(new URL(link).pathname.split('/').at(-1));
  expect(JSON.stringify(initiate)).not.toMatch(/https?:\/\/(?!localhost:0\/api\/handoff-hub)/);
});

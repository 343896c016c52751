import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';

const HOUR = 3_600_000;

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

/** Lets hours pass, and what is due happen. */
async function pass(hours: number): Promise<void> {
  running.clock.move(hours * HOUR);
  await running.app.timers.tick();
}

async function said({ conversation }: Customer, key: string): Promise<string[]> {
  return (await running.app.core.recordsAfter(conversation, 0, 1_000)).flatMap((record) => (record.kind === 'message' && record.content.texts?.includes(key) === true ? [record.content.text] : []));
}

async function events({ conversation }: Customer, event: string): Promise<unknown[]> {
  return (await running.app.core.recordsAfter(conversation, 0, 1_000)).flatMap((record) => (record.kind === 'event' && record.content.event === event ? [record.content.data] : []));
}

test('GIVEN a draft nobody touches THEN the customer is told once that it is here, and a person is called for', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我要投诉，柜员态度差');
  const [draft] = await running.app.database.cases.ofConversation(customer.conversation, 1);
  const number = draft?.number ?? '';
  await pass(73);
  const [told] = await until('the reminder', async () => ((await said(customer, 'complaint.abandoned')).length > 0 ? said(customer, 'complaint.abandoned') : undefined));
  expect(told).toContain(number);
  expect(await events(customer, 'person.needed')).toContainEqual({ why: 'draft-abandoned', number });
  await pass(80);
  await pass(80);
  expect(await events(customer, 'draft.abandoned')).toHaveLength(1);
  expect(await said(customer, 'complaint.abandoned')).toHaveLength(1);
  expect((await running.app.database.cases.byNumber(number))?.state).toBe('draft');
});

test('GIVEN a complaint that was withdrawn THEN no deadline of it comes up', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我要投诉，柜员态度差');
  await customer.say('撤回投诉');
  await customer.say('确认撤回');
  await pass(500);
  expect(await events(customer, 'deadline.due')).toEqual([]);
  expect(await events(customer, 'draft.abandoned')).toEqual([]);
});

test('GIVEN a story told in a burst of messages THEN all of it is in the draft', async () => {
  const quick = await startApp({ BURST_QUIET_MS: '300' });
  try {
    const customer = await Customer.arrive(quick.app.address);
    for (const text of ['我要投诉', '昨天在浦东支行', '排队等了两小时没人管']) await customer.post({ text });
    await customer.answers(1);
    const [draft, ...others] = await quick.app.database.cases.ofConversation(customer.conversation, 9);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ subject: 'quality', details: { what: '我要投诉\n昨天在浦东支行\n排队等了两小时没人管', when: '昨天', where: 'pudong' } });
  } finally {
    await quick.stop();
  }
});

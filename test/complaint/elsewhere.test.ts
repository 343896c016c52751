import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeSent, startWithSms, type WithSms } from '../change/helpers.js';
import { Customer } from '../support/customer.js';
import { textsOf } from '../support/inside.js';

let desk: WithSms;
beforeAll(async () => {
  desk = await startWithSms();
});
afterAll(() => desk.stop());

/** Hands in a complaint with this number as its contact; returns the receipt number. */
async function complain(phone: string): Promise<string> {
  const { app } = desk.running;
  const customer = await Customer.arrive(app.address);
  for (const said of ['我要投诉，昨天在浦东支行等了两小时没人管', '跳过', '道歉', '我叫王芳', phone, '确认']) await customer.say(said);
  return (await app.database.cases.ofConversation(customer.conversation, 1))[0]?.number ?? '';
}

test('GIVEN a complaint of another conversation WHEN the customer shows who they are THEN they add to it and withdraw it', async () => {
  const { app } = desk.running;
  const number = await complain('13800138001');
  const customer = await Customer.arrive(app.address);
  await customer.say(`补充投诉 ${number}：当时还有两位客户在场`);
  const before = desk.sms.taken.length;
  await customer.say('13800138001');
  const done = await customer.say(await codeSent(desk.sms, before));
  expect(await textsOf(app, customer.conversation, done.id)).toContain('complaint-more.done');
  expect((await app.database.cases.byNumber(number))?.details['additions']).toMatchObject([{ words: '当时还有两位客户在场' }]);
  await customer.say('撤回投诉');
  const withdrawn = await customer.say('确认撤回');
  expect(await textsOf(app, customer.conversation, withdrawn.id)).toEqual(['complaint-withdraw.done']);
  expect((await app.database.cases.byNumber(number))?.state).toBe('withdrawn');
});

test('GIVEN somebody else’s number WHEN a customer has shown who they are THEN it is not found, as if there were none', async () => {
  const { app } = desk.running;
  const number = await complain('13800138002');
  const stranger = await Customer.arrive(app.address);
  await stranger.say(`撤回投诉 ${number}`);
  const before = desk.sms.taken.length;
  await stranger.say('13800138003');
  const answer = await stranger.say(await codeSent(desk.sms, before));
  expect(await textsOf(app, stranger.conversation, answer.id)).toContain('complaint-withdraw.not-found');
  expect((await app.database.cases.byNumber(number))?.state).toBe('open');
});

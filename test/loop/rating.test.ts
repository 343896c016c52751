import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownQuestion } from '../../dialogs/norms/shown.js';
import { startApp, type RunningApp } from '../support/app.js';
import { cardActions, Customer } from '../support/customer.js';
import { textsOf } from '../support/inside.js';

const QUESTION = '收到客户反馈，几小时内要初步响应？';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const events = async (customer: Customer, name: string): Promise<unknown[]> =>
  (await running.app.core.recordsAfter(customer.conversation, 0, 200)).flatMap((record) => (record.kind === 'event' && record.content.event === name ? [record.content.data] : []));
const texts = async (customer: Customer, answer: { readonly id: string }): Promise<readonly string[]> => textsOf(running.app, customer.conversation, answer.id);

test('GIVEN an answer WHEN it is rated twice, the other way and again from an earlier card THEN the first press counts, once', async () => {
  const customer = await Customer.arrive(running.app.address);
  const first = await customer.say(QUESTION);
  const second = await customer.say(QUESTION);
  await customer.press(second, '👎 没帮上');
  expect(await texts(customer, await customer.press(second, '👎 没帮上'))).toEqual(['norms.rated.already']);
  expect(await texts(customer, await customer.press(second, '👍 有帮助'))).toEqual(['norms.rated.already']);
  expect(await texts(customer, await customer.press(first, '👍 有帮助'))).toEqual(['norms.rated.helpful']);
  expect(await events(customer, 'norms.rated')).toEqual([{ clause: '4.3.2', helpful: false, question: QUESTION }, { clause: '4.3.2', helpful: true, question: QUESTION }]);
});

test('GIVEN a press on an answer of long ago, or of somebody else’s THEN nothing is noted', async () => {
  const [customer, other] = [await Customer.arrive(running.app.address), await Customer.arrive(running.app.address)];
  const theirs = await other.say(QUESTION);
  expect(await texts(customer, await customer.press(theirs, '👍 有帮助'))).toEqual(['norms.rated.late']);
  expect(await events(customer, 'norms.rated')).toEqual([]);
});

test('GIVEN candidates to choose among THEN there is nothing to rate, and what was offered is on record', async () => {
  const customer = await Customer.arrive(running.app.address);
  const offered = await customer.say('投诉的流程和时限');
  if (!(await texts(customer, offered)).includes('norms.offer')) return;
  expect(cardActions(offered)).toEqual([]);
  expect(await events(customer, 'norms.offered')).toHaveLength(1);
});

test('GIVEN what has no answer THEN only what asks something is put on record as declined', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('怎么给存折换封皮，我的手机是13800138000');
  await customer.say('呃');
  await customer.say('贷款利率是多少');
  const declined = await events(customer, 'norms.declined');
  expect(declined).toEqual([{ question: expect.stringContaining('怎么给存折换封皮') as unknown }, { question: '贷款利率是多少' }]);
  expect(JSON.stringify(declined)).not.toContain('13800138000');
});

test('GIVEN a question in the middle of a form that nobody can answer THEN it is on record as declined', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我想约理财咨询');
  await customer.say('利息怎么算？');
  expect(await events(customer, 'norms.declined')).toEqual([{ question: '利息怎么算？' }]);
});

test.each([
  ['卡号6222021234567890123能用吗', '6222021234567890123'],
  ['验证码是 8 4 0 3 1 7 吗', '8 4 0 3 1 7'],
  ['验证码八四零三一七对吗', '八四零三一七'],
])('GIVEN a number in a question THEN it is not kept: %s', (said, secret) => {
  expect(shownQuestion(said)).not.toContain(secret);
  expect(shownQuestion('3天内、20个工作日还是24小时')).toBe('3天内、20个工作日还是24小时');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { cardActions, Customer } from '../support/customer.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

test('GIVEN everything in one sentence WHEN confirmed THEN there is a receipt, a calendar file, and each word on record', async () => {
  const customer = await Customer.arrive(running.app.address);
  const asked = await customer.say('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  expect(cardActions(asked).map((each) => each.title)).toEqual(['确认', '修改', '取消']);
  const receipt = await customer.press(asked, '确认');
  expect(receipt.text).toMatch(/BK-20261125-\d{4}-[0-9A-Z]/);
  const calendar = cardActions(receipt).find((each) => each.type === 'Action.OpenUrl');
  const file = await (await fetch(calendar?.url ?? '')).text();
  expect(file).toContain('DTSTART;TZID=Asia/Shanghai:20261202T150000');
  expect(file).not.toContain('王芳');
  const records = await running.app.core.recordsAfter(customer.conversation, 0, 100);
  expect(records.flatMap((record) => (record.kind === 'event' ? [record.content.event] : []))).toEqual(['conversation.opened', 'form.begun', 'booking.made']);
  expect(records.flatMap((record) => (record.kind === 'message' && record.from.role === 'customer' ? [record.content.text] : []))).toEqual(['我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机138****8000', '确认']);
  // Masked wherever it is shown (promise 9).
  expect(JSON.stringify([records, asked, receipt])).not.toContain('13800138000');
  expect(JSON.stringify(records.at(-1))).toContain('138****8000');
});

test('GIVEN a confirmed card WHEN it is pressed again THEN the same receipt is shown and nothing is booked twice', async () => {
  const customer = await Customer.arrive(running.app.address);
  const asked = await customer.say('下周三下午四点在浦东支行约理财咨询，我叫李明，13900139000');
  const first = await customer.press(asked, '确认');
  const again = await customer.press(asked, '确认');
  const number = /BK-[\w-]+/.exec(first.text ?? '')?.[0];
  expect(again.text).toContain(number);
  const records = await running.app.core.recordsAfter(customer.conversation, 0, 100);
  expect(records.filter((record) => record.kind === 'event' && record.content.event === 'booking.made')).toHaveLength(1);
});

test('GIVEN two customers at the last free adviser WHEN both confirm at once THEN one gets it and the other is offered the next three', async () => {
  const sentence = (name: string, phone: string) => `下周五下午两点在静安支行办理企业贷款，金额200万，我叫${name}，${phone}`;
  const [one, other] = await Promise.all([Customer.arrive(running.app.address), Customer.arrive(running.app.address)]);
  const [a, b] = await Promise.all([one.say(sentence('赵敏', '13700137000')), other.say(sentence('孙策', '13600136000'))]);
  const answers = await Promise.all([one.press(a, '确认'), other.press(b, '确认')]);
  expect(answers.filter((answer) => answer.text?.includes('受理编号'))).toHaveLength(1);
  const refused = answers.find((answer) => !answer.text?.includes('受理编号'));
  expect(refused?.text).toContain('约满');
  expect(refused?.suggestedActions?.actions).toHaveLength(3);
});

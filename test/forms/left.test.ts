import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { heldIn } from '../support/inside.js';

const HOUR = 3_600_000;

let running: RunningApp;
beforeEach(async () => {
  running = await startApp();
});
afterEach(() => running.stop());

test.each([
  ['an hour', HOUR],
  ['a day', 24 * HOUR],
])('GIVEN a form left for %s WHEN the customer comes back and gives the next answer THEN the others are still there', async (_what, ms) => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('下周三下午三点在浦东支行约理财咨询');
  running.clock.move(ms);
  const back = await customer.again();
  await back.say('我叫王芳');
  expect(await heldIn(running.app, customer.conversation)).toMatchObject({ service: 'wealth-advice', branch: 'pudong', when: '2026-12-02T15:00+08:00', name: '王芳' });
});

test('GIVEN a form left for a month WHEN the customer goes on THEN a time that is over is asked anew, and nothing else', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('下周三下午三点在浦东支行约理财咨询，我叫王芳');
  running.clock.move(30 * 24 * HOUR);
  const back = await customer.again();
  const answer = await back.say('13800138000');
  expect(answer.text).toContain('已经过去');
  const held = await heldIn(running.app, customer.conversation);
  expect(held).toMatchObject({ service: 'wealth-advice', branch: 'pudong', name: '王芳', contact: { kind: 'phone', value: '+8613800138000' } });
  expect(held['when']).toBeUndefined();
});

test('GIVEN a form left for a month WHEN its old card is confirmed THEN nothing is booked in the past', async () => {
  const customer = await Customer.arrive(running.app.address);
  const card = await customer.say('下周三下午三点在浦东支行约理财咨询，我叫王芳，13800138000');
  running.clock.move(30 * 24 * HOUR);
  const answer = await (await customer.again()).press(card, '确认');
  expect(answer.text).toContain('已经过去');
});

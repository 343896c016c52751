import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptNumber } from '../../cases/number.js';
import type { RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { COMPLAIN, Desk, startDesk } from './desk.js';

const NUMBER = receiptNumber('CP', '20261125', 9003);
let running: RunningApp;
let desk: Desk;
beforeAll(async () => {
  running = await startDesk(NUMBER);
  desk = new Desk(running);
});
afterAll(() => running.stop());

const renewal = { do: 'service.renewal', service: 'wealth-advice', content: '每季度一次资产检视', until: '2026-12-31', standard: '专属顾问一对一', terms: '期满前30天确认可续一年' };

test('GIVEN a service whose term ends WHEN its time has come THEN content, term, standard and terms are told once, and an appointment is offered; at its end it is reported back', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say(COMPLAIN);
  expect(await desk.step(NUMBER, 'li.si', { ...renewal, remindAt: '2026-12-01T09:00:00+08:00' })).toMatchObject({ event: 'desk.done', data: { do: 'service.renewal' } });
  await running.app.timers.tick();
  expect((await customer.look()).some(({ text }) => text?.includes('2026-12-31') === true)).toBe(false);
  running.clock.move(6 * 86_400_000);
  await running.app.timers.tick();
  await running.app.timers.tick();
  const told = await until('the reminder', async () => (await customer.again()).look().then((seen) => seen.filter(({ text }) => text?.includes('2026-12-31'))).then((seen) => seen.length > 0 && seen));
  expect(told).toHaveLength(1);
  for (const words of [renewal.content, renewal.standard, renewal.terms]) expect(told[0]?.text).toContain(words);
  expect(told[0]?.suggestedActions?.actions[0]?.title).toContain('理财咨询');
  expect(await desk.step(NUMBER, 'li.si', { do: 'service.end', service: 'wealth-advice', report: '本年度共完成四次资产检视' })).toMatchObject({ event: 'desk.done' });
  await until('the end', async () => (await (await customer.again()).look()).some(({ text }) => text?.includes('本年度共完成四次资产检视')));
});

test('GIVEN a renewal without its terms WHEN it comes to the door THEN it is refused and says what is missing', async () => {
  const { terms: _terms, ...partial } = renewal;
  const response = await desk.send({ number: NUMBER, by: 'li.si', idempotencyKey: 'partial', step: partial });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('terms');
});

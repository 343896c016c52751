import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptNumber } from '../../cases/number.js';
import { startSmtp, type LocalSmtp } from '../mail/smtpServer.js';
import type { RunningApp } from '../support/app.js';
import { cardActions, Customer, type SeenActivity } from '../support/customer.js';
import { until } from '../support/until.js';
import { Desk, startDesk } from './desk.js';

let smtp: LocalSmtp;
let running: RunningApp;
let desk: Desk;
beforeAll(async () => {
  smtp = await startSmtp();
  running = await startDesk(receiptNumber('CP', '20261125', 9002), { MAIL_URL: `smtp://127.0.0.1:${smtp.port}` });
  desk = new Desk(running);
});
afterAll(async () => {
  await running.stop();
  await smtp.close();
});

const three = { reason: '顾问临时外出', effect: '原定时间无法接待', measures: '优先安排并由主管跟进' };

/** Books an appointment; returns who did, and its number. */
async function booked(sentence: string, locale: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans', confirm = '确认'): Promise<{ customer: Customer; number: string }> {
  const customer = await Customer.arrive(running.app.address, locale);
  const receipt = await customer.press(await customer.say(sentence), confirm);
  return { customer, number: /BK-[\w-]+/.exec(receipt.text ?? '')?.[0] ?? '' };
}

/** The next message in the chat that holds these words. */
function heard(customer: Customer, words: string): Promise<SeenActivity> {
  return until(words, async () => (await customer.look()).find((each) => each.from.role === 'bot' && each.text?.includes(words) === true && (each.suggestedActions !== undefined || each.text.includes('致电'))));
}

test('GIVEN an appointment WHEN the institution cancels it THEN all fields are told, the time is free, and a press books one of three others', async () => {
  const { customer, number } = await booked('下周三下午三点在浦东支行约理财咨询，我叫王芳，wangfang@example.com');
  expect(await desk.step(number, 'boss', { do: 'booking.cancel', ...three })).toMatchObject({ event: 'booking.cancelled', data: { number, by: 'boss' } });
  const told = await heard(customer, '需要取消');
  for (const words of [number, '理财咨询', '浦东支行', '顾问临时外出', '2026年12月2日（星期三）15:00', '原定时间无法接待', '优先安排']) expect(told.text).toContain(words);
  expect(told.suggestedActions?.actions).toHaveLength(3);
  expect(await running.app.database.bookings.byNumber(number)).toBeUndefined();
  const mail = await until('the notice', () => smtp.taken.find((each) => each.to.includes('wangfang@example.com') && each.mail.text?.includes('需要取消')));
  expect(mail.mail.text).toContain('其他空闲时间');

  const asked = await customer.press(told, told.suggestedActions?.actions[1]?.title ?? '');
  expect(cardActions(asked).map(({ title }) => title)).toContain('确认');
  const again = await customer.press(asked, '确认');
  const made = await running.app.database.bookings.byNumber(/BK-[\w-]+/.exec(again.text ?? '')?.[0] ?? '');
  expect(made).toMatchObject({ service: 'wealth-advice', branch: 'pudong', name: '王芳', contact: { kind: 'mail', value: 'wangfang@example.com' } });
  expect(await desk.step(made?.number ?? '', 'boss', { do: 'booking.cancel', ...three })).toMatchObject({ event: 'booking.cancelled' });
  expect((await desk.send({ number, by: 'boss', idempotencyKey: 'gone', step: { do: 'booking.cancel', ...three } })).status).toBe(404);
});

test('GIVEN an appointment WHEN the institution delays it THEN it moves, with a new calendar file, and can be moved again by a press', async () => {
  const { customer, number } = await booked('下周四下午三点在浦东支行约理财咨询，我叫李雷，lilei@example.com');
  expect(await desk.step(number, 'boss', { do: 'booking.delay', ...three, newStart: '2026-12-03T03:00' })).toMatchObject({ event: 'desk.refused', data: { reason: 'time-not-free' } });
  expect(await desk.step(number, 'boss', { do: 'booking.delay', ...three, newStart: '2026-11-24T15:00' })).toMatchObject({ event: 'desk.refused', data: { reason: 'time-gone' } });
  expect(await desk.step(number, 'boss', { do: 'booking.delay', ...three, newStart: '2026-12-04T10:00' })).toMatchObject({ event: 'booking.moved', data: { start: '2026-12-04T10:00' } });
  const told = await heard(customer, '需要延期');
  for (const words of ['顾问临时外出', '2026年12月3日（星期四）15:00', '2026年12月4日（星期五）10:00', '原定时间无法接待', '优先安排']) expect(told.text).toContain(words);
  expect(await running.app.database.bookings.byNumber(number)).toMatchObject({ start: '2026-12-04T10:00', version: 2 });
  const mail = await until('the notice', () => smtp.taken.find((each) => each.to.includes('lilei@example.com') && each.mail.text?.includes('需要延期')));
  expect(mail.mail.attachments.map(({ content }) => content.toString()).join('')).toMatch(/SEQUENCE:1[\s\S]*DTSTART;TZID=Asia\/Shanghai:20261204T100000/);

  // The last of them: the first may be too soon a moment later.
  const other = told.suggestedActions?.actions.at(-1)?.title ?? '';
  const asked = await customer.press(told, other);
  const answer = await customer.press(asked, '跳过');
  const confirm = cardActions(answer)[0]?.title ?? '';
  await customer.press(answer, confirm);
  const moved = await running.app.database.bookings.byNumber(number);
  expect(moved?.version).toBe(3);
});

test('GIVEN no new time WHEN the institution delays THEN the next free one after it is taken', async () => {
  const { customer, number } = await booked('Book wealth advice at Pudong branch on 9 December at 3 pm, my name is Mary Smith, mary@example.com', 'en', 'Confirm');
  expect(await desk.step(number, 'boss', { do: 'booking.delay', reason: 'ill', effect: 'later', measures: 'another adviser' })).toMatchObject({ event: 'booking.moved', data: { start: '2026-12-09T15:30' } });
  const told = await until('the news', async () => (await customer.look()).find(({ text }) => text?.includes('is delayed')));
  expect(told.text).toContain('Wednesday, 9 December 2026, 15:30');
  expect(told.suggestedActions?.actions).toHaveLength(3);
});

test('GIVEN two changes of one appointment at once THEN one is done and the other refused, and no time is lost or held twice', async () => {
  const { customer, number } = await booked('12月10日下午三点在浦东支行约理财咨询，我叫韩梅，hanmei@example.com');
  const send = (key: string, step: object) => desk.send({ number, by: 'boss', idempotencyKey: key, step });
  await Promise.all([send('a', { do: 'booking.delay', ...three, newStart: '2026-12-11T10:00' }), send('b', { do: 'booking.cancel', ...three })]);
  const events = await until('both outcomes', async () => {
    const records = await running.app.core.recordsAfter(customer.conversation, 0, 500);
    const found = records.flatMap((record) => (record.kind === 'event' && ['booking.moved', 'booking.cancelled', 'desk.refused'].includes(record.content.event) ? [record.content.event] : []));
    return found.length === 2 && found;
  });
  const booking = await running.app.database.bookings.byNumber(number);
  const occupied = await running.app.database.bookings.occupied(['pd-chen', 'pd-lin'], '2026-12-10T15:00', '2026-12-12T00:00');
  expect(occupied).toHaveLength(booking === undefined ? 0 : 2);
  expect(events).toContain(booking === undefined ? 'booking.cancelled' : 'booking.moved');
});

test('a booking takes no step of cases, nor a case one of bookings', async () => {
  const { number } = await booked('12月14日下午三点在浦东支行约理财咨询，我叫赵敏，zhaomin@example.com');
  expect((await desk.send({ number, by: 'boss', idempotencyKey: 'x', step: { do: 'accept' } })).status).toBe(400);
});

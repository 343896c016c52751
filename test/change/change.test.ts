import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardActions, Customer, type SeenActivity } from '../support/customer.js';
import { until } from '../support/until.js';
import { booked, codeSent, startWithSms, type WithSms } from './helpers.js';

let desk: WithSms;
beforeEach(async () => {
  desk = await startWithSms();
});
afterEach(() => desk.stop());

const arrive = () => Customer.arrive(desk.running.app.address);
const titles = (from: SeenActivity) => from.suggestedActions?.actions.map(({ title }) => title) ?? [];
const confirm = (customer: Customer, from: SeenActivity) => customer.press(from, cardActions(from)[0]?.title ?? '');

async function events(customer: Customer): Promise<string[]> {
  const records = await desk.running.app.core.recordsAfter(customer.conversation, 0, 500);
  return records.flatMap((record) => (record.kind === 'event' ? [record.content.event] : []));
}

/** What was said in the chat to remind of an appointment. */
async function reminders(customer: Customer): Promise<string[]> {
  const records = await desk.running.app.core.recordsAfter(customer.conversation, 0, 500);
  return records.flatMap((record) => (record.kind === 'message' && record.content.via === undefined && record.content.texts?.includes('booking.reminder') === true ? [record.content.text] : []));
}

test('GIVEN a booking WHEN 改到下周五下午三点 THEN it is read back with the old and the new, moved, and told by notice; its calendar file follows', async () => {
  const customer = await arrive();
  const { number, receipt } = await booked(customer, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  const why = await customer.say('我的预约改到下周五下午三点');
  expect(titles(why)).toEqual(['跳过']);
  const asked = await customer.press(why, '跳过');
  const card = JSON.stringify(asked.attachments);
  expect(card).toContain('2026年12月2日（星期三）15:00');
  expect(card).toContain('2026年12月4日（星期五）15:00');
  expect(cardActions(asked).map(({ title }) => title)).toEqual(['确认', '修改', '保留原预约']);
  const done = await confirm(customer, asked);
  expect(done.text).toContain(`预约 ${number} 已由 2026年12月2日（星期三）15:00 改到 2026年12月4日（星期五）15:00`);
  const link = cardActions(receipt).find(({ type }) => type === 'Action.OpenUrl')?.url ?? '';
  const file = await (await fetch(link)).text();
  expect(file).toContain('20261204T150000');
  expect(file).toContain('SEQUENCE:1');
  expect(await events(customer)).toContain('booking.moved');
  await until('both notices', () => desk.sms.taken.length === 2);
  expect(desk.sms.taken[0]).toMatchObject({ to: '+8613800138000', text: expect.stringMatching(/王芳.*理财咨询.*2026年12月2日.*浦东支行/) as string });
  expect(desk.sms.taken[1]?.text).toContain('新时间：2026年12月4日');
  // The former time is free again.
  const other = await arrive();
  expect((await booked(other, '我想下周三下午三点在浦东支行约理财咨询，我叫李雷，手机13800138010')).number).not.toBe('');
});

test('GIVEN a booking WHEN 取消预约 with a reason and confirmed THEN it is free, on record with its reason, and can be booked again', async () => {
  const customer = await arrive();
  const { number } = await booked(customer, '下周五下午两点在静安支行办理企业贷款，金额200万，我叫赵敏，13700137000');
  await customer.say('取消预约');
  const asked = await customer.say('临时要出差');
  expect(JSON.stringify(asked.attachments)).toContain('临时要出差');
  const done = await confirm(customer, asked);
  expect(done.text).toContain('已经取消');
  expect(done.text).toContain(number);
  expect(titles(done)).toEqual(['预约企业贷款']);
  const records = await desk.running.app.core.recordsAfter(customer.conversation, 0, 500);
  expect(records.flatMap((record) => (record.kind === 'event' && record.content.event === 'booking.cancelled' ? [record.content.data] : []))).toMatchObject([{ number, reason: '临时要出差', by: 'customer' }]);
  const other = await arrive();
  expect((await booked(other, '下周五下午两点在静安支行办理企业贷款，金额200万，我叫孙策，13600136000')).number).not.toBe('');
  expect((await customer.say('取消预约')).text).toMatch(/需要先核验[\s\S]*验证码已发送/);
});

test('GIVEN a cancellation that is read back WHEN 取消 is said THEN nothing changes', async () => {
  const customer = await arrive();
  const { number } = await booked(customer, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  await customer.press(await customer.say('我来不了了'), '跳过');
  expect((await customer.say('取消')).text).toContain('没有改动');
  expect((await customer.say('我的预约怎么样了')).text).toContain(number);
});

test('GIVEN the same adviser is free only where the booking itself is WHEN it is moved by half an hour THEN its own time is no hindrance', async () => {
  const customer = await arrive();
  await booked(customer, '下周五下午两点在静安支行办理企业贷款，金额200万，我叫赵敏，13700137000');
  const asked = await customer.press(await customer.say('改到下周五下午两点半'), '跳过');
  expect((await confirm(customer, asked)).text).toContain('14:30');
});

test('GIVEN a time that is taken by somebody else WHEN wanted THEN the nearest free ones are offered, and the present time is told from a new one', async () => {
  const [one, other] = [await arrive(), await arrive()];
  await booked(one, '下周五下午两点在静安支行办理企业贷款，金额200万，我叫赵敏，13700137000');
  await booked(other, '下周四下午两点在静安支行办理企业贷款，金额200万，我叫孙策，13600136000');
  const refused = await other.say('改到下周五下午两点');
  expect(refused.text).toContain('约满');
  expect(titles(refused)).toHaveLength(3);
  expect((await other.say('下周四下午两点')).text).toContain('就是现在的预约时间');
});

test('GIVEN two bookings WHEN one is named by day THEN it is that one; else the customer chooses', async () => {
  const customer = await arrive();
  await booked(customer, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  await customer.say('下周四上午十点在浦东支行办理开户');
  const card = await customer.say('13800138000');
  await confirm(customer, card.attachments ? card : await customer.say('确认'));
  const which = await customer.say('我想改期');
  expect(which.text).toContain('哪一个预约');
  expect(titles(which)).toHaveLength(2);
  expect((await customer.say('开户那个')).text).toContain('什么时间');
  await customer.say('取消');
  const named = await customer.say('把下周三的预约改到下周五上午十点');
  const asked = await customer.press(named, '跳过');
  expect(JSON.stringify(asked.attachments)).toMatch(/理财咨询.*12月2日.*12月4日/);
});

test('GIVEN another device WHEN a change is wanted THEN a code comes first, and the new time said before is not asked again', async () => {
  const first = await arrive();
  const { number } = await booked(first, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  const second = await arrive();
  expect((await second.say(`预约 ${number} 改到下周五下午三点`)).text).toContain('手机号或邮箱');
  const before = desk.sms.taken.length;
  await second.say('13800138000');
  const why = await second.say(await codeSent(desk.sms, before));
  expect(why.text).toContain('核验通过');
  expect(titles(why)).toEqual(['跳过']);
  expect((await confirm(second, await second.press(why, '跳过'))).text).toContain('改到 2026年12月4日');
  expect((await first.say('我的预约怎么样了')).text).toContain('2026年12月4日');
});

test('GIVEN a number that is somebody else\'s WHEN a change of it is pressed with a forged button THEN nothing of it is shown or changed', async () => {
  const owner = await arrive();
  const { number } = await booked(owner, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  const other = await arrive();
  await booked(other, '我想下周三下午四点在浦东支行约理财咨询，我叫李雷，手机13800138010');
  const why = await other.say('取消预约');
  const key = (why.suggestedActions?.actions[0]?.value as { form: string }).form;
  const forged = await other.say('这个', { value: { form: key, slot: 'booking', value: { number, service: 'wealth-advice', start: '2026-12-02T15:00', version: 1 } } });
  expect(forged.text).toContain('不能在这里变更');
  expect((await owner.say('我的预约怎么样了')).text).toContain(number);
});

test('GIVEN a card of a change WHEN the appointment is moved elsewhere before it is confirmed THEN the change is not made unseen', async () => {
  const first = await arrive();
  const { number } = await booked(first, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  const second = await arrive();
  const before = desk.sms.taken.length;
  await second.say(`取消预约 ${number}`);
  await second.say('13800138000');
  const asked = await second.press(await second.say(await codeSent(desk.sms, before)), '跳过');
  await confirm(first, await first.press(await first.say('改到下周五下午三点'), '跳过'));
  const refused = await confirm(second, asked);
  expect(refused.text).toContain('刚刚有了变化');
  expect(titles(refused)[0]).toContain('12月4日');
});

test('GIVEN a booking WHEN the evening before comes THEN the customer is reminded once, in the chat and by notice; a moved one at its new time, a cancelled one never', async () => {
  const { clock, app } = desk.running;
  const customer = await arrive();
  await booked(customer, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  await confirm(customer, await customer.press(await customer.say('改到下周五下午三点'), '跳过'));
  const gone = await arrive();
  await booked(gone, '我想下周五上午十点在浦东支行约理财咨询，我叫李雷，手机13800138010');
  await confirm(gone, await gone.press(await gone.say('取消预约'), '跳过'));
  await until('four notices', () => desk.sms.taken.length === 4);
  const to = async (time: string) => {
    clock.move(Date.parse(time) - clock.now());
    await app.timers.tick();
  };
  await to('2026-12-01T18:00:01+08:00');
  await to('2026-12-03T17:59:00+08:00');
  expect(await reminders(customer)).toEqual([]);
  await to('2026-12-03T18:00:01+08:00');
  await until('the reminder', async () => (await reminders(customer)).length === 1);
  expect(await reminders(customer)).toEqual([expect.stringContaining('提醒您：2026年12月4日（星期五）15:00')]);
  await until('its notice', () => desk.sms.taken.length === 5);
  await app.timers.tick();
  expect([...(await reminders(gone)), ...(await reminders(customer)).slice(1)]).toEqual([]);
  expect(desk.sms.taken).toHaveLength(5);
});

test('GIVEN two customers WHEN both move to the last free adviser at once THEN one gets it, and the other keeps theirs and is offered more', async () => {
  const [one, other] = [await arrive(), await arrive()];
  await booked(one, '下周四下午两点在静安支行办理企业贷款，金额200万，我叫赵敏，13700137000');
  await booked(other, '下周三下午两点在静安支行办理企业贷款，金额200万，我叫孙策，13600136000');
  const cards = await Promise.all([one, other].map(async (each) => each.press(await each.say('改到下周五下午两点'), '跳过')));
  const answers = await Promise.all([one, other].map((each, index) => confirm(each, cards[index] ?? fail())));
  expect(answers.filter(({ text }) => text?.includes('已由'))).toHaveLength(1);
  const refused = answers.find(({ text }) => !text?.includes('已由'));
  expect(refused?.text).toContain('约满');
});

function fail(): never {
  throw new Error('no card');
}

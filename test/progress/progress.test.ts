import { afterAll, beforeAll, expect, test } from 'vitest';
import { booked, codeSent, startWithSms, type WithSms } from '../change/helpers.js';
import { receiptNumber } from '../../cases/number.js';
import { Customer } from '../support/customer.js';

let desk: WithSms;
beforeAll(async () => {
  desk = await startWithSms();
});
afterAll(() => desk.stop());

test('GIVEN a booking of this conversation WHEN asked 我的预约怎么样了 THEN it is shown at once, with what can be done', async () => {
  const customer = await Customer.arrive(desk.running.app.address);
  const { number } = await booked(customer, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138001');
  const answer = await customer.say('我的预约怎么样了');
  expect(answer.text).toContain(number);
  expect(answer.text).toContain('2026年12月2日（星期三）15:00');
  expect(answer.suggestedActions?.actions.map(({ title }) => title)).toEqual(['改期', '取消预约', '查询其他业务']);
});

test('GIVEN a booking made elsewhere WHEN its contact is verified by code THEN it is shown on the second device, and no code is asked for again', async () => {
  const first = await Customer.arrive(desk.running.app.address);
  const { number } = await booked(first, '我想下周三上午十点在浦东支行约理财咨询，我叫李明，手机13800138002');
  const second = await Customer.arrive(desk.running.app.address);
  const before = desk.sms.taken.length;
  expect((await second.say(number)).text).toContain('手机号或邮箱');
  expect((await second.say('13800138002')).text).toContain('验证码已发送');
  const code = await codeSent(desk.sms, before);
  const shown = await second.say(code);
  expect(shown.text).toContain('核验通过');
  expect(shown.text).toContain(number);
  expect(shown.text).toContain('理财咨询');
  expect((await second.say('查进度')).text).toContain(number);
  // Half an hour of silence: perhaps somebody else at the same screen.
  desk.running.clock.move(31 * 60_000);
  const later = await (await second.again()).say(number);
  expect(later.text).toContain('需要先核验一下');
  expect(later.text).not.toContain('理财咨询');
});

test('GIVEN somebody else, verified by their own contact WHEN they name a number that exists and one that does not THEN the words are the same', async () => {
  const owner = await Customer.arrive(desk.running.app.address);
  const { number } = await booked(owner, '我想下周四上午十点在浦东支行约理财咨询，我叫赵敏，手机13800138003');
  const other = await Customer.arrive(desk.running.app.address);
  const asked = [(await other.say(number)).text, (await other.say('取消')).text];
  const strange = [(await other.say(receiptNumber('BK', '20261125', 999))).text, (await other.say('取消')).text];
  expect(asked).toEqual(strange);
  const before = desk.sms.taken.length;
  await other.say('查进度');
  await other.say('13800138004');
  await other.say(await codeSent(desk.sms, before));
  const [theirs, nobodys] = [(await other.say(number)).text, (await other.say(receiptNumber('BK', '20261125', 999))).text];
  expect(theirs).toBe(nobodys);
  expect(theirs).not.toContain('赵敏');
});

test('GIVEN a number with a wrong check character THEN it is said to look wrong, and no code is asked for', async () => {
  const customer = await Customer.arrive(desk.running.app.address);
  const right = receiptNumber('BK', '20261125', 1);
  const wrong = right.slice(0, -1) + (right.endsWith('A') ? 'B' : 'A');
  expect((await customer.say(wrong)).text).toContain('编号好像有误');
});

test('GIVEN six matters WHEN asked for progress THEN the five newest are shown, newest first, with a button each', async () => {
  const customer = await Customer.arrive(desk.running.app.address);
  const numbers: string[] = [];
  for (const time of ['上午九点', '上午十点', '上午十一点', '下午一点半', '下午两点半', '下午四点']) {
    numbers.push((await booked(customer, `12月8日${time}在徐汇支行办理开户，我叫周迅，手机13800138005`)).number);
    desk.running.clock.move(60_000);
  }
  const answer = await customer.say('查进度');
  expect([...(answer.text ?? '').matchAll(/BK-\d{8}-\d{4}-[0-9A-Z]/g)].map(([each]) => each)).toEqual(numbers.toReversed().slice(0, 5));
  expect(answer.text).toContain('最近的 5 项');
  const [newest] = answer.suggestedActions?.actions ?? [];
  const one = await customer.press(answer, newest?.title ?? '');
  expect(one.text).toContain(numbers.at(-1));
  expect(one.text).not.toContain(numbers[0]);
});

import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { booked } from '../change/helpers.js';
import { REFERENCE, startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';

const SECRET = 's'.repeat(48);
const ENVIRONMENT = { IDENTITY_ISSUER: 'https://www.example.com', IDENTITY_AUDIENCE: 'guitai', IDENTITY_SECRET: SECRET, IDENTITY_ALGORITHMS: 'HS256' };

let running: RunningApp;
beforeAll(async () => {
  running = await startApp(ENVIRONMENT);
});
afterAll(() => running.stop());

/** Somebody whom the institution's own site vouches for, in a new browser. */
async function signedIn(subject: string, more: Readonly<Record<string, string>> = {}): Promise<Customer> {
  const at = REFERENCE / 1_000;
  const identity = await new SignJWT({ ...more }).setProtectedHeader({ alg: 'HS256' }).setIssuer(ENVIRONMENT.IDENTITY_ISSUER).setAudience('guitai').setSubject(subject).setIssuedAt(at).setExpirationTime(at + 600).sign(Buffer.from(SECRET));
  const response = await fetch(`${running.app.address}/chat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ identity }) });
  const customer = Customer.with(running.app.address, z.object({ token: z.string(), conversationId: z.string() }).parse(await response.json()));
  await customer.request('POST', '/conversations');
  await customer.answers(1);
  return customer;
}

test('GIVEN a customer of the institution\'s own site WHEN they ask on another device THEN their booking is shown without a code, though no contact was vouched for', async () => {
  const first = await signedIn('customer-7');
  const { number } = await booked(first, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  const second = await signedIn('customer-7');
  expect((await second.say('我的预约怎么样了')).text).toContain(number);
  const other = await signedIn('customer-8');
  const theirs = await other.say(number);
  expect(theirs.text).toContain('没有查到这个编号');
  expect(theirs.text).not.toContain('理财');
  expect((await other.say('取消预约')).text).toContain('没有查到可以变更的预约');
});

test('GIVEN a complaint WHEN its progress is asked in the middle of it THEN the form goes on, and step, next step and expected time are told', async () => {
  const customer = await signedIn('customer-9', { name: '赵敏', phone_number: '+8613800138009' });
  await customer.say('我要投诉柜员态度差，昨天在浦东支行排队一个小时没人理我');
  const answer = await customer.say('我的投诉怎么样了');
  expect(answer.text).toContain('哪一类');
  expect(answer.text).toMatch(/投诉（CP-\d{8}-\d{4}-.）\n受理时间：2026年11月25日（星期三）10:00\n目前：等待您补充。下一步：登记受理。预计 2026年.+前有进展/);
});

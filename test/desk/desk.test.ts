import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptNumber } from '../../cases/number.js';
import type { RunningApp } from '../support/app.js';
import { startApp } from '../support/app.js';
import { cardActions, Customer } from '../support/customer.js';
import { COMPLAIN, Desk, startDesk, TOKEN, toldTo } from './desk.js';

const COMPLAINT = receiptNumber('CP', '20261125', 9001);
let running: RunningApp;
let desk: Desk;
beforeAll(async () => {
  running = await startDesk(COMPLAINT);
  desk = new Desk(running);
});
afterAll(() => running.stop());

const four = { reason: '系统升级', effect: '晚两天答复', measures: '专人跟进' };

test('GIVEN a complaint WHEN staff take it through its life THEN the customer is told each step, the accused is kept out, and it ends with cause and correction', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say(COMPLAIN);
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'accuse', staff: ['bad.guy'] })).toMatchObject({ event: 'desk.done' });
  expect(await desk.step(COMPLAINT, 'bad.guy', { do: 'accept' })).toMatchObject({ event: 'desk.refused', data: { reason: 'accused' } });
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'assign', owner: 'bad.guy' })).toMatchObject({ event: 'desk.refused', data: { reason: 'owner-accused' } });
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'answer', text: '太早' })).toMatchObject({ event: 'desk.refused', data: { reason: 'wrong-order' } });
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'accept' })).toMatchObject({ event: 'desk.done', data: { state: 'accepted' } });
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'investigate' })).toMatchObject({ data: { state: 'investigating' } });
  await desk.step(COMPLAINT, 'li.si', { do: 'note', text: '内部：调监控，联系13800138000' });
  await desk.step(COMPLAINT, 'li.si', { do: 'delay', newTime: '2026-11-27T17:00', ...four });
  await desk.step(COMPLAINT, 'li.si', { do: 'answer', text: '经查，当班人员确有不当，已批评教育，向您致歉。' });
  await desk.step(COMPLAINT, 'li.si', { do: 'handle' });
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'close', cause: '人手不足' })).toMatchObject({ event: 'desk.refused', data: { reason: 'correction-missing' } });
  expect(await desk.step(COMPLAINT, 'li.si', { do: 'close', cause: '人手不足', correction: '加派窗口' })).toMatchObject({ data: { state: 'closed' } });

  const told = await toldTo(running, customer);
  const chat = told.filter((each) => each.startsWith('chat:')).join('\n');
  expect(chat).toContain('已由工作人员受理');
  const link = (await (await customer.again()).all()).flatMap(cardActions).find((each) => each.url?.includes('/letters/'));
  const letter = await fetch(link?.url ?? '');
  expect(letter.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await letter.text();
  for (const words of [COMPLAINT, '尊敬的王芳', '2026年11月25日', '经查，当班人员确有不当，已批评教育，向您致歉。']) expect(page).toContain(words);
  expect((await fetch(`${running.app.address}/letters/${COMPLAINT}?s=${'x'.repeat(22)}`)).status).toBe(404);
  expect(chat).toContain('经查，当班人员确有不当，已批评教育，向您致歉。');
  for (const words of ['系统升级', '2026年11月27日（星期五）17:00', '晚两天答复', '专人跟进']) expect(chat).toContain(words);
  expect(chat).not.toContain('调监控');
  expect(chat).not.toContain('人手不足');
  expect(told.filter((each) => each.startsWith('sms:')).join('\n')).toContain('书面答复如下');

  const seen = await desk.see(COMPLAINT);
  expect(seen.status).toBe(200);
  const text = await seen.text();
  expect(JSON.parse(text)).toMatchObject({ state: 'closed', owner: 'li.si', details: { closing: { cause: '人手不足', correction: '加派窗口' } }, person: { name: '王**' } });
  expect(text).not.toContain('13800138000');
  expect(JSON.stringify(await running.app.core.recordsAfter(customer.conversation, 0, 500))).not.toContain('13800138000');
  expect((await desk.see(COMPLAINT, 'bad.guy')).status).toBe(404);
  expect((await desk.see(COMPLAINT, 'li.si')).status).toBe(200);
});

test('GIVEN a customer complains of an adviser by name THEN that adviser can take no part in it', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我要投诉浦东支行的陈顾问，昨天态度非常恶劣，还骂人');
  const [made] = await running.app.database.cases.ofConversation(customer.conversation, 1);
  const number = made?.number ?? '';
  expect(made?.accused).toEqual(['pd-chen']);
  expect((await desk.see(number, 'pd-chen')).status).toBe(404);
  expect(await desk.step(number, 'pd-chen', { do: 'accept' })).toMatchObject({ event: 'desk.refused', data: { reason: 'accused' } });
  expect(await desk.step(number, 'li.si', { do: 'assign', owner: 'pd-chen' })).toMatchObject({ event: 'desk.refused', data: { reason: 'owner-accused' } });
  expect(await desk.step(number, 'li.si', { do: 'accept' })).toMatchObject({ event: 'desk.done', data: { state: 'accepted' } });
});

test('GIVEN an application WHEN three people review it THEN nobody reviews twice, and it is arranged and confirmed', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我想申请个人贷款20万，月收入1.5万，无抵押，我叫李雷，wanglei@example.com');
  const confirm = await customer.say('买车');
  const done = await customer.press(confirm, '确认');
  const number = /AP-[\w-]+/.exec(done.text ?? '')?.[0] ?? '';
  const review = (by: string, stage: string, verdict = 'pass') => desk.step(number, by, { do: 'review', stage, verdict, reason: '资料齐全' });
  expect(await desk.step(number, 's1', { do: 'accept' })).toMatchObject({ data: { state: 'accepted' } });
  expect(await review('r2', 'second')).toMatchObject({ event: 'desk.refused', data: { reason: 'wrong-stage' } });
  expect(await review('r1', 'first')).toMatchObject({ data: { state: 'second-review' } });
  expect(await review('r1', 'second')).toMatchObject({ event: 'desk.refused', data: { reason: 'same-reviewer', sentence: expect.stringContaining('different person') as unknown } });
  expect(await review('r2', 'second')).toMatchObject({ data: { state: 'final-review' } });
  expect(await review('r3', 'final')).toMatchObject({ data: { state: 'approved' } });
  expect(await desk.step(number, 's1', { do: 'arrange', text: '周五上午十点在浦东支行面签' })).toMatchObject({ data: { state: 'arranged' } });
  expect(await desk.step(number, 's1', { do: 'confirm' })).toMatchObject({ data: { state: 'confirmed' } });
  expect(await desk.step(number, 's1', { do: 'close' })).toMatchObject({ data: { state: 'closed' } });
  const told = (await toldTo(running, customer)).join('\n');
  for (const words of ['初审', '复审', '终审', '周五上午十点在浦东支行面签', '已办结']) expect(told).toContain(words);
  expect(told).toMatch(/mail: 李雷，您好：您的个人贷款申请已受理。受理编号 AP-/);
  expect(await (await desk.see(number)).json()).toMatchObject({ kind: 'application', details: { service: 'personal-loan', income: { value: 15000, per: 'month' }, security: 'none' }, deadlines: [{ event: 'decision', doneAt: expect.any(String) as unknown }] });
});

test('GIVEN a cancelled application THEN the four fields and the alternative are told in the customer’s language', async () => {
  const customer = await Customer.arrive(running.app.address, 'en');
  await customer.say("I'd like to apply for a safe deposit box, I'm Mary Smith, mary@example.com");
  const confirm = await customer.say('papers');
  const number = /AP-[\w-]+/.exec((await customer.press(confirm, 'Confirm')).text ?? '')?.[0] ?? '';
  expect(await desk.step(number, 's1', { do: 'cancel', reason: 'no box is free', time: '2026-11-25', effect: 'no box this year', measures: 'you are first on the list', alternative: 'a box at our partner' })).toMatchObject({ data: { state: 'cancelled' } });
  const told = await toldTo(running, customer);
  for (const lane of ['chat: ', 'mail: ']) {
    const last = told.findLast((each) => each.startsWith(lane)) ?? '';
    for (const words of ['no box is free', 'Wednesday, 25 November 2026', 'no box this year', 'first on the list', 'a box at our partner']) expect(last).toContain(words);
  }
});

test('GIVEN the same key twice THEN the step is done once', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我要申请手机银行，个人名义，我叫王芳，13800138000');
  const number = /AP-[\w-]+/.exec((await customer.press(await customer.say('方便查账'), '确认')).text ?? '')?.[0] ?? '';
  const body = { number, by: 's1', idempotencyKey: 'once', step: { do: 'respond', text: '已收到' } };
  const [one, two] = [await desk.send(body), await desk.send(body)];
  expect([one.status, two.status]).toEqual([202, 202]);
  expect(await two.json()).toEqual(await one.json());
  await desk.step(number, 's1', { do: 'accept' });
  expect(await (await desk.see(number)).json()).toMatchObject({ steps: [{ what: 'opened' }, { what: 'responded' }, { what: 'accepted' }] });
});

test('GIVEN several steps at once THEN each is done, in order', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我要申请手机银行，个人名义，我叫王芳，13800138000');
  const number = /AP-[\w-]+/.exec((await customer.press(await customer.say('方便查账'), '确认')).text ?? '')?.[0] ?? '';
  await Promise.all(Array.from({ length: 8 }, (_, index) => desk.send({ number, by: 's1', idempotencyKey: `many${index}`, step: { do: 'note', text: `第${index}条` } })));
  await desk.step(number, 's1', { do: 'accept' });
  const seen = (await (await desk.see(number)).json()) as { steps: { what: string }[] };
  expect(seen.steps.filter(({ what }) => what === 'noted')).toHaveLength(8);
});

test.each([
  ['no token', '', {}, 401],
  ['a wrong token', 'wrong', {}, 401],
  ['no fields', TOKEN, {}, 400],
  ['an unknown number', TOKEN, { number: receiptNumber('CP', '20261125', 4242), by: 's1', idempotencyKey: 'a', step: { do: 'accept' } }, 404],
  ['a mistyped number', TOKEN, { number: 'CP-20261125-4242-0', by: 's1', idempotencyKey: 'a', step: { do: 'accept' } }, 404],
  ['an unknown step', TOKEN, { number: COMPLAINT, by: 's1', idempotencyKey: 'a', step: { do: 'burn' } }, 400],
  ['a delay without its fields', TOKEN, { number: COMPLAINT, by: 's1', idempotencyKey: 'a', step: { do: 'delay', reason: 'x' } }, 400],
  ['another field', TOKEN, { number: COMPLAINT, by: 's1', idempotencyKey: 'a', step: { do: 'accept', and: 1 } }, 400],
])('GIVEN %s THEN the door stays shut', async (_what, token, body, status) => {
  expect((await desk.send(body, token)).status).toBe(status);
});

test('GIVEN no desk token is set THEN there is no door', async () => {
  const other = await startApp();
  try {
    for (const path of ['steps', `cases/${COMPLAINT}`]) {
      const response = await fetch(`${other.app.address}/api/desk/${path}`, { method: path === 'steps' ? 'POST' : 'GET', headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }, ...(path === 'steps' && { body: '{}' }) });
      expect(response.status).toBe(404);
    }
  } finally {
    await other.stop();
  }
});

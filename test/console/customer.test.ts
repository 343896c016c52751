import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keep, madeCase } from '../support/cases.js';
import { booked, codeSent, startWithSms, type WithSms } from '../change/helpers.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { acted, AtDesk, chat } from './console.js';

let desk: WithSms;
let li: AtDesk;
beforeAll(async () => {
  desk = await startWithSms();
  li = await AtDesk.come(desk.running, 'li');
});
afterAll(() => desk.stop());

const beside = async (customer: Customer) => (await li.call('GET', chat(customer.conversation, '/beside'))).body;

describe('who the customer is', () => {
  it('GIVEN a number that was proved by a code THEN what they had elsewhere is beside the chat, and may be read; a number that was only said opens nothing', async () => {
    const { address } = desk.running.app;
    const before = await Customer.arrive(address);
    await booked(before, '我想下周三上午十点在浦东支行约理财咨询，我叫李明，手机13800138002');
    const now = desk.running.clock.now();
    const { number } = await keep(desk.running.app, madeCase(desk.running.app, before.conversation, now, { person: { name: '李明', contact: { kind: 'phone', value: '+8613800138002' } } }), now);

    const said = await Customer.arrive(address);
    await said.say('我叫李明，电话13800138002，想在浦东支行约个人贷款');
    await said.say('转人工');
    acted(await li.claims(said.conversation));
    expect(await beside(said)).toMatchObject({ customer: { verified: false }, matters: [], earlier: [] });
    expect(await li.call('GET', chat(before.conversation))).toMatchObject({ status: 404 });
    acted(await li.does(said.conversation, 'close', { outcome: 'no-answer' }));

    const proved = await Customer.arrive(address);
    const sent = desk.sms.taken.length;
    await proved.say('查进度');
    await proved.say('13800138002');
    await proved.say(`验证码是 ${await codeSent(desk.sms, sent)}`);
    await proved.say('转人工');
    acted(await li.claims(proved.conversation));
    const shown = await beside(proved);
    expect(shown).toMatchObject({ customer: { verified: true }, earlier: expect.arrayContaining([expect.objectContaining({ conversation: before.conversation, title: number })]) as unknown });
    expect(JSON.stringify(shown)).toContain(number);
    // The number itself is masked here as everywhere.
    expect(JSON.stringify(shown)).not.toMatch(/138 ?0013 ?8002|\+8613800138002/);
    expect(await li.call('GET', chat(before.conversation))).toMatchObject({ status: 200 });
    // With the chat ends the right to look.
    acted(await li.does(proved.conversation, 'close', { outcome: 'no-answer' }));
    expect(await li.call('GET', chat(before.conversation))).toMatchObject({ status: 404 });
  });
});

describe('off hours', () => {
  it('GIVEN nobody is there THEN the customer is told truly when somebody is, and the message they leave is somebody’s at opening', async () => {
    const { running } = desk;
    // Wednesday evening.
    running.clock.move(10 * 3_600_000);
    const customer = await Customer.arrive(running.app.address);
    const told = await customer.say('转人工');
    expect(told.text).toMatch(/明天|11月26日|9[:：]00|09[:：]00/u);
    await customer.say('留言');
    await customer.say('请问我的存单在哪里可以挂失');
    for (let tries = 0; tries < 4 && (await running.app.database.handoffs.history(customer.conversation, 1))[0]?.kind !== 'message'; tries += 1) await customer.say(tries % 2 === 0 ? '跳过' : '确认');
    const [left] = await running.app.database.handoffs.history(customer.conversation, 1);
    expect(left).toMatchObject({ kind: 'message', state: 'waiting', offeredTo: '' });
    // Four hours of the desk's own, from the next morning on.
    expect(left?.dueAt).toBe('2026-11-26T05:00:00.000Z');
    await running.app.router.tick();
    expect((await running.app.database.handoffs.history(customer.conversation, 1))[0]?.offeredTo).toBe('');

    running.clock.move(13 * 3_600_000 + 300_000);
    const early = await AtDesk.come(running, 'early');
    const offered = await until('an offer', async () => (await early.queue()).find(({ conversation, offeredTo }) => conversation === customer.conversation && offeredTo === early.id));
    expect(offered).toMatchObject({ kind: 'message', state: 'waiting' });
    acted(await early.claims(customer.conversation));
    acted(await early.says(customer.conversation, '您好，任一网点都可以挂失'));
    // Their token is dead by now; the same browser finds the answer.
    expect((await (await customer.again()).all()).at(-1)?.text).toBe('您好，任一网点都可以挂失');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeSent } from '../change/helpers.js';
import { settled } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { says, shownOnWeb, shownOnWechat, startTwoChannels, type TwoChannels } from './twoChannels.js';

let channels: TwoChannels;
beforeAll(async () => {
  channels = await startTwoChannels();
});
afterAll(() => channels.stop());

const app = () => channels.world.running.app;

/** All that a customer has seen, in one text. */
async function seen(customer: Customer): Promise<string> {
  return (await customer.all()).map((each) => `${each.text ?? ''}${JSON.stringify(each.attachments ?? '')}`).join('\n');
}

describe('begun on WeChat, gone on with on the web', () => {
  it('GIVEN a booking half told on WeChat WHEN the web is asked to go on with it THEN it is, with what was told; WeChat says so and lets it go, and it is booked once', async () => {
    const phone = '13800138061';
    const follower = await shownOnWechat(channels, phone);
    await says(follower, '我想约理财咨询，浦东支行');
    const customer = await shownOnWeb(channels, phone, '继续我在微信上没填完的预约');
    await until('what was told on WeChat', async () => /已接过来[^]*理财咨询[^]*浦东支行/u.test(await seen(customer)));
    expect(await seen(customer)).not.toContain('要接着办哪一项');
    await until('a word on WeChat', () => follower.shows.some((text) => text.includes('预约已转到网页上接着办')));
    const asked = await customer.say('下周三下午三点');
    expect(asked.text).not.toContain('没有听懂');
    await customer.say('王芳');
    const readBack = await customer.say(phone);
    const done = await customer.press(readBack, '确认');
    const number = /BK-\d{8}-\d{4}-[0-9A-Z]/u.exec(JSON.stringify(done))?.[0] ?? '';
    expect(number).not.toBe('');
    // WeChat has nothing open any more: the same words begin another appointment.
    expect(await says(follower, '下周四上午十点')).toContain('请问您想办理哪项业务');
    expect(await says(follower, '我的业务办到哪了')).toContain(number);
  });

  it('GIVEN a complaint begun on WeChat WHEN the customer shows on the web who they are THEN it is offered by a button, and its draft and its reminder follow', async () => {
    const phone = '13800138062';
    const follower = await shownOnWechat(channels, phone);
    const opened = await says(follower, '我要投诉，浦东支行柜员态度恶劣');
    const number = /CP-\d{8}-\d{4}-[0-9A-Z]/u.exec(opened)?.[0] ?? '';
    const customer = await shownOnWeb(channels, phone);
    const offered = await until('the offer', async () => (await customer.all()).find(({ text }) => text?.includes('微信上还有一项没填完：投诉')));
    await customer.press(offered, '接着办投诉');
    await settled(app(), customer.conversation);
    expect(await seen(customer)).toContain('态度恶劣');
    expect(await app().database.cases.byNumber(number)).toMatchObject({ state: 'draft', conversation: customer.conversation });
    for (const words of ['昨天下午', '一位男柜员', '道歉', '王芳', phone]) await customer.say(words);
    const done = (await customer.all()).findLast(({ from }) => from.role !== 'user');
    if (done === undefined) throw new Error('nothing was said');
    await customer.press(done, '确认');
    expect(await app().database.cases.byNumber(number)).toMatchObject({ state: 'open', details: { when: '昨天下午' } });
    await until('a word on WeChat', () => follower.shows.some((text) => text.includes('投诉已转到网页上接着办')));
  });

  it('GIVEN two forms left open WHEN asked to go on THEN the customer chooses, by a button or in words; a form is offered nowhere once it is here', async () => {
    const phone = '13800138063';
    const one = await shownOnWechat(channels, phone);
    await says(one, '我想约理财咨询，浦东支行');
    await channels.world.running.restart();
    const two = await shownOnWechat(channels, phone);
    await says(two, '我要申请个人贷款');
    await says(two, '二十万');
    const customer = await shownOnWeb(channels, phone, '接着办微信上没填完的');
    const asked = await until('the question', async () => (await customer.all()).find(({ text }) => text?.includes('要接着办哪一项')));
    expect(asked.suggestedActions?.actions.map(({ title }) => title)).toEqual(expect.arrayContaining(['申请（微信上填的）', '预约（微信上填的）']));
    await customer.say('申请那个');
    await until('the application', async () => /已接过来[^]*20\s?万|已接过来[^]*200,?000/u.test(await seen(customer)));
    await until('a word on WeChat', () => two.shows.some((text) => text.includes('申请已转到网页上接着办')));
    await customer.say('取消');
    const open = await app().core.recordsAfter(customer.conversation, 0, 200);
    expect(open.filter((each) => each.kind === 'event' && each.content.event === 'form.brought')).toHaveLength(1);
  });

  it('GIVEN a stranger, or another number WHEN they ask to go on THEN nothing of anybody is shown before a code, and then only their own', async () => {
    const phone = '13800138064';
    const follower = await shownOnWechat(channels, phone);
    await says(follower, '我想约理财咨询，浦东支行');
    const customer = await Customer.arrive(app().address);
    expect((await customer.say('继续我在微信上没填完的预约')).text).toMatch(/手机号|邮箱/);
    const before = channels.sms.taken.length;
    await customer.say('13900139064');
    await customer.say(await codeSent(channels.sms, before));
    await until('an answer', async () => (await seen(customer)).includes('没有找到您在其他渠道没填完的'));
    expect(await seen(customer)).not.toContain('浦东支行，');
  });

  it('GIVEN a form told more than a week ago THEN it is not offered', async () => {
    const phone = '13800138065';
    const follower = await shownOnWechat(channels, phone);
    await says(follower, '我想约理财咨询，浦东支行');
    channels.world.running.clock.move(8 * 24 * 3_600_000);
    const customer = await shownOnWeb(channels, phone, '继续我在微信上没填完的预约');
    await until('an answer', async () => (await seen(customer)).includes('没有找到您在其他渠道没填完的'));
  });
});

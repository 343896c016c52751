import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choosesWay, wayIn } from '../../dialogs/reach/words.js';
import { booked, codeSent } from '../change/helpers.js';
import { settled } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { says, shownOnWeb, shownOnWechat, startTwoChannels, type TwoChannels } from './twoChannels.js';

const DAY = 24 * 3_600_000;

describe('words that choose a way', () => {
  it.each([
    ['以后通知发到微信', 'wechat'], ['通知都发到这里吧', 'chat'], ['用短信通知我', 'phone'], ['进度改用邮件通知', 'mail'], ['别再发短信了', 'chat'], ['不要给我发邮件了', 'chat'],
    ['修改通知方式', undefined], ['提醒发到企业微信', 'wecom'], ['notify me by mail', 'mail'], ['notify me here', 'chat'], ['please remind me by text message', 'phone'], ['change how you notify me', undefined],
    ['以后不用短信，通知发到微信', 'wechat'],
  ])('GIVEN %s THEN it is a choice: %s', (said, way) => {
    expect([choosesWay(said), wayIn(said)]).toEqual([true, way]);
  });

  it.each(['你们通知要在几天内发出', '短信验证码收不到', '我要投诉你们短信骚扰', '微信怎么绑定', '预约成功会通知我吗', '结果什么时候出来'])('GIVEN %s THEN it is none', (said) => {
    expect(choosesWay(said)).toBe(false);
  });
});

describe('how a customer is told', () => {
  let channels: TwoChannels;
  beforeAll(async () => {
    channels = await startTwoChannels();
  });
  afterAll(() => channels.stop());

  const app = () => channels.world.running.app;
  /** Texts that went to a number, codes left out. */
  const smsTo = (phone: string) => channels.sms.taken.filter(({ to, text }) => to === `+86${phone}` && !text.includes('验证码')).map(({ text }) => text);

  it('GIVEN a booking on the web WHEN its customer chooses WeChat THEN its reminder comes there alone, and WeChat has said so', async () => {
    const phone = '13800138071';
    const follower = await shownOnWechat(channels, phone);
    const customer = await shownOnWeb(channels, phone);
    await booked(customer, `我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机${phone}`);
    await until('the confirmation by SMS', () => smsTo(phone).length === 1);
    expect((await customer.say('以后通知发到微信')).text).toContain('今后的业务通知都发到微信');
    await until('a word on WeChat', () => follower.shows.some((text) => text.includes('在网页上选择了在这里接收业务通知')));
    const before = follower.shows.length;
    // WeChat may be written to for two days after the customer wrote.
    channels.world.running.clock.move(5 * DAY);
    await says(follower, '你好');
    channels.world.running.clock.move(1.5 * DAY);
    await app().timers.tick();
    await until('the reminder on WeChat', () => follower.shows.slice(before).some((text) => text.includes('理财咨询') && text.includes('提醒')));
    await settled(app(), customer.conversation);
    expect(smsTo(phone)).toHaveLength(1);
    const onWeb = (await app().core.recordsAfter(customer.conversation, 0, 200)).filter((each) => each.kind === 'event' && each.content.event === 'booking.reminder');
    expect(onWeb).toEqual([]);
  });

  it('GIVEN a customer who wants no SMS WHEN they book THEN nothing is sent beside the chat, codes excepted; asked again, it is', async () => {
    const phone = '13800138072';
    const customer = await Customer.arrive(app().address);
    expect((await customer.say('别再给我发短信了')).text).toContain('业务通知都写在这个聊天里');
    await booked(customer, `我想下周四下午三点在浦东支行约理财咨询，我叫李雷，手机${phone}`);
    await settled(app(), customer.conversation);
    expect(smsTo(phone)).toEqual([]);
    expect((await customer.say('用短信通知我')).text).toMatch(/短信发到 138\*{4}8072/);
    await booked(customer, `我想下周五下午三点在浦东支行约理财咨询`);
    await until('the confirmation by SMS', () => smsTo(phone).length === 1);
  });

  it('GIVEN somebody who names a number that is not shown to be theirs WHEN they choose SMS THEN a code comes first; mail, which nothing carries here, is said to be none', async () => {
    const customer = await Customer.arrive(app().address);
    expect((await customer.say('用邮件通知我')).text).toContain('还不能用邮件通知');
    expect((await customer.say('用短信通知我')).text).toMatch(/核验/);
    const before = channels.sms.taken.length;
    await customer.say('13800138073');
    await customer.say(await codeSent(channels.sms, before));
    await until('the choice', async () => (await customer.all()).some(({ text }) => text?.includes('用短信发到 138****8073') === true));
  });

  it('GIVEN a stranger WHEN they choose WeChat THEN a code comes first, and without a chat there it says so', async () => {
    const customer = await Customer.arrive(app().address);
    expect((await customer.say('以后通知发到微信')).text).toMatch(/核验/);
    const before = channels.sms.taken.length;
    await customer.say('13800138074');
    await customer.say(await codeSent(channels.sms, before));
    await until('the answer', async () => (await customer.all()).some(({ text }) => text?.includes('没有找到您在微信上核验过身份的聊天') === true));
  });

  it('GIVEN a booking half told WHEN a way is chosen in the middle THEN it is set, and the booking goes on; in a complaint the words are told', async () => {
    const customer = await Customer.arrive(app().address);
    await customer.say('我想约理财咨询，浦东支行');
    const answer = await customer.say('以后通知发到这里');
    expect(answer.text).toContain('业务通知都写在这个聊天里');
    expect(answer.text).toContain('请问您想约什么时间');
    const other = await Customer.arrive(app().address);
    await other.say('我要投诉');
    for (const words of ['柜员态度恶劣还骂人', '昨天', '浦东支行', '不清楚']) await other.say(words);
    expect((await other.say('处理结果用短信通知我')).text).toContain('处理结果用短信通知我');
  });

  it('GIVEN no way in the words WHEN asked THEN the ways that there are stand as buttons', async () => {
    const customer = await Customer.arrive(app().address);
    const asked = await customer.say('修改通知方式');
    expect(asked.suggestedActions?.actions.map(({ title }) => title)).toEqual(['发到这里', '短信']);
    expect((await customer.press(asked, '发到这里')).text).toContain('业务通知都写在这个聊天里');
  });
});

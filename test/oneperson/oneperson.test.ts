import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besideView, type BesideView } from '../../bot/api/chats.js';
import { linkedConversations } from '../../bot/api/linked.js';
import { AtDesk, chat, key } from '../console/console.js';
import { codeSent } from '../change/helpers.js';
import { settled } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { Follower } from '../support/wechat.js';
import { says, shownOnWeb, shownOnWechat, startTwoChannels, type TwoChannels } from './twoChannels.js';

const PHONE = '13800138091';

let channels: TwoChannels;
const review = (conversation: string): string => `/api/review/conversations/${encodeURIComponent(conversation)}/linked`;

let sun: AtDesk;
let li: AtDesk;
beforeAll(async () => {
  channels = await startTwoChannels();
  [li, sun] = [await AtDesk.come(channels.world.running, 'li'), await AtDesk.come(channels.world.running, 'sun', ['supervisor'])];
});
afterAll(() => channels.stop());

const app = () => channels.world.running.app;

/** What an agent who has taken a chat sees beside it. */
async function beside(conversation: string): Promise<BesideView> {
  return besideView.parse((await li.call('GET', chat(conversation, '/beside'))).body);
}

describe('one person on WeChat and on the web', () => {
  it('GIVEN a booking made on WeChat WHEN the same number is shown on the web THEN it stands there without typing its number; before, nothing does', async () => {
    const follower = new Follower(channels.world, undefined, 'safe');
    await says(follower, `我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机${PHONE}`);
    const receipt = await says(follower, '确认');
    const number = /BK-\d{8}-\d{4}-[0-9A-Z]/.exec(receipt)?.[0] ?? '';
    expect(number).not.toBe('');
    const customer = await Customer.arrive(app().address);
    await customer.say('查一下我的业务办理进度');
    expect(JSON.stringify(await customer.all())).not.toContain(number);
    const before = channels.sms.taken.length;
    await customer.say(PHONE);
    await customer.say(await codeSent(channels.sms, before));
    await until('the booking', async () => JSON.stringify(await customer.all()).includes(number));
  });

  it('GIVEN both verified by one number WHEN an agent takes the web chat THEN the WeChat one stands beside it and can be read; once unlinked, nothing does', async () => {
    const phone = '13800138092';
    const follower = await shownOnWechat(channels, phone);
    await says(follower, `我想下周五下午三点在浦东支行约理财咨询，我叫王芳，手机${phone}`);
    await says(follower, '确认');
    const customer = await shownOnWeb(channels, phone);
    await customer.say('转人工');
    await li.claims(customer.conversation);
    const { linked } = await until('the other chat', async () => ((view) => (view.linked.length > 0 ? view : undefined))(await beside(customer.conversation)));
    expect((await beside(customer.conversation)).matters).toHaveLength(1);
    expect(linked).toMatchObject([{ conversation: follower.conversation, channel: 'wechat', by: 'phone' }]);
    expect(JSON.stringify(linked)).not.toContain(phone);
    expect((await li.call('GET', chat(follower.conversation))).status).toBe(200);
    // A supervisor finds it beside the transcript, from either side; an agent does not review.
    expect(linkedConversations.parse((await sun.call('GET', review(customer.conversation))).body).linked).toMatchObject([{ conversation: follower.conversation, channel: 'wechat', by: 'phone' }]);
    const back = await until('the web chat', async () => ((found) => (found.length > 0 ? found : undefined))(linkedConversations.parse((await sun.call('GET', review(follower.conversation))).body).linked));
    expect(back).toMatchObject([{ conversation: customer.conversation, channel: 'directline' }]);
    expect((await li.call('GET', review(customer.conversation))).status).toBe(403);
    expect(await li.call('POST', chat(customer.conversation, '/unlink'), { key: key(), reason: '' })).toMatchObject({ status: 400 });
    const once = key();
    for (const _ of [1, 2]) expect((await li.call('POST', chat(customer.conversation, '/unlink'), { key: once, reason: '客户说手机是家人的' })).status).toBe(200);
    const { linked: left, customer: shown, matters } = await beside(customer.conversation);
    expect([left, shown.verified, matters]).toEqual([[], false, []]);
    expect((await li.call('GET', chat(follower.conversation))).status).toBe(404);
    const events = (await app().core.recordsAfter(customer.conversation, 0, 200)).filter((each) => each.kind === 'event' && each.content.event === 'identity.unlinked');
    expect(events).toHaveLength(1);
    await li.does(customer.conversation, 'close', { outcome: 'solved', note: '' });
  });

  it.each([['解除关联', '13800138095'], ['这不是我的', '13800138096'], ['unlink me', '13800138097']])('GIVEN a verified customer WHEN they say %s THEN nothing of the other channel is shown any more, until a code is answered anew', async (words, phone) => {
    const follower = await shownOnWechat(channels, phone);
    expect(await says(follower, words)).toMatch(/已解除|Done\./);
    await settled(app(), follower.conversation);
    // Asked again, the bot wants a proof again.
    expect(await says(follower, '查一下我的业务办理进度')).toMatch(/手机号|邮箱|联系方式/);
  });

  it.each(['这不是我的错', '我想取消预约', '这不是我想要的时间', '绑定银行卡怎么弄'])('GIVEN %s THEN nothing is unlinked', async (words) => {
    const customer = await Customer.arrive(app().address);
    await customer.say(words);
    expect((await app().core.recordsAfter(customer.conversation, 0, 50)).some((each) => each.kind === 'event' && each.content.event === 'identity.unlinked')).toBe(false);
  });

  it('GIVEN a number that was only said in another chat THEN nobody is linked by it', async () => {
    const told = await Customer.arrive(app().address);
    await told.say('我想下周四上午十点在浦东支行约理财咨询，我叫赵云，手机13800138094');
    const customer = await shownOnWeb(channels, '13800138094');
    await customer.say('转人工');
    await li.claims(customer.conversation);
    expect((await beside(customer.conversation)).linked).toEqual([]);
    await li.does(customer.conversation, 'close', { outcome: 'solved', note: '' });
  });
});

import { codeSent } from '../change/helpers.js';
import { settled } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { startSmsGateway, type SmsGateway } from '../support/smsGateway.js';
import { until } from '../support/until.js';
import { Follower, startWechat, wechatSettings, type WechatWorld } from '../support/wechat.js';

const SECRET = 'test-secret-of-the-gateway-0123456789';

/** The product with WeChat and a gateway for codes. */
export interface TwoChannels {
  readonly world: WechatWorld;
  readonly sms: SmsGateway;
  /** What another instance must be started with. */
  readonly settings: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts them. */
export async function startTwoChannels(more: Readonly<Record<string, string>> = {}): Promise<TwoChannels> {
  const clock: { now: () => number } = { now: Date.now };
  const sms = await startSmsGateway(SECRET, () => clock.now());
  const settings = { SMS_GATEWAY_URL: sms.url, SMS_GATEWAY_SECRET: SECRET };
  const world = await startWechat('safe', { ...settings, ...more });
  clock.now = () => world.running.clock.now();
  return { world, sms, settings: { ...settings, ...wechatSettings(world.platform, 'safe') }, stop: async () => { await world.stop(); await sms.close(); } };
}

/** A follower's words, and what they are answered with. */
export async function says(follower: Follower, content: string): Promise<string> {
  const before = follower.shows.length;
  await follower.does('text', { content });
  await until(`an answer to ${content}`, () => follower.shows.length > before);
  return follower.shows.slice(before).join('\n');
}

/** Somebody on WeChat who asks for their matters and shows by a code that a number is theirs. */
export async function shownOnWechat({ world, sms }: TwoChannels, phone: string): Promise<Follower> {
  const follower = new Follower(world, undefined, 'safe');
  await says(follower, '查一下我的业务办理进度');
  const before = sms.taken.length;
  await says(follower, phone);
  await says(follower, await codeSent(sms, before));
  await linkable(world, follower.conversation);
  return follower;
}

/** Until what was shown in a conversation can be found from another: a moment after it was said. */
async function linkable({ running }: WechatWorld, conversation: string): Promise<void> {
  await until('the conversation to be found', async () => {
    const { hits } = await running.app.database.readings.ask('review.search', { terms: [], groups: [], without: [], limit: 50 });
    return hits.some((hit) => hit.conversation === conversation) && (await running.app.database.readings.ask('customers.proofs', { conversation })).length > 0;
  });
}

/** The same on the web, asking in these words. */
export async function shownOnWeb({ world: { running }, sms }: TwoChannels, phone: string, words = '查一下我的业务办理进度'): Promise<Customer> {
  // No number is sent two codes within a minute; another instance does not know of the first.
  await running.restart();
  const customer = await Customer.arrive(running.app.address);
  await customer.say(words);
  const before = sms.taken.length;
  await customer.say(phone);
  await customer.say(await codeSent(sms, before));
  await settled(running.app, customer.conversation);
  return customer;
}

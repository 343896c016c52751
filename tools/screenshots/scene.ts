import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Guitai } from '../../bot/app.js';
import { arrive, type Customer } from '../desk/customer.js';
import { signIn, type AccountWish, type SignedIn } from '../desk/staff.js';
import type { SceneClock } from './sceneClock.js';

/** Who works here in the pictures. Nobody of them exists. */
export const PEOPLE: readonly AccountWish[] = [
  { name: 'wang', displayName: '王敏', workNumber: '1023', roles: ['agent'], languages: ['zh-Hans', 'en'] },
  { name: 'li', displayName: '李强', workNumber: '1045', roles: ['agent'], skills: ['loans'] },
  { name: 'zhao', displayName: '赵倩', workNumber: '1052', roles: ['agent'] },
  { name: 'sun', displayName: '孙磊', workNumber: '1060', roles: ['agent'] },
  { name: 'zhou', displayName: '周岚', workNumber: '2001', roles: ['supervisor'] },
  { name: 'chen', displayName: '陈晨', workNumber: '3001', roles: ['compliance'] },
  { name: 'he', displayName: '何青', workNumber: '3002', roles: ['compliance'] },
];

/** Who takes no new chats. */
const BUSY: ReadonlySet<string> = new Set(['zhao', 'zhou']);
/** From the clock's beginning, the afternoon before, to the morning of the scene. */
const DAY_BEFORE_MS = 20 * 3_600_000;
/** Steps of the clock: shorter than the grace time, so that nobody is taken for gone. */
const STEP_MS = 20_000;

const queue = z.object({ waiting: z.array(z.object({ id: z.string(), conversation: z.string(), kind: z.string() })) });
const groups = z.object({ groups: z.array(z.object({ id: z.string(), wordings: z.array(z.string()) })) });

/** The scene: who is here, and the conversations that are open. */
export interface Scene {
  readonly staff: Readonly<Record<string, SignedIn>>;
  /** The conversation shown in the middle of the desk. */
  readonly chosen: string;
  close(): void;
}

/** Brings the scene about through the product's own doors: customers speak Direct Line, staff use the API. */
export async function playScene({ address, database }: Pick<Guitai, 'address' | 'database'>, clock: SceneClock): Promise<Scene> {
  const customers: Customer[] = [];
  const customer = async (locale?: string): Promise<Customer> => {
    const came = await arrive(address, locale);
    customers.push(came);
    return came;
  };
  // The day before: a complaint, whose first answer is due today.
  const complaining = await customer();
  for (const words of ['我要投诉，昨天下午在浦东支行，柜员态度特别差', '跳过', '请他道歉', '我叫刘洋', '13900139000', '确认']) await complaining.say(words);
  clock.move(DAY_BEFORE_MS);

  const staff: Record<string, SignedIn> = {};
  for (const { name } of PEOPLE) staff[name] = await signIn(address, name);
  const at = (name: string): SignedIn => {
    const found = staff[name];
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const desks = ['wang', 'li', 'zhao', 'zhou'];
  const here = async (name: string): Promise<unknown> => at(name).post('/presence', { availability: BUSY.has(name) ? 'busy' : 'available' });
  /** Time goes by, and everybody gives a sign of life. */
  const later = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += STEP_MS) {
      clock.move(Math.min(STEP_MS, ms - gone));
      for (const name of desks) await database.presence.beat(at(name).staff.id, clock.now(), BUSY.has(name) ? 'busy' : 'available');
    }
  };
  const claim = async (name: string, { conversation }: Customer): Promise<void> => {
    const { waiting } = queue.parse(await at(name).get('/queue'));
    const found = waiting.find((each) => each.conversation === conversation && each.kind === 'chat');
    if (!found) throw new Error(`${conversation} does not wait`);
    await at(name).post(`/handoffs/${encodeURIComponent(found.id)}/claim`, { key: randomUUID() });
  };
  const says = async (name: string, { conversation }: Customer, text: string, clause?: string): Promise<unknown> =>
    at(name).post(`/chats/${encodeURIComponent(conversation)}/messages`, { key: randomUUID(), text, ...(clause !== undefined && { clause }) });
  const notes = async (name: string, { conversation }: Customer, text: string): Promise<unknown> => at(name).post(`/chats/${encodeURIComponent(conversation)}/notes`, { key: randomUUID(), text });

  // What the norms could not answer, asked in several ways.
  for (const question of ['信用卡年费多少钱', '信用卡的年费是多少', '办信用卡年费要多少']) await (await customer()).say(question);
  for (const question of ['贷款审批要几天', '贷款审批一般几天']) await (await customer()).say(question);
  for (const question of ['我说的话会传出去吗', '我说的话会传出去么', '说的话会传出去吗']) await (await customer()).say(question);

  for (const name of desks) await here(name);
  // Held by others.
  const lis = await customer();
  await lis.say('我想申请个人贷款');
  await lis.say('转人工');
  await claim('li', lis);
  await says('li', lis, '您好，我是贷款组的李强，请问想了解哪种贷款？');
  await lis.tell('装修贷，二十万，想分三年还');
  const lisSecond = await customer();
  await lisSecond.say('转人工');
  await claim('li', lisSecond);
  await lisSecond.tell('我的贷款合同在哪里下载');
  await says('li', lisSecond, '手机银行“贷款—我的合同”里可以下载，需要我陪您操作一遍吗？');
  const zhaos = await customer();
  await zhaos.say('转人工');
  await claim('zhao', zhaos);
  await zhaos.tell('汇款到账时间怎么还没到');
  await later(40_000);

  // Wang's three: one in a form, one pressing, one in English.
  const english = await customer('en');
  await english.say('I would like to talk to a person');
  await claim('wang', english);
  await says('wang', english, 'Good morning, this is Wang Min. How can I help you?');
  await english.tell('Can I open an account with my passport?');
  await says('wang', english, 'Yes. Please bring your passport and a proof of address to any branch.');
  const chosen = await customer();
  await chosen.say('我想下周三下午三点在浦东支行约理财咨询，我叫王芳');
  const pressing = await customer();
  await pressing.say('转人工');
  await claim('wang', pressing);
  await says('wang', pressing, '您好，请问有什么可以帮您？');
  await pressing.tell('我昨天的转账显示成功，对方说没收到，都一天了');
  await later(40_000);
  await chosen.say('转人工，有件事想当面说');
  await claim('wang', chosen);
  await says('wang', chosen, '王女士您好，我是王敏，您的预约我看到了：下周三下午三点，浦东支行。请问还有什么要一起办的？');
  await chosen.tell('上个月我提过一次意见，一直没人回我');
  await notes('wang', chosen, '客户上月在柜台提过意见，查一下登记。');
  await says('wang', chosen, '抱歉让您久等，我马上查。');
  await later(40_000);
  await chosen.tell('投诉处理要多久');

  // Waiting: one whose account is in danger, two who asked.
  const waiting = await customer();
  await waiting.say('转人工');
  await later(20_000);
  const loan = await customer();
  await loan.say('我要转人工问贷款的事');
  const danger = await customer();
  await danger.say('我的卡被人盗刷了三笔，快帮我停掉');

  const { groups: asked } = groups.parse(await at('chen').get('/questions'));
  const group = asked.find(({ wordings }) => wordings.some((each) => each.includes('传出去')));
  if (!group) throw new Error('the questions were answered');
  await at('chen').post('/amendments', { group: group.id, proposal: { kind: 'alias', clause: '1.4.1', questions: group.wordings } });
  return {
    staff, chosen: chosen.conversation,
    close: () => {
      for (const each of customers) each.close();
      for (const each of Object.values(staff)) each.close();
    },
  };
}

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groundIfThere, SHARED_KEYS } from '../contracts/store/onPostgres.js';
import { emptyDesk } from '../support/agents.js';
import { eventsOf } from '../support/cases.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { acted, AtDesk, chat, key, toldTo, waitingCustomer } from './console.js';

const SECOND = 1_000;
/** The router looks when it is told to, or when something changes. */
const QUIET = { waits: { desk: { lookMs: 3_600_000, beatMs: 3_600_000 } } };

let running: RunningApp;
let agents: readonly AtDesk[];
beforeAll(async () => {
  running = await startApp({}, QUIET);
  const agent = (name: string, more = {}) => AtDesk.come(running, name, ['agent'], { id: name, ...more });
  agents = [await agent('a'), await agent('b'), await agent('loans', { skills: ['loans'], teams: ['loans'] }), await AtDesk.come(running, 'boss', ['supervisor'], { id: 'z-boss' })];
});
afterEach(() => emptyDesk(running));
afterAll(() => running.stop());

/** These are there and take chats, and will be in so many seconds. */
const there = async (names: readonly string[], seconds = 0): Promise<void> => {
  for (const { id } of agents) await running.app.database.presence.beat(id, running.clock.now() + seconds * SECOND, names.includes(id) ? 'available' : 'away');
};
const handoff = async (conversation: string, app = running.app) => {
  const [found] = await app.database.handoffs.history(conversation, 1);
  if (!found) throw new Error('no handoff');
  return found;
};
const offered = async (conversation: string): Promise<string> => (await handoff(conversation)).offeredTo;
/** Time goes by, these stay, and the router looks. */
async function passes(seconds: number, ...names: readonly string[]): Promise<void> {
  await there(names, seconds);
  running.clock.move(seconds * SECOND);
  await running.app.router.tick();
}
const by = (name: string): AtDesk => {
  const found = agents.find(({ id }) => id === name);
  if (!found) throw new Error(name);
  return found;
};

describe('an offer', () => {
  it('goes to who has the fewest chats, then to the next, then to the supervisor, and the customer is told once', async () => {
    await there(['a', 'b']);
    const first = await waitingCustomer(running);
    await until('an offer', async () => (await offered(first.conversation)) === 'a');
    acted(await by('a').claims(first.conversation));
    const customer = await waitingCustomer(running);
    await until('an offer', async () => (await offered(customer.conversation)) === 'b');
    expect((await by('b').queue()).find(({ conversation }) => conversation === customer.conversation)).toMatchObject({ offeredTo: 'b' });
    await passes(20, 'a', 'b');
    expect(await offered(customer.conversation)).toBe('b');
    await passes(11, 'a', 'b');
    expect(await offered(customer.conversation)).toBe('a');
    await passes(31, 'a', 'b');
    expect(await offered(customer.conversation)).toBe('supervisor');
    for (let round = 0; round < 3; round += 1) await passes(31, 'a', 'b');
    expect((await eventsOf(running.app, customer.conversation, 'handoff.offered')).map(({ data }) => data?.['to'])).toEqual(['b', 'a', 'supervisor']);
    expect((await toldTo(customer)).filter((text) => text.includes('客服主管'))).toHaveLength(1);
    // Somebody new comes: it is theirs to take, and the customer hears nothing new when they don't.
    await passes(1, 'a', 'b', 'loans');
    expect(await offered(customer.conversation)).toBe('loans');
    await passes(31, 'a', 'b', 'loans');
    expect(await offered(customer.conversation)).toBe('supervisor');
    expect((await toldTo(customer)).filter((text) => text.includes('客服主管'))).toHaveLength(1);
    // Anybody may still take it.
    acted(await by('b').claims(customer.conversation));
  });

  it('GIVEN who was asked says that they are busy THEN the next one is asked at once', async () => {
    await there(['a', 'b']);
    const customer = await waitingCustomer(running);
    await until('an offer', async () => (await offered(customer.conversation)) === 'a');
    await by('a').is('busy');
    await until('the next offer', async () => (await offered(customer.conversation)) === 'b');
  });

  it('GIVEN nobody is there THEN the first one who comes is asked, without anybody having to look', async () => {
    await there([]);
    const customer = await waitingCustomer(running);
    await running.app.router.tick();
    expect(await offered(customer.conversation)).toBe('');
    await by('b').is('available');
    await until('an offer', async () => (await offered(customer.conversation)) === 'b');
  });

  it('GIVEN nobody comes THEN it is the supervisor’s when it is due', async () => {
    await there([]);
    const customer = await waitingCustomer(running);
    const { dueAt, kind } = await handoff(customer.conversation);
    expect(kind).toBe('chat');
    await passes((Date.parse(dueAt) - running.clock.now()) / SECOND + 1);
    expect(await offered(customer.conversation)).toBe('supervisor');
  });

  it('is for who knows the matter and is in the team', async () => {
    await there(['a', 'b', 'loans']);
    const customer = await waitingCustomer(running);
    acted(await by('a').claims(customer.conversation));
    acted(await by('a').does(customer.conversation, 'pass', { to: { team: 'loans' } }));
    await until('an offer', async () => (await offered(customer.conversation)) === 'loans');
  });

  it('GIVEN much work on cases THEN a chat still finds a free hand', async () => {
    await there(['a']);
    for (let count = 0; count < 9; count += 1) {
      const upset = await Customer.arrive(running.app.address);
      await upset.say('我要投诉，柜员态度差，昨天在浦东支行');
      await upset.say('取消');
    }
    const customer = await waitingCustomer(running);
    await until('an offer', async () => (await offered(customer.conversation)) === 'a');
  });

  it('GIVEN all hands are full THEN nobody is asked until one is free', async () => {
    await there(['a']);
    const held: Customer[] = [];
    for (let count = 0; count < 8; count += 1) {
      const customer = await waitingCustomer(running);
      acted(await by('a').claims(customer.conversation));
      held.push(customer);
    }
    const ninth = await waitingCustomer(running);
    await running.app.router.tick();
    expect(await offered(ninth.conversation)).toBe('');
    acted(await by('a').does(held[0]?.conversation ?? '', 'close', { outcome: 'no-answer' }));
    await until('an offer', async () => (await offered(ninth.conversation)) === 'a');
  });
});

describe('an agent whose connection died', () => {
  it('loses the chat after the grace time, not before; the customer is told once, and the next one is asked', async () => {
    await there(['a', 'b']);
    const customer = await waitingCustomer(running);
    acted(await by('a').claims(customer.conversation));
    const states: string[] = [];
    for (let seconds = 10; seconds <= 70; seconds += 10) {
      await running.app.database.presence.beat('b', running.clock.now() + 10 * SECOND, 'available');
      running.clock.move(10 * SECOND);
      await running.app.router.tick();
      states.push((await handoff(customer.conversation)).state);
    }
    expect(states.slice(0, 5)).toEqual(['held', 'held', 'held', 'held', 'held']);
    expect(await handoff(customer.conversation)).toMatchObject({ state: 'waiting', agent: '', offeredTo: 'b', passedBy: ['a'], former: ['a'] });
    expect((await running.app.core.conversation(customer.conversation))?.owner).toBe('queue');
    expect((await toldTo(customer)).filter((text) => text.includes('连接中断'))).toHaveLength(1);
    // They come back: they may read what they said, and are told why they can't go on.
    expect(await by('a').says(customer.conversation, '我回来了')).toMatchObject({ status: 403 });
    expect((await by('a').reads(customer.conversation)).records.map(({ event }) => event)).toContain('handoff.dropped');
  });

  it('GIVEN they come back within the grace time THEN nothing happens', async () => {
    await there(['a']);
    const customer = await waitingCustomer(running);
    acted(await by('a').claims(customer.conversation));
    running.clock.move(50 * SECOND);
    await running.app.router.tick();
    await running.app.database.presence.beat('a', running.clock.now());
    running.clock.move(50 * SECOND);
    await running.app.router.tick();
    expect(await handoff(customer.conversation)).toMatchObject({ state: 'held', agent: 'a' });
  });

  it('keeps what nobody waits for in a chat, until the account is closed', async () => {
    const temp = await AtDesk.come(running, 'temp', ['agent'], { id: 'temp' });
    const upset = await Customer.arrive(running.app.address);
    await upset.say('我要投诉，柜员态度差，昨天在浦东支行');
    await upset.say('取消');
    acted(await temp.claims(upset.conversation));
    running.clock.move(600 * SECOND);
    await running.app.router.tick();
    expect(await handoff(upset.conversation)).toMatchObject({ kind: 'task', state: 'held', agent: 'temp' });
    expect(await running.app.database.staff.change({ ...temp.staff, active: false, version: 2 })).toBe('changed');
    await running.app.router.tick();
    expect(await handoff(upset.conversation)).toMatchObject({ kind: 'task', state: 'waiting', agent: '' });
    expect(await toldTo(upset)).not.toContain(expect.stringContaining('连接中断') as unknown);
  });
});

describe('the place in the queue', () => {
  it('is told when it improves, and not oftener', async () => {
    await there(['a', 'b']);
    const [first, second, third] = [await waitingCustomer(running), await waitingCustomer(running), await waitingCustomer(running)];
    const places = async (customer: Customer) => (await toldTo(customer)).filter((text) => /前面还有|下一位就是您/u.test(text)).length;
    const before = await Promise.all([first, second, third].map(places));
    for (let round = 0; round < 3; round += 1) await running.app.router.tick();
    expect(await Promise.all([first, second, third].map(places))).toEqual(before);
    acted(await by('a').claims(first.conversation));
    await until('the new places', async () => (await places(third)) === (before[2] ?? 0) + 1);
    await until('the next one', async () => (await places(second)) === (before[1] ?? 0) + 1);
    for (let round = 0; round < 3; round += 1) await running.app.router.tick();
    expect((await toldTo(second)).at(-1)).toContain('下一位就是您');
    expect((await toldTo(third)).at(-1)).toContain('前面还有1位');
    // The agent's connection dies: the chat is first again, and the others hear nothing worse; who waits anew hears a place.
    await by('a').call('POST', chat(first.conversation, '/pass'), { key: key(), to: { team: 'complaints' }, note: '' });
    await until('the place of who went back', async () => (await places(first)) > (before[0] ?? 0));
    acted(await by('b').claims(first.conversation));
    // Somebody in danger goes before them: nobody is told that it has become worse.
    const danger = await Customer.arrive(running.app.address);
    await danger.say('我的卡被盗刷了');
    await running.app.router.tick();
    expect(await Promise.all([second, third].map(places))).toEqual([(before[1] ?? 0) + 1, (before[2] ?? 0) + 1]);
    expect((await by('a').queue()).map(({ conversation }) => conversation)).toEqual([danger, second, third].map(({ conversation }) => conversation));
  });
});

describe('what is agreed for later', () => {
  it('GIVEN a call THEN nobody is asked before its time, and somebody is then', async () => {
    await there(['a']);
    const customer = await Customer.arrive(running.app.address);
    await customer.say('今天上午11点给我回电，13800138000');
    await customer.say('跳过');
    await customer.say('确认');
    const { kind, dueAt } = await handoff(customer.conversation);
    expect([kind, dueAt]).toEqual(['callback', '2026-11-25T03:00:00.000Z']);
    await running.app.router.tick();
    expect(await offered(customer.conversation)).toBe('');
    const left = (Date.parse(dueAt) - running.clock.now()) / SECOND;
    await passes(left - 121, 'a');
    expect(await offered(customer.conversation)).toBe('');
    await passes(2, 'a');
    expect(await offered(customer.conversation)).toBe('a');
    expect((await running.app.core.conversation(customer.conversation))?.owner).toBe('bot');
  });
});

const ground = await groundIfThere('the router on several instances');

describe.skipIf(!ground)('on two instances', () => {
  afterAll(() => ground?.end());

  it('GIVEN both look at the same moment THEN nothing happens twice', async () => {
    const environment = { DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS };
    const both = [await startApp(environment, QUIET), await startApp(environment, QUIET)] as const;
    const [one, other] = both;
    const look = () => Promise.all(both.flatMap(({ app }) => [app.router.tick(), app.router.tick()]));
    const move = (seconds: number) => both.forEach(({ clock }) => clock.move(seconds * SECOND));
    try {
      const [a, b] = [await AtDesk.come(one, 'a', ['agent'], { id: 'a' }), await AtDesk.come(other, 'b', ['agent'], { id: 'b' })];
      const beat = (seconds: number) => Promise.all([a, b].map(({ id }) => one.app.database.presence.beat(id, one.clock.now() + seconds * SECOND, 'available')));
      const [held, customer] = [await waitingCustomer(one), await waitingCustomer(other)];
      acted(await a.claims(held.conversation));
      for (let round = 0; round < 4; round += 1) {
        await beat(31);
        move(31);
        await look();
      }
      const offers = (await eventsOf(one.app, customer.conversation, 'handoff.offered')).flatMap(({ data }) => (typeof data?.['to'] === 'string' ? [data['to']] : []));
      expect([...offers].sort()).toEqual(['a', 'b', 'supervisor']);
      expect((await toldTo(customer)).filter((text) => text.includes('客服主管'))).toHaveLength(1);
      await one.app.database.presence.beat('b', one.clock.now() + 61 * SECOND);
      move(61);
      await look();
      await look();
      expect(await eventsOf(other.app, held.conversation, 'handoff.dropped')).toHaveLength(1);
      expect((await toldTo(held)).filter((text) => text.includes('连接中断'))).toHaveLength(1);
    } finally {
      await Promise.all(both.map((each) => each.stop()));
    }
  });
});

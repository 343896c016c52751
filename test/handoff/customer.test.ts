import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { agentDoes, atDesk, emptyDesk, handoffsOf } from '../support/agents.js';
import { eventsOf, happen, saidIn, settled } from '../support/cases.js';
import { Customer } from '../support/customer.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterEach(() => emptyDesk(running));
afterAll(() => running.stop());

const ownerOf = async (customer: Customer): Promise<string | undefined> => (await running.app.core.conversation(customer.conversation))?.owner;

describe('calling a person', () => {
  it('hands over what the bot has learned, with a deadline', async () => {
    await atDesk(running, 1);
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我叫王芳，电话13800138000，想在浦东支行约个人贷款');
    await customer.say('转人工');
    const [handoff] = await handoffsOf(running, customer.conversation);
    expect(handoff).toMatchObject({ kind: 'chat', why: 'asked', state: 'waiting', urgency: 2, skill: 'loans', conversation: customer.conversation, locale: 'zh-Hans' });
    expect(Date.parse(handoff?.dueAt ?? '') - Date.parse(handoff?.openedAt ?? '')).toBe(120_000);
    expect(handoff?.summary.form?.name).toBe('booking');
    expect(handoff?.summary.form?.answers.map(({ label, value }) => `${label}：${value}`)).toEqual(expect.arrayContaining(['服务项目：个人贷款', '姓名：王芳']));
    // What was said is masked; the number to call is in the form's answers only.
    expect(handoff?.summary.said).not.toContain('13800138000');
    expect(handoff?.title).not.toMatch(/\d{7}/);
  });

  it('GIVEN several wait THEN each is told a place, and a wait only from figures', async () => {
    await atDesk(running, 1);
    const [first, second] = [await Customer.arrive(running.app.address), await Customer.arrive(running.app.address)];
    expect((await first.say('转人工')).text).toContain('下一位');
    expect((await second.say('转人工')).text).toMatch(/前面还有1位(?!.*分钟)/u);
    await agentDoes(running, first.conversation, { claims: true });
    running.clock.move(10 * 60_000);
    await atDesk(running, 1);
    await agentDoes(running, first.conversation, { closes: 'solved' });
    const third = await Customer.arrive(running.app.address);
    expect((await third.say('转人工')).text).toMatch(/前面还有1位，大约需要\d+分钟/u);
  });

  it('GIVEN the customer asks twice THEN there is one request', async () => {
    await atDesk(running, 1);
    const customer = await Customer.arrive(running.app.address);
    await customer.say('转人工');
    await customer.say('转人工');
    expect((await handoffsOf(running, customer.conversation)).length).toBe(1);
  });

  it('GIVEN danger while waiting THEN it goes before everybody else', async () => {
    await atDesk(running, 1);
    const customer = await Customer.arrive(running.app.address);
    await customer.say('转人工');
    expect((await customer.say('我的卡被盗刷了')).text).toContain('021-5550-0100');
    expect(await handoffsOf(running, customer.conversation)).toMatchObject([{ kind: 'chat', urgency: 0, state: 'waiting' }]);
  });

  it('GIVEN the customer leaves the queue THEN the request is closed as left, and the bot goes on', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('转人工');
    expect(await ownerOf(customer)).toBe('queue');
    await customer.say('不用了');
    expect(await handoffsOf(running, customer.conversation)).toMatchObject([{ state: 'closed', outcome: 'left' }]);
    expect(await ownerOf(customer)).toBe('bot');
  });

  it('GIVEN work for people THEN it is a task, and the bot keeps the conversation', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉，柜员态度差，昨天在浦东支行');
    await customer.say('取消');
    expect((await handoffsOf(running, customer.conversation)).filter(({ kind }) => kind === 'task')).toMatchObject([{ why: 'complaint-left', skill: 'complaint', urgency: 1, state: 'waiting' }]);
    expect(await ownerOf(customer)).toBe('bot');
  });

  it('GIVEN a call is agreed THEN it is due at that time, and off when it is cancelled', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('明天下午三点给我回电，13800138000');
    await customer.say('跳过');
    expect((await customer.say('确认')).text).toContain('2026年11月26日（星期四）15:00');
    expect(await handoffsOf(running, customer.conversation)).toMatchObject([{ kind: 'callback', state: 'waiting', dueAt: '2026-11-26T07:00:00.000Z', summary: { customer: { contact: '138 0013 8000' } } }]);
    expect(await ownerOf(customer)).toBe('bot');
    await customer.say('我要取消回电');
    expect(await handoffsOf(running, customer.conversation)).toMatchObject([{ kind: 'callback', state: 'closed', outcome: 'left' }]);
  });
});

describe('under an agent', () => {
  async function held(first: string): Promise<Customer> {
    await atDesk(running, 1);
    const customer = await Customer.arrive(running.app.address);
    await customer.say(first);
    await customer.say('转人工');
    await agentDoes(running, customer.conversation, { claims: true });
    return customer;
  }

  it('the bot says nothing, whatever is said or happens, and nothing is lost', async () => {
    const customer = await held('约开户，浦东支行');
    const before = (await saidIn(running.app, customer.conversation)).length;
    for (const said of ['你好', '嘎嘎啦啦', '转人工', '我想死', 'English please', '取消', '3800']) await customer.post({ text: said });
    await settled(running.app, customer.conversation);
    await happen(running.app, customer.conversation, 'survey.due', { number: 'BK-20261125-0001-X' });
    expect((await saidIn(running.app, customer.conversation)).length).toBe(before);
    expect(await ownerOf(customer)).toBe('agent:a1');
    await agentDoes(running, customer.conversation, { returns: '材料已核对' });
    expect((await saidIn(running.app, customer.conversation)).slice(before)).toEqual(['handoff.returned', 'booking.when.ask']);
    expect((await customer.answers(1)).at(-1)?.text).toContain('Our staff');
  });

  it('GIVEN thinking fails THEN not even an apology is said, and the fault is somebody’s work', async () => {
    const failing = await startApp({}, { wrapThink: (think) => async (work, now) => {
      if (work.pending.some((record) => record.kind === 'message' && record.content.text === '坏掉')) throw new Error('broken');
      return await think(work, now);
    } });
    try {
      await atDesk(failing, 1);
      const customer = await Customer.arrive(failing.app.address);
      await customer.say('转人工');
      await agentDoes(failing, customer.conversation, { claims: true });
      await customer.post({ text: '坏掉' });
      await settled(failing.app, customer.conversation);
      expect(await saidIn(failing.app, customer.conversation)).not.toContain('fault.apology');
      expect((await handoffsOf(failing, customer.conversation)).find(({ kind }) => kind === 'task')).toMatchObject({ why: 'fault', state: 'waiting' });
    } finally {
      await failing.stop();
    }
  });

  it('GIVEN it was given back THEN what was agreed is told to the next agent, and not to the customer', async () => {
    const customer = await held('约开户，浦东支行');
    await agentDoes(running, customer.conversation, { returns: '已免除年费' });
    expect((await customer.all()).map(({ text }) => text).join()).not.toContain('已免除年费');
    await customer.say('转人工');
    const [latest] = await handoffsOf(running, customer.conversation);
    expect(latest).toMatchObject({ state: 'waiting', summary: { agreed: '已免除年费' } });
  });

  it('GIVEN it was closed THEN there is one survey; a low mark is somebody’s work', async () => {
    const customer = await held('你好');
    await agentDoes(running, customer.conversation, { closes: 'solved' });
    await customer.answers(1);
    const [{ id } = { id: '' }] = await handoffsOf(running, customer.conversation);
    await customer.say('都很差');
    await customer.say('跳过');
    await happen(running.app, customer.conversation, 'handoff.closed', { handoff: id, kind: 'chat', outcome: 'solved', by: 'a1', note: '' });
    expect((await saidIn(running.app, customer.conversation)).filter((key) => key === 'handoff.survey.begin').length).toBe(1);
    expect(await eventsOf(running.app, customer.conversation, 'survey.answered')).toMatchObject([{ data: { number: id, average: 1 } }]);
    expect((await handoffsOf(running, customer.conversation)).filter(({ kind }) => kind === 'task')).toMatchObject([{ why: 'low-mark' }]);
  });

  it('GIVEN it ended without an answer or in abuse THEN nobody is asked how it was', async () => {
    for (const outcome of ['no-answer', 'abuse'] as const) {
      const customer = await held('你好');
      await agentDoes(running, customer.conversation, { closes: outcome });
      expect(await saidIn(running.app, customer.conversation)).not.toContain('handoff.survey.begin');
    }
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { verifyRecord } from '../../../records/verify.js';
import { openKeys } from '../../../bot/keys.js';
import { readSettings } from '../../../bot/settings.js';
import { sealKey } from '../../../records/chain.js';
import { record } from '../../botservice/seen.js';
import { agentDoes, atDesk } from '../../support/agents.js';
import { until } from '../../support/until.js';
import type { ChannelCustomer, ChannelDriver, ChannelWorld } from './driver.js';

/** What is promised to customers holds on every channel: each promise of the product's, once more through this channel's door. */
export function channelPromises(driver: ChannelDriver): void {
  describe(`the promises on ${driver.name}`, { timeout: 60_000 }, () => {
    let world: ChannelWorld | undefined;
    const start = async (...given: Parameters<ChannelDriver['start']>): Promise<ChannelWorld> => (world = await driver.start(...given));
    afterEach(async () => {
      await world?.stop();
      world = undefined;
    });

    const answered = async (customer: ChannelCustomer, words: string): Promise<string> => {
      const before = (await customer.shown()).length;
      await customer.deliver(words);
      await until(`an answer to ${words}`, async () => (await customer.shown()).length > before);
      return (await customer.shown()).slice(before).join('\n');
    };
    const said = async ({ running }: ChannelWorld, { conversation }: ChannelCustomer, role: string): Promise<string[]> =>
      (await record(running, conversation)).flatMap((each) => (each.kind === 'message' && each.from.role === role ? [each.content.text] : []));

    test('1, 2: what was taken is on record before anything is said to it; delivered three times at once and once later, it is one turn and one answer', async () => {
      const here = await start();
      const customer = await here.customer();
      await customer.deliver('你们几点上班', 3);
      await until('it on record', async () => (await said(here, customer, 'customer')).length > 0);
      await until('an answer', async () => (await customer.shown()).length > 0);
      await customer.again();
      // Another conversation's whole turn has gone by: what would come of it has come.
      await answered(await here.customer(), '你好');
      expect(await said(here, customer, 'customer')).toEqual(['你们几点上班']);
      expect(await customer.shown()).toHaveLength(1);
    });

    test('3: six messages in a row are answered in their order', async () => {
      const here = await start({}, { BURST_QUIET_MS: '200' });
      const customer = await here.customer();
      const words = ['我想预约', '理财咨询', '浦东支行', '下周三下午三点', '我叫王芳', '手机13800138000'];
      for (const each of words) await customer.deliver(each);
      await until('the read-back', async () => (await customer.shown()).some((text) => text.includes('12月2日')));
      expect((await said(here, customer, 'customer')).map((text) => text.replace('138****8000', '13800138000'))).toEqual(words);
    });

    test('4: while a person has the conversation, the bot says nothing', async () => {
      const here = await start();
      await atDesk(here.running, 1);
      const customer = await here.customer();
      await answered(customer, '转人工');
      await agentDoes(here.running, customer.conversation, { claims: true });
      await until('the person', async () => (await customer.shown()).length > 1);
      await customer.deliver('我要预约');
      await until('it on record', async () => (await said(here, customer, 'customer')).includes('我要预约'));
      await agentDoes(here.running, customer.conversation, { says: '好的，我来为您办。' });
      await until('the agent', async () => (await customer.shown()).join('\n').includes('我来为您办'));
      expect(await said(here, customer, 'agent')).toEqual(['好的，我来为您办。']);
      const after = (await record(here.running, customer.conversation)).findLast((each) => each.kind === 'message' && each.content.text === '我要预约')?.sequence ?? 0;
      expect((await record(here.running, customer.conversation)).filter((each) => each.sequence > after && each.kind === 'message' && each.from.role === 'bot')).toEqual([]);
    });

    test('5, 6: a restart in the middle of a form loses no answer that was given', async () => {
      const here = await start();
      const customer = await here.customer();
      await answered(customer, '我想约下周三下午三点在浦东支行理财咨询');
      await here.running.restart();
      await answered(customer, '我叫王芳，手机13800138000');
      await here.running.restart();
      expect((await customer.shown()).join('\n')).toContain('12月2日');
      expect(await answered(customer, '确认')).toMatch(/BK-\d{8}-\d{4}/);
    });

    test('7: when our own mind fails, the customer hears an apology, and what they said is on record', async () => {
      const here = await start({ wrapThink: (think) => (work, now) => (work.pending.some((each) => each.kind === 'message') ? Promise.reject(new TypeError('inside')) : think(work, now)) });
      const customer = await here.customer();
      const apology = await answered(customer, '你好');
      expect(apology).toMatch(/抱歉/);
      expect(apology).not.toContain('inside');
      expect(await said(here, customer, 'customer')).toEqual(['你好']);
    });

    test('8: an answer from the norms names its clause; what is not in them is said to be not in them', async () => {
      const here = await start();
      const customer = await here.customer();
      expect(await answered(customer, '收到客户反馈，几小时内要初步响应？')).toMatch(/\d\.\d(?:\.\d)?/);
      expect(await answered(customer, '你们行长叫什么名字')).not.toMatch(/行长叫/);
    });

    test('9: card and identity numbers reach neither the record nor the log', async () => {
      const here = await start();
      const customer = await here.customer();
      await answered(customer, '我的卡号是6222021234567890128，身份证11010519491231002X');
      const all = JSON.stringify([await record(here.running, customer.conversation), here.running.log.lines]);
      expect(all).not.toMatch(/6222021234567890128|11010519491231002X/);
    });

    test('10, 11: a complaint shows its number and its deadline, and the record stays whole', async () => {
      const here = await start();
      const customer = await here.customer();
      await answered(customer, '我要投诉');
      const told = `${(await customer.shown()).join('\n')}\n${await answered(customer, '柜员态度很差，让我等了一个小时')}`;
      const [found] = await here.running.app.database.cases.ofConversation(customer.conversation, 5);
      expect(found?.kind).toBe('complaint');
      expect(told).toContain(found?.number ?? 'no number');
      const faults: unknown[] = [];
      const { seal } = await openKeys(readSettings({ DATA_DIR: here.running.directory, NODE_ENV: 'test' }));
      await verifyRecord(here.running.app.database.records, sealKey(seal), { onFault: (fault) => faults.push(fault) });
      expect(faults).toEqual([]);
    });

    test('12: who has not shown that a matter is theirs hears nothing of it', async () => {
      const here = await start();
      const owner = await here.customer();
      await answered(owner, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
      const number = /BK-\d{8}-\d{4}-\w/.exec(await answered(owner, '确认'))?.[0] ?? '';
      expect(number).not.toBe('');
      const stranger = await here.customer();
      const told = await answered(stranger, `查询进度 ${number}`);
      expect(told).not.toMatch(/王芳|陈顾问|12月2日|浦东支行/);
    });
  });
}

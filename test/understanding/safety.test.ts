import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declinedAdvice } from '../../dialogs/counter/advice.js';
import { withRiskWarning } from '../../dialogs/norms/risk.js';
import { saying } from '../../dialogs/form/reply.js';
import { plain } from '../../dialogs/understanding/plain.js';
import { momentAt } from '../../bot/shell/think.js';
import { REFERENCE, startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { textsOf } from '../support/inside.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const at = momentAt(REFERENCE, 'Asia/Shanghai', 'zh-Hans');
const advice = (said: string) => declinedAdvice(plain(said), running.app.profile.current(), at)?.lines[0]?.key;
const warned = (question: string, sentence = '') => withRiskWarning(question, saying([{ key: 'norms.answer', params: { sentence } }])).lines.map(({ key }) => key).slice(1);

describe('advice that is not a counter’s to give', () => {
  test.each<[string, 'zh-Hans' | 'zh-Hant' | 'en', string, string]>([
    ['我该买哪只基金', 'zh-Hans', 'advice.investment', '预约理财咨询'],
    ['推荐一只股票', 'zh-Hans', 'advice.investment', '预约理财咨询'],
    ['这官司能赢吗', 'zh-Hans', 'advice.legal', '转人工客服'],
    ['我该吃什么药', 'zh-Hans', 'advice.medical', '转人工客服'],
    ['我該買哪隻基金？', 'zh-Hant', 'advice.investment', '轉人工客服'],
    ['這官司能贏嗎', 'zh-Hant', 'advice.legal', '轉人工客服'],
    ['頭疼吃什麼藥', 'zh-Hant', 'advice.medical', '轉人工客服'],
    ['Which fund should I buy?', 'en', 'advice.investment', 'Book'],
    ['Will I win this lawsuit?', 'en', 'advice.legal', 'person'],
    ['What medicine should I take for a headache?', 'en', 'advice.medical', 'person'],
  ])('GIVEN %s in %s THEN it is declined, with a way on', async (said, locale, key, button) => {
    const customer = await Customer.arrive(running.app.address, locale);
    const answer = await customer.say(said);
    expect(await textsOf(running.app, customer.conversation, answer.id)).toEqual([key]);
    expect(JSON.stringify(answer.suggestedActions)).toMatch(new RegExp(button, 'i'));
  });
  test('GIVEN it is asked in the middle of a booking THEN it is declined, and the booking goes on', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我想约理财咨询');
    const answer = await customer.say('我该买哪只基金？');
    expect(await textsOf(running.app, customer.conversation, answer.id)).toEqual(['advice.investment', 'booking.branch.ask']);
  });
  test.each(['定投怎么做', '现在该不该卖掉这只基金', '手里的股票要不要止损，该卖吗', '有什么好的理财产品推荐我', '钱放哪里收益最高', 'should I sell my shares now', 'recommend me a good fund'])('GIVEN %s', (said) => {
    expect(advice(said) ?? 'none').toBe(said === '定投怎么做' || said === '有什么好的理财产品推荐我' ? 'none' : 'advice.investment');
  });
  test.each(['我想预约理财顾问', '我要买理财产品，帮我约个时间', '员工能向客户推荐理财产品吗', '给客户推荐基金要注意什么', '客户在网点头疼怎么办', '我要申请个人贷款', '基金赎回要几天', '推荐我约哪个网点', '怎么起诉流程'])('GIVEN %s THEN it is none', (said) => {
    expect(advice(said)).toBeUndefined();
  });
  test('GIVEN questions that the norms answer THEN none is taken for one', async () => {
    const rows = (await readFile('test/knowledge/own.jsonl', 'utf8')).split('\n').filter((line) => line !== '').map((line) => z.object({ q: z.string(), gold: z.array(z.string()) }).parse(JSON.parse(line)));
    expect(rows.filter(({ q, gold }) => gold.length > 0 && advice(q) !== undefined).map(({ q }) => q)).toEqual([]);
  });
});

describe('a risk warning', () => {
  test.each([
    ['理财产品有风险吗', '', ['norms.risk.investment']],
    ['買基金要注意什麼', '', ['norms.risk.investment']],
    ['Is it safe to invest?', 'Wealth products are explained before they are sold.', ['norms.risk.investment']],
    ['哪种保险适合我', '', ['norms.risk.insurance']],
    ['个人贷款利率是多少', '', ['norms.risk.credit']],
    ['收益怎么告诉我', '申请理财后定期告知投资进展。', ['norms.risk.investment']],
  ])('GIVEN %s THEN once', (question, sentence, keys) => {
    expect(warned(question, sentence)).toEqual(keys);
  });
  test.each([
    ['怎么预约理财咨询', ''],
    ['投诉多久有回应', '例如投诉理财产品的。'],
    ['员工销售基金可以承诺收益吗', ''],
    ['沟通记录有什么风险', '沟通记录至少保存三年。'],
  ])('GIVEN %s THEN none', (question, sentence) => {
    expect(warned(question, sentence)).toEqual([]);
  });
  test('GIVEN an answer at the counter THEN it stands below it', async () => {
    const customer = await Customer.arrive(running.app.address);
    const answer = await customer.say('理财产品有风险吗');
    expect(await textsOf(running.app, customer.conversation, answer.id)).toEqual(['norms.answer', 'norms.risk.investment']);
    expect(answer.text).toContain('投资有风险');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exported } from '../../records/export.js';
import { exportHtml } from '../../records/exportHtml.js';
import { Connector, deliver, payload } from '../botservice/connector.js';
import { startApp, type RunningApp } from '../support/app.js';
import { cardActions, Customer, type SeenActivity } from '../support/customer.js';
import { until } from '../support/until.js';

const QUESTION = '你们打电话问我满不满意是干什么的';
const SENTENCE = '满意度调查用来评估服务质量、改进服务流程。';
/** Of the clause, but not of the sentence that answers. */
const FURTHER = '可以用在线问卷、电话回访、现场访谈等方式';

const run = z.object({ type: z.literal('TextRun'), text: z.string(), weight: z.string().optional() });
const folding = z.object({
  body: z.tuple([z.object({
    type: z.literal('ActionSet'),
    actions: z.tuple([z.object({ type: z.literal('Action.ShowCard'), title: z.string(), card: z.object({ body: z.array(z.object({ type: z.literal('RichTextBlock'), inlines: z.array(run) })) }) })]),
  })], z.unknown()),
});

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const unfolded = ({ attachments }: SeenActivity): { title: string; runs: z.infer<typeof run>[] } => {
  const [action] = folding.parse(attachments?.[0]?.content).body[0].actions;
  return { title: action.title, runs: action.card.body.flatMap(({ inlines }) => inlines) };
};

describe('an answer from the norms on the web', () => {
  it('says the sentence with number and title; the whole clause is folded, that sentence marked in it', async () => {
    const customer = await Customer.arrive(running.app.address);
    const answer = await customer.say(QUESTION);
    expect(answer.text).toBe(`${SENTENCE}\n（依据服务规范 7.2《满意度调查与反馈》）`);
    const { title, runs } = unfolded(answer);
    expect(title).toBe('规范 7.2 条款原文');
    expect(runs.filter(({ weight }) => weight === 'Bolder').map(({ text }) => text)).toEqual([SENTENCE]);
    const clause = (await customer.say('规范 7.2')).text ?? '';
    expect(clause).toContain(runs.map(({ text }) => text).join(''));
    expect(clause).toContain(FURTHER);
  });

  it.each([['zh-Hant', '溝通紀錄要保存多久？', '規範 4.5.3 條款原文'], ['en', 'How long are communication records kept?', 'Norm 4.5.3 in full']] as const)('names what is folded in %s', async (locale, question, title) => {
    const customer = await Customer.arrive(running.app.address, locale);
    expect(unfolded(await customer.say(question)).title).toBe(title);
  });

  it('offers other clauses, which are answered in full', async () => {
    const customer = await Customer.arrive(running.app.address);
    const answer = await customer.say(QUESTION);
    const [beside] = cardActions(answer).filter(({ title }) => title.startsWith('规范') && !title.endsWith('原文'));
    expect((await customer.press(answer, beside?.title ?? '')).text).toMatch(/^服务规范 .*全文：\n/u);
  });

  it('is exported whole', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say(QUESTION);
    const records = await running.app.core.recordsAfter(customer.conversation, 0, 100);
    const page = exportHtml(exported(records, '2026-11-25T02:00:00.000Z'), { timeZone: 'Asia/Shanghai', institution: '示例银行' });
    expect(page).toContain(`<strong>${SENTENCE}</strong>`);
    expect(page).toContain(FURTHER);
  });
});

describe('an answer from the norms on messaging channels', () => {
  it.each([['slack', false], ['teams', true]])('is short on %s, and folds where cards show', async (channel, cards) => {
    const connector = await Connector.open();
    try {
      const said = async (id: string, text: string): Promise<Connector['got'][number]> => {
        const before = connector.got.length;
        await deliver(running.app.address, await payload(channel, { id, text, serviceUrl: connector.url, conversation: { id: `folded-${channel}` } }));
        return until('an answer', () => connector.got[before]);
      };
      const answer = await said('q1', QUESTION);
      expect(answer.text).toBe([`${SENTENCE}\n（依据服务规范 7.2《满意度调查与反馈》）`, ...(cards ? [] : ['', '发送“规范 7.2”可看全文。'])].join('\n'));
      expect(JSON.stringify(answer.attachments ?? []).includes(FURTHER)).toBe(cards);
      expect((await said('q2', '规范 7.2')).text).toContain(FURTHER);
    } finally {
      await connector.close();
    }
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptNumber } from '../../../cases/number.js';
import { conversationReview, reviewPage, reviewRecords, savedSearch, savedSearches, type EpisodeHitView, type ReviewRecord } from '../../../bot/api/review.js';
import { startApp, type RunningApp } from '../../support/app.js';
import { closedCase, keep, madeCase } from '../../support/cases.js';
import { Customer } from '../../support/customer.js';
import { addStaff, ConsoleBrowser, signedIn } from '../../support/staff.js';
import { until } from '../../support/until.js';

let running: RunningApp;
let chief: ConsoleBrowser;
beforeAll(async () => {
  running = await startApp();
  chief = await signedIn(running, 'chief', ['supervisor']);
});
afterAll(() => running.stop());

/** Receipt numbers of a day on which the product itself gives none. */
let serial = 0;
const numbered = (): { readonly number: string } => ({ number: receiptNumber('CP', '20261124', (serial += 1)) });

const find = async (filters: object, by = chief): Promise<EpisodeHitView[]> => {
  const { status, body } = await by.call('POST', '/api/review/search', filters);
  expect(status).toBe(200);
  return [...reviewPage.parse(body).hits];
};
const found = (filters: object, wanted: (hits: readonly EpisodeHitView[]) => boolean = (hits) => hits.length > 0): Promise<EpisodeHitView[]> =>
  until(`something found by ${JSON.stringify(filters)}`, async () => {
    const hits = await find(filters);
    return wanted(hits) ? hits : undefined;
  });
const of = (conversation: string, rest = ''): string => `/api/review/conversations/${encodeURIComponent(conversation)}${rest}`;
const lines = async (conversation: string): Promise<ReviewRecord[]> => [...reviewRecords.parse((await chief.call('GET', of(conversation, '/records'))).body).records];

describe('finding', () => {
  it('GIVEN words in Simplified WHEN two characters of them are looked for in Traditional THEN they are found, with their place', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('你们的理财手续费太贵了');
    const [hit] = await found({ words: '手續' });
    expect(hit?.conversation).toBe(customer.conversation);
    const line = hit?.lines.find(({ role }) => role === 'customer');
    expect(line?.marks.map(({ from, to }) => line.text.slice(from, to))).toEqual(['手续']);
  });

  it('GIVEN words in Traditional, in full width and in capitals WHEN looked for otherwise THEN they are found', async () => {
    const customer = await Customer.arrive(running.app.address, 'zh-Hant');
    await customer.say('我的ＡＴＭ餘額顯示錯誤');
    for (const words of ['余额显示', 'atm', '餘額 ATM', '"显示错误"']) expect((await found({ words })).map(({ conversation }) => conversation)).toContain(customer.conversation);
    // The characters are there, but not side by side.
    expect(await find({ words: '额示' })).toEqual([]);
  });

  it.each([
    ['SQL', "'; drop table records; --"], ['the index\'s own language', '"手续" OR * NEAR(费) -x ^y {a b}: c'], ['only signs', '。。。！'], ['ten thousand characters', '手续'.repeat(5_000)], ['very many words', Array.from({ length: 40 }, (_, index) => `词语${index}`).join(' ')],
  ])('GIVEN a search with %s THEN it is safe or refused with a plain message', async (_name, words) => {
    const { status, body } = await chief.call('POST', '/api/review/search', { words });
    if (status === 200) expect(reviewPage.parse(body).hits).toEqual([]);
    else expect(body).toMatchObject({ error: { code: 'BadSearch', field: 'body.words' } });
  });

  it('GIVEN many episodes WHEN paged THEN each comes once, newest first, however deep', async () => {
    const customers: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const customer = await Customer.arrive(running.app.address);
      await customer.say(`翡翠${count}号怎么样`);
      customers.push(customer.conversation);
    }
    await found({ words: '翡翠' }, (hits) => hits.length === 7);
    const seen: string[] = [];
    for (let before: number | undefined; ; ) {
      const { hits, next } = reviewPage.parse((await chief.call('POST', '/api/review/search', { words: '翡翠', limit: 2, ...(before !== undefined && { before }) })).body);
      seen.push(...hits.map(({ conversation }) => conversation));
      if (next === undefined) break;
      before = next;
    }
    expect(seen).toEqual([...customers].reverse());
  });

  it('GIVEN a complaint WHEN filters name its kind, state and deadline, and the customer by number or name THEN it is found by each, and by all together', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉');
    await customer.say('客户经理推荐的产品亏了很多，没有说明风险');
    // All of it has to be in the index before what is not found says anything.
    const [hit] = await found({ kinds: ['complaint'], words: '风险' }, (hits) => hits.some(({ conversation }) => conversation === customer.conversation));
    const number = hit?.facets.cases[0]?.number ?? '';
    expect(number).toMatch(/^CP-/);
    for (const filters of [{ kinds: ['complaint'], states: [hit?.facets.cases[0]?.state] }, { deadlines: ['open'] }, { kinds: ['complaint'], words: '风险', channels: ['directline'] }]) {
      expect((await find(filters)).map(({ conversation }) => conversation)).toContain(customer.conversation);
    }
    for (const filters of [{ kinds: ['feedback'] }, { kinds: ['complaint'], states: ['closed'] }, { deadlines: ['missed'] }, { kinds: ['complaint'], channels: ['msteams'] }, { customer: '13900001111' }]) {
      expect((await find(filters)).map(({ conversation }) => conversation)).not.toContain(customer.conversation);
    }
    expect((await find({ from: '2026-11-25', to: '2026-11-25', kinds: ['complaint'] })).length).toBeGreaterThan(0);
    expect(await find({ to: '2026-11-24' })).toEqual([]);
    expect(await find({ from: '2026-11-26' })).toEqual([]);
    expect((await chief.call('POST', '/api/review/search', { from: '2026-11-26', to: '2026-11-25' })).status).toBe(400);
  });
});

describe('finding a customer and a case', () => {
  it('GIVEN a case WHEN its customer is looked for by phone as people write it, or by name THEN it is found, and neither stands in the index', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('排队太久');
    await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now(), { person: { name: 'Wang Xiao-Ming', contact: { kind: 'phone', value: '+8613912345678' }, identity: 'C-778' }, ...numbered() }), running.clock.now());
    await found({ customer: '139 1234 5678' });
    for (const typed of ['13912345678', '+86 139-1234-5678', 'wang xiaoming', 'C-778']) expect((await find({ customer: typed })).map(({ conversation }) => conversation)).toEqual([customer.conversation]);
    for (const typed of ['13912345679', 'wang', 'c-77', '%', '*']) expect(await find({ customer: typed })).toEqual([]);
    // Who was looked for is in the audit as a key alone.
    const entries = await running.app.database.audit.list({ limit: 20, what: 'review.search' });
    expect(entries.some(({ subject, detail }) => subject !== '' && JSON.stringify(detail).includes('customer'))).toBe(true);
    expect(JSON.stringify(entries)).not.toContain('13912345678');
  });

  it('GIVEN a case that is closed in time WHEN filtered THEN its kind and state are of one case', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('想投诉');
    await closedCase(running.app, customer.conversation, running.clock.now(), numbered());
    await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now(), { kind: 'feedback', ...numbered() }), running.clock.now());
    const holds = (hits: readonly EpisodeHitView[]): boolean => hits.some(({ conversation }) => conversation === customer.conversation);
    await found({ kinds: ['feedback'], states: ['open'] }, holds);
    await found({ kinds: ['complaint'], states: ['closed'], deadlines: ['kept'] }, holds);
    expect(holds(await find({ kinds: ['feedback'], states: ['closed'] }))).toBe(false);
  });

  it('GIVEN a case that goes to another conversation and changes there THEN the first shows it as it is now', async () => {
    const first = await Customer.arrive(running.app.address);
    await first.say('我要投诉');
    await first.say('网点排队三个小时，蓝宝石');
    await found({ words: '蓝宝石', kinds: ['complaint'] });
    const [opened] = await running.app.database.cases.ofConversation(first.conversation, 1);
    if (opened === undefined) throw new Error('no complaint');
    const second = await Customer.arrive(running.app.address);
    await second.say('我来补充投诉');
    await keep(running.app, { ...opened, conversation: second.conversation, state: 'closed', version: opened.version + 1 }, running.clock.now());
    await found({ words: '蓝宝石', kinds: ['complaint'], states: ['closed'] });
  });

  it('GIVEN a complaint about somebody who reviews THEN its conversation is not there for them, and is for others', async () => {
    const accused = await addStaff(running, `accused-${randomUUID().slice(0, 8)}`, ['supervisor'], { workNumber: '88017' });
    const browser = new ConsoleBrowser(running);
    await browser.signIn(accused.name);
    const customer = await Customer.arrive(running.app.address);
    await customer.say('态度恶劣，玛瑙');
    await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now(), { accused: ['88017'], ...numbered() }), running.clock.now());
    await found({ words: '玛瑙', kinds: ['complaint'] });
    expect(await find({ words: '玛瑙' }, browser)).toEqual([]);
    expect((await browser.call('GET', of(customer.conversation))).status).toBe(404);
    expect((await browser.call('GET', of(customer.conversation, '/records'))).status).toBe(404);
    expect((await browser.call('POST', of(customer.conversation, '/comments'), { key: randomUUID(), on: 1, text: '不对' })).status).toBe(404);
  });
});

describe('one conversation', () => {
  it('GIVEN a conversation WHEN opened THEN its lines, marks and cases are there, and the look is in the audit and shown to the next', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我要投诉，你们的服务太慢了');
    await found({ words: '服务太慢' });
    const other = await signedIn(running, `compliance-${randomUUID().slice(0, 8)}`, ['compliance']);
    expect((await other.call('GET', of(customer.conversation))).status).toBe(200);
    const view = conversationReview.parse((await chief.call('GET', of(customer.conversation))).body);
    expect(view.marks.some(({ kind, event }) => kind === 'form' && event === 'form.begun')).toBe(true);
    expect(view.readers.filter(({ what }) => what === 'conversation.read').length).toBeGreaterThanOrEqual(2);
    const all = await lines(customer.conversation);
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
    expect(all.some(({ kind, from, text }) => kind === 'message' && from.role === 'customer' && text === '我要投诉，你们的服务太慢了')).toBe(true);
    expect(view.lastSequence).toBe(all.length);
    const { status, code } = await chief.call('GET', of('nobody'));
    expect([status, code]).toEqual([404, 'NotFound']);
    expect((await chief.call('GET', of('nobody', '/records'))).status).toBe(404);
  });

  it('GIVEN a line WHEN commented twice with one key THEN the comment is once in the chain, masked, found by its words, and no customer sees it', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('怎么预约');
    await found({ words: '怎么预约' });
    const body = { key: randomUUID(), on: 2, text: '话术不当，应联系13812345678说明孔雀石条款' };
    const first = await chief.call('POST', of(customer.conversation, '/comments'), body);
    expect(first.status).toBe(201);
    expect((await chief.call('POST', of(customer.conversation, '/comments'), body)).body).toEqual(first.body);
    const comments = (await lines(customer.conversation)).filter(({ event }) => event === 'review.commented');
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ from: { role: 'agent' }, data: { on: 2 }, masked: true });
    expect(JSON.stringify(comments)).not.toContain('13812345678');
    await found({ words: '孔雀石' }, (hits) => hits.some(({ conversation }) => conversation === customer.conversation));
    expect(JSON.stringify(await customer.all())).not.toContain('孔雀石');
    expect((await chief.call('POST', of(customer.conversation, '/comments'), { ...body, key: randomUUID(), on: 999 })).status).toBe(400);
    expect((await chief.call('POST', of('nobody', '/comments'), { ...body, key: randomUUID() })).status).toBe(404);
  });
});

describe('kept searches', () => {
  it('GIVEN a search that is kept WHEN shared THEN others see it and only its owner changes it', async () => {
    const filters = { words: '手续费', kinds: ['complaint'], customer: '张三' };
    const { status, body } = await chief.call('POST', '/api/review/searches', { name: '本周投诉', shared: false, filters });
    expect(status).toBe(201);
    const kept = savedSearch.parse(body);
    expect(kept.filters).toMatchObject(filters);
    const other = await signedIn(running, `other-${randomUUID().slice(0, 8)}`, ['compliance']);
    const seenBy = async (browser: ConsoleBrowser): Promise<string[]> => savedSearches.parse((await browser.call('GET', '/api/review/searches')).body).searches.map(({ id }) => id);
    expect(await seenBy(other)).not.toContain(kept.id);
    const change = { name: '本周投诉', shared: true, filters: kept.filters, version: 1 };
    expect((await other.call('PUT', `/api/review/searches/${kept.id}`, change)).status).toBe(404);
    expect((await chief.call('PUT', `/api/review/searches/${kept.id}`, change)).status).toBe(200);
    expect((await chief.call('PUT', `/api/review/searches/${kept.id}`, change))).toMatchObject({ status: 409, code: 'Changed' });
    expect(await seenBy(other)).toContain(kept.id);
    expect((await other.call('DELETE', `/api/review/searches/${kept.id}`)).status).toBe(404);
    expect((await chief.call('DELETE', `/api/review/searches/${kept.id}`)).status).toBe(204);
    expect(await seenBy(chief)).not.toContain(kept.id);
  });
});

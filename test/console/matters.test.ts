import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseView, casesView, type CaseView } from '../../bot/api/cases.js';
import { REFUSAL_SENTENCES } from '../../cases/rules/refusal.js';
import { eventsOf, keep, madeCase, saidIn, settled } from '../support/cases.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import type { Answer } from '../support/staff.js';
import { acted, AtDesk, chat, key, waitingCustomer } from './console.js';

let running: RunningApp;
let li: AtDesk;
let zhao: AtDesk;
let sun: AtDesk;
beforeAll(async () => {
  running = await startApp();
  [li, zhao, sun] = [await AtDesk.come(running, 'li', ['agent'], { workNumber: '1023' }), await AtDesk.come(running, 'zhao', ['agent']), await AtDesk.come(running, 'sun', ['supervisor'])];
});
afterAll(() => running.stop());

const step = (who: AtDesk, number: string, what: Readonly<Record<string, unknown>>, as = key()): Promise<Answer> => who.call('POST', `/api/cases/${number}/steps`, { key: as, step: what });
const see = async (who: AtDesk, number: string): Promise<CaseView> => caseView.parse((await who.call('GET', `/api/cases/${number}`)).body);
const listed = async (who: AtDesk, query = ''): Promise<string[]> => casesView.parse((await who.call('GET', `/api/cases${query}`)).body).cases.map(({ number }) => number);

const four = { reason: '系统升级', effect: '推迟两天', measures: '专人跟进' };

describe('case work in place', () => {
  it('takes a complaint from accept to close, while an agent has the chat', async () => {
    const customer = await waitingCustomer(running);
    acted(await li.claims(customer.conversation));
    const { number } = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now()), running.clock.now());
    expect((await li.call('GET', chat(customer.conversation, '/beside'))).body).toMatchObject({ matters: [{ number, kind: 'complaint', state: 'open', steps: expect.arrayContaining(['accept', 'cancel']) as unknown }] });
    const answer = await step(li, number, { do: 'close', cause: '人手不足', correction: '加派' });
    expect(answer).toMatchObject({ status: 409, code: 'Step.wrong-order', body: { error: { message: REFUSAL_SENTENCES['wrong-order'] } } });
    for (const each of [{ do: 'accept' }, { do: 'investigate' }, { do: 'answer', text: '经查属实，已道歉' }, { do: 'handle' }]) expect(await step(li, number, each), each.do).toMatchObject({ status: 200 });
    expect(await step(li, number, { do: 'close', correction: '加派' })).toMatchObject({ status: 409, code: 'Step.cause-missing' });
    expect(await step(li, number, { do: 'close', cause: '人手不足', correction: '加派' })).toMatchObject({ status: 200 });
    expect(await see(li, number)).toMatchObject({ state: 'closed', owner: li.id, history: expect.arrayContaining([expect.objectContaining({ by: li.id, what: 'answered' })]) as unknown });
    expect(await step(li, number, { do: 'note', text: '补记' })).toMatchObject({ status: 409, code: 'Step.ended' });
    expect(await running.app.database.audit.list({ limit: 1, what: 'case.' })).toMatchObject([{ what: 'case.read', staff: li.id, subject: number }]);
  });

  it('shows a case in the words of whoever asks, and refuses in their language', async () => {
    const customer = await Customer.arrive(running.app.address);
    const { number } = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now(), { details: { class: 'attitude', what: '排队太久', where: 'pudong', closing: { cause: '人手不足' } } }), running.clock.now());
    expect(await see(li, number)).toMatchObject({
      subject: '服务态度', dueEvent: 'first-response', dueReason: 'norm 4.3.2',
      details: [{ label: '投诉类别', value: '服务态度' }, { label: '事情经过', value: '排队太久' }, { label: '发生地点', value: '浦东支行' }, { slot: 'closing.cause', value: '人手不足' }],
    });
    const unknown = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now(), { subject: 'unclassified' }), running.clock.now());
    expect(await see(li, unknown.number)).toMatchObject({ subject: '未分类' });
    const refused = await li.call('POST', `/api/cases/${number}/steps`, { key: key(), step: { do: 'handle' } }, { 'Accept-Language': 'zh-Hans' });
    expect(refused).toMatchObject({ status: 409, code: 'Step.wrong-order', body: { error: { message: '还没到这一步，请先办理前一步。' } } });
  });

  it('lets three different people review an application', async () => {
    const customer = await Customer.arrive(running.app.address);
    const { number } = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now(), { number: 'AP-20261125-0000-7', kind: 'application', subject: 'personal-loan' }), running.clock.now());
    const review = (who: AtDesk, stage: string) => step(who, number, { do: 'review', stage, verdict: 'pass', reason: '资料齐全' });
    expect(await step(li, number, { do: 'accept' })).toMatchObject({ status: 200 });
    expect((await see(li, number)).steps).toContain('review.first');
    expect(await review(li, 'second')).toMatchObject({ status: 409, code: 'Step.wrong-stage' });
    expect(await review(li, 'first')).toMatchObject({ status: 200 });
    expect(await review(li, 'second')).toMatchObject({ status: 409, code: 'Step.same-reviewer', body: { error: { message: REFUSAL_SENTENCES['same-reviewer'] } } });
    expect(await review(zhao, 'second')).toMatchObject({ status: 200 });
    expect(await review(sun, 'final')).toMatchObject({ status: 200 });
    expect(await see(li, number)).toMatchObject({ state: 'approved' });
  });

  it('delays and cancels with their fields only', async () => {
    const customer = await Customer.arrive(running.app.address);
    const { number } = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now()), running.clock.now());
    expect(await step(li, number, { do: 'delay', ...four })).toMatchObject({ status: 400, code: 'BadArgument', body: { error: { field: 'body.step.newTime' } } });
    expect(await step(li, number, { do: 'delay', ...four, newTime: '2026-11-20' })).toMatchObject({ status: 409, code: 'Step.time-gone' });
    expect(await step(li, number, { do: 'delay', ...four, newTime: '2026-12-02' })).toMatchObject({ status: 200 });
    expect(await step(li, number, { do: 'cancel', ...four, time: '2026-12-02' })).toMatchObject({ status: 400, body: { error: { field: 'body.step.alternative' } } });
    const once = key();
    const cancel = { do: 'cancel', ...four, time: '2026-12-02', alternative: '改用线上办理' };
    expect((await Promise.all([step(li, number, cancel, once), step(li, number, cancel, once)])).map(({ status }) => status)).toEqual([200, 200]);
    expect(await see(li, number)).toMatchObject({ state: 'cancelled' });
    expect((await eventsOf(running.app, customer.conversation, 'desk.done')).map(({ data }) => data?.['step'])).toEqual(['delay', 'cancel']);
    const told = (await customer.all()).map(({ text = '' }) => text).join('\n');
    for (const words of [...Object.values(four), '改用线上办理']) expect(told).toContain(words);
  });

  it('does the same to an appointment, and answers as soon as it is done', async () => {
    const customer = await Customer.arrive(running.app.address);
    await customer.say('我叫王芳，电话13800138000，想在浦东支行开户，明天上午10点');
    await customer.say('跳过');
    await customer.say('确认');
    const [booking] = await running.app.database.bookings.ofConversation(customer.conversation, 1);
    const number = booking?.number ?? '';
    expect(number).toMatch(/^BK-/);
    const begun = Date.now();
    expect(await step(li, number, { do: 'booking.delay', ...four })).toMatchObject({ status: 200 });
    expect(await step(li, number, { do: 'booking.cancel', ...four })).toMatchObject({ status: 200 });
    expect(Date.now() - begun).toBeLessThan(6_000);
    expect(await step(li, number, { do: 'booking.cancel', ...four })).toMatchObject({ status: 404 });
    expect((await eventsOf(running.app, customer.conversation, 'booking.moved', 'booking.cancelled')).map(({ event }) => event)).toEqual(['booking.moved', 'booking.cancelled']);
  });

  it('refuses what it does not know, by name', async () => {
    const customer = await Customer.arrive(running.app.address);
    const { number } = await keep(running.app, madeCase(running.app, customer.conversation, running.clock.now()), running.clock.now());
    expect(await step(li, number, { do: 'accept', by: 'somebody' })).toMatchObject({ status: 200 });
    expect((await see(li, number)).owner).toBe(li.id);
    expect(await step(li, number, { do: 'accept', more: 1 })).toMatchObject({ status: 400 });
    expect(await step(li, number, { do: 'dance' })).toMatchObject({ status: 400, body: { error: { field: 'body.step.do' } } });
    expect(await li.call('POST', `/api/cases/${number}/steps`, { key: key(), step: { do: 'accept' }, by: 'x' })).toMatchObject({ status: 400 });
    for (const wrong of ['CP-20261125-9999-X', 'x', '%00', encodeURIComponent('CP-1/../2')]) {
      expect(await step(li, wrong, { do: 'accept' }), wrong).toMatchObject({ status: 404 });
      expect(await li.call('GET', `/api/cases/${wrong}`), wrong).toMatchObject({ status: 404 });
    }
  });
});

describe('a complaint about somebody', () => {
  it.each(['id', 'name', 'workNumber'] as const)('is not there for them, whom it names by %s: in no list, beside no chat, by no number, on no floor, in no queue', async (by) => {
    const bad = await AtDesk.come(running, `bad-${by.toLowerCase()}`, ['agent', 'supervisor']);
    const customer = await waitingCustomer(running);
    const { conversation } = customer;
    acted(await bad.claims(conversation));
    const made = madeCase(running.app, conversation, running.clock.now(), { accused: [bad.staff[by]] });
    const soon = new Date(running.clock.now() + 3_600_000).toISOString();
    const { number } = await keep(running.app, { ...made, deadlines: made.deadlines.map((each) => ({ ...each, dueAt: soon })) }, running.clock.now());
    expect(await listed(li)).toContain(number);
    expect(await listed(bad)).not.toContain(number);
    expect(await bad.call('GET', `/api/cases/${number}`)).toMatchObject({ status: 404 });
    expect(await step(bad, number, { do: 'note', text: '不属实' })).toMatchObject({ status: 404 });
    expect((await sun.floor()).atRisk.map((each) => each.number)).toContain(number);
    expect(JSON.stringify(await bad.floor())).not.toContain(number);
    // The conversation is no longer theirs: it goes to somebody else.
    expect(await bad.call('GET', chat(conversation))).toMatchObject({ status: 404 });
    expect(await bad.call('GET', chat(conversation, '/beside'))).toMatchObject({ status: 404 });
    expect(await bad.says(conversation, '您为什么投诉我')).toMatchObject({ status: 404 });
    expect(await bad.does(conversation, 'notes', { text: 'x' })).toMatchObject({ status: 404 });
    expect((await bad.mine()).map(({ handoff }) => handoff.conversation)).not.toContain(conversation);
    await running.app.router.tick();
    expect((await bad.queue()).map((each) => each.conversation)).not.toContain(conversation);
    const waiting = (await li.queue()).find((each) => each.conversation === conversation);
    expect(waiting?.offeredTo).not.toBe(bad.id);
    expect(await bad.call('POST', `/api/handoffs/${encodeURIComponent(waiting?.id ?? '')}/claim`, { key: key() })).toMatchObject({ status: 404 });
    acted(await li.claims(conversation));
    expect(JSON.stringify((await li.call('GET', chat(conversation, '/beside'))).body)).toContain(number);
    expect(JSON.stringify([await bad.floor(), await bad.queue(), await bad.mine()])).not.toContain(number);
    await settled(running.app, conversation);
    expect(await saidIn(running.app, conversation)).toContain('agent.dropped');
    acted(await li.does(conversation, 'close', { outcome: 'no-answer' }));
    await bad.is('away');
  });
});

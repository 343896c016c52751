import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incidentsView, plansView, reportView } from '../../../bot/api/incidents.js';
import exampleBank from '../../../cases/profile/example-bank.json' with { type: 'json' };
import { startApp, type RunningApp } from '../../support/app.js';
import { Customer } from '../../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../../support/staff.js';
import { until } from '../../support/until.js';
import { broadcastsIn, does, LIVE, report, started, TEXTS, viewOf } from './helpers.js';

let running: RunningApp;
let zhou: ConsoleBrowser;
let li: ConsoleBrowser;
beforeAll(async () => {
  running = await startApp();
  zhou = await signedIn(running, 'zhou', ['supervisor']);
  li = await signedIn(running, 'li', ['compliance']);
});
afterAll(() => running.stop());

const notices = async (): Promise<unknown> => await (await fetch(`${running.app.address}/chat/notices`)).json();

describe('an incident over HTTP', () => {
  test('GIVEN the same report sent twice THEN there is one incident, with its plan’s tasks due, in the list and on the chain', async () => {
    const body = { key: randomUUID(), level: 'critical', kind: 'system', title: '核心系统停机', place: '数据中心' };
    const first = viewOf(await zhou.call('POST', '/api/incidents', body), 201);
    const again = viewOf(await zhou.call('POST', '/api/incidents', body), 201);
    expect(again.id).toBe(first.id);
    expect(first.id).toMatch(/^IN-20261125-\d{4}-[0-9A-Z]$/);
    expect(first.tasks.find(({ id }) => id === 'call-head')).toMatchObject({ call: true, overdue: false });
    expect(first.timeline).toMatchObject([{ sequence: 1, event: 'incident.reported', by: { name: 'zhou 同事' }, data: { level: 'critical', title: '核心系统停机' } }]);
    const list = incidentsView.parse((await li.call('GET', '/api/incidents')).body);
    expect(list.incidents.filter(({ id }) => id === first.id)).toHaveLength(1);
  });

  test('GIVEN tasks past their deadlines THEN they are shown as overdue, until they are ticked with name and time', async () => {
    const { id } = await report(zhou);
    running.clock.move(20 * 60_000);
    const late = await does(li, 'GET', id, '');
    expect(late.overdue).toBeGreaterThan(0);
    expect(late.tasks.find(({ id: task }) => task === 'call-service')).toMatchObject({ overdue: true });
    const ticked = await does(li, 'POST', id, '/tasks/call-service', { done: true, note: '已接通' });
    expect(ticked.tasks.find(({ id: task }) => task === 'call-service')).toMatchObject({ overdue: false, doneBy: { name: 'li 同事' }, note: '已接通' });
    expect(ticked.timeline.at(-1)).toMatchObject({ event: 'incident.task.done', data: { task: 'call-service', late: true, note: '已接通' } });
  });

  test('GIVEN steps that may not be taken THEN each is refused with a code and with words in both languages', async () => {
    const { id } = await report(zhou, { level: 'critical' });
    const refused = async (by: ConsoleBrowser, rest: string, body: unknown, method = 'POST') => { const { status, code } = await by.call(method, `/api/incidents/${id}${rest}`, body); return `${status} ${code}`; };
    expect(await refused(zhou, '/steps', { step: 'aftermath' })).toBe('409 StepSkipped');
    expect(await refused(li, '/steps', { step: 'start' })).toBe('409 TasksOpen');
    await does(zhou, 'POST', id, '/tasks/verify', { done: true });
    expect(await refused(zhou, '/steps', { step: 'start' })).toBe('403 SamePerson');
    expect(await refused(zhou, '/messages', { audience: LIVE, texts: TEXTS })).toBe('409 NotStarted');
    expect(await refused(zhou, '/tasks/nothing', { done: true })).toBe('404 NotFound');
    expect(await refused(zhou, '/banner', { texts: { ...TEXTS, en: '' } }, 'PUT')).toBe('400 BadArgument');
    expect(await refused(zhou, '/level', { level: 'critical', note: '再看' })).toBe('409 Already');
    expect((await zhou.call('GET', '/api/incidents/IN-20261125-9999-0')).status).toBe(404);
    const chinese = await zhou.call('POST', `/api/incidents/${id}/steps`, { step: 'dispose' }, { 'Accept-Language': 'zh-CN' });
    expect(JSON.stringify(chinese.body)).toContain('报告—启动—处置—善后—结束');
  });

  test('GIVEN a profile with a plan for one level alone THEN other levels are refused, and the form does not offer them', async () => {
    const task = { id: 'look', phase: 'report', what: { 'zh-Hans': '查看', 'zh-Hant': '查看', en: 'Look' }, withinMinutes: 5 };
    const file = join(running.directory, 'profile.json');
    await writeFile(file, JSON.stringify({ ...exampleBank, supervision: { incidents: { plans: [{ level: 'minor', tasks: [task] }] } } }));
    const other = await startApp({ PROFILE_FILE: file });
    try {
      const wang = await signedIn(other, 'wang', ['supervisor']);
      const { status, code } = await wang.call('POST', '/api/incidents', { key: randomUUID(), level: 'critical', kind: 'system', title: '停机' });
      expect(`${status} ${code}`).toBe('409 NoPlan');
      const offered = plansView.parse((await wang.call('GET', '/api/incident-plans')).body);
      expect(new Set(offered.plans.map(({ level }) => level))).toEqual(new Set(['minor']));
    } finally {
      await other.stop();
    }
  });
});

describe('telling customers', () => {
  test('GIVEN a notice THEN every page is told of it, in three languages, and the document brings it along; lifted it is gone', async () => {
    const { id } = await report(zhou);
    expect(await notices()).toEqual({ notices: [] });
    await does(zhou, 'PUT', id, '/banner', { texts: TEXTS });
    expect(await notices()).toMatchObject({ notices: [{ texts: TEXTS }] });
    const etag = (await fetch(`${running.app.address}/chat/notices`)).headers.get('etag') ?? '';
    expect((await fetch(`${running.app.address}/chat/notices`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    const customer = await Customer.arrive(running.app.address);
    expect((await customer.say('你们系统出什么问题了？')).text).toContain(TEXTS['zh-Hans']);
    await does(li, 'DELETE', id, '/banner');
    expect(await notices()).toEqual({ notices: [] });
    expect((await customer.say('你们系统出什么问题了？')).text).not.toContain(TEXTS['zh-Hans']);
  });

  test('GIVEN customers in two languages WHEN a message is prepared and a second person confirms THEN each has it once, on record, in their language, and it is counted', async () => {
    const [hans, en] = [await Customer.arrive(running.app.address), await Customer.arrive(running.app.address, 'en')];
    const { id } = await started(zhou);
    const count = await zhou.call('POST', `/api/incidents/${id}/audience`, LIVE);
    const prepared = await does(zhou, 'POST', id, '/messages', { audience: LIVE, texts: TEXTS }, 201);
    expect(prepared.rounds).toMatchObject([{ id: '1', counted: (count.body as { count: number }).count, preparedBy: { name: 'zhou 同事' } }]);
    expect(await broadcastsIn(running, hans.conversation)).toEqual([]);
    const own = await zhou.call('POST', `/api/incidents/${id}/messages/1/confirm`);
    expect(`${own.status} ${own.code}`).toBe('403 SamePerson');
    await does(li, 'POST', id, '/messages/1/confirm');
    expect(await until('the message', async () => (await hans.look()).find(({ text }) => text === TEXTS['zh-Hans']))).toBeDefined();
    expect(await until('the message', async () => (await en.look()).find(({ text }) => text === TEXTS.en))).toBeDefined();
    expect((await li.call('POST', `/api/incidents/${id}/messages/1/confirm`)).code).toBe('Already');
    // What a client asks for next tells how far it has come.
    const seen = await until('deliveries', async () => { await Promise.all([hans.look(), en.look()]); const { rounds: [round] } = await does(zhou, 'GET', id, ''); return (round?.progress?.delivered ?? 0) >= 2 ? round?.progress : undefined; }, 20_000);
    expect(seen).toMatchObject({ waiting: 0, failed: 0, finished: true });
    expect(seen.total).toBe(seen.sent + seen.delivered);
    expect(await broadcastsIn(running, hans.conversation)).toHaveLength(1);
    const { timeline } = await does(zhou, 'GET', id, '');
    expect(timeline.map(({ event }) => event)).toContain('incident.message.sent');
  }, 40_000);

  test('GIVEN a customer who books at a branch THEN a message for that branch reaches them, and nobody else', async () => {
    const [booked, other] = [await Customer.arrive(running.app.address), await Customer.arrive(running.app.address)];
    const card = await booked.say('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
    await booked.press(card, '确认');
    const { id } = await started(zhou);
    const audience = { who: 'matters', channels: [], kinds: ['booking'], branch: exampleBank.branches.find(({ name }) => name['zh-Hans'].includes('浦东'))?.id };
    expect((await zhou.call('POST', `/api/incidents/${id}/audience`, audience)).body).toEqual({ count: 1, channels: [{ channel: 'directline', count: 1 }] });
    expect((await zhou.call('POST', `/api/incidents/${id}/audience`, { ...audience, branch: 'nowhere' })).body).toMatchObject({ count: 0 });
    await does(zhou, 'POST', id, '/messages', { audience, texts: TEXTS }, 201);
    await does(li, 'POST', id, '/messages/1/confirm');
    await until('the message', async () => (await broadcastsIn(running, booked.conversation)).length === 1);
    expect(await broadcastsIn(running, other.conversation)).toEqual([]);
  });

  test('GIVEN a message that was cancelled THEN nobody gets it, and it can’t be confirmed any more', async () => {
    const customer = await Customer.arrive(running.app.address);
    const { id } = await started(zhou);
    await does(zhou, 'POST', id, '/messages', { audience: LIVE, texts: TEXTS }, 201);
    expect((await does(li, 'POST', id, '/messages/1/cancel')).rounds[0]).toMatchObject({ cancelledBy: { name: 'li 同事' } });
    expect((await li.call('POST', `/api/incidents/${id}/messages/1/confirm`)).code).toBe('Already');
    expect(await broadcastsIn(running, customer.conversation)).toEqual([]);
  });
});

describe('a drill', () => {
  test('GIVEN a drill that goes the whole way THEN no customer’s conversation has grown, nothing waits in the outbox, no notice shows, and the report says that it was one', async () => {
    const customer = await Customer.arrive(running.app.address);
    await until('rest', () => running.app.core.activeTurns === 0);
    const before = (await running.app.core.recordsAfter(customer.conversation, 0, 1_000)).filter(({ kind }) => kind !== 'delivery').length;
    const { id } = await started(zhou, { drill: true, title: '演练：核心系统停机' });
    const shown = await does(zhou, 'PUT', id, '/banner', { texts: TEXTS });
    expect(shown.bannerShown).toBe(false);
    await does(zhou, 'POST', id, '/messages', { audience: LIVE, texts: TEXTS }, 201);
    const rehearsed = await does(li, 'POST', id, '/messages/1/confirm');
    expect(rehearsed.timeline.at(-1)).toMatchObject({ event: 'incident.message.rehearsed' });
    await does(zhou, 'POST', id, '/steps', { step: 'dispose' });
    await does(zhou, 'POST', id, '/tasks/contain', { done: true });
    await does(zhou, 'POST', id, '/steps', { step: 'aftermath' });
    for (const task of ['review', 'report']) await does(zhou, 'POST', id, `/tasks/${task}`, { done: true });
    expect((await zhou.call('POST', `/api/incidents/${id}/steps`, { step: 'close' })).code).toBe('SamePerson');
    const closed = await does(li, 'POST', id, '/steps', { step: 'close', note: '演练完成' });
    expect(closed.state).toBe('closed');
    // The sender has looked a few times by now.
    const after = (await running.app.core.recordsAfter(customer.conversation, 0, 1_000)).filter(({ kind }) => kind !== 'delivery').length;
    expect(after).toBe(before);
    expect(await running.app.database.turns.claimOutbox(running.clock.now() + 86_400_000, 10, 1)).toEqual([]);
    expect(await running.app.database.broadcasts.progress(id)).toEqual(new Map());
    expect(await running.app.database.broadcasts.claim(running.clock.now() + 86_400_000, 1).then((work) => work?.incident)).not.toBe(id);
    expect(await notices()).toEqual({ notices: [] });
    const page = String((await zhou.call('GET', `/api/incidents/${id}/report.html`)).body);
    expect(page).toContain('演练：未通知任何客户');
    expect(page).toContain('演练中未发送');
  });
});

describe('the report', () => {
  test('GIVEN an incident that was dealt with THEN the report has every section from the record, a person’s version is kept beside it, and both print', async () => {
    const { id } = await started(zhou, { place: '浦东支行' });
    await does(zhou, 'PUT', id, '/facts', { cause: '磁盘<已满>', result: '四十分钟后恢复' });
    const written = reportView.parse((await li.call('GET', `/api/incidents/${id}/report`)).body);
    expect(written.versions).toEqual([]);
    expect(written.written['zh-Hans']).toMatchObject({ place: '浦东支行', cause: '磁盘<已满>' });
    expect(written.written['zh-Hans'].time).toContain('报告：2026-11-25');
    expect(written.written['zh-Hans'].measures).toContain('核实情况');
    expect(written.written.en.assessment).toContain('Level: Major.');
    const texts = { ...written.written, 'zh-Hans': { ...written.written['zh-Hans'], handling: '已向监管报告。' } };
    const saved = reportView.parse((await li.call('PUT', `/api/incidents/${id}/report`, { from: 0, texts })).body);
    expect(saved.versions).toMatchObject([{ version: 1, by: { name: 'li 同事' } }]);
    expect((await zhou.call('PUT', `/api/incidents/${id}/report`, { from: 0, texts })).code).toBe('Stale');
    const printed = await zhou.call('GET', `/api/incidents/${id}/report.html`);
    expect(printed.headers.get('content-type')).toContain('text/html');
    expect(String(printed.body)).toContain('已向监管报告。');
    expect(String(printed.body)).toContain('磁盘&lt;已满&gt;');
    const english = String((await zhou.call('GET', `/api/incidents/${id}/report.html?language=en&version=0`)).body);
    expect(english).toContain('Incident report');
    expect(english).not.toContain('已向监管报告。');
  });
});

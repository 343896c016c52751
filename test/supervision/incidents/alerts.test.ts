import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertsView, type AlertView } from '../../../bot/api/incidents.js';
import { startApp, type RunningApp } from '../../support/app.js';
import { keep, madeCase } from '../../support/cases.js';
import { Customer } from '../../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../../support/staff.js';
import { does, viewOf } from './helpers.js';

let running: RunningApp;
let zhou: ConsoleBrowser;
beforeAll(async () => {
  running = await startApp();
  zhou = await signedIn(running, 'zhou', ['supervisor']);
});
afterAll(() => running.stop());

async function complain(count: number, details: Readonly<Record<string, string>>): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { conversation } = await Customer.arrive(running.app.address);
    await keep(running.app, madeCase(running.app, conversation, running.clock.now(), { subject: details['class'] ?? 'quality', details }), running.clock.now());
  }
}
async function open(): Promise<AlertView[]> {
  await running.app.watcher.tick();
  return alertsView.parse((await zhou.call('GET', '/api/alerts')).body).open;
}

describe('alerts', () => {
  test('GIVEN four complaints at a branch within the hour THEN an incident is proposed and none is made; dismissed for a reason it stays dismissed', async () => {
    await complain(3, { what: '排队太久没人办理', class: 'quality', where: 'pudong' });
    expect((await open()).filter(({ rule }) => rule === 'complaints-branch')).toEqual([]);
    await complain(1, { what: '柜员态度恶劣', class: 'attitude', where: 'pudong' });
    const [alert] = (await open()).filter(({ rule }) => rule === 'complaints-branch');
    expect(alert).toMatchObject({ by: 'branch', common: 'pudong', count: 4, level: 'moderate', state: 'open' });
    expect(alert?.commonName?.['zh-Hans']).toContain('浦东');
    expect((await zhou.call('GET', '/api/incidents')).body).toMatchObject({ incidents: [] });
    const id = alert?.id ?? '';
    expect((await zhou.call('POST', `/api/alerts/${id}/dismiss`, { reason: '' })).code).toBe('BadArgument');
    expect((await zhou.call('POST', `/api/alerts/${id}/dismiss`, { reason: '同一家庭，已单独处理' })).body).toMatchObject({ state: 'dismissed', decidedBy: { name: 'zhou 同事' }, reason: '同一家庭，已单独处理' });
    expect((await zhou.call('POST', `/api/alerts/${id}/dismiss`, { reason: '再次' })).code).toBe('Decided');
    expect((await open()).filter(({ rule }) => rule === 'complaints-branch')).toEqual([]);
  }, 30_000);

  test('GIVEN complaints in like words WHEN a person confirms the alert THEN an incident with what it stands on is reported, once, and the alert leads to it', async () => {
    for (const what of ['手机银行登录不上，一直转圈', '今天登录不了手机银行，提示系统繁忙', '我的手机银行怎么也登录不进去']) await complain(1, { what, class: 'product' });
    const [alert] = (await open()).filter(({ rule, common }) => rule === 'complaints-words' && common.includes('手机'));
    expect(alert).toMatchObject({ count: 3, level: 'major' });
    const body = { level: 'major', kind: 'system', title: '手机银行无法登录' };
    const made = viewOf(await zhou.call('POST', `/api/alerts/${alert?.id ?? ''}/confirm`, body), 201);
    expect(made.evidence.numbers).toHaveLength(3);
    expect(made.alert).toBe(alert?.id);
    expect((await zhou.call('POST', `/api/alerts/${alert?.id ?? ''}/confirm`, body)).code).toBe('Decided');
    const view = alertsView.parse((await zhou.call('GET', '/api/alerts')).body);
    expect(view.decided.find(({ id }) => id === alert?.id)).toMatchObject({ state: 'confirmed', incident: made.id });
    expect((await does(zhou, 'GET', made.id, '')).timeline[0]).toMatchObject({ data: { alert: alert?.id } });
    // More of the same belongs to it, and proposes nothing.
    await complain(1, { what: '手机银行还是登录不了，一直转圈', class: 'product' });
    expect((await open()).filter(({ rule, common }) => rule === 'complaints-words' && common.includes('手机'))).toEqual([]);
    const grown = await does(zhou, 'GET', made.id, '');
    expect(grown.evidence.numbers).toHaveLength(4);
    expect(grown.timeline.at(-1)).toMatchObject({ event: 'incident.evidence', by: { id: 'guitai' } });
  }, 30_000);

  test('GIVEN agents alone THEN neither alerts nor incidents are theirs', async () => {
    const wang = await signedIn(running, 'wang', ['agent']);
    expect((await wang.call('GET', '/api/alerts')).status).toBe(403);
    expect((await wang.call('POST', '/api/incidents', { key: randomUUID(), level: 'minor', kind: 'system', title: '停机' })).status).toBe(403);
    expect((await zhou.call('POST', '/api/alerts/alert-nothing/dismiss', { reason: '没有' })).status).toBe(404);
  });
});

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { incidentView, type IncidentView, type ReportBody } from '../../../bot/api/incidents.js';
import type { CommunicationRecord } from '../../../records/record.js';
import type { RunningApp } from '../../support/app.js';
import type { Answer, ConsoleBrowser } from '../../support/staff.js';

/** What customers are told in tests. */
export const TEXTS = { 'zh-Hans': '手机银行暂时无法登录，正在抢修。', 'zh-Hant': '手機銀行暫時無法登入，正在搶修。', en: 'Mobile banking is down; we are repairing it.' };
/** All with whom something was said lately. */
export const LIVE = { who: 'live', channels: [], kinds: [] } as const;

/** Reports an incident over HTTP. */
export async function report(by: ConsoleBrowser, more: Partial<ReportBody> = {}): Promise<IncidentView> {
  const answer = await by.call('POST', '/api/incidents', { key: randomUUID(), level: 'major', kind: 'system', title: '手机银行无法登录', place: '全国', ...more });
  return viewOf(answer, 201);
}

/** An incident as an answer shows it. */
export function viewOf(answer: Answer, status = 200): z.infer<typeof incidentView> {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.code} ${JSON.stringify(answer.body)}`);
  return incidentView.parse(answer.body);
}

/** Does something to an incident; the answer must be the incident. */
export async function does(by: ConsoleBrowser, method: string, id: string, rest: string, body?: unknown, status = 200): Promise<IncidentView> {
  return viewOf(await by.call(method, `/api/incidents/${id}${rest}`, body), status);
}

/** An incident whose plan is started. */
export async function started(by: ConsoleBrowser, more: Partial<ReportBody> = {}): Promise<IncidentView> {
  const { id } = await report(by, more);
  await does(by, 'POST', id, '/tasks/verify', { done: true });
  return await does(by, 'POST', id, '/steps', { step: 'start' });
}

/** What a conversation's customer was told by broadcasts. */
export async function broadcastsIn({ app }: Pick<RunningApp, 'app'>, conversation: string): Promise<CommunicationRecord[]> {
  return (await app.core.recordsAfter(conversation, 0, 1_000)).filter((record) => record.kind === 'message' && record.content.texts?.includes('incident.message') === true);
}

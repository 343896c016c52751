import { exported } from '../../../records/export.js';
import { exportHtml } from '../../../records/exportHtml.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { archivedBefore, monthNamed, monthOf } from '../../../supervision/keeping/months.js';
import { FLOOR_YEARS, RETENTION_KINDS } from '../../../cases/profile/keeping.js';
import { archiveBody, archiveId, archivesView, catalogueBody, cataloguePage, conversationParams, monthsView, policyView, restoreBody } from '../../api/keeping.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { checkReviewable } from '../review/parts.js';
import { customerKeys, noSuch, peopleOf, type KeepingParts } from './parts.js';

/** Records read at a time. */
const PAGE = 500;
/** Records that are shown of one archived conversation; longer ones are restored. */
const MOST = 20_000;

/** Retention, archives, their catalogue, and reading what lies in them. */
export function archiveRoutes(parts: KeepingParts): Route[] {
  const { archive, files, worker, profile, audit, clock, records } = parts;
  const busy = (): ApiProblem => new ApiProblem(409, 'Busy', { en: 'something is being archived or put back just now; wait until it is done', 'zh-Hans': '正在归档或恢复，请等其完成后再试' });
  const view = async () => {
    const person = await peopleOf(parts);
    const all = await archive.archives();
    const { work } = worker;
    return {
      archives: await Promise.all(all.map(async ({ seal: _seal, madeBy, ...each }) => ({ ...each, madeBy: person(madeBy), here: await files.exists(each.file) }))),
      ...(work && { work: { ...work, by: person(work.by), begunAt: new Date(work.begunAt).toISOString(), endedAt: work.endedAt === undefined ? undefined : new Date(work.endedAt).toISOString() } }),
      now: new Date(clock.now()).toISOString(),
    };
  };
  return [
    route({
      method: 'GET', path: '/api/keeping/policy', who: OVERSEERS, summary: 'How long what is kept, by the profile', answer: policyView,
      handle: () => {
        const { timeZone, supervision: { keeping: { retention, archiveAfterMonths } } } = profile();
        return Promise.resolve({ floorYears: FLOOR_YEARS, kinds: RETENTION_KINDS.map((kind) => ({ kind, years: retention[kind] })), special: retention.special.map((each) => ({ ...each, major: each.major === true })), archiveAfterMonths, timeZone });
      },
    }),
    route({ method: 'GET', path: '/api/keeping/archives', who: OVERSEERS, summary: 'The archives, and what is being archived', answer: archivesView, handle: view }),
    route({
      method: 'GET', path: '/api/keeping/months', who: OVERSEERS, summary: 'Months with conversations that could be archived', answer: monthsView,
      handle: async () => {
        const { timeZone, supervision: { keeping: { archiveAfterMonths } } } = profile();
        const now = clock.now();
        const due = archivedBefore(now, timeZone, archiveAfterMonths).name;
        const months = await archive.due(archivedBefore(now, timeZone, 1).from, now, (at) => monthOf(at, timeZone));
        return { months: Array.from(months, ([month, conversations]) => ({ month, conversations, due: month < due })) };
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/archives', who: OVERSEERS, summary: 'Begins to archive a month', body: archiveBody, answer: archivesView, status: 202,
      handle: async ({ body: { month }, session, address }) => {
        const { timeZone } = profile();
        const meant = monthNamed(month, timeZone);
        if (Date.parse(meant.to) > clock.now()) throw new ApiProblem(400, 'BadArgument', { en: 'this month is not over yet', 'zh-Hans': '该月尚未结束' }, { field: 'body.month' });
        if (!worker.archive(meant, session.staff.id)) throw busy();
        await audit.append({ staff: session.staff.id, what: 'keeping.archive', subject: month, address, outcome: 'done' });
        return await view();
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/archives/:id/restore', who: OVERSEERS, summary: 'Begins to put an archive, or some conversations of it, back into the database', params: archiveId, body: restoreBody, answer: archivesView, status: 202,
      handle: async ({ params: { id }, body: { conversations }, session, address }) => {
        const row = await archive.archive(id);
        if (row === undefined) throw noSuch();
        if (!(await files.exists(row.file))) throw new ApiProblem(409, 'NotHere', { en: `the file ${row.file} is not here: put it into the archives’ folder first`, 'zh-Hans': `文件 ${row.file} 不在此处，请先放回归档目录` });
        if (!worker.restore(id, conversations, session.staff.id)) throw busy();
        await audit.append({ staff: session.staff.id, what: 'keeping.restore', subject: id, address, outcome: 'done', detail: { conversations: conversations?.length ?? 'all' } });
        return await view();
      },
    }),
    route({
      method: 'POST', path: '/api/keeping/catalogue', who: OVERSEERS, summary: 'Finds archived conversations', body: catalogueBody, answer: cataloguePage,
      handle: async ({ body: { customer, limit, month, channel, conversation, number, since, before, after }, session, address }) => {
        const given = <T>(value: T | undefined): value is T => value !== undefined && value !== '';
        const found = await archive.search({
          limit, ...(given(month) && { month }), ...(given(channel) && { channel }), ...(given(conversation) && { conversation }), ...(given(number) && { number }),
          ...(since !== undefined && { since }), ...(before !== undefined && { before }), ...(after && { after }), ...(given(customer) && { customer: customerKeys(parts, customer) }),
        });
        if (given(customer)) await audit.append({ staff: session.staff.id, what: 'keeping.search', address, outcome: 'done', detail: { by: 'customer', found: found.length } });
        const here = new Map(await Promise.all([...new Set(found.map(({ file }) => file))].map(async (file) => [file, await files.exists(file)] as const)));
        const last = found.at(-1);
        return {
          entries: found.map(({ counts, file, archive: of, ...each }) => ({ ...each, archive: of, records: counts.records, files: counts.files, here: here.get(file) === true })),
          ...(last && found.length === limit && { next: { lastAt: last.lastAt, conversation: last.conversation } }),
        };
      },
    }),
    ...(['html', 'json'] as const).map((format) => route({
      method: 'GET', path: `/api/keeping/records/:conversation/${format}`, who: OVERSEERS, summary: `A whole conversation wherever its records are, as ${format === 'html' ? 'a page' : 'JSON'}`, params: conversationParams, answer: 'file',
      handle: async ({ params: { conversation }, session, address }) => {
        await checkReviewable(parts, session.staff, conversation);
        const all = await wholeRecord(records, conversation);
        if (all.length === 0) throw noSuch();
        await audit.append({ staff: session.staff.id, what: 'conversation.read', subject: conversation, address, outcome: 'done', detail: { where: 'keeping' } });
        const whole = exported(all, new Date(clock.now()).toISOString());
        if (format === 'json') return { bytes: `${JSON.stringify(whole, null, 2)}\n`, contentType: 'application/json; charset=utf-8', saveAs: `${fileName(conversation)}.json` };
        const { timeZone, name } = profile();
        return { bytes: exportHtml(whole, { timeZone, institution: name['zh-Hans'] }), contentType: 'text/html; charset=utf-8' };
      },
    })),
  ];
}

async function wholeRecord(records: KeepingParts['records'], conversation: string): Promise<readonly CommunicationRecord[]> {
  const all: CommunicationRecord[] = [];
  while (all.length < MOST) {
    const more = await records.recordsAfter(conversation, all.at(-1)?.sequence ?? 0, PAGE);
    all.push(...more);
    if (more.length < PAGE) return all;
  }
  throw new ApiProblem(413, 'TooLong', { en: 'the conversation is too long to be shown here: export it instead', 'zh-Hans': '会话过长，请改用导出' });
}

function fileName(conversation: string): string {
  return conversation.replace(/[^\w.-]+/g, '-').slice(0, 80);
}

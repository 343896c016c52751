import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { anchorText, anchorFile } from '../../../records/proof/anchor.js';
import { exportName } from '../../../records/proof/exportName.js';
import { plainFilter } from '../../../records/proof/exportFilter.js';
import { JOB_KINDS, type Job, type NewJob } from '../../../records/proof/jobs.js';
import { anchorList, checkBody, exportBody, exportSearchBody, jobAsked, jobList, jobView, type JobAsked } from '../../api/proof.js';
import { ApiProblem } from '../../problem.js';
import { route, type Call, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { exportFileOf } from './exportFiles.js';
import { jobViews } from './jobViews.js';
import type { ProofParts } from './parts.js';
import { sealedSearch } from './searchExport.js';

/** Jobs and anchors shown at a time. */
const SHOWN = 30;
const id = z.object({ id: z.string().min(1).max(64).regex(/^[\w-]+$/) });

const notFound = (): ApiProblem => new ApiProblem(404, 'NotFound', { en: 'there is no such thing', 'zh-Hans': '没有找到' });

type By = Pick<Call<typeof OVERSEERS, unknown, unknown, unknown>, 'session' | 'address'>;

/** Verifications, anchors, checks and exports: asked for, watched, ended, fetched. */
export function jobRoutes(parts: ProofParts): Route[] {
  const { jobs, anchors, audit, clock, staff, wake } = parts;
  const now = (): string => new Date(clock.now()).toISOString();
  const ask = async ({ session, address }: By, what: string, job: Pick<NewJob, 'kind' | 'same' | 'params'>): Promise<JobAsked> => {
    const asked = await jobs.ask({ ...job, id: randomUUID(), staff: session.staff.id, askedAt: now() });
    await audit.append({ staff: session.staff.id, what, subject: asked.job.id, address, outcome: 'done', detail: { joined: asked.joined } });
    wake();
    return { job: await viewed(asked.job), joined: asked.joined };
  };
  const viewed = async (job: Job) => (await jobViews([job], staff))[0] ?? Promise.reject(notFound());

  return [
    route({
      method: 'GET', path: '/api/proof/jobs', who: OVERSEERS, summary: 'The last verifications, anchors, checks of anchors, or exports', query: z.object({ kind: z.enum(JOB_KINDS) }), answer: jobList,
      handle: async ({ query }) => ({ jobs: await jobViews(await jobs.list(query.kind, SHOWN), staff) }),
    }),
    route({
      method: 'GET', path: '/api/proof/jobs/:id', who: OVERSEERS, summary: 'How far one of them is, and what came of it', params: id, answer: jobView,
      handle: async ({ params }) => {
        const job = await jobs.byId(params.id);
        if (job === undefined) throw notFound();
        return await viewed(job);
      },
    }),
    route({
      method: 'POST', path: '/api/proof/jobs/:id/cancel', who: OVERSEERS, summary: 'Ends one that waits or is under way', params: id, answer: jobView,
      handle: async ({ params, session, address }) => {
        const job = await jobs.cancel(params.id, now());
        if (job === undefined) throw notFound();
        await audit.append({ staff: session.staff.id, what: 'proof.cancelled', subject: job.id, address, outcome: 'done', detail: { kind: job.kind } });
        return await viewed(job);
      },
    }),
    route({
      method: 'POST', path: '/api/proof/verifications', who: OVERSEERS, summary: 'Verifies the whole record, beside the chats', answer: jobAsked,
      handle: (call) => ask(call, 'proof.verification', { kind: 'verify', same: 'verify', params: {} }),
    }),
    route({
      method: 'GET', path: '/api/proof/anchors', who: OVERSEERS, summary: 'Anchors of the whole record', query: z.object({ before: z.coerce.number().int().min(1).optional() }), answer: anchorList,
      handle: async ({ query }) => ({ anchors: [...(await anchors.list(SHOWN, query.before))] }),
    }),
    route({
      method: 'POST', path: '/api/proof/anchors', who: OVERSEERS, summary: 'Makes an anchor now, beside the daily ones', answer: jobAsked,
      handle: (call) => ask(call, 'proof.anchor', { kind: 'anchor', same: 'anchor', params: {} }),
    }),
    route({
      method: 'GET', path: '/api/proof/anchors/:ordinal/file', who: OVERSEERS, summary: 'An anchor as a file, to be kept elsewhere', params: z.object({ ordinal: z.coerce.number().int().min(1) }), answer: 'file',
      handle: async ({ params }) => {
        const anchor = await anchors.byOrdinal(params.ordinal);
        if (anchor === undefined) throw notFound();
        return { bytes: anchorText(anchor), contentType: 'application/json', saveAs: anchorFile(anchor) };
      },
    }),
    route({
      method: 'POST', path: '/api/proof/checks', who: OVERSEERS, summary: 'Says whether the record still contains what an anchor saw that was kept elsewhere', body: checkBody, answer: jobAsked,
      handle: (call) => ask(call, 'proof.check', { kind: 'check', same: `check ${call.body.anchor.ordinal} ${call.body.anchor.hash} ${call.body.anchor.seal}`, params: { anchor: { ...call.body.anchor } } }),
    }),
    route({
      method: 'POST', path: '/api/proof/exports', who: OVERSEERS, summary: 'Writes records to a file; the same wish while it is under way is the same export', body: exportBody, answer: jobAsked, largest: 2_000_000,
      handle: async (call) => {
        const { filter, format } = call.body;
        if (filter.from !== undefined && filter.before !== undefined && Date.parse(filter.from) >= Date.parse(filter.before)) throw new ApiProblem(400, 'BadArgument', { en: 'the period ends before it begins', 'zh-Hans': '结束时间须晚于开始时间' }, { field: 'body.filter.before' });
        return await ask(call, 'export.asked', { kind: 'export', same: `export ${exportName(filter, format)}`, params: { filter: z.json().parse(plainFilter(filter)), format } });
      },
    }),
    route({
      method: 'POST', path: '/api/proof/exports/search', who: OVERSEERS, summary: 'Writes the conversations that a search finds to a file', body: exportSearchBody, answer: jobAsked, largest: 256 * 1024,
      handle: (call) => {
        const { sealed, name } = sealedSearch(call.body.filters, call.session.staff, parts.search);
        return ask(call, 'export.asked', { kind: 'export', same: `export search ${name} ${call.body.format}`, params: { filter: {}, format: call.body.format, search: sealed } });
      },
    }),
    route({
      method: 'GET', path: '/api/proof/exports/:id/:part', who: OVERSEERS, summary: 'An export’s file, or its manifest', params: id.extend({ part: z.enum(['file', 'manifest']) }), answer: 'file',
      handle: async ({ params, session, address }) => {
        const job = await jobs.byId(params.id);
        if (job?.kind !== 'export' || job.state !== 'done') throw notFound();
        const answer = await exportFileOf(parts.exportFolder, job, params.part);
        await audit.append({ staff: session.staff.id, what: 'export.fetched', subject: job.id, address, outcome: 'done', detail: { part: params.part } });
        return answer;
      },
    }),
  ];
}

import { monthQuery, planApproval, planWriting, reportFileQuery, reportView, type ReportView } from '../../api/figures.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { approved, written } from '../../../supervision/figures/report/plan.js';
import { OVERSEERS } from '../parts.js';
import type { FigureParts } from './parts.js';
import { findingsOf, makeReport, planId, planOf, reportFile, type ReportParts } from './report/make.js';

/** The month's report with its improvement plan (norms 3.5, 5.4): written by one, approved by another, each version kept. */
export function reportRoutes(given: FigureParts): Route[] {
  const { dossiers, staff, clock, audit } = given;
  const at = (): string => new Date(clock.now()).toISOString();
  const nameOf = async (id: string): Promise<string> => (await staff.byId(id))?.displayName ?? id;
  const parts: ReportParts = { figures: given.figures, dossiers, profile: given.profile, nameOf, now: at };
  return [
    route({
      method: 'GET', path: '/api/reports/:month', who: OVERSEERS, summary: 'The improvement plan of a month, its versions, and the month’s ledger', params: monthQuery, answer: reportView,
      handle: async ({ params: { month } }) => await viewOf(month),
    }),
    route({
      method: 'PUT', path: '/api/reports/:month/plan', who: OVERSEERS, summary: 'Writes the next version of a month’s improvement plan', params: monthQuery, body: planWriting, answer: reportView,
      handle: async ({ params: { month }, body: { version, text }, session }) => {
        const by = session.staff.id;
        const before = await planOf(dossiers, month);
        if ((before?.dossier.version ?? 0) !== version) throw stale();
        const body = written(before?.body, month, text, by, at());
        const events = [{ event: 'plan.written', data: { month, number: body.versions.length }, words: { text } }];
        const standing = { state: 'draft', about: {}, group: month, body };
        const outcome = before === undefined
          ? await dossiers.open({ id: planId(month), kind: 'plan', by: { role: 'agent', id: by }, at: at(), standing, events })
          : await dossiers.change({ id: planId(month), version, by: { role: 'agent', id: by }, at: at(), standing, events });
        if (outcome.kind === 'stale' || outcome.kind === 'exists' || outcome.kind === 'unknown') throw stale();
        return await viewOf(month);
      },
    }),
    route({
      method: 'POST', path: '/api/reports/:month/plan/approval', who: OVERSEERS, summary: 'Approves the newest version of a month’s improvement plan, which somebody else wrote', params: monthQuery, body: planApproval, answer: reportView,
      handle: async ({ params: { month }, body: { version }, session }) => {
        const by = session.staff.id;
        const before = await planOf(dossiers, month);
        if (before === undefined) throw new ApiProblem(404, 'NotFound', { en: 'there is no plan for this month yet: write one first', 'zh-Hans': '该月尚无改进计划，请先编写' });
        if (before.dossier.version !== version) throw stale();
        const body = approved(before.body, by, at());
        if (body === 'own') throw new ApiProblem(403, 'OwnPlan', { en: 'who wrote a version does not approve it: a colleague does', 'zh-Hans': '编写者不能批准自己写的版本，请另一位同事批准' });
        if (body === 'approved') throw new ApiProblem(409, 'Approved', { en: 'this version is approved already', 'zh-Hans': '该版本已批准' });
        const outcome = await dossiers.change({ id: planId(month), version, by: { role: 'agent', id: by }, at: at(), standing: { state: 'approved', about: {}, group: month, body }, events: [{ event: 'plan.approved', data: { month, number: body.versions.length } }] });
        if (outcome.kind !== 'changed') throw stale();
        return await viewOf(month);
      },
    }),
    route({
      method: 'GET', path: '/api/reports/:month/file', who: OVERSEERS, summary: 'The monthly report as a page to print or a table', params: monthQuery, query: reportFileQuery, answer: 'file',
      handle: async ({ params: { month }, query: { format, language, shown }, session, address }) => {
        await audit.append({ staff: session.staff.id, what: 'report.made', subject: month, address, outcome: 'done', detail: { format } });
        const { name, contentType, text } = reportFile(await makeReport(parts, month), format, language);
        return { bytes: text, contentType, ...(shown === undefined && { saveAs: name }) };
      },
    }),
  ];

  async function viewOf(month: string): Promise<ReportView> {
    const [plan, findings] = await Promise.all([planOf(dossiers, month), findingsOf(parts, month)]);
    const versions = await Promise.all((plan?.body.versions ?? []).map(async ({ text, by, at: when, approved: done }) => ({ text, by, byName: await nameOf(by), at: when, ...(done && { approved: { ...done, byName: await nameOf(done.by) } }) })));
    return { month, version: plan?.dossier.version ?? 0, versions, findings: findings.map(({ title, what, state, owner, dueAt }) => ({ title, what, state, owner, ...(dueAt !== undefined && { dueAt }) })) };
  }
}

function stale(): ApiProblem {
  return new ApiProblem(409, 'Stale', { en: 'a colleague has written a newer version: read it before you save yours', 'zh-Hans': '他人已保存新版本，请先阅读后再保存' });
}

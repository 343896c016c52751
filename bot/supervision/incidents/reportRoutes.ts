import { incidentId, reportQuery, reportSaved, reportView } from '../../api/incidents.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import type { Kept } from './files.js';
import { performed } from './incidentRoutes.js';
import type { IncidentParts } from './parts.js';
import { noSuch } from './refusals.js';
import { printedReport } from './reportHtml.js';
import { sourcesOf, timelineOf, writtenNow } from './reporting.js';
import { peopleOf } from './view.js';

/** An incident's report (norms 6.4, 6.5): it writes itself from the record, and people edit it. */
export function reportRoutes(parts: IncidentParts): Route[] {
  const { files, profile } = parts;
  const shown = async (kept: Kept) => {
    const [written, person] = await Promise.all([writtenNow(parts, kept), peopleOf(parts)]);
    return { written, versions: kept.incident.reports.map(({ by, ...version }) => ({ ...version, by: person(by) })) };
  };
  const found = async (id: string): Promise<Kept> => {
    const kept = await files.byId(id);
    if (kept === undefined) throw noSuch();
    return kept;
  };
  return [
    route({
      method: 'GET', path: '/api/incidents/:id/report', who: OVERSEERS, summary: 'The report, as it writes itself and as people left it', params: incidentId, answer: reportView,
      handle: async ({ params }) => await shown(await found(params.id)),
    }),
    route({
      method: 'PUT', path: '/api/incidents/:id/report', who: OVERSEERS, summary: 'Saves a version of the report; earlier ones are kept', params: incidentId, body: reportSaved, answer: reportView, largest: 512 * 1_024,
      handle: async ({ params, body, session }) => await shown(await performed(parts, params.id, { do: 'report', ...body }, session.staff)),
    }),
    route({
      method: 'GET', path: '/api/incidents/:id/report.html', who: OVERSEERS, summary: 'The report as a page to be printed', params: incidentId, query: reportQuery, answer: 'file',
      handle: async ({ params, query: { language, version: wanted } }) => {
        const kept = await found(params.id);
        const [sources, timeline, written] = await Promise.all([sourcesOf(parts, kept), timelineOf(parts, kept.id), writtenNow(parts, kept)]);
        const { reports } = kept.incident;
        const version = wanted === undefined ? reports.at(-1) : reports.find((each) => each.version === wanted);
        if (wanted !== undefined && wanted !== 0 && version === undefined) throw new ApiProblem(404, 'NotFound', { en: 'there is no such version', 'zh-Hans': '没有该版本' });
        const page = printedReport(kept, { language, profile: profile(), sources, timeline, texts: version?.texts[language] ?? written[language], ...(version && { version }) });
        return { bytes: page, contentType: 'text/html; charset=utf-8' };
      },
    }),
  ];
}

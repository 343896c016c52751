import type { z } from 'zod';
import type { KnownAlert } from '../../../supervision/incidents/watch.js';
import { alertsView, alertView, confirmBody, dismissBody, incidentId, incidentView } from '../../api/incidents.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { reportIncident } from './incidentRoutes.js';
import type { IncidentParts } from './parts.js';
import { noSuch } from './refusals.js';
import { peopleOf, viewOf } from './view.js';

/** Decided ones that are shown: the last. */
const DECIDED = 30;

/** Proposals of incidents: a person confirms or dismisses each (norm 6.2); none becomes an incident by itself. */
export function alertRoutes(parts: IncidentParts): Route[] {
  const { alerts, profile, clock } = parts;
  const shown = async (known: readonly KnownAlert[]): Promise<z.input<typeof alertView>[]> => {
    const person = await peopleOf(parts);
    const { branches, services } = profile();
    return known.map(({ id, alert: { seen, decidedBy, ...alert } }) => {
      const named = alert.by === 'branch' ? branches : alert.by === 'service' ? services : [];
      const commonName = named.find((each) => each.id === alert.common)?.name;
      return { ...alert, id, count: seen.length, ...(commonName && { commonName }), ...(decidedBy !== undefined && { decidedBy: person(decidedBy) }) };
    });
  };
  const decidedAlready = (): ApiProblem => new ApiProblem(409, 'Decided', { en: 'somebody has decided on this already; look again', 'zh-Hans': '该提示已有人处理，请刷新后查看' });
  return [
    route({
      method: 'GET', path: '/api/alerts', who: OVERSEERS, summary: 'What may be an incident, and what became of earlier proposals', answer: alertsView,
      handle: async () => {
        const { open, decided } = await alerts.known();
        return { open: await shown(open), decided: await shown(decided.slice(0, DECIDED)), now: new Date(clock.now()).toISOString() };
      },
    }),
    route({
      method: 'POST', path: '/api/alerts/:id/dismiss', who: OVERSEERS, summary: 'It is no incident, for this reason', params: incidentId, body: dismissBody, answer: alertView,
      handle: async ({ params, body, session }) => {
        const decided = await alerts.decide(params.id, { do: 'dismiss', reason: body.reason }, session.staff);
        if (decided === undefined) throw noSuch();
        if (decided.kind === 'decided') throw decidedAlready();
        const [view] = await shown([{ id: params.id, alert: decided.alert }]);
        if (view === undefined) throw noSuch();
        return view;
      },
    }),
    route({
      method: 'POST', path: '/api/alerts/:id/confirm', who: OVERSEERS, summary: 'It is an incident: reports it', params: incidentId, body: confirmBody, answer: incidentView, status: 201,
      handle: async ({ params, body, session: { staff } }) => {
        const known = await alerts.byId(params.id);
        if (known === undefined) throw noSuch();
        if (known.alert.state !== 'open') throw decidedAlready();
        const { conversations, numbers } = known.alert;
        // The alert's id is the key: two who confirm at once report one incident.
        const kept = await reportIncident(parts, { ...body, key: known.id, drill: false }, staff, { alert: known.id, evidence: { conversations, numbers } });
        await alerts.decide(params.id, { do: 'confirm', incident: kept.id }, staff);
        return await viewOf(parts, kept);
      },
    }),
  ];
}

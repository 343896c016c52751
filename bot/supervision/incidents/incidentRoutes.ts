import { INCIDENT_LEVELS, planFor } from '../../../cases/profile/incidents.js';
import { receiptNumber } from '../../../cases/number.js';
import { Temporal } from 'temporal-polyfill';
import type { IncidentAct, Report } from '../../../supervision/incidents/act.js';
import { factsBody, incidentId, incidentPart, incidentsQuery, incidentsView, incidentView, levelBody, plansView, reportBody, stepBody, tickBody, type ReportBody } from '../../api/incidents.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import type { Staff } from '../../staff/port.js';
import { OVERSEERS } from '../parts.js';
import { GOING_ON, OVER, type Kept } from './files.js';
import type { IncidentParts } from './parts.js';
import { noSuch, refusedAct } from './refusals.js';
import { peopleOf, rowOf, viewOf } from './view.js';

const PAGE = 50;
/** A clock that is a little ahead of ours is no future. In ms. */
const AHEAD_MS = 60_000;

/** Does something to an incident for somebody, and shows what it came to. @throws ApiProblem why not */
export async function performed(parts: IncidentParts, id: string, what: IncidentAct, by: Pick<Staff, 'id' | 'roles'>): Promise<Kept> {
  const acted = await parts.files.act(id, what, by);
  if (acted === undefined) throw noSuch();
  if ('refused' in acted) throw refusedAct(acted);
  await parts.changed();
  return acted;
}

/** Reports an incident. The same key again is the same one. @throws ApiProblem why not */
export async function reportIncident(parts: IncidentParts, { key, drill = false, level, kind, title, place = '', happenedAt }: ReportBody, by: Pick<Staff, 'id' | 'roles'>, from: Pick<Report, 'alert' | 'evidence'> = { evidence: { conversations: [], numbers: [] } }): Promise<Kept> {
  const { clock, profile, bookings, files } = parts;
  const now = clock.now();
  const happened = happenedAt === undefined ? now : Date.parse(happenedAt);
  if (happened > now + AHEAD_MS) throw new ApiProblem(400, 'BadArgument', { en: 'this time is still to come', 'zh-Hans': '时间不能晚于现在' }, { field: 'body.happenedAt' });
  const { supervision, timeZone } = profile();
  if (!supervision.incidents.kinds.some(({ id }) => id === kind)) throw new ApiProblem(400, 'BadArgument', { en: 'the institution knows no such kind of incident', 'zh-Hans': '机构配置中没有该事件类型' }, { field: 'body.kind' });
  if (planFor(supervision.incidents, level, kind) === undefined) throw refusedAct({ refused: 'no-plan' });
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString().replaceAll('-', '');
  const id = receiptNumber('IN', day, await bookings.serial('IN', day, `incident ${key}`));
  const reported = await files.report(id, { drill, level, kind, title, place, happenedAt: new Date(happened).toISOString(), ...from }, by);
  if ('refused' in reported) throw refusedAct(reported);
  await parts.changed();
  return reported;
}

/** Incidents: reporting, going through their steps, and the plan's tasks. */
export function incidentRoutes(parts: IncidentParts): Route[] {
  const { files, profile, clock } = parts;
  const shown = async (kept: Kept) => await viewOf(parts, kept);
  return [
    route({
      method: 'GET', path: '/api/incidents', who: OVERSEERS, summary: 'Incidents and drills, the newest first', query: incidentsQuery, answer: incidentsView,
      handle: async ({ query }) => {
        const [{ kept, next }, person] = await Promise.all([files.list(query.state === 'open' ? GOING_ON : OVER, PAGE, query.after), peopleOf(parts)]);
        const now = new Date(clock.now()).toISOString();
        return { incidents: kept.map((each) => rowOf(each, person, now)), ...(next !== undefined && { next }), now };
      },
    }),
    route({
      method: 'GET', path: '/api/incident-plans', who: OVERSEERS, summary: 'What can be reported, and whom a message can be for', answer: plansView,
      handle: () => {
        const { supervision: { incidents }, branches, services } = profile();
        return Promise.resolve({
          kinds: incidents.kinds,
          plans: incidents.kinds.flatMap((kind) => INCIDENT_LEVELS.flatMap((level) => {
            const plan = planFor(incidents, level, kind.id);
            return plan === undefined ? [] : [{ kind: kind.id, level, calls: plan.calls.length, tasks: plan.tasks.length }];
          })),
          liveHours: incidents.liveHours,
          branches: branches.map(({ id, name }) => ({ id, name })), services: services.map(({ id, name }) => ({ id, name })),
        });
      },
    }),
    route({
      method: 'POST', path: '/api/incidents', who: OVERSEERS, summary: 'Reports an incident, or begins a drill', body: reportBody, answer: incidentView, status: 201,
      handle: async ({ body, session }) => await shown(await reportIncident(parts, body, session.staff)),
    }),
    route({
      method: 'GET', path: '/api/incidents/:id', who: OVERSEERS, summary: 'One incident: its plan, what customers were told, its timeline', params: incidentId, answer: incidentView,
      handle: async ({ params }) => {
        const kept = await files.byId(params.id);
        if (kept === undefined) throw noSuch();
        return await shown(kept);
      },
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/steps', who: OVERSEERS, summary: 'Goes on to the next step, or withdraws what was none', params: incidentId, body: stepBody, answer: incidentView,
      handle: async ({ params, body: { step, note }, session }) => await shown(await performed(parts, params.id, step === 'withdraw' ? { do: 'withdraw', note } : { do: 'step', step, note }, session.staff)),
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/level', who: OVERSEERS, summary: 'It is graver than was thought, or less so', params: incidentId, body: levelBody, answer: incidentView,
      handle: async ({ params, body, session }) => await shown(await performed(parts, params.id, { do: 'level', ...body }, session.staff)),
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/tasks/:part', who: OVERSEERS, summary: 'Ticks a task or a call of the plan, or takes the tick back', params: incidentPart, body: tickBody, answer: incidentView,
      handle: async ({ params, body, session }) => await shown(await performed(parts, params.id, { do: 'tick', task: params.part, ...body }, session.staff)),
    }),
    route({
      method: 'PUT', path: '/api/incidents/:id/facts', who: OVERSEERS, summary: 'States cause, extent, result, assessment, measures, handling', params: incidentId, body: factsBody, answer: incidentView,
      handle: async ({ params, body, session }) => await shown(await performed(parts, params.id, { do: 'facts', facts: body }, session.staff)),
    }),
  ];
}

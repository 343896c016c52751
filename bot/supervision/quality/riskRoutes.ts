import { openRisk, riskBody, stepRisk, type RiskBody, type RiskStep } from '../../../supervision/register/risk.js';
import { readBody, type Read } from '../../../supervision/register/step.js';
import type { Person } from '../../../supervision/register/person.js';
import { byId, openRiskBody, risksQuery, riskStepBody, risksView, riskView } from '../../api/quality.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { itemOf, keepOpening, keepStep, knownStaff, mayOf, nowOf, peopleIn, personOf, readOne, type QualityParts } from './parts.js';

const PROBES: readonly RiskStep[] = [{ do: 'rate', likelihood: 1, effect: 1, why: 'x' }, { do: 'change' }, { do: 'close', note: 'x' }, { do: 'reopen', note: 'x' }];

/** Read at a time. */
const PAGE = 200;

/** The risk register (norm 6.1). */
export function riskRoutes(parts: QualityParts): Route[] {
  const { dossiers, profile } = parts;
  const rules = () => profile().supervision.quality;
  const shown = (risk: Read<RiskBody>, by: Person, at: string) => itemOf(risk, at, mayOf(PROBES, (step) => stepRisk(risk, step, { by, at }, rules())));
  const one = async (risk: Read<RiskBody>, by: Person) => {
    const at = nowOf(parts);
    const item = shown(risk, by, at);
    return { item, people: await peopleIn(parts, item), now: at };
  };
  return [
    route({
      method: 'GET', path: '/api/quality/risks', who: OVERSEERS, summary: 'The risk register', query: risksQuery, answer: risksView,
      handle: async ({ query: { state, kind, after, limit }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const items: ReturnType<typeof shown>[] = [];
        let next = after;
        // A kind is sealed in the dossier: pages are read until there are as many of it as were asked for.
        do {
          const page = await dossiers.list({ kind: 'risk', states: [state] }, 'newest', Math.min(PAGE, limit - items.length), next);
          items.push(...page.dossiers.map((each) => shown(readBody(each, riskBody), by, at)).filter(({ body }) => kind === undefined || body.kind === kind));
          next = page.next;
        } while (next !== undefined && items.length < limit);
        return { items, ...(next !== undefined && { next }), people: await peopleIn(parts, items), now: at };
      },
    }),
    route({
      method: 'POST', path: '/api/quality/risks', who: OVERSEERS, summary: 'Enters a risk, once for each key', body: openRiskBody, answer: riskView, status: 201,
      handle: async ({ body, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        await knownStaff(parts, body.risk.owner, 'body.risk.owner');
        return await one(readBody(await keepOpening(parts, 'risk', body.key, openRisk(body.risk, { by, at }, rules()), by.id, at), riskBody), by);
      },
    }),
    route({ method: 'GET', path: '/api/quality/risks/:id', who: OVERSEERS, summary: 'One risk', params: byId, answer: riskView, handle: async ({ params, session }) => await one(await readOne(parts, 'risk', params.id, riskBody), personOf(session.staff)) }),
    route({
      method: 'POST', path: '/api/quality/risks/:id/steps', who: OVERSEERS, summary: 'Rates a risk again, changes, closes or reopens it', params: byId, body: riskStepBody, answer: riskView,
      handle: async ({ params, body: { version, step }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const risk = await readOne(parts, 'risk', params.id, riskBody);
        if (step.do === 'change' && step.owner !== undefined) await knownStaff(parts, step.owner, 'body.step.owner');
        return await one(readBody(await keepStep(parts, risk, version, stepRisk(risk, step, { by, at }, rules()), by.id, at), riskBody), by);
      },
    }),
  ];
}

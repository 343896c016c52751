import { findingBody, openFinding, stepFinding, type FindingBody, type FindingStep } from '../../../supervision/register/finding.js';
import { readBody, type Read } from '../../../supervision/register/step.js';
import type { Person } from '../../../supervision/register/person.js';
import { byId, findingsQuery, findingStepBody, findingsView, findingView, openFindingBody } from '../../api/quality.js';
import { notFound } from '../../console/refused.js';
import { route, type Route } from '../../server/api/route.js';
import { checkAbout } from './about.js';
import { concernedOf, itemOf, keepOpening, keepStep, knownStaff, mayOf, nowOf, peopleIn, personOf, readOne, type QualityParts } from './parts.js';

/** Who opens findings and corrects them: overseers, and whoever has one to correct. */
const WHO = ['supervisor', 'compliance', 'agent'] as const;

const PROBES: readonly FindingStep[] = [
  { do: 'assign', owner: 'x', measures: 'x', cause: '' }, { do: 'correct', result: 'x' }, { do: 'verify', passed: true, note: 'x' }, { do: 'drop', note: 'x' }, { do: 'note', note: 'x' },
];

/** The ledger (norms 5.1, 5.5): finding → correction → result verified. */
export function findingRoutes(parts: QualityParts): Route[] {
  const { dossiers, profile } = parts;
  const shown = (finding: Read<FindingBody>, by: Person, concerned: Person | undefined, at: string) =>
    itemOf(finding, at, mayOf(PROBES, (step) => stepFinding(finding, step, { by, at }, profile().supervision.quality, concerned)));
  const one = async (finding: Read<FindingBody>, by: Person) => {
    const at = nowOf(parts);
    const item = shown(finding, by, await concernedOf(parts, finding.about.staff), at);
    return { item, people: await peopleIn(parts, item), now: at };
  };
  const mine = (finding: Read<FindingBody>, by: Person): void => {
    if (!by.overseer && finding.owner !== by.id && finding.openedBy !== by.id) throw notFound();
  };
  return [
    route({
      method: 'GET', path: '/api/quality/findings', who: WHO, summary: 'The ledger, newest first; what is overdue, the first due first', query: findingsQuery, answer: findingsView,
      handle: async ({ query: { state, owner, overdue, conversation, caseNumber, staff, after, limit }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const whose = by.overseer ? owner : by.id;
        const { dossiers: found, next } = await dossiers.list({
          kind: 'finding', ...(state !== undefined && { states: [state] }), ...(whose !== undefined && { owner: whose }), ...(overdue === true && { dueBefore: Date.parse(at) }),
          ...(conversation !== undefined && { conversation }), ...(caseNumber !== undefined && { caseNumber }), ...(staff !== undefined && { staff }),
        }, overdue === true ? 'due' : 'newest', limit, after);
        const items = await Promise.all(found.map(async (each) => shown(readBody(each, findingBody), by, await concernedOf(parts, each.about.staff), at)));
        return { items, ...(next !== undefined && { next }), people: await peopleIn(parts, items), now: at };
      },
    }),
    route({
      method: 'POST', path: '/api/quality/findings', who: WHO, summary: 'Opens a finding, once for each key', body: openFindingBody, answer: findingView, status: 201,
      handle: async ({ body, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const about = await checkAbout(parts, body.about, session.staff);
        const kept = await keepOpening(parts, 'finding', body.key, openFinding(body.finding, about, { by, at }), by.id, at);
        return await one(readBody(kept, findingBody), by);
      },
    }),
    route({
      method: 'GET', path: '/api/quality/findings/:id', who: WHO, summary: 'One finding', params: byId, answer: findingView,
      handle: async ({ params, session }) => {
        const by = personOf(session.staff);
        const finding = await readOne(parts, 'finding', params.id, findingBody);
        mine(finding, by);
        return await one(finding, by);
      },
    }),
    route({
      method: 'POST', path: '/api/quality/findings/:id/steps', who: WHO, summary: 'A finding\'s next step', params: byId, body: findingStepBody, answer: findingView,
      handle: async ({ params, body: { version, step }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const finding = await readOne(parts, 'finding', params.id, findingBody);
        mine(finding, by);
        if (step.do === 'assign') await knownStaff(parts, step.owner, 'body.step.owner');
        const outcome = stepFinding(finding, step, { by, at }, profile().supervision.quality, await concernedOf(parts, finding.about.staff));
        return await one(readBody(await keepStep(parts, finding, version, outcome, by.id, at), findingBody), by);
      },
    }),
  ];
}

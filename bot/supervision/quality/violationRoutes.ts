import { appealUntil, isKnownToConcerned, openViolation, stepViolation } from '../../../supervision/register/violationSteps.js';
import { violationBody, type ViolationBody, type ViolationStep } from '../../../supervision/register/violation.js';
import { isRefusal, readBody, type Read } from '../../../supervision/register/step.js';
import { isSamePerson, type Person } from '../../../supervision/register/person.js';
import { byId, openViolationBody, ownViolation, violationsQuery, violationStepBody, violationsView, violationView, type OwnViolation } from '../../api/quality.js';
import { notFound } from '../../console/refused.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS, type SupervisionParts } from '../parts.js';
import { checkAbout } from './about.js';
import { concernedOf, itemOf, keepOpening, keepStep, knownStaff, mayOf, nowOf, peopleIn, personOf, readOne, type QualityParts } from './parts.js';
import { refusedStep } from './refusals.js';
import { tellCustomer } from './telling.js';

const NOBODY: Person = { id: '', workNumber: '', overseer: false };

const PROBES: readonly ViolationStep[] = [
  { do: 'report', harm: 'x' }, { do: 'verify', founded: true, note: 'x' }, { do: 'decide', grade: 'reminder', measures: 'x', reason: 'x' }, { do: 'act', what: 'x' }, { do: 'tell', text: 'x' },
  { do: 'judge', outcome: 'upheld', note: 'x' },
];

/** Violations (norms 8.1, 8.2): never handled, nor seen before the decision, by the person concerned. */
export function violationRoutes(parts: QualityParts): Route[] {
  const { dossiers, profile } = parts;
  const rules = () => profile().supervision.quality;
  const shown = (violation: Read<ViolationBody>, by: Person, concerned: Person, at: string) => itemOf(violation, at, mayOf(PROBES, (step) => stepViolation(violation, step, { by, at }, concerned, rules())));
  const one = async (violation: Read<ViolationBody>, by: Person, concerned: Person) => {
    const at = nowOf(parts);
    const item = shown(violation, by, concerned, at);
    return { item, people: await peopleIn(parts, item), now: at };
  };
  const found = async (id: string): Promise<{ readonly violation: Read<ViolationBody>; readonly concerned: Person }> => {
    const violation = await readOne(parts, 'violation', id, violationBody);
    return { violation, concerned: (await concernedOf(parts, violation.about.staff)) ?? NOBODY };
  };
  return [
    route({
      method: 'GET', path: '/api/quality/violations', who: OVERSEERS, summary: 'Violations, newest first, without those about whoever asks', query: violationsQuery, answer: violationsView,
      handle: async ({ query: { state, overdue, conversation, caseNumber, staff, after, limit }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const { dossiers: all, next } = await dossiers.list({
          kind: 'violation', ...(state !== undefined && { states: [state] }), ...(overdue === true && { dueBefore: Date.parse(at) }), ...(conversation !== undefined && { conversation }),
          ...(caseNumber !== undefined && { caseNumber }), ...(staff !== undefined && { staff }),
        }, overdue === true ? 'due' : 'newest', limit, after);
        const items = (await Promise.all(all.map(async (each) => {
          const concerned = (await concernedOf(parts, each.about.staff)) ?? NOBODY;
          return isSamePerson(concerned, by) ? [] : [shown(readBody(each, violationBody), by, concerned, at)];
        }))).flat();
        return { items, ...(next !== undefined && { next }), people: await peopleIn(parts, items), now: at };
      },
    }),
    route({
      method: 'POST', path: '/api/quality/violations', who: ['supervisor', 'compliance', 'agent'], summary: 'Notes a violation that somebody saw, once for each key', body: openViolationBody, answer: violationView, status: 201,
      handle: async ({ body: { key, about: said, violation }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const whose = await knownStaff(parts, violation.staff, 'body.violation.staff');
        const concerned = personOf({ ...whose, roles: [...whose.roles] });
        const about = await checkAbout(parts, said, session.staff);
        return await one(readBody(await keepOpening(parts, 'violation', key, openViolation(violation, about, { by, at }, concerned, rules()), by.id, at), violationBody), by, concerned);
      },
    }),
    route({
      method: 'GET', path: '/api/quality/violations/:id', who: OVERSEERS, summary: 'One violation', params: byId, answer: violationView,
      handle: async ({ params, session }) => {
        const by = personOf(session.staff);
        const { violation, concerned } = await found(params.id);
        if (isSamePerson(concerned, by)) throw notFound();
        return await one(violation, by, concerned);
      },
    }),
    route({
      method: 'POST', path: '/api/quality/violations/:id/steps', who: OVERSEERS, summary: 'A violation\'s next step', params: byId, body: violationStepBody, answer: violationView,
      handle: async ({ params, body: { version, step }, session, address }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const { violation, concerned } = await found(params.id);
        if (isSamePerson(concerned, by) && !isKnownToConcerned(violation.state)) throw notFound();
        // Appeals have a door of their own.
        if (step.do === 'appeal') throw refusedStep('not-yours');
        const before = stepViolation(violation, step, { by, at }, concerned, rules(), { conversation: '', sequence: 0 });
        if (isRefusal(before)) throw refusedStep(before);
        const told = step.do === 'tell' && violation.version === version ? await tellCustomer(parts, violation, step.text) : undefined;
        const said = told && step.do === 'tell' ? { ...step, text: told.text } : step;
        const kept = await keepStep(parts, violation, version, stepViolation(violation, said, { by, at }, concerned, rules(), told), by.id, at);
        await parts.audit.append({ staff: by.id, what: `violation.${step.do}`, subject: violation.id, address, outcome: 'done' });
        return await one(readBody(kept, violationBody), by, concerned);
      },
    }),
    route({
      method: 'POST', path: '/api/quality/violations/:id/appeal', who: ['agent', 'supervisor', 'compliance'], summary: 'The person concerned does not agree', params: byId, body: violationStepBody, answer: ownViolation,
      handle: async ({ params, body: { version, step }, session }) => {
        const by = personOf(session.staff);
        const at = nowOf(parts);
        const { violation, concerned } = await found(params.id);
        if (!isSamePerson(concerned, by) || !isKnownToConcerned(violation.state)) throw notFound();
        if (step.do !== 'appeal') throw refusedStep('concerned');
        const kept = await keepStep(parts, violation, version, stepViolation(violation, step, { by, at }, concerned, rules()), by.id, at);
        return ownView(readBody(kept, violationBody), parts);
      },
    }),
  ];
}

/** What the person concerned sees: not who saw it, nor who decided. */
export function ownView({ id, version, state, about, body }: Read<ViolationBody>, { profile }: Pick<SupervisionParts, 'profile'>): OwnViolation {
  const { kind, what, harm, decision, appeal } = body;
  const until = appealUntil(body, profile().supervision.quality);
  return {
    id, version, state, kind, what, ...(harm !== undefined && { harm }), about: { ...(about.conversation !== undefined && { conversation: about.conversation }), ...(about.caseNumber !== undefined && { caseNumber: about.caseNumber }) },
    ...(decision && { decidedAt: decision.at, decision: { grade: decision.grade, measures: decision.measures, reason: decision.reason } }),
    ...(appeal && { appeal: { at: appeal.at, reason: appeal.reason, ...(appeal.outcome !== undefined && { outcome: appeal.outcome }), ...(appeal.note !== undefined && { note: appeal.note }) } }),
    ...(until !== undefined && { appealUntil: until }),
  };
}

import type { QualityProfile } from '../../cases/profile/quality.js';
import type { DossierAbout, DossierEvent } from '../dossiers/dossier.js';
import { daysAfter, isSamePerson, type Person, type Taking } from './person.js';
import { withLine, type Read, type StepOutcome } from './step.js';
import type { ViolationBody, ViolationOpening, ViolationState, ViolationStep } from './violation.js';

type Days = Pick<QualityProfile, 'violation'>;

/** Notes a violation. Whoever sees one may: only nobody their own. */
export function openViolation(opening: ViolationOpening, about: Omit<DossierAbout, 'staff'>, taking: Taking, concerned: Person, { violation: days }: Days): StepOutcome {
  const { by, at } = taking;
  if (isSamePerson(by, concerned)) return 'concerned';
  const { kind, what, source, sourceId } = opening;
  const whose = { ...about, staff: concerned.id };
  const body: ViolationBody = { kind, what, source, ...(sourceId !== undefined && { sourceId }), discoveredBy: by.id, formerDecisions: [], history: withLine([], taking, 'discovered', what) };
  return { standing: { state: 'discovered', dueAt: daysAfter(at, days.report), about: whose, body }, events: [{ event: 'violation.discovered', data: { kind, source, about: { ...whose } }, words: { what } }] };
}

/** What may follow what. */
const FROM: Readonly<Record<ViolationStep['do'], readonly ViolationState[]>> = {
  report: ['discovered'], verify: ['reported'], decide: ['verified'], act: ['decided'], tell: ['acted'], appeal: ['decided', 'acted', 'told'], judge: ['appealed'],
};

/**
 * A violation's next step (norm 8.2). The person concerned takes none of them, in no role and by no second account, but for
 * the appeal, which is theirs alone. Who reported does not verify, who verified does not decide, and an appeal is judged by
 * somebody who did neither.
 */
export function stepViolation(violation: Read<ViolationBody>, step: ViolationStep, taking: Taking, concerned: Person, { violation: days }: Days, told?: { readonly conversation: string; readonly sequence: number }): StepOutcome {
  const { by, at } = taking;
  const { body, about } = violation;
  const state = violation.state as ViolationState;
  const theirs = isSamePerson(by, concerned);
  if (step.do === 'appeal' ? !theirs : theirs) return step.do === 'appeal' ? 'not-yours' : 'concerned';
  if (!theirs && !by.overseer) return 'not-overseer';
  if (!FROM[step.do].includes(state)) return 'wrong-state';
  const next = (is: ViolationState, due: number | undefined, more: Partial<ViolationBody>, what: string, note: string, event: DossierEvent): StepOutcome =>
    ({ standing: { state: is, ...(due !== undefined && { dueAt: daysAfter(at, due) }), about, body: { ...body, ...more, history: withLine(body.history, taking, what, note) } }, events: [event] });
  switch (step.do) {
    case 'report':
      return next('reported', days.verify, { harm: step.harm, reportedBy: by.id }, 'reported', step.harm, { event: 'violation.reported', words: { harm: step.harm } });
    case 'verify': {
      if (by.id === body.reportedBy) return 'same-person';
      const { founded, note } = step;
      const verified = { by: by.id, at, founded, note };
      return founded
        ? next('verified', days.decide, { verified }, 'verified', note, { event: 'violation.verified', words: { note } })
        : next('unfounded', undefined, { verified }, 'unfounded', note, { event: 'violation.unfounded', words: { note } });
    }
    case 'decide': {
      if (by.id === body.verified?.by) return 'same-person';
      const { grade, measures, reason } = step;
      return next('decided', days.act, { decision: { grade, measures, reason, by: by.id, at } }, 'decided', reason, { event: 'violation.decided', data: { grade }, words: { measures, reason } });
    }
    case 'act':
      return next('acted', days.tell, { acted: { by: by.id, at, what: step.what } }, 'acted', step.what, { event: 'violation.acted', words: { what: step.what } });
    case 'tell': {
      if (told === undefined && step.how === undefined) return 'nobody-to-tell';
      const where = told ?? {};
      return next('told', undefined, { told: { by: by.id, at, text: step.text, ...where, ...(step.how !== undefined && { how: step.how }) } }, 'told', step.text, { event: 'violation.told', data: { ...where }, words: { text: step.text, ...(step.how !== undefined && { how: step.how }) } });
    }
    case 'appeal': {
      if (body.appeal !== undefined) return 'already';
      if (body.decision === undefined || at > daysAfter(body.decision.at, days.appeal)) return 'too-late';
      return next('appealed', days.judge, { appeal: { at, reason: step.reason, from: state === 'acted' || state === 'told' ? state : 'decided' } }, 'appealed', step.reason, { event: 'violation.appealed', words: { reason: step.reason } });
    }
    case 'judge': {
      const { appeal, decision } = body;
      if (appeal === undefined) return 'wrong-state';
      if (by.id === body.verified?.by || by.id === decision?.by || by.id === body.reportedBy) return 'same-person';
      const { outcome, note } = step;
      const judged = { ...appeal, outcome, by: by.id, judgedAt: at, note };
      const event: DossierEvent = { event: 'violation.judged', data: { outcome }, words: { note } };
      if (outcome === 'lifted') return next('lifted', undefined, { appeal: judged }, 'lifted', note, event);
      if (outcome === 'upheld') return next(appeal.from, appeal.from === 'decided' ? days.act : appeal.from === 'acted' ? days.tell : undefined, { appeal: judged }, 'upheld', note, event);
      const { grade = 'reminder', measures = '', reason = '' } = step.decision ?? {};
      return next('decided', days.act, { appeal: judged, ...(decision && { formerDecisions: [...body.formerDecisions, decision] }), decision: { grade, measures, reason, by: by.id, at } }, 'changed', note, { ...event, words: { note, measures, reason } });
    }
  }
}

/** When an appeal is too late, ISO 8601; undefined before the decision, or after an appeal. */
export function appealUntil({ decision, appeal }: Pick<ViolationBody, 'decision' | 'appeal'>, { violation }: Days): string | undefined {
  return decision === undefined || appeal !== undefined ? undefined : daysAfter(decision.at, violation.appeal);
}

/** Whether the person concerned may know of it: once it is decided. What was unfounded is not held against anybody. */
export function isKnownToConcerned(state: string): boolean {
  return ['decided', 'acted', 'told', 'appealed', 'lifted'].includes(state);
}

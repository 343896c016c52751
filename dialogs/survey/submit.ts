import { changeCase, did } from '../../cases/change.js';
import type { Case } from '../../cases/case.js';
import type { EventContent } from '../../records/record.js';
import type { FormContext, Outcome } from '../form/form.js';
import { SILENT, together, type Reply } from '../form/reply.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { caseInHand, keeping } from '../service/currentCase.js';
import { isCaseNumber } from '../service/kindName.js';
import { goesOn } from '../visit/submit.js';
import type { SurveySlots, SurveyValues } from './form.js';
import { averageOf, isLow, marksOf } from './marks.js';

/** Takes the marks down, for a case in the case; a low one calls for a person (norm 7.2). */
export async function submitSurvey(values: SurveyValues, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof SurveySlots, never>> {
  const before = await caseOf(values, ports, context);
  if (Object.keys(marksOf(values)).length === 0 && values.remark === undefined) {
    return { kind: 'done', commands: [], event: declinedEvent(values), says: 'survey.declined', params: {}, also: declined(before, ports, context) };
  }
  const profile = ports.profile();
  const { event, also, after } = answered(values, before, ports, context);
  if (values.reopen === 'yes' && after) {
    const on = goesOn(after, values.remark, profile, instantOf(context.at));
    return { kind: 'done', commands: [], event, params: {}, also: { ...on, events: [...also.events, ...on.events] } };
  }
  return { kind: 'done', commands: [], event, says: isLow(marksOf(values)) ? 'survey.low' : 'survey.kept', params: { phone: profile.phone }, also };
}

/** The customer stops half-way: what was marked counts, and nothing is asked again. */
export async function leftSurvey(values: SurveyValues, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const before = await caseOf(values, ports, context);
  if (Object.keys(marksOf(values)).length === 0) return together({ ...SILENT, events: [declinedEvent(values)] }, declined(before, ports, context));
  const { event, also } = answered(values, before, ports, context);
  return { ...also, events: [event, ...also.events] };
}

/** A low mark calls for a person at once, should the customer walk away before the last question; a booking's does at the end. */
export async function lowSoFar(values: SurveyValues, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const before = isLow(marksOf(values)) ? await caseOf(values, ports, context) : undefined;
  if (before === undefined || did(before, 'survey.low')) return SILENT;
  const profile = ports.profile();
  const after = changeCase(before, {}, { by: 'customer', what: 'survey.low' }, profile, instantOf(context.at));
  return { ...keeping([after], profile), events: [{ event: 'person.needed', data: { why: 'low-mark', number: before.number } }] };
}

function caseOf({ number }: SurveyValues, ports: CounterPorts, context: FormContext): Promise<Case | undefined> {
  return number !== undefined && isCaseNumber(number) ? caseInHand(number, ports, context) : Promise.resolve(undefined);
}

function declinedEvent({ number }: SurveyValues): EventContent {
  return { event: 'survey.declined', data: { ...(number !== undefined && { number }) } };
}

function declined(before: Case | undefined, ports: CounterPorts, { at }: FormContext): Reply {
  const profile = ports.profile();
  return before === undefined ? SILENT : keeping([changeCase(before, {}, { by: 'customer', what: 'survey.declined' }, profile, instantOf(at))], profile);
}

function answered(values: SurveyValues, before: Case | undefined, ports: CounterPorts, { at }: FormContext): { readonly event: EventContent; readonly also: Reply; readonly after: Case | undefined } {
  const profile = ports.profile();
  const marks = marksOf(values);
  const average = averageOf(marks);
  const given = { ...marks, ...(average !== undefined && { average }) };
  const number = values.number === undefined ? {} : { number: values.number };
  const survey = { ...given, ...(values.remark !== undefined && { remark: values.remark }) };
  const after = before && changeCase(before, { details: { ...before.details, survey } }, { by: 'customer', what: 'survey.answered', ...(average !== undefined && { note: String(average) }) }, profile, instantOf(at));
  // The remark is on record as the customer's own message; a case keeps it, too.
  const event: EventContent = { event: 'survey.answered', data: { ...number, ...given } };
  const events: EventContent[] = isLow(marks) && !(before && did(before, 'survey.low')) ? [{ event: 'person.needed', data: { why: 'low-mark', ...number } }] : [];
  return { event, also: { ...keeping(after ? [after] : [], profile), events }, after };
}

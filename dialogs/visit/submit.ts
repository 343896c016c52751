import { changeCase } from '../../cases/change.js';
import { isOpen, type Case } from '../../cases/case.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { EventContent } from '../../records/record.js';
import type { FormContext, Outcome } from '../form/form.js';
import { saying, SILENT, together, type Reply } from '../form/reply.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { caseInHand, keeping } from '../service/currentCase.js';
import type { VisitSlots, VisitValues } from './form.js';
import { reopen } from './reopen.js';

/** Takes the answer down; what is not settled is open again, and a person is called for (norm 4.3.5). */
export async function submitVisit(values: VisitValues, ports: CounterPorts, context: FormContext): Promise<Outcome<keyof VisitSlots, never>> {
  const { number = '', settled = 'yes', missing } = values;
  const before = await caseInHand(number, ports, context);
  const profile = ports.profile();
  const now = instantOf(context.at);
  const answered = before && changeCase(before, {}, { by: 'customer', what: 'visit.answered', note: settled === 'yes' ? 'settled' : 'not settled' }, profile, now);
  const event: EventContent = { event: 'visit.answered', data: { number, settled: settled === 'yes' } };
  if (settled === 'yes') return { kind: 'done', commands: [], event, params: {}, also: together(saying([{ key: 'visit.settled' }]), keeping(answered ? [answered] : [], profile)) };
  return { kind: 'done', commands: [], event, params: {}, also: answered === undefined ? unknown(number, profile) : goesOn(answered, missing, profile, now) };
}

/** The case goes on, with a person: said with what really happens next, and no promise. */
export function goesOn(before: Case, missing: string | undefined, profile: Profile, now: string): Reply {
  // Somebody at the desk may have reopened it meanwhile.
  const again = isOpen(before) ? before : reopen(before, missing, profile, now);
  const { number } = again;
  const events: EventContent[] = [
    ...(isOpen(before) ? [] : [{ event: 'case.reopened', data: { number } }]),
    { event: 'person.needed', data: { why: 'not-settled', number } },
  ];
  return { ...saying([{ key: 'visit.reopened', params: { number, phone: profile.phone } }]), commands: keeping(isOpen(before) ? [again] : [before, again], profile).commands, events };
}

/** A case that is no longer there to be reopened is a person's business all the same. */
function unknown(number: string, profile: Profile): Reply {
  return { ...saying([{ key: 'visit.by-person', params: { phone: profile.phone } }]), events: [{ event: 'person.needed', data: { why: 'not-settled', number } }] };
}

/** The customer would rather not say; the question is not asked again. */
export async function leftVisit({ number = '' }: VisitValues, ports: CounterPorts, context: FormContext): Promise<Reply> {
  const before = await caseInHand(number, ports, context);
  if (before === undefined) return SILENT;
  const profile = ports.profile();
  return keeping([changeCase(before, {}, { by: 'customer', what: 'visit.declined' }, profile, instantOf(context.at))], profile);
}

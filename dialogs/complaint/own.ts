import { isOpen, type Case } from '../../cases/case.js';
import type { FormContext } from '../form/form.js';
import type { CounterPorts } from '../ports.js';
import { ownMatters } from '../progress/mine.js';

/** Complaints that the customer may speak for: of this conversation, or of who has shown who they are; newest first. */
export async function allOwnComplaints(ports: Pick<CounterPorts, 'bookings' | 'cases'>, context: Pick<FormContext, 'conversation' | 'known'>): Promise<Case[]> {
  const matters = await ownMatters(ports, context);
  return matters.flatMap((each) => (each.kind === 'case' && each.case.kind === 'complaint' ? [each.case] : []));
}

/** Those of which more is expected. */
export async function ownComplaints(ports: Pick<CounterPorts, 'bookings' | 'cases'>, context: Pick<FormContext, 'conversation' | 'known'>): Promise<Case[]> {
  return (await allOwnComplaints(ports, context)).filter(isOpen);
}

/** Why nothing can be done about a number here. `not-found` says the same of a number that is somebody else's and of none at all. */
export async function numberProblem(number: string, ports: CounterPorts, context: FormContext): Promise<'not-found' | 'ended' | undefined> {
  const found = (await allOwnComplaints(ports, context)).find((each) => each.number === number);
  if (found === undefined) return 'not-found';
  return isOpen(found) ? undefined : 'ended';
}

/** The complaint that is meant when no number is said: the only one, or the draft of this conversation. */
export async function meantComplaint(ports: CounterPorts, context: FormContext): Promise<string | undefined> {
  const [first, ...others] = await ownComplaints(ports, context);
  return others.length === 0 || (first?.state === 'draft' && first.conversation === context.conversation) ? first?.number : undefined;
}

import type { Timer } from '../timer.js';
import type { Deadline } from './deadline.js';

/** What a deadline's timers tell: a reminder before it, that its time is up, that somebody above must know. */
export type DeadlineTimerEvent = 'deadline.reminder' | 'deadline.due' | 'deadline.escalated';

/** A timer of a deadline; subject and conversation are the case's. */
export type DeadlineTimer = Pick<Timer, 'id' | 'at' | 'data'> & { readonly event: DeadlineTimerEvent };

/**
 * The timers of a case's open deadlines, soonest first; some may be past already, after a stop. Ids are made of what is
 * told and when, so that the same deadline gives the same ids on every instance and after every restart, and a deadline
 * that moved gives others.
 *
 * @param caseNumber the receipt number
 */
export function timersOf(caseNumber: string, deadlines: readonly Deadline[]): DeadlineTimer[] {
  return deadlines
    .filter((deadline) => deadline.doneAt === undefined)
    .flatMap((deadline) => timers(caseNumber, deadline))
    .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

function timers(number: string, { policy, event: what, clause, dueAt, reminders, escalateAt, certain }: Deadline): DeadlineTimer[] {
  const timer = (event: DeadlineTimerEvent, kind: string, at: string): DeadlineTimer => ({
    id: `${number}/${policy}/${kind}/${dueAt}/${at}`,
    at,
    event,
    data: { number, policy, what, clause, dueAt, certain },
  });
  return [
    ...reminders.map((at) => timer('deadline.reminder', 'remind', at)),
    timer('deadline.due', 'due', dueAt),
    timer('deadline.escalated', 'escalate', escalateAt),
  ];
}

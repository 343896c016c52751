import type { Case, CaseStep } from '../../../cases/case.js';
import type { Deadline } from '../../../cases/clock/deadline.js';
import type { DeadlineEvent } from '../../../cases/profile/deadlines.js';
import type { Seen } from './fact.js';

/** The steps that meet each promise; a review that declines, or the last that passes, decides an application. */
const MEETS: Readonly<Record<DeadlineEvent, RegExp>> = {
  'first-response': /^(?:responded|answered)$/,
  answer: /^answered$/,
  decision: /^(?:closed|review\.final\.passed|review\.\w+\.declined)$/,
};

/** One promise: from opening or reopening, with the moment that was in force last. */
interface Run {
  readonly from: string;
  readonly dueAt: string;
  /** When the case was opened again, which begins the next; undefined for the last. */
  readonly until: string | undefined;
}

/**
 * The promises in time of a case that were kept or missed (norms 4.3.2, 5.2), each once for every time the case was opened. A
 * promise that was put off in the proper way counts by its new time. A kept one counts when it was met, a missed one when it was
 * due, so that meeting it late moves nothing. One that is not met counts once its time is over and noted in the case; when
 * the case ends before without it, it does not count.
 *
 * @param sequenceAt the line of the record at an instant
 */
export function deadlinesIn(each: Case, sequenceAt: (at: string) => number): Seen[] {
  return each.deadlines.flatMap((deadline) => runsOf(deadline).flatMap((run) => kept(each, deadline, run, sequenceAt)));
}

function runsOf({ history, from, dueAt }: Deadline): Run[] {
  const runs: Run[] = [];
  let begun = 0;
  for (const [index, { reason, computedAt }] of history.entries()) {
    if (reason !== 'reopened' || index === 0) continue;
    const last = history[index - 1];
    if (last !== undefined) runs.push({ from: history[begun]?.computedAt ?? from, dueAt: last.dueAt, until: computedAt });
    begun = index;
  }
  return [...runs, { from: begun === 0 ? from : history[begun]?.computedAt ?? from, dueAt, until: undefined }];
}

function kept({ number, owner, steps }: Case, { policy, event, doneAt }: Deadline, run: Run, sequenceAt: (at: string) => number): Seen[] {
  const within = steps.filter(({ at }) => at >= run.from && (run.until === undefined || at < run.until));
  const step = within.find(({ what }) => MEETS[event].test(what));
  const met = run.until === undefined ? doneAt : step?.at;
  const fact = (side: 'kept' | 'missed', at: string): Seen => ({ kind: 'deadline', label: policy, side, agent: staffIn(step) ?? owner, matter: number, sequence: sequenceAt(at), at, since: run.from });
  if (met !== undefined) return met <= run.dueAt ? [fact('kept', met)] : [fact('missed', run.dueAt)];
  const over = run.until === undefined ? within.some(({ at, what }) => what === `deadline.missed.${policy}` && at >= run.dueAt) : run.until > run.dueAt;
  return over ? [fact('missed', run.dueAt)] : [];
}

function staffIn(step: CaseStep | undefined): string | undefined {
  return step === undefined || ['customer', 'bot', 'system'].includes(step.by) ? undefined : step.by;
}

import { z } from 'zod';
import type { Case, CaseStep } from '../../../cases/case.js';
import type { Json } from '../../../records/json.js';
import { causeIn } from './cause.js';
import { deadlinesIn } from './deadlines.js';
import type { Seen } from './fact.js';
import type { Talk } from './talk.js';

const closed = z.object({ cause: z.string() });
/** Steps that end a case, and how. */
const ENDS: Readonly<Record<string, string>> = { closed: 'closed', cancelled: 'cancelled', withdrawn: 'withdrawn' };
/** An id of the profile, as a slot that chose a branch keeps it. */
const BRANCH = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * What customers asked for beside the chat: opened, ended (norm 5.3: time to settle), reopened, its promises, and of
 * complaints the class and the cause (norms 1.5.1, 1.5.2). Time to settle runs from opening to the end through everything
 * between; a case that was reopened is settled again, counted from the reopening.
 */
export function mattersIn(talk: Talk): Seen[] {
  return talk.cases.flatMap((each) => {
    const branch = branchIn(each.details);
    const line = lineIn(talk, each.number);
    return [...course(each, line), ...deadlinesIn(each, line)].map((seen): Seen => ({ ...seen, ...(branch !== '' && { branch }) }));
  });
}

/** The branch that a case's answers name; '' when they name none of the institution's. */
export function branchIn(details: Readonly<Record<string, Json>>): string {
  const named = [details['where'], details['branch']].find((each) => typeof each === 'string' && BRANCH.test(each));
  return typeof named === 'string' ? named : '';
}

function course(each: Case, line: (at: string) => number): Seen[] {
  const { number, kind, openedAt, subject, owner, steps, details } = each;
  const base = { matter: number } as const;
  const seen: Seen[] = [{ ...base, kind: 'case', label: kind, agent: owner, sequence: line(openedAt), at: openedAt }];
  if (kind === 'complaint') seen.push({ ...base, kind: 'complaint', label: subject, agent: owner, sequence: line(openedAt), at: openedAt });
  let begun = openedAt;
  let again = false;
  let open = true;
  let closedBy: string | undefined;
  for (const step of steps) {
    const end = Object.hasOwn(ENDS, step.what) ? ENDS[step.what] : undefined;
    if (end !== undefined && open) {
      open = false;
      closedBy = staffIn(step) ?? owner;
      seen.push({ ...base, kind: 'settled', label: kind, side: end === 'closed' && again ? 'closed-again' : end, agent: closedBy, sequence: line(step.at), at: step.at, since: begun, byDesk: true });
    } else if (step.what === 'reopened') {
      seen.push({ ...base, kind: 'reopened', label: kind, agent: closedBy, sequence: line(step.at), at: step.at });
      [begun, again, open] = [step.at, true, true];
    }
  }
  const closing = steps.findLast(({ what }) => what === 'closed');
  const cause = causeOf(details);
  if (kind === 'complaint' && closing !== undefined && cause !== undefined) seen.push({ ...base, kind: 'cause', label: causeIn(cause), agent: staffIn(closing), sequence: line(closing.at), at: closing.at });
  return seen;
}

/** The cause that somebody wrote down when they closed it. */
function causeOf({ closing }: Case['details']): string | undefined {
  const read = closed.safeParse(closing);
  return read.success ? read.data.cause : undefined;
}

function staffIn({ by }: CaseStep): string | undefined {
  return ['customer', 'bot', 'system'].includes(by) ? undefined : by;
}

/** The line of the record that shows a case at an instant: its own event then or next, else whatever is recorded then. */
function lineIn({ records }: Talk, number: string): (at: string) => number {
  const own = records.filter((record) => record.kind === 'event' && record.content.data?.['number'] === number);
  return (at) => {
    const near = own.find((record) => record.at >= at) ?? records.find((record) => record.at >= at) ?? own.at(-1) ?? records.at(-1);
    return near?.sequence ?? 1;
  };
}

import type { ProjectionInput } from '../../projection/projection.js';
import { answersIn } from './answers.js';
import type { Calendars } from './calendars.js';
import { contactsIn } from './contacts.js';
import type { Fact, Seen } from './fact.js';
import { happeningsIn } from './happenings.js';
import { branchIn, mattersIn } from './matters.js';
import { peopleIn } from './people.js';
import { isEvent, talkOf, text, type Talk } from './talk.js';

/** Raised when what is counted changes: everything is then counted anew. */
export const FACTS_VERSION = 1;

/** Where supervision keeps its own steps: no customer is there. */
const SUPERVISION = 'supervision';

/**
 * What counts of one conversation (norms 3.5, 5.2–5.4, 7.2): pure, and in the order of the record. Every fact names the line
 * of the record that it is read from, so that each number opens what is behind it.
 *
 * @param calendars the desk's hours, for how long people took of them
 */
export function factsOf(input: Pick<ProjectionInput, 'conversation' | 'records' | 'cases' | 'handoffs' | 'known'>, calendars: Calendars): Fact[] {
  const { conversation, known } = input;
  if (conversation.channel === SUPERVISION || input.records.length === 0) return [];
  const talk = talkOf(input);
  const customerClass = known.findLast((each) => each.customerClass !== undefined)?.customerClass ?? input.handoffs.findLast((each) => each.customerClass !== '')?.customerClass ?? '';
  const branches = branchesOf(talk);
  // A call that was written down afterwards has one time for all its words: how soon they were answered is not known.
  const entered = input.records.some((record) => isEvent(record, 'entry.made'));
  return [...contactsIn(talk), ...(entered ? [] : answersIn(talk)), ...peopleIn(talk), ...happeningsIn(talk), ...mattersIn(talk)]
    .sort((one, other) => one.sequence - other.sequence)
    .map((seen, index) => factOf(seen, index + 1, { conversation: conversation.id, channel: conversation.channel, customerClass, branches, calendars }));
}

interface Around {
  readonly conversation: string;
  readonly channel: string;
  readonly customerClass: string;
  readonly branches: readonly Named[];
  readonly calendars: Calendars;
}

function factOf(seen: Seen, ordinal: number, { conversation, channel, customerClass, branches, calendars }: Around): Fact {
  const { kind, sequence, at, label = '', side = '', agent = '', branch = '', matter = '', since, byDesk, value } = seen;
  const measured = since === undefined ? value : Math.max(0, Date.parse(at) - Date.parse(since));
  const desk = since !== undefined && byDesk === true ? calendars.deskMs(since, at) : undefined;
  return {
    conversation, ordinal, sequence, at, day: calendars.dayOf(at), kind, label, side, agent, channel, customerClass, matter,
    branch: branch === '' ? branchNear(branches, sequence) : branch,
    ...(measured !== undefined && { value: measured }), ...(desk !== undefined && { desk }),
  };
}

/** A branch that was named at a line of the record. */
interface Named {
  readonly sequence: number;
  readonly branch: string;
}

/** The branches that a conversation is about, by its appointments and cases, in order. */
function branchesOf({ records, cases }: Talk): Named[] {
  const byNumber = new Map(cases.map(({ number, details }) => [number, branchIn(details)]));
  return records.flatMap((record): Named[] => {
    if (record.kind !== 'event') return [];
    const branch = record.content.event === 'booking.made' ? text(record.content, 'branch') : byNumber.get(text(record.content, 'number')) ?? '';
    return branch === '' ? [] : [{ sequence: record.sequence, branch }];
  });
}

/** The branch that was talked of last, else the first that comes up; '' in a conversation without any. */
function branchNear(branches: readonly Named[], sequence: number): string {
  return (branches.findLast((each) => each.sequence <= sequence) ?? branches[0])?.branch ?? '';
}

import type { Case } from '../../../cases/case.js';
import { isLate, type Deadline } from '../../../cases/clock/deadline.js';
import type { Handoff } from '../../../handoff/handoff.js';
import { maskPersonal } from '../../../records/personal/mask.js';
import type { Fact } from '../../../records/proof/inspection.js';
import type { StoredRecord } from '../../../records/reader.js';

/** A member of staff by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly workNumber: string;
}

/** What facts are made from. */
export interface FactSources {
  readonly cases: readonly Case[];
  readonly handoffs: readonly Handoff[];
  readonly records: readonly StoredRecord[];
  readonly named: (ids: readonly string[]) => Promise<readonly Named[]>;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** What each kind of clock is about. */
const CLOCKS: Readonly<Record<Deadline['event'], { readonly 'zh-Hans': string; readonly en: string }>> = {
  'first-response': { 'zh-Hans': '首次回应', en: 'First response' },
  answer: { 'zh-Hans': '答复', en: 'Answer' },
  decision: { 'zh-Hans': '决定', en: 'Decision' },
};

/** Cases with their clocks and steps, handoffs, and who the people are. Personal data is masked as it is on record. */
export async function inspectionFacts({ cases, handoffs, records, named, now }: FactSources): Promise<Fact[]> {
  const facts = [...new Map(cases.map((each) => [each.number, each])).values()].flatMap((each) => factsOf(each, placesOf(each, records), now));
  const taken = [...new Map(handoffs.map((each) => [each.id, each])).values()].map(handoffFact);
  const ids = new Set([...facts.flatMap(staffIn), ...taken.map(({ agent }) => agent)].filter((id) => id !== ''));
  const people = (await named([...ids])).map(({ id, name, workNumber }): Fact => ({ fact: 'person', id, name, workNumber }));
  return [...facts, ...taken, ...people];
}

/** Where events of the record name the case, by their time: what is done in a case and the event that says so bear the same. */
function placesOf({ number }: Case, records: readonly StoredRecord[]): ReadonlyMap<string, string> {
  const naming = records.filter(({ kind, content }) => kind === 'event' && content.includes(JSON.stringify(number)));
  return new Map(naming.map(({ at, conversation, sequence }) => [at, `${conversation}#${sequence}`]));
}

function factsOf({ number, kind, state, subject, major, openedAt, updatedAt, owner = '', deadlines, steps }: Case, places: ReadonlyMap<string, string>, now: string): Fact[] {
  return [
    { fact: 'case', number, kind, state, subject: maskPersonal(subject), major, openedAt, updatedAt, owner },
    ...deadlines.map((deadline): Fact => ({
      fact: 'clock', number, policy: deadline.policy, name: CLOCKS[deadline.event], event: deadline.event, clause: deadline.clause, from: deadline.from, dueAt: deadline.dueAt, doneAt: deadline.doneAt ?? '',
      kept: isLate(deadline, now) ? 'missed' : deadline.doneAt === undefined ? 'running' : 'kept', certain: deadline.certain,
      history: deadline.history.map(({ dueAt, computedAt, reason, by, approvedBy, why }) => ({ dueAt, computedAt, reason, ...(by !== undefined && { by }), ...(approvedBy !== undefined && { approvedBy }), ...(why !== undefined && { why: maskPersonal(why) }) })),
    })),
    ...steps.map(({ at, by, what, note = '' }): Fact => ({ fact: 'step', number, at, by, what, note: maskPersonal(note), record: places.get(at) ?? '' })),
  ];
}

function handoffFact({ id, conversation, kind, why, state, openedAt, dueAt, claimedAt = '', answeredAt = '', closedAt = '', agent, outcome }: Handoff): Extract<Fact, { readonly fact: 'handoff' }> {
  return { fact: 'handoff', id, conversation, kind, why, state, openedAt, dueAt, claimedAt, answeredAt, closedAt, agent, outcome: outcome ?? '' };
}

function staffIn(fact: Fact): string[] {
  switch (fact.fact) {
    case 'case': return [fact.owner];
    case 'step': return [fact.by];
    case 'clock': return fact.history.flatMap(({ by = '', approvedBy = '' }) => [by, approvedBy]);
    default: return [];
  }
}

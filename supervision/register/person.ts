/** Somebody who works here, as far as registers look at them. */
export interface Person {
  /** The account's id. */
  readonly id: string;
  /** '' when they have none. */
  readonly workNumber: string;
  /** Whether they oversee: supervisors and compliance staff. */
  readonly overseer: boolean;
}

/** Whether two accounts are one person: also one who has a second account for a second role. */
export function isSamePerson(one: Pick<Person, 'id' | 'workNumber'>, other: Pick<Person, 'id' | 'workNumber'>): boolean {
  return one.id === other.id || (one.workNumber !== '' && one.workNumber === other.workNumber);
}

/** Why a step of a register is refused. Plain words for each are with the routes. */
export type StepRefusal =
  /** It is about themselves. */
  | 'concerned'
  /** They took the step before this one: it needs somebody else. */
  | 'same-person'
  /** It is not there yet, or past it. */
  | 'wrong-state'
  /** It is another person's to do. */
  | 'not-yours'
  /** Only who oversees may. */
  | 'not-overseer'
  /** The time for it is over. */
  | 'too-late'
  /** It has been done, and is done once. */
  | 'already'
  /** A day that is past already. */
  | 'past'
  /** An owner, a reviewer or the person concerned who does not work here. */
  | 'unknown-person'
  /** There is no customer's conversation to tell it in. */
  | 'nobody-to-tell'
  /** Not all that applies was scored, or more than the form has points. */
  | 'form';

/** When a step is taken, and by whom. */
export interface Taking {
  readonly by: Person;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

const DAY_MS = 86_400_000;

/** So many days later, ISO 8601 in UTC. */
export function daysAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * DAY_MS).toISOString();
}

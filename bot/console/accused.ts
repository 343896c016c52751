import type { Case } from '../../cases/case.js';
import type { Cases } from '../../cases/cases.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { StaffMember } from '../api/staff.js';

/** Who somebody is, in whatever way a complaint may name them: by account, by sign-in name or by work number. */
export type Named = Pick<StaffMember, 'id' | 'name' | 'workNumber'>;

/** Whether a complaint is about this person: to them it is not there. */
export function isAccused({ accused }: Pick<Case, 'accused'>, { id, name, workNumber }: Named): boolean {
  return accused.some((each) => each !== '' && (each === id || each === name || each === workNumber));
}

type Looked = Pick<Cases, 'complaints'>;

/** Whether a conversation holds a complaint about this person. */
export async function isAccusedIn(cases: Looked, who: Named, conversation: string): Promise<boolean> {
  return (await cases.complaints({ conversations: [conversation], numbers: [] })).some((each) => isAccused(each, who));
}

/** The complaints that each of these handoffs has to do with: those of its conversation, and those that it names. */
export async function complaintsOf<Some extends Pick<Handoff, 'conversation' | 'summary'>>(cases: Looked, handoffs: readonly Some[]): Promise<ReadonlyMap<Some, readonly Case[]>> {
  if (handoffs.length === 0) return new Map();
  const found = await cases.complaints({ conversations: [...new Set(handoffs.map(({ conversation }) => conversation))], numbers: [...new Set(handoffs.flatMap(({ summary }) => summary.numbers ?? []))] });
  const accusing = found.filter(({ accused }) => accused.length > 0);
  return new Map(handoffs.map((each) => [each, accusing.filter(({ conversation, number }) => conversation === each.conversation || each.summary.numbers?.includes(number) === true)]));
}

/** These handoffs without those that have to do with a complaint about this person. */
export async function withoutAccused(cases: Looked, who: Named, handoffs: readonly Handoff[]): Promise<Handoff[]> {
  const complaints = await complaintsOf(cases, handoffs);
  return handoffs.filter((each) => complaints.get(each)?.some((complaint) => isAccused(complaint, who)) !== true);
}

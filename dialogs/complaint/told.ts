import type { Case } from '../../cases/case.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { Values } from '../form/form.js';
import { fold } from '../slots/normalise.js';
import { classIn } from './class.js';
import { isMajor } from './major.js';
import type { ComplaintSlots } from './slots.js';

/** Values of the complaint form. */
export type ComplaintValues = Values<ComplaintSlots>;

/** The advisers of the institution that words name: they may neither own nor see the complaint (norm 1.5). Their ids. */
export function accusedIn(said: string, { advisers }: Pick<Profile, 'advisers'>): string[] {
  const words = fold(said);
  return advisers.filter(({ name }) => words.includes(fold(name))).map(({ id }) => id);
}

/** What follows from a story where the customer has not said it otherwise: its class, and whom it is about. */
export function deduced(values: ComplaintValues, profile: Profile): ComplaintValues {
  const { what, whom } = values;
  if (what === undefined) return values;
  const told = values.class ?? classIn(what);
  const named = profile.advisers.filter(({ id }) => accusedIn(what, profile).includes(id)).map(({ name }) => name);
  return { ...values, ...(told !== undefined && { class: told }), ...(whom === undefined && named.length > 0 && { whom: named.join('、') }) };
}

/** What a case holds of a complaint's answers. Once a major matter, it stays one; whoever was accused stays accused. */
export function toldIn(values: ComplaintValues, profile: Profile, before?: Case): Pick<Case, 'subject' | 'person' | 'details' | 'major' | 'accused'> {
  const { name, contact, onBehalfOf, what, when, where, whom, wanted, evidence } = values;
  const details: Record<string, Json | undefined> = { ...before?.details, class: values.class, what, when, where, whom, wanted, evidence: evidence?.map((file) => ({ ...file })) };
  const given = Object.entries(details).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const words = [what, whom, wanted].filter((each) => each !== undefined).join('\n');
  const { identity } = before?.person ?? {};
  return {
    subject: values.class ?? 'unclassified',
    person: { ...(identity !== undefined && { identity }), ...(name !== undefined && { name }), ...(contact && { contact }), ...(onBehalfOf !== undefined && { onBehalfOf }) },
    details: Object.fromEntries(given),
    major: before?.major === true || isMajor(words),
    accused: [...new Set([...(before?.accused ?? []), ...accusedIn(words, profile)])],
  };
}

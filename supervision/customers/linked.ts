import type { KnownCustomer } from '../projection/projection.js';

/** The event by which what was shown before in a conversation no longer says whose it is. */
export const UNLINKED = 'identity.unlinked';

/** What shows that two conversations are one customer's. */
export const LINKED_BY = ['sign-in', 'phone', 'mail'] as const;
/** One of {@link LINKED_BY}. */
export type LinkedBy = (typeof LINKED_BY)[number];

/** A conversation of the same customer, on whatever channel. */
export interface Linked {
  readonly conversation: string;
  readonly by: LinkedBy;
}

const contactsOf = (proofs: readonly KnownCustomer[]): string[] => proofs.flatMap(({ phone, mail, subject }) => (subject !== undefined ? [] : [...(phone === undefined ? [] : [`phone:${phone}`]), ...(mail === undefined ? [] : [`mail:${mail}`])]));
const subjectsOf = (proofs: readonly KnownCustomer[]): string[] => proofs.flatMap(({ subject }) => subject ?? []);

/**
 * Which of some conversations are the same customer's as one: those in which the same sign-in, or the same contact by a code,
 * was shown. A contact that was shown beside two sign-ins (a family's telephone) links nobody; names and what was only said link nobody.
 */
export function linkedWith(own: readonly KnownCustomer[], others: ReadonlyMap<string, readonly KnownCustomer[]>): Linked[] {
  const subjects = new Set(subjectsOf(own));
  const identitiesOf = new Map<string, Set<string>>();
  for (const proofs of [own, ...others.values()]) for (const contact of contactsOf(proofs)) for (const subject of subjectsOf(proofs)) identitiesOf.set(contact, (identitiesOf.get(contact) ?? new Set()).add(subject));
  const contacts = new Set(contactsOf(own).filter((contact) => (identitiesOf.get(contact)?.size ?? 0) < 2));
  return Array.from(others, ([conversation, proofs]): Linked | undefined => {
    if (subjectsOf(proofs).some((subject) => subjects.has(subject))) return { conversation, by: 'sign-in' };
    const shared = contactsOf(proofs).find((contact) => contacts.has(contact));
    return shared === undefined ? undefined : { conversation, by: shared.startsWith('phone:') ? 'phone' : 'mail' };
  }).filter((each) => each !== undefined);
}

import type { Contact } from '../../cases/booking/booking.js';
import type { Matters, Person } from './port.js';

/** A contact with an identity, as the institution's own sign-in put them together in a matter. */
export interface Pair {
  readonly contact: Contact;
  readonly identity: string;
  /** The matter's number. */
  readonly number: string;
}

/** Why something is taken to be the same customer's. */
export interface JoinedBy {
  readonly kind: 'contact' | 'identity';
  readonly value: string;
  readonly number: string;
}

/** A customer as far as the product knows; `shared` are contacts that several customers use, over which nobody is joined. */
export interface Joined {
  readonly person: Person;
  readonly by: readonly JoinedBy[];
  readonly shared: readonly Contact[];
}

const nameOf = ({ kind, value }: Contact): string => `${kind}:${value}`;

/** Contacts and identities that stand together in matters. Without a sign-in a contact proves nothing of another. */
export function pairsIn({ cases, bookings }: Matters): Pair[] {
  return [
    ...cases.flatMap(({ number, person: { contact, identity } }) => (contact === undefined || identity === undefined || identity === '' ? [] : [{ contact, identity, number }])),
    ...bookings.flatMap(({ number, contact, identity }) => (identity === undefined || identity === '' ? [] : [{ contact, identity, number }])),
  ];
}

/**
 * Joins what belongs to one customer: a contact that only one identity was ever signed in with is that customer's. A contact
 * of two identities (a family's telephone) joins nobody: one customer's file must not show another's business.
 */
export function joined(start: Person, pairs: readonly Pair[]): Joined {
  const identitiesOf = new Map<string, Set<string>>();
  for (const { contact, identity } of pairs) identitiesOf.set(nameOf(contact), (identitiesOf.get(nameOf(contact)) ?? new Set()).add(identity));
  const contacts = new Map(start.contacts.map((each) => [nameOf(each), each]));
  const identities = new Set(start.identities);
  const shared = new Map<string, Contact>();
  const by: JoinedBy[] = [];
  for (let grown = true; grown; ) {
    grown = false;
    for (const { contact, identity, number } of pairs) {
      const name = nameOf(contact);
      if (!contacts.has(name) && !identities.has(identity)) continue;
      if ((identitiesOf.get(name)?.size ?? 0) > 1) {
        shared.set(name, contact);
      } else if (!contacts.has(name)) {
        contacts.set(name, contact);
        by.push({ kind: 'contact', value: contact.value, number });
        grown = true;
      } else if (!identities.has(identity)) {
        identities.add(identity);
        by.push({ kind: 'identity', value: identity, number });
        grown = true;
      }
    }
  }
  return { person: { contacts: [...contacts.values()], identities: [...identities] }, by, shared: [...shared.values()] };
}

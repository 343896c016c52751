import { z } from 'zod';
import { parseNumber } from '../../../cases/number.js';
import type { Contact } from '../../../cases/booking/booking.js';
import type { Customer } from '../../../cases/cases.js';
import { findMails } from '../../../dialogs/slots/mail.js';
import { normalise } from '../../../dialogs/slots/normalise.js';
import { findPhones, spokenDigits } from '../../../dialogs/slots/phone.js';
import type { Known } from '../../../dialogs/form/known.js';
import type { Vault } from '../../../records/vault.js';
import { joined, pairsIn, type Joined } from '../../../supervision/customers/join.js';
import type { Matters, Person } from '../../../supervision/customers/port.js';
import { customerKey } from '../../../supervision/review/customerKeys.js';
import { notFound } from '../../console/refused.js';
import { customersOf } from '../../console/reading.js';
import { readState } from '../../shell/state.js';
import type { CustomerParts } from './parts.js';

const contact = z.object({ kind: z.enum(['phone', 'mail']), value: z.string() });
const reference = z.strictObject({ customer: z.object({ contacts: z.array(contact), identities: z.array(z.string()) }) });
/** Rounds of joining; each looks at the matters of what the one before has found. */
const ROUNDS = 4;
const GLANCE = 40;

/** A customer as an address names them: sealed, so that no number of theirs stands in it. */
export function referenceOf({ contacts, identities }: Person, vault: Vault): string {
  return vault.seal(JSON.stringify({ customer: { contacts, identities } }));
}

/** The customer that an address names. @throws ApiProblem */
export function personOf(text: string, vault: Vault): Person {
  try {
    return reference.parse(JSON.parse(vault.open(text))).customer;
  } catch {
    throw notFound();
  }
}

/** The texts whose lookups stand for a customer in the index and the audit. */
export function keysOf({ contacts, identities }: Person): string[] {
  return [...contacts.map(({ kind, value }) => (kind === 'phone' ? customerKey.phone(value) : customerKey.mail(value))), ...identities.map(customerKey.identity)];
}

/** Whatever a typed customer may be: telephone numbers, mail addresses, or else the institution's own id. */
export function typedPerson(typed: string): Person {
  const text = spokenDigits(normalise(typed).text);
  const contacts: Contact[] = [
    ...findPhones(text).flatMap((each): Contact[] => (each.ok ? [{ kind: 'phone', value: each.number }] : [])),
    ...findMails(text).flatMap(({ value }): Contact[] => (value === undefined ? [] : [{ kind: 'mail', value: value.toLowerCase() }])),
  ];
  return { contacts, identities: contacts.length > 0 || typed.trim() === '' ? [] : [typed.trim()] };
}

/** Who has spoken in a conversation, as far as it was shown there: by a code, by the institution's sign-in, or by what was asked for. */
export async function personIn({ files, handoffs, host }: Pick<CustomerParts, 'files' | 'handoffs' | 'host'>, conversation: string): Promise<Person> {
  const [matters, history, known] = await Promise.all([files.inConversation(conversation), handoffs.history(conversation, GLANCE), knownIn({ host, files }, conversation)]);
  const all: Customer[] = [...history.flatMap(customersOf), ...customersOfMatters(matters), ...known.verified.map((each) => ({ contact: each })), ...(known.identity === undefined ? [] : [{ identity: known.identity }])];
  const contacts = new Map(all.flatMap((each) => (each.contact !== undefined ? [[`${each.contact.kind}:${each.contact.value}`, each.contact] as const] : [])));
  return { contacts: [...contacts.values()], identities: [...new Set(all.flatMap((each) => (each.identity !== undefined && each.identity !== '' ? [each.identity] : [])))] };
}

/** What a conversation has shown of its customer, ever; nothing where there is none. What is proven now stands in its state; what was, with its events. */
export async function knownIn({ host, files }: Pick<CustomerParts, 'host' | 'files'>, conversation: string): Promise<Pick<Known, 'verified' | 'identity'>> {
  const [found, proofs] = await Promise.all([host.conversation(conversation), files.proofs(conversation)]);
  const { verified, identity } = found === undefined ? { verified: [], identity: undefined } : readState(found.state).state.known;
  const proven = proofs.flatMap(({ phone, mail, subject }): Contact[] => (subject !== undefined ? [] : [...(phone === undefined ? [] : [{ kind: 'phone', value: phone } as const]), ...(mail === undefined ? [] : [{ kind: 'mail', value: mail } as const])]));
  const signedIn = identity ?? proofs.findLast(({ subject }) => subject !== undefined)?.subject;
  return { verified: [...verified, ...proven], ...(signedIn !== undefined && { identity: signedIn }) };
}

/** Whether a conversation was shown to be this customer's: by a code that was repeated, or by a sign-in. */
export function isTheirs({ contacts, identities }: Person, known: Pick<Known, 'verified' | 'identity'>): boolean {
  return (known.identity !== undefined && identities.includes(known.identity)) || known.verified.some(({ kind, value }) => contacts.some((each) => each.kind === kind && each.value === value));
}

/** Whose a case or an appointment is. @throws ApiProblem */
export async function personOfNumber({ cases, bookings }: Pick<CustomerParts, 'cases' | 'bookings'>, number: string): Promise<{ readonly person: Person; readonly conversation: string }> {
  const parsed = parseNumber(number);
  if (parsed.kind !== 'valid') throw notFound();
  const found = await cases.byNumber(parsed.number);
  const booking = found === undefined ? await bookings.byNumber(parsed.number) : undefined;
  const conversation = found?.conversation ?? booking?.conversation;
  if (conversation === undefined) throw notFound();
  const { contact: reached, identity } = found?.person ?? booking ?? {};
  return { conversation, person: { contacts: reached === undefined ? [] : [reached], identities: identity === undefined || identity === '' ? [] : [identity] } };
}

function customersOfMatters({ cases, bookings }: Matters): Customer[] {
  return [...cases.map(({ person: { contact: reached, identity } }) => ({ ...(reached && { contact: reached }), ...(identity !== undefined && { identity }) })), ...bookings.map(({ contact: reached, identity }) => ({ contact: reached, ...(identity !== undefined && { identity }) }))];
}

/** A customer with everything that the product knows to be the same one, and their matters. */
export async function wholePerson({ files }: Pick<CustomerParts, 'files'>, start: Person): Promise<Joined & { readonly matters: Matters }> {
  let found: Joined = { person: start, by: [], shared: [] };
  let matters = await files.matters(start);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = joined(start, pairsIn(matters));
    const grown = next.person.contacts.length + next.person.identities.length > found.person.contacts.length + found.person.identities.length;
    found = next;
    if (!grown) break;
    matters = await files.matters(next.person);
  }
  // A shared contact bears others' matters, too: what stands under another customer's identity is not this one's.
  const others = (identity: string | undefined): boolean => identity !== undefined && identity !== '' && !found.person.identities.includes(identity) && found.person.identities.length > 0;
  return { ...found, matters: { ...matters, cases: matters.cases.filter(({ person }) => !others(person.identity)), bookings: matters.bookings.filter(({ identity }) => !others(identity)) } };
}

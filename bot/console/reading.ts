import type { Booking } from '../../cases/booking/booking.js';
import type { Case } from '../../cases/case.js';
import type { Customer } from '../../cases/cases.js';
import type { Handoff } from '../../handoff/handoff.js';
import { isDossierConversation } from '../../supervision/dossiers/dossier.js';
import type { StaffMember } from '../api/staff.js';
import { isAccused, isAccusedIn, type Named } from './accused.js';
import type { DeskParts } from './parts.js';

/** Whether somebody supervises. */
export function supervises({ roles }: Pick<StaffMember, 'roles'>): boolean {
  return roles.includes('supervisor');
}

/** Somebody at the desk, as far as what they may see goes. */
export interface Reader extends Named {
  readonly supervisor: boolean;
}

/** Somebody who is signed in, as a reader. */
export function readerOf({ id, name, workNumber, roles }: StaffMember): Reader {
  return { id, name, workNumber, supervisor: supervises({ roles }) };
}

/** Handoffs looked at of one conversation. */
const GLANCE = 40;

/** What reading rights are decided from. */
export type ReadingParts = Pick<DeskParts, 'handoffs' | 'cases' | 'bookings' | 'host' | 'linked' | 'unlinkedAt'>;

/**
 * Whether somebody may read a conversation: a supervisor any; an agent what waits, what is or was theirs, what they entered
 * by hand, and what concerns a customer they are serving. Nobody reads one that holds a complaint about them.
 */
export async function mayRead(parts: ReadingParts, reader: Reader, conversation: string): Promise<boolean> {
  const { handoffs, cases, host } = parts;
  // Dossiers are read by supervision's own routes, which know whom each concerns.
  if (isDossierConversation(conversation)) return false;
  if (await isAccusedIn(cases, reader, conversation)) return false;
  if (reader.supervisor) return true;
  const own = await handoffs.history(conversation, GLANCE);
  if (own.some(({ agent, former = [], state }) => agent === reader.id || former.includes(reader.id) || state === 'waiting')) return true;
  for (const each of await handoffs.held(reader.id)) {
    const held = await asShown(parts, each);
    if ((await earlierOf(parts, held, reader)).some((each) => each.conversation === conversation)) return true;
    if ((await parts.linked(held.conversation)).some((each) => each.conversation === conversation)) return true;
  }
  const [first] = await host.recordsAfter(conversation, 0, 1);
  return first?.kind === 'event' && first.content.event === 'entry.made' && first.from.id === reader.id;
}

/** A handoff as it may be used: what was shown of the customer before it was taken back is no longer in it. */
export async function asShown({ unlinkedAt }: Pick<DeskParts, 'unlinkedAt'>, handoff: Handoff): Promise<Handoff> {
  const { customer } = handoff.summary;
  if (customer === undefined) return handoff;
  const at = await unlinkedAt(handoff.conversation);
  if (at === undefined || at < handoff.openedAt) return handoff;
  const { proven: _proven, identity: _identity, ...said } = customer;
  return { ...handoff, summary: { ...handoff.summary, customer: { ...said, verified: false } } };
}

/** A conversation before, of the same customer. */
export interface Earlier {
  readonly conversation: string;
  readonly at: string;
  readonly channel: string;
  readonly title: string;
  readonly outcome?: string;
}

/** Who the customer of a handoff is, in each way that they have shown it. What they only say of themselves is none (promise 12). */
export function customersOf({ summary: { customer } }: Pick<Handoff, 'summary'>): Customer[] {
  return [...(customer?.proven ?? []).map((contact): Customer => ({ contact })), ...(customer?.identity === undefined ? [] : [{ identity: customer.identity }])];
}

/** Cases and appointments that are the customer's own, wherever they were made; each once. */
export async function mattersOf({ cases, bookings }: Pick<DeskParts, 'cases' | 'bookings'>, handoff: Pick<Handoff, 'summary'>, limit: number): Promise<{ readonly cases: readonly Case[]; readonly bookings: readonly Booking[] }> {
  const customers = customersOf(handoff);
  const [theirs, booked] = await Promise.all([Promise.all(customers.map((each) => cases.ofCustomer(each, limit))), Promise.all(customers.map((each) => bookings.ofCustomer(each, limit)))]);
  return { cases: once(theirs.flat()), bookings: once(booked.flat()) };
}

/** Each number once, the first of it. */
export function once<T extends { readonly number: string }>(all: readonly T[]): T[] {
  return [...new Map(all.toReversed().map((each) => [each.number, each])).values()].reverse();
}

/** What the same customer had before: other conversations that their matters are in, without complaints about who looks. */
export async function earlierOf({ handoffs, cases, bookings }: Pick<DeskParts, 'handoffs' | 'cases' | 'bookings'>, handoff: Handoff, reader: Named): Promise<Earlier[]> {
  const [before, theirs] = await Promise.all([handoffs.history(handoff.conversation, GLANCE), mattersOf({ cases, bookings }, handoff, GLANCE)]);
  const all: Earlier[] = [
    ...before.filter(({ id }) => id !== handoff.id).map(({ conversation, openedAt, channel, title, outcome }) => ({ conversation, at: openedAt, channel, title, ...(outcome !== undefined && { outcome }) })),
    ...theirs.cases.filter((each) => !isAccused(each, reader)).map(({ conversation, openedAt, channel = 'directline', number, state }) => ({ conversation, at: openedAt, channel, title: number, outcome: state })),
    ...theirs.bookings.map(({ conversation, madeAt, number }) => ({ conversation, at: madeAt, channel: 'directline', title: number })),
  ];
  return all.sort((one, other) => (one.at < other.at ? 1 : -1));
}

import type { Booking } from '../../cases/booking/booking.js';
import type { Case } from '../../cases/case.js';
import type { Customer } from '../../cases/cases.js';
import type { FormContext } from '../form/form.js';
import type { Known } from '../form/known.js';
import type { CounterPorts } from '../ports.js';

/** More than anybody has; the newest are chosen from these. */
const AT_MOST = 100;

/** Something of the customer's own. */
export type Matter = { readonly kind: 'case'; readonly number: string; readonly at: string; readonly case: Case } | { readonly kind: 'booking'; readonly number: string; readonly at: string; readonly booking: Booking };

/** Whether the customer has shown who they are, by code or by the institution's own sign-in. */
export function isIdentified({ verified, identity }: Known): boolean {
  return verified.length > 0 || identity !== undefined;
}

/** Held bookings that the customer may see: this conversation's, and those of every contact and sign-in that was verified (promise 12). By time. */
export async function ownBookings(ports: Pick<CounterPorts, 'bookings'>, { conversation, known }: Pick<FormContext, 'conversation' | 'known'>): Promise<Booking[]> {
  const found = await Promise.all([ports.bookings.ofConversation(conversation, AT_MOST), ...customersOf(known).map((customer) => ports.bookings.ofCustomer(customer, AT_MOST))]);
  return once(found.flat()).sort((one, other) => (one.start < other.start ? -1 : 1));
}

/** Everything that the customer may see, newest first. */
export async function ownMatters(ports: Pick<CounterPorts, 'bookings' | 'cases'>, context: Pick<FormContext, 'conversation' | 'known'>): Promise<Matter[]> {
  const [bookings, ...cases] = await Promise.all([
    ownBookings(ports, context),
    ports.cases.ofConversation(context.conversation, AT_MOST),
    ...customersOf(context.known).map((customer) => ports.cases.ofCustomer(customer, AT_MOST)),
  ]);
  const matters: Matter[] = [
    ...bookings.map((booking): Matter => ({ kind: 'booking', number: booking.number, at: booking.madeAt, booking })),
    ...once(cases.flat()).map((each): Matter => ({ kind: 'case', number: each.number, at: each.openedAt, case: each })),
  ];
  return matters.sort((one, other) => (one.at > other.at ? -1 : one.at < other.at ? 1 : one.number > other.number ? -1 : 1));
}

function customersOf({ verified, identity }: Known): Customer[] {
  return [...verified.map((contact): Customer => ({ contact })), ...(identity === undefined ? [] : [{ identity }])];
}

function once<T extends { readonly number: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [each.number, each])).values()];
}

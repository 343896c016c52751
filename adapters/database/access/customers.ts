import type { Case } from '../../../cases/case.js';
import type { Customer } from '../../../cases/cases.js';
import type { Contact } from '../../../cases/booking/booking.js';
import type { KeptBooking, Matters } from '../../../supervision/customers/port.js';
import { bookingOf } from '../bookings.js';
import { caseOf, isCustomers } from '../caseReading.js';
import type { Ground } from '../reading/ground.js';
import { storable } from '../texts.js';

/** More matters of one contact are not looked at. */
const MOST = 2_000;

/** See {@link CustomerFiles.matters}. */
export async function customerMatters({ on, vault }: Ground, { contacts, identities }: { readonly contacts: readonly Contact[]; readonly identities: readonly string[] }): Promise<Matters> {
  const cases = new Map<string, Case>();
  const bookings = new Map<string, KeptBooking>();
  let complete = true;
  for (const customer of [...contacts.map((contact): Customer => ({ contact })), ...identities.map((identity): Customer => ({ identity }))]) {
    const theirs = isCustomers(vault, customer);
    if (theirs === undefined) continue;
    const kept = await on.selectFrom('cases').select(['number', 'body']).where(theirs).orderBy('opened_at', 'desc').orderBy('number', 'desc').limit(MOST).execute();
    const booked = await on.selectFrom('bookings').select(['number', 'status', 'body']).where(theirs).orderBy('start', 'desc').orderBy('number', 'desc').limit(MOST).execute();
    for (const { number, body } of kept) cases.set(number, caseOf(vault, body));
    for (const { number, status, body } of booked) bookings.set(number, { ...bookingOf(vault, body), status });
    complete &&= kept.length < MOST && booked.length < MOST;
  }
  return { cases: [...cases.values()], bookings: [...bookings.values()], complete };
}

/** See {@link CustomerFiles.inConversation}. */
export async function customersOfConversation({ on, vault }: Ground, { conversation }: { readonly conversation: string }): Promise<Matters> {
  const kept = await on.selectFrom('cases').select('body').where('conversation', '=', storable(conversation)).limit(MOST).execute();
  const booked = await on.selectFrom('bookings').select(['status', 'body']).where('conversation', '=', storable(conversation)).limit(MOST).execute();
  return { cases: kept.map(({ body }) => caseOf(vault, body)), bookings: booked.map(({ status, body }) => ({ ...bookingOf(vault, body), status })), complete: true };
}

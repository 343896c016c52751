import type { Booking, Contact } from '../../cases/booking/booking.js';
import type { Case } from '../../cases/case.js';
import type { KnownCustomer } from '../projection/projection.js';

/** A customer, by every way in which the product knows that it is the same one. */
export interface Person {
  readonly contacts: readonly Contact[];
  /** The institution's own ids of them. */
  readonly identities: readonly string[];
}

/** An appointment with what became of it: `held`, `cancelled`, `kept`, … */
export interface KeptBooking extends Booking {
  readonly status: string;
}

/** Cases and appointments, whatever their state; not `complete` where there were more than are looked at. */
export interface Matters {
  readonly cases: readonly Case[];
  readonly bookings: readonly KeptBooking[];
  readonly complete: boolean;
}

/** What service files ask of the database. Every implementation passes `test/contracts/customerFiles.ts`. @throws StoreUnavailable */
export interface CustomerFiles {
  /** Everything that bears one of a customer's contacts or identities, each once. */
  matters(person: Person): Promise<Matters>;
  /** What was made in a conversation. */
  inConversation(conversation: string): Promise<Matters>;
  /** What was shown in a conversation of who speaks there: contacts that answered a code, and what the institution's own sign-in said. */
  proofs(conversation: string): Promise<readonly KnownCustomer[]>;
}

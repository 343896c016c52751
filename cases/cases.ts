import type { Contact } from './booking/booking.js';
import type { Case } from './case.js';

/** Reading side of cases. Every implementation passes `test/contracts/store.ts`. */
export interface Cases {
  byNumber(number: string): Promise<Case | undefined>;
  /** The case a form has made, if it has. */
  byFormKey(formKey: string): Promise<Case | undefined>;
  /** Newest first, at most `limit`: everything of a verified customer, by contact or by the institution's own identity. */
  ofCustomer(customer: Customer, limit: number): Promise<Case[]>;
  /** What began in or was last heard in a conversation, newest first. */
  ofConversation(conversation: string, limit: number): Promise<Case[]>;
  /** Complaints, whatever their state, that belong to one of these conversations or bear one of these numbers; by number. */
  complaints(of: { readonly conversations: readonly string[]; readonly numbers: readonly string[] }): Promise<Case[]>;
  /** Open cases that have a clock running, by number, after the one named. */
  open(after: string, limit: number): Promise<Pick<Case, 'number' | 'conversation'>[]>;
  /** Open cases whose next deadline is at or before `now` (epoch ms), soonest first. */
  due(now: number, limit: number): Promise<Case[]>;
}

/** A customer who has shown who they are, one way or both. */
export interface Customer {
  readonly contact?: Contact;
  readonly identity?: string;
}

import { z } from 'zod';
import type { Contact } from '../../cases/booking/booking.js';

const contact = z.object({ kind: z.enum(['phone', 'mail']), value: z.string() });

/** What a conversation has learned of its customer, as it is stored. */
export const knownSchema = z.object({
  name: z.string().optional(),
  contact: contact.optional(),
  /** Contacts that answered a one-time code. */
  verified: z.array(contact).default([]),
  /** Subject of the institution's own sign-in, which vouched for the customer. */
  identity: z.string().optional(),
  /** The institution's class of customer, as its own sign-in said. */
  customerClass: z.string().optional(),
  /** How the customer chose to be told of their matters: in this chat alone, or by SMS or mail; as each form has it where they did not choose. */
  notices: z.union([z.literal('chat'), contact]).optional(),
  /** Receipt numbers of services whose survey the customer was asked for (norm 7.2): once each. */
  surveyed: z.array(z.string()).optional(),
});
/** What a conversation has learned of its customer. */
export type Known = Readonly<z.infer<typeof knownSchema>>;

/** Nothing is known. */
export const STRANGER: Known = { verified: [] };

/** Whether the customer has shown that a contact is theirs. */
export function isVerified({ verified }: Known, wanted: Contact): boolean {
  return verified.some(({ kind, value }) => kind === wanted.kind && value === wanted.value);
}

/** Why a code was not sent. `no-way`: nothing is set up that could carry it. `wait`: too many were sent. */
export type NotSent = { readonly kind: 'no-way' } | { readonly kind: 'wait'; readonly seconds: number };

/** One-time codes of one conversation, within one turn. */
export interface Codes {
  /** Whether a code could be carried to a contact at all. */
  reaches(contact: Contact): boolean;
  /** Whether a code waits for its answer from this contact. */
  open(contact: Contact): boolean;
  /** Sends a new code. */
  send(contact: Contact): Promise<{ readonly kind: 'sent' } | NotSent>;
  /** Holds an answer against the open code; `right` makes the contact verified from here on. */
  answer(contact: Contact, said: string): { readonly kind: 'right' } | { readonly kind: 'wrong'; readonly triesLeft: number } | { readonly kind: 'used-up' | 'expired' | 'no-code' };
}

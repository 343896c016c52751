import type { Booking } from './booking/booking.js';

/** Something a turn asks to be done to a case, carried out in the turn's own transaction. */
export type CaseCommand = { readonly kind: 'book'; readonly booking: Booking };

/** Why a command was not carried out. `slot-taken`: somebody else has that adviser at that time. */
export type CaseRefusal =
  | { readonly reason: 'slot-taken' }
  /** This form has made its case already; `number` is that case's receipt number. */
  | { readonly reason: 'already-submitted'; readonly number: string };

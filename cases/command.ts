import type { Booking } from './booking/booking.js';
import type { Case } from './case.js';
import type { Timer } from './timer.js';

/** Something a turn asks to be done to cases, carried out in the turn's own transaction. */
export type CaseCommand =
  | { readonly kind: 'book'; readonly booking: Booking }
  /** The booking with this number gets another time, adviser or place; its former time is free in the same moment. */
  | { readonly kind: 'move'; readonly booking: Booking }
  /** Frees the booking's time. */
  | { readonly kind: 'free'; readonly number: string; readonly status: 'cancelled' }
  /** Creates a case (version 1) or replaces its version before. */
  | { readonly kind: 'put'; readonly case: Case }
  /** Replaces every timer of a subject, a case's or a booking's number; none: calls them off. */
  | { readonly kind: 'timers'; readonly subject: string; readonly timers: readonly Timer[] };

/** Why a command was not carried out. `slot-taken`: somebody else has that adviser at that time. */
export type CaseRefusal =
  | { readonly reason: 'slot-taken' }
  /** This form has made its case already; `number` is that case's receipt number. */
  | { readonly reason: 'already-submitted'; readonly number: string }
  /** Somebody else changed the case or the booking meanwhile, or it is gone: read it again. */
  | { readonly reason: 'case-changed'; readonly number: string };

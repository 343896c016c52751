import type { Booking, OccupiedCell } from './booking/booking.js';
import type { Customer } from './cases.js';

/** Reading side of bookings, and receipt numbers. Every implementation passes `test/contracts/store.ts`. */
export interface Bookings {
  /** Cells occupied between two wall-clock times (`from` inclusive, `to` exclusive, `2026-12-02T09:00`) by the advisers named. */
  occupied(advisers: readonly string[], from: string, to: string): Promise<OccupiedCell[]>;
  /**
   * The next serial for a kind of case on a day (`20261203`), the same again for the same form key:
   * a turn that is thought again does not use up numbers.
   */
  serial(prefix: string, day: string, formKey: string): Promise<number>;
  /** The booking with this receipt number, as long as it is held. */
  byNumber(number: string): Promise<Booking | undefined>;
  /** The booking a form has made, if it has. */
  byFormKey(formKey: string): Promise<Booking | undefined>;
  /** Held bookings of a verified customer, by time, at most `limit`. */
  ofCustomer(customer: Customer, limit: number): Promise<Booking[]>;
  /** Held bookings made in a conversation, by time. */
  ofConversation(conversation: string, limit: number): Promise<Booking[]>;
}

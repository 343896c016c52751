import type { Bookings } from '../../cases/bookings.js';
import { amountAsked, impliedKind, type Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { Form, Values } from '../form/form.js';
import { SILENT } from '../form/reply.js';
import { requireTexts } from '../form/texts.js';
import { checkBooking, REFUSALS, type BookingRefusal } from './check.js';
import { offersFor } from './offers.js';
import { bookingSlots, SLOT_NAMES, type BookingSlots } from './slots.js';
import { submitBooking } from './submit.js';

/** What the booking form needs of the world. */
export interface BookingPorts {
  readonly profile: () => Profile;
  readonly bookings: Bookings;
  /** Where the appointment's calendar file can be had; a path on our own origin, or an absolute address. */
  readonly calendarLink: (number: string) => string;
}

/** Values of the booking form. */
export type BookingValues = Values<BookingSlots>;

/** The booking form's type. */
export type BookingForm = Form<'booking', BookingSlots, BookingPorts, BookingRefusal>;

/** Booking an appointment (norm 2.1): service, branch, time, customer kind, amount where the service needs one, name, contact; a remark if the customer has one. */
export function bookingForm(profile: () => Profile): BookingForm {
  return {
    name: 'booking',
    version: 1,
    slots: bookingSlots(profile),
    refusals: REFUSALS,
    findOrder: ['contact', 'when', 'amount', 'service', 'branch', 'customerKind', 'name', 'remark'],
    freeText: ['remark'],
    alsoAnswers: { service: ['customerKind'], customerKind: ['service'] },
    volunteered: ['remark'],
    slotNames: SLOT_NAMES,
    asks(values) {
      const amount = values.service === undefined ? undefined : amountAsked(profile(), values.service);
      const asksAmount = amount !== undefined && (amount.required || values.amount !== undefined);
      return ['service', 'customerKind', 'branch', 'when', ...(asksAmount ? (['amount'] as const) : []), 'name', 'contact', 'remark'];
    },
    optional: () => ['remark'],
    derive(values, changed) {
      const kind = values.service === undefined ? undefined : impliedKind(profile(), values.service);
      const derived = kind !== undefined && !changed.includes('customerKind') ? { ...values, customerKind: kind } : values;
      // An amount given for one service says nothing about another.
      if (changed.includes('service') && !changed.includes('amount') && values.service !== undefined && amountAsked(profile(), values.service) === undefined) {
        const { amount: _given, ...rest } = derived;
        return rest;
      }
      return derived;
    },
    // What the bank holds is not asked again; it is read back and can be corrected.
    opened: (_said, _given, _ports, { known }) => Promise.resolve({ values: { ...(known.name !== undefined && { name: known.name }), ...(known.contact && { contact: known.contact }) }, reply: SILENT }),
    check: (values, ports, context) => Promise.resolve(checkBooking(values, ports, context)),
    offers: (slot, values, partial, ports, context) => offersFor(slot, values, partial, ports, context),
    submit: submitBooking,
    migrate: (stored: Readonly<Record<string, Json>>) => stored,
  };
}

requireTexts<BookingForm>();

import { cellsNeeded, checkTime } from '../../cases/booking/availability.js';
import type { Booking } from '../../cases/booking/booking.js';
import { receiptNumber } from '../../cases/number.js';
import { serviceOf } from '../../cases/profile/profile.js';
import type { FormContext, Outcome } from '../form/form.js';
import { SILENT, type Reply } from '../form/reply.js';
import { instantOf } from '../newCase.js';
import { wallOf } from '../slots/when.js';
import { checkBooking, requestOf, type BookingRefusal } from './check.js';
import type { BookingPorts, BookingValues } from './form.js';
import { bookingNotice } from './notice.js';
import { receiptCard } from './receipt.js';
import type { BookingSlots } from './slots.js';
import { bookingTimers } from './timers.js';

/**
 * Makes the booking, or sends an answer back. Submitting again with the same form key gives the first booking's receipt.
 * The adviser is taken in the turn's own transaction; when somebody else is faster there, the turn is thought again.
 */
export async function submitBooking(values: BookingValues, ports: BookingPorts, context: FormContext): Promise<Outcome<keyof BookingSlots, BookingRefusal>> {
  const made = await ports.bookings.byFormKey(context.formKey);
  if (made) return doneWith(made, [], ports, context);
  const back = await checkBooking(values, ports, context);
  if (back) return { kind: 'back', ...back };
  const booking = await bookingOf(values, ports, context);
  return booking.kind === 'booking' ? doneWith(booking.booking, [{ kind: 'book', booking: booking.booking }], ports, context) : booking;
}

async function bookingOf(values: BookingValues, ports: BookingPorts, context: FormContext): Promise<{ kind: 'booking'; booking: Booking } | Extract<Outcome<keyof BookingSlots, BookingRefusal>, { kind: 'back' }>> {
  const { service, branch, customerKind, when, name, contact } = values;
  const request = requestOf(values, context);
  if (service === undefined || branch === undefined || customerKind === undefined || when === undefined || name === undefined || contact === undefined || request === undefined) {
    throw new Error('a booking was submitted before it was complete');
  }
  const profile = ports.profile();
  const { at } = context;
  const needed = cellsNeeded(profile, request, at.now);
  const occupied = await ports.bookings.occupied(needed.advisers, needed.from, needed.to);
  const start = wallOf(when).toString({ smallestUnit: 'minute' });
  const checked = checkTime(profile, request, start, occupied, at.now);
  // Taken between the check and now; the check of the next round says which times are left.
  if (!checked.ok) return { kind: 'back', slot: 'when', reason: checked.reason };
  const day = at.now.toPlainDate().toString().replaceAll('-', '');
  const number = receiptNumber('BK', day, await ports.bookings.serial('BK', day, context.formKey));
  const booking: Booking = {
    number, conversation: context.conversation, formKey: context.formKey, service, branch, adviser: checked.adviser, customerKind, name, contact, start,
    duration: serviceOf(profile, service)?.duration ?? 0,
    locale: at.locale,
    version: 1,
    madeAt: instantOf(at),
    ...(context.known.identity !== undefined && { identity: context.known.identity }),
    ...(values.amount && { amount: values.amount }),
    ...(values.remark !== undefined && { remark: values.remark }),
  };
  return { kind: 'booking', booking };
}

function doneWith(booking: Booking, commands: readonly { kind: 'book'; booking: Booking }[], ports: BookingPorts, context: FormContext): Outcome<keyof BookingSlots, BookingRefusal> {
  return {
    kind: 'done',
    commands,
    event: { event: 'booking.made', data: { number: booking.number, service: booking.service, branch: booking.branch, adviser: booking.adviser, start: booking.start } },
    params: { number: booking.number, name: booking.name },
    card: receiptCard(booking, ports, context.at),
    // What was made before was confirmed before.
    ...(commands.length > 0 && { also: alongside(booking, ports, context) }),
  };
}

/** The confirmation beside the chat (norm 2.1: by SMS or mail), and what is to happen later. */
function alongside(booking: Booking, ports: BookingPorts, { at, codes }: FormContext): Reply {
  const profile = ports.profile();
  return { ...SILENT, notices: bookingNotice(booking, 'booking.notice', { profile, codes, locale: at.locale }), commands: [bookingTimers(booking, profile, at)] };
}

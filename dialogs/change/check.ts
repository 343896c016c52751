import type { Booking } from '../../cases/booking/booking.js';
import { cellsOf, toWallClock } from '../../cases/booking/wallClock.js';
import { TIME_PROBLEMS } from '../../cases/booking/availability.js';
import { checkWhen, type TimePorts } from '../booking/check.js';
import type { BookingValues } from '../booking/form.js';
import type { FormContext, SendBack } from '../form/form.js';
import { ownBookings } from '../progress/mine.js';
import type { CounterPorts } from '../ports.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf } from '../slots/when.js';
import { appointmentOf } from './appointment.js';
import type { ChangeSlots, ChangeValues } from './form.js';

/** Why a change can't be made as it is. `no-longer`: the appointment is not one that this customer can change now. `changed`: it is not as it was when it was chosen. */
export const CHANGE_REFUSALS = ['no-longer', 'changed', 'same-time', ...TIME_PROBLEMS] as const;
/** One of {@link CHANGE_REFUSALS}. */
export type ChangeRefusal = (typeof CHANGE_REFUSALS)[number];

/** Appointments of the customer's that are still ahead, by time. */
export async function changeable(ports: Pick<CounterPorts, 'bookings'>, context: Pick<FormContext, 'conversation' | 'known' | 'at'>): Promise<Booking[]> {
  const now = toWallClock(context.at.now);
  return (await ownBookings(ports, context)).filter(({ start }) => start > now);
}

/** The appointment as it stands now; undefined when it is not (or no longer) this customer's to change, whoever else's it may be. */
export async function currentOf({ booking }: ChangeValues, ports: CounterPorts, context: FormContext): Promise<Booking | undefined> {
  return booking === undefined ? undefined : (await changeable(ports, context)).find(({ number }) => number === booking.number);
}

/** What a new time is looked for by. */
export function valuesOf({ service, branch, customerKind }: Booking, when?: string): BookingValues {
  return { service, branch, customerKind, ...(when !== undefined && { when }) };
}

/** The calendar as the appointment itself sees it: its own time is free. */
export function freeing({ profile, bookings }: TimePorts, own: Booking): TimePorts {
  const cells = new Set(cellsOf(own.start, own.duration));
  return { profile, bookings: { occupied: async (...asked) => (await bookings.occupied(...asked)).filter(({ adviser, cell }) => adviser !== own.adviser || !cells.has(cell)) } };
}

/** Checks a change against the appointment as it stands and the calendar. */
export async function checkChange(values: ChangeValues, ports: CounterPorts, context: FormContext): Promise<SendBack<keyof ChangeSlots, ChangeRefusal> | undefined> {
  const { booking, what, when } = values;
  if (booking === undefined) return undefined;
  const current = await currentOf(values, ports, context);
  if (current === undefined) return { slot: 'booking', reason: 'no-longer' };
  if (current.version !== booking.version || current.start !== booking.start) return { slot: 'booking', reason: 'changed', instead: [appointmentOf(current)] };
  if (what !== 'move' || when === undefined) return undefined;
  if (when.slice(0, 16) === current.start) return { slot: 'when', reason: 'same-time', params: { time: showDate(wallOf(when), context.at.locale) } };
  return checkWhen(ports.profile(), valuesOf(current, when), freeing(ports, current), context);
}

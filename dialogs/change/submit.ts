import { cellsNeeded, checkTime } from '../../cases/booking/availability.js';
import type { Booking } from '../../cases/booking/booking.js';
import { serviceOf } from '../../cases/profile/profile.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { text } from '../../texts/catalogue.js';
import { requestOf } from '../booking/check.js';
import { bookingNotice } from '../booking/notice.js';
import { receiptCard } from '../booking/receipt.js';
import { bookingTimers } from '../booking/timers.js';
import type { FormContext, Outcome } from '../form/form.js';
import { saying, SILENT } from '../form/reply.js';
import type { CounterPorts } from '../ports.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf } from '../slots/when.js';
import { currentOf, freeing, valuesOf, type ChangeRefusal } from './check.js';
import type { ChangeSlots, ChangeValues } from './form.js';

type Result = Outcome<keyof ChangeSlots, ChangeRefusal>;

/** Moves or frees the appointment. Should somebody else be faster, with it or with its new time, the turn is thought again from what is then the case. */
export async function submitChange(values: ChangeValues, ports: CounterPorts, context: FormContext): Promise<Result> {
  const current = await currentOf(values, ports, context);
  if (current === undefined) return { kind: 'back', slot: 'booking', reason: 'no-longer' };
  return values.what === 'cancel' ? cancelled(current, values, ports, context) : moved(current, values, ports, context);
}

async function moved(current: Booking, { when, reason }: ChangeValues, ports: CounterPorts, context: FormContext): Promise<Result> {
  const { at, codes } = context;
  const profile = ports.profile();
  const request = requestOf(valuesOf(current), context);
  if (when === undefined || request === undefined) throw new Error('a change was submitted before it was complete');
  const needed = cellsNeeded(profile, request, at.now);
  const start = when.slice(0, 16);
  const checked = checkTime(profile, request, start, await freeing(ports, current).bookings.occupied(needed.advisers, needed.from, needed.to), at.now);
  if (!checked.ok) return { kind: 'back', slot: 'when', reason: checked.reason };
  const booking: Booking = { ...current, start, adviser: checked.adviser, version: current.version + 1 };
  const former = showDate(wallOf(current.start), at.locale);
  return {
    kind: 'done',
    commands: [{ kind: 'move', booking }, bookingTimers(booking, profile, at)],
    event: { event: 'booking.moved', data: { number: booking.number, former: current.start, start, adviser: booking.adviser, by: 'customer', ...because(reason) } },
    params: { number: booking.number, name: booking.name, former, time: showDate(wallOf(start), at.locale) },
    card: receiptCard(booking, ports, at),
    also: { ...SILENT, notices: bookingNotice(booking, 'change.notice.moved', { profile, codes, locale: at.locale, params: { former } }) },
  };
}

function cancelled(current: Booking, { reason }: ChangeValues, ports: CounterPorts, { at, codes }: FormContext): Result {
  const profile = ports.profile();
  const service = serviceOf(profile, current.service)?.name[at.locale] ?? current.service;
  const again = text(at.locale, 'counter.book', { service });
  return {
    kind: 'done',
    commands: [{ kind: 'free', number: current.number, status: 'cancelled' }, { kind: 'timers', subject: current.number, timers: [] }],
    event: { event: 'booking.cancelled', data: { number: current.number, start: current.start, by: 'customer', ...because(reason) } },
    says: 'change.dropped',
    params: { number: current.number, name: current.name, time: showDate(wallOf(current.start), at.locale), service },
    also: { ...saying([], [{ title: again, say: again }]), notices: bookingNotice(current, 'change.notice.dropped', { profile, codes, locale: at.locale, calendar: false }) },
  };
}

function because(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason: maskPersonal(reason) };
}

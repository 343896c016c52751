import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Booking } from '../../cases/booking/booking.js';
import { serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { Moment, ReadResult, Slot } from '../form/slot.js';
import { numberIn } from '../progress/numberIn.js';
import { findDates, showDate } from '../slots/dates/index.js';
import { normalise } from '../slots/normalise.js';
import { readOrdinal } from '../slots/ordinal.js';
import { serviceSlot } from '../slots/service.js';

const appointment = z.object({ number: z.string().max(40), service: z.string(), start: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/), version: z.number().int() });
/** An appointment of the customer's, as it was when it was chosen. What it is now is read again whenever it matters. */
export type Appointment = z.infer<typeof appointment>;

/** `unknown`: the words name none of theirs. `several`: they fit more than one. */
export type AppointmentReason = 'unknown' | 'several';

const among = z.object({ among: z.array(appointment) });

/** A booking as a value of {@link appointmentSlot}. */
export function appointmentOf({ number, service, start, version }: Booking): Appointment {
  return { number, service, start, version };
}

/** What the first reading of {@link appointmentSlot} is to know. */
export function choosingAmong(own: readonly Booking[]): Json {
  return { among: own.map((each): Json => appointmentOf(each)) };
}

/** Which of their appointments a customer means: by number, by service, by day, or by its place in the list. */
export function appointmentSlot(profile: () => Profile): Slot<Appointment, AppointmentReason> {
  const service = serviceSlot(profile);
  return {
    schema: appointment,
    reasons: ['unknown', 'several'],
    read(said, { at, partial }): ReadResult<Appointment, AppointmentReason> {
      const own = among.safeParse(partial).data?.among ?? [];
      const ordinal = readOrdinal(normalise(said).text);
      const chosen = ordinal === undefined ? undefined : ordinal === -1 ? own.at(-1) : own[ordinal - 1];
      if (chosen) return { ok: true, value: chosen };
      const fitting = meant(own, said, at, service);
      const [only] = fitting;
      if (only !== undefined && fitting.length === 1) return { ok: true, value: only };
      return fitting.length > 1 && fitting.length < own.length ? { ok: false, reason: 'several', among: fitting } : { ok: false, reason: 'unknown' };
    },
    find: () => [],
    show: (value, locale) => {
      const name = serviceOf(profile(), value.service)?.name[locale] ?? value.service;
      return locale === 'en' ? `${name}, ${showDate(Temporal.PlainDateTime.from(value.start), locale)} (${value.number})` : `${name}，${showDate(Temporal.PlainDateTime.from(value.start), locale)}，${value.number}`;
    },
  };
}

/** The appointments that words fit; empty when they say nothing about which. */
export function meant<T extends Pick<Appointment, 'number' | 'service' | 'start'>>(own: readonly T[], said: string, at: Moment, service: Slot<string, string>): T[] {
  const parsed = numberIn(said);
  if (parsed.kind === 'valid') return own.filter(({ number }) => number === parsed.number);
  const named = service.find(said, { at }).find((hit) => hit.ok);
  const days = findDates(said, { now: at.now, locale: at.locale }).flatMap((found) => (found.kind === 'date' || found.kind === 'datetime' ? [found.start.toString().slice(0, found.kind === 'datetime' && found.day !== 'assumed' ? 16 : 10)] : []));
  if (named === undefined && days.length === 0) return [];
  return own.filter((each) => (named?.ok !== true || each.service === named.value) && (days.length === 0 || days.some((day) => each.start.startsWith(day))));
}

import { cellsNeeded, checkTime, TIME_PROBLEMS, bookable, type TimeProblem } from '../../cases/booking/availability.js';
import type { CustomerKind } from '../../cases/booking/booking.js';
import type { BookingRequest } from '../../cases/booking/matchAdviser.js';
import { branchesFor, branchOf, serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { FormContext, SendBack } from '../form/form.js';
import { kindMismatch, SERVICE_REFUSALS, wrongAmount } from '../serviceFit.js';
import { showDate } from '../slots/dates/index.js';
import { wallOf, whenValue } from '../slots/when.js';
import { Temporal } from 'temporal-polyfill';
import type { BookingPorts, BookingValues } from './form.js';
import type { Bookings } from '../../cases/bookings.js';
import type { BookingSlots } from './slots.js';

/** Why a booking's answers don't go together, or not with the world. */
export const REFUSALS = [...TIME_PROBLEMS, 'not-at-branch', ...SERVICE_REFUSALS] as const;
/** One of {@link REFUSALS}. */
export type BookingRefusal = (typeof REFUSALS)[number];

/** What answers are checked against: the profile, and the times that are taken. */
export type TimePorts = Pick<BookingPorts, 'profile'> & { readonly bookings: Pick<Bookings, 'occupied'> };

type Back = SendBack<keyof BookingSlots, BookingRefusal>;

/** Checks a booking's answers against each other, the profile and the calendar; the first that does not hold is sent back. */
export async function checkBooking(values: BookingValues, ports: TimePorts, context: FormContext): Promise<Back | undefined> {
  const profile = ports.profile();
  return kindMismatch(profile, values, context.at) ?? notAtBranch(profile, values, context) ?? wrongAmount(profile, values, context.at) ?? (await checkWhen(profile, values, ports, context));
}

/** What an appointment is looked for by, once enough is known. */
export function requestOf(values: BookingValues, context: FormContext): BookingRequest | undefined {
  const { service, branch, customerKind } = values;
  if (service === undefined || branch === undefined || customerKind === undefined) return undefined;
  return { service, branch, customerKind, language: context.at.locale };
}

function notAtBranch(profile: Profile, { service, branch, customerKind }: BookingValues, { at }: FormContext): Back | undefined {
  if (service === undefined || branch === undefined) return undefined;
  const places = branchesFor(profile, service, customerKind).map((each) => each.id);
  if (places.includes(branch)) return undefined;
  const params = { service: serviceOf(profile, service)?.name[at.locale] ?? service, branch: branchOf(profile, branch)?.name[at.locale] ?? branch };
  return { slot: 'branch', reason: 'not-at-branch', params, instead: places };
}

/** Checks a time against hours, holidays, notice and what is taken; says why it can't be had, and which times can. */
export async function checkWhen(profile: Profile, values: BookingValues, ports: TimePorts, context: FormContext): Promise<SendBack<'when', TimeProblem> | undefined> {
  if (values.when === undefined) return undefined;
  const { at } = context;
  const wall = wallOf(values.when);
  const request = requestOf(values, context);
  if (request === undefined) {
    const reason = tooEarlyOrLate(profile, wall, at.now);
    return reason && { slot: 'when', reason, params: paramsOf(profile, values, context) };
  }
  const needed = cellsNeeded(profile, request, at.now);
  const occupied = await ports.bookings.occupied(needed.advisers, needed.from, needed.to);
  const checked = checkTime(profile, request, wall.toString({ smallestUnit: 'minute' }), occupied, at.now);
  if (checked.ok) return undefined;
  return {
    slot: 'when',
    reason: checked.reason,
    params: { ...paramsOf(profile, values, context), holiday: checked.holiday?.[at.locale] ?? '', hours: checked.hours ?? '' },
    instead: checked.nearest.map((start) => whenValue(Temporal.PlainDateTime.from(start), at.offset)),
    partial: { date: wall.toPlainDate().toString() },
  };
}

function tooEarlyOrLate(profile: Profile, wall: Temporal.PlainDateTime, now: Temporal.PlainDateTime): TimeProblem | undefined {
  const start = wall.toString({ smallestUnit: 'minute' });
  const limits = bookable(profile, now);
  if (Temporal.PlainDateTime.compare(wall, now) < 0) return 'past';
  return start > limits.to ? 'too-far' : undefined;
}

function paramsOf(profile: Profile, values: BookingValues, { at }: FormContext): Record<string, string> {
  const branch = values.branch === undefined ? undefined : branchOf(profile, values.branch);
  const time = values.when === undefined ? '' : showWhen(values.when, at.locale);
  return { time, branch: branch?.name[at.locale] ?? '', days: String(profile.booking.horizonDays), lead: String(profile.booking.leadMinutes) };
}

function showWhen(value: string, locale: FormContext['at']['locale']): string {
  return showDate(wallOf(value), locale);
}

/** Customer kinds in the order they are offered. */
export const KINDS: readonly CustomerKind[] = ['personal', 'company'];

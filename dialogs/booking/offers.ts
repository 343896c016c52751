import { Temporal } from 'temporal-polyfill';
import { cellsNeeded, freeTimes } from '../../cases/booking/availability.js';
import { branchesFor, serviceOf } from '../../cases/profile/profile.js';
import type { Json } from '../../records/json.js';
import type { FormContext, SlotName } from '../form/form.js';
import { whenValue } from '../slots/when.js';
import { partialOf, type WhenPartial } from '../slots/whenContext.js';
import { KINDS, requestOf, type TimePorts } from './check.js';
import type { BookingValues } from './form.js';
import type { BookingSlots } from './slots.js';

/** How many free times are offered as buttons: as many as can be taken in at a glance. */
const TIMES_OFFERED = 6;

/** Values offered as buttons with a booking's questions: what can really be had. */
export async function offersFor(slot: SlotName<BookingSlots>, values: BookingValues, partial: Json | undefined, ports: TimePorts, context: FormContext): Promise<readonly Json[]> {
  const profile = ports.profile();
  switch (slot) {
    case 'service':
      return profile.services.filter((service) => values.customerKind === undefined || service.customerKinds.includes(values.customerKind)).map((service) => service.id);
    case 'customerKind':
      return KINDS.filter((kind) => values.service === undefined || serviceOf(profile, values.service)?.customerKinds.includes(kind));
    case 'branch':
      return (values.service === undefined ? profile.branches : branchesFor(profile, values.service, values.customerKind)).map((branch) => branch.id);
    case 'when':
      return timesFor(values, partialOf(partial), ports, context);
    default:
      return [];
  }
}

async function timesFor(values: BookingValues, known: WhenPartial | undefined, ports: TimePorts, context: FormContext): Promise<readonly Json[]> {
  const request = requestOf(values, context);
  if (request === undefined) return [];
  const profile = ports.profile();
  const { now, offset } = context.at;
  const needed = cellsNeeded(profile, request, now);
  const occupied = await ports.bookings.occupied(needed.advisers, needed.from, needed.to);
  const from = known?.date ?? known?.from;
  const free = freeTimes(profile, request, occupied, now, { ...(from !== undefined && { from }), ...(known?.date !== undefined && { days: 1 }) })
    .map(({ start }) => start)
    .filter((start) => known?.until === undefined || start.slice(0, 10) <= known.until)
    .filter((start) => inPart(start, known?.part) && (known?.time === undefined || start.slice(11, 16) === known.time));
  return spread(free, known?.date === undefined).map((start) => whenValue(Temporal.PlainDateTime.from(start), offset));
}

/** Over several days, one time a day says more than six half-hours of the first morning. */
function spread(starts: readonly string[], overDays: boolean): string[] {
  if (!overDays) return everyNth(starts, TIMES_OFFERED);
  const byDay = new Map<string, string[]>();
  for (const start of starts) byDay.set(start.slice(0, 10), [...(byDay.get(start.slice(0, 10)) ?? []), start]);
  return [...byDay.values()].slice(0, 3).flatMap((day) => everyNth(day, 2));
}

function everyNth(starts: readonly string[], count: number): string[] {
  if (starts.length <= count) return [...starts];
  return Array.from({ length: count }, (_, index) => starts[Math.floor((index * starts.length) / count)] ?? '').filter((start) => start !== '');
}

function inPart(start: string, part: WhenPartial['part']): boolean {
  const hour = Number(start.slice(11, 13));
  switch (part) {
    case 'early':
      return hour < 6;
    case 'morning':
      return hour < 12;
    case 'noon':
      return hour >= 11 && hour < 14;
    case 'afternoon':
      return hour >= 12 && hour < 18;
    case 'evening':
      return hour >= 18;
    case undefined:
      return true;
  }
}

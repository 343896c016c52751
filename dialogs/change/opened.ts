import type { Booking } from '../../cases/booking/booking.js';
import type { Json } from '../../records/json.js';
import type { FormContext, Next, Opened } from '../form/form.js';
import { saying, SILENT } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import { isIdentified } from '../progress/mine.js';
import type { CounterPorts } from '../ports.js';
import { readDate } from '../slots/dates/index.js';
import { serviceSlot } from '../slots/service.js';
import { appointmentOf, choosingAmong, meant } from './appointment.js';
import { changeable } from './check.js';
import type { ChangeValues } from './form.js';

/** What stands before the new time: 把周三的预约 in 把周三的预约改到周五. */
const BEFORE_NEW = /^(.*?)(?:改|换|推迟|推遲|延后|延後|挪|提前|取消|to\s|move|reschedule)/iu;

/** Who the customer is first, then the change. */
export function identifiedChange(values: Readonly<Record<string, Json>>): Next {
  return { form: 'identify', then: { form: 'change', values } };
}

/** Begins with the appointment that is meant: the only one, the one named, or theirs to choose from. Where there is none, it says so, or asks first who it is. */
export async function openChange(said: string, given: ChangeValues, ports: CounterPorts, context: FormContext): Promise<Opened> {
  const own = await changeable(ports, context);
  const { number } = given;
  const named = number === undefined ? own : own.filter((each) => each.number === number);
  if (named.length === 0) {
    if (!isIdentified(context.known)) return { values: {}, reply: SILENT, ends: { then: identifiedChange(valuesGiven(given)) } };
    return { values: {}, reply: saying([{ key: number === undefined ? 'change.none' : 'change.not-found', params: { phone: ports.profile().phone } }]), ends: {} };
  }
  const fitting = named.length === 1 ? named : chosenBy(said, named, ports, context.at);
  const [only] = fitting;
  const booking = fitting.length === 1 ? only : undefined;
  const sameDay = booking && dayAssumed(said, context.at) ? { when: { date: booking.start.slice(0, 10) } } : {};
  return { values: { ...(booking && { booking: appointmentOf(booking) }) }, partials: { ...(booking === undefined && { booking: choosingAmong(own) }), ...sameDay }, reply: SILENT };
}

function chosenBy(said: string, own: readonly Booking[], ports: CounterPorts, at: Moment): readonly Booking[] {
  const words = BEFORE_NEW.exec(said)?.[1] ?? '';
  const service = serviceSlot(ports.profile);
  const byDay = words.trim() === '' ? [] : meant(own, words, at, service);
  if (byDay.length === 1) return byDay;
  const named = service.find(said, { at }).find((hit) => hit.ok);
  return named?.ok === true ? own.filter((each) => each.service === named.value) : [];
}

/** 改到四点 keeps the appointment's own day. */
function dayAssumed(said: string, { now, locale }: Moment): boolean {
  const found = readDate(said, { now, locale });
  return (found?.kind === 'datetime' || found?.kind === 'ambiguous') && found.day === 'assumed';
}

function valuesGiven({ what, when, number }: ChangeValues): Readonly<Record<string, Json>> {
  return { ...(what !== undefined && { what }), ...(when !== undefined && { when }), ...(number !== undefined && { number }) };
}

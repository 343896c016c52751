import { cellsNeeded, checkTime, freeTimes } from '../../cases/booking/availability.js';
import type { Booking, OccupiedCell } from '../../cases/booking/booking.js';
import { bookingCalendar } from '../../cases/booking/ics.js';
import type { BookingRequest } from '../../cases/booking/matchAdviser.js';
import { adviserOf, branchOf, serviceOf, type Profile } from '../../cases/profile/profile.js';
import type { BookingStep } from '../../cases/rules/bookingStep.js';
import type { DeskRefusal } from '../../cases/rules/refusal.js';
import type { Choice, Locale } from '../../records/message.js';
import type { EventContent } from '../../records/record.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { text } from '../../texts/catalogue.js';
import { bookingTimers } from '../booking/timers.js';
import { freeing } from '../change/check.js';
import type { Line, Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { CounterPorts } from '../ports.js';
import { rebookButton } from './rebook.js';
import { refused } from './refused.js';
import { showWall } from './tell.js';

/** How many other times are offered. */
const OFFERED = 3;

/** Delay or cancellation of an appointment by the institution: its four fields told, a notice sent, other times offered (norm 2.5). */
export async function stepBooking(number: string, step: BookingStep, ports: CounterPorts, turn: DialogTurn): Promise<Reply> {
  // What this turn does to an appointment can't be read back before its commit.
  const touched = turn.reply.commands.some((command) => (command.kind === 'move' && command.booking.number === number) || (command.kind === 'free' && command.number === number));
  if (touched) return refused(number, step.by, 'changed-just-now');
  const booking = await ports.bookings.byNumber(number);
  if (booking === undefined) return refused(number, step.by, 'no-such-booking');
  const times = await timesOf(booking, ports, turn);
  return step.do === 'booking.cancel' ? cancelled(booking, step, times, ports, turn) : delayed(booking, step, times, ports, turn);
}

/** What can be had instead of an appointment's time. */
interface Times {
  readonly request: BookingRequest;
  readonly occupied: readonly OccupiedCell[];
  readonly free: readonly string[];
}

async function timesOf(booking: Booking, ports: CounterPorts, { at }: DialogTurn): Promise<Times> {
  const profile = ports.profile();
  const { service, branch, customerKind, locale } = booking;
  const request: BookingRequest = { service, branch, customerKind, language: locale };
  const needed = cellsNeeded(profile, request, at.now);
  // Its own cells are no hindrance to the appointment itself.
  const occupied = await freeing(ports, booking).bookings.occupied(needed.advisers, needed.from, needed.to);
  return { request, occupied, free: freeTimes(profile, request, occupied, at.now).map(({ start }) => start).filter((start) => start !== booking.start) };
}

function delayed(booking: Booking, step: BookingStep & { do: 'booking.delay' }, { request, occupied, free }: Times, ports: CounterPorts, turn: DialogTurn): Reply {
  const profile = ports.profile();
  const start = step.newStart ?? free.find((each) => each > booking.start);
  const no = (reason: DeskRefusal): Reply => refused(booking.number, step.by, reason);
  if (start === undefined) return no('no-time-free');
  const checked = checkTime(profile, request, start, occupied, turn.at.now);
  if (!checked.ok || start === booking.start) return no(checked.ok || checked.reason !== 'past' ? 'time-not-free' : 'time-gone');
  const moved: Booking = { ...booking, start, adviser: checked.adviser, version: booking.version + 1 };
  const others = [...free].filter((each) => each !== start).slice(0, OFFERED);
  const said: Line = { key: 'desk.booking.delayed', params: { ...told(booking, step, profile, turn.locale), former: showWall(booking.start, turn.locale), time: showWall(start, turn.locale), adviser: adviserOf(profile, moved.adviser)?.name ?? moved.adviser } };
  const choices = others.map((each): Choice => {
    const say = text(turn.locale, 'desk.booking.say-move', { number: booking.number, time: showWall(each, turn.locale) });
    return { title: showWall(each, turn.locale), say };
  });
  return {
    ...telling(booking, said, others, 'desk.booking.move', choices, ports, turn, bookingCalendar(profile, moved)),
    events: [done('booking.moved', booking, step, { former: booking.start, start, adviser: moved.adviser })],
    commands: [{ kind: 'move', booking: moved }, bookingTimers(moved, profile, turn.at)],
  };
}

function cancelled(booking: Booking, step: BookingStep & { do: 'booking.cancel' }, { free }: Times, ports: CounterPorts, turn: DialogTurn): Reply {
  const others = free.slice(0, OFFERED);
  const said: Line = { key: 'desk.booking.cancelled', params: { ...told(booking, step, ports.profile(), turn.locale), time: showWall(booking.start, turn.locale) } };
  return {
    ...telling(booking, said, others, 'desk.booking.again', others.map((each) => rebookButton(booking, each, ports.profile(), turn.locale)), ports, turn),
    events: [done('booking.cancelled', booking, step, { start: booking.start })],
    commands: [{ kind: 'free', number: booking.number, status: 'cancelled' }, { kind: 'timers', subject: booking.number, timers: [] }],
  };
}

function done(event: string, { number }: Booking, { by, reason }: BookingStep, more: Readonly<Record<string, string>>): EventContent {
  return { event, data: { number, by, reason: maskPersonal(reason), ...more } };
}

function told(booking: Booking, { reason, effect, measures }: BookingStep, profile: Profile, locale: Locale): Record<string, string> {
  return { number: booking.number, service: serviceOf(profile, booking.service)?.name[locale] ?? booking.service, branch: branchOf(profile, booking.branch)?.name[locale] ?? booking.branch, reason, effect, measures };
}

/** In the chat with buttons; by notice with the times in words, and the calendar file where there is a new time. */
function telling(booking: Booking, said: Line, others: readonly string[], offer: 'desk.booking.move' | 'desk.booking.again', choices: readonly Choice[], ports: CounterPorts, { locale, codes }: DialogTurn, calendar?: string): Reply {
  const { phone } = ports.profile();
  const shown = others.map((each) => showWall(each, locale)).join(text(locale, 'form.separator'));
  const rest: Line = { key: others.length > 0 ? offer : 'desk.booking.none', params: { phone } };
  const times: Line[] = others.length > 0 ? [{ key: 'desk.booking.others', params: { times: shown } }] : [];
  return {
    lines: [said, rest],
    choices,
    events: [],
    commands: [],
    notices: !codes.reaches(booking.contact) ? [] : [{ to: booking.contact, subject: 'desk.notice.booking', lines: [said, ...times, { key: 'desk.booking.none', params: { phone } }], ...(calendar !== undefined && { calendar }) }],
  };
}


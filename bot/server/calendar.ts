import { timingSafeEqual } from 'node:crypto';
import type restify from 'restify';
import { bookingCalendar } from '../../cases/booking/ics.js';
import type { Bookings } from '../../cases/bookings.js';
import { parseNumber } from '../../cases/number.js';
import type { Profile } from '../../cases/profile/profile.js';
import { signed } from '../keys.js';
import type { TurnLog } from '../turn/faults.js';
import { safely } from './httpServer.js';

/** What calendar files are made of. */
export interface CalendarParts {
  readonly log: TurnLog;
  readonly bookings: Pick<Bookings, 'byNumber'>;
  readonly profile: () => Profile;
  readonly key: Buffer;
}

/** Where a booking's calendar file is; only who was given the link can open it. */
export function calendarLink(key: Buffer, number: string): string {
  return `/bookings/${number}.ics?s=${signed(key, number)}`;
}

/** `GET /bookings/{number}.ics?s=…`: the appointment for the customer's calendar, without name or contact. */
export function mountCalendar(server: restify.Server, { log, bookings, profile, key }: CalendarParts): void {
  server.get('/bookings/:file', safely(log, async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const number = /^\/bookings\/([^/]+)\.ics$/.exec(url.pathname)?.[1] ?? '';
    const given = Buffer.from(url.searchParams.get('s') ?? '');
    const wanted = Buffer.from(signed(key, number));
    const known = parseNumber(number).kind === 'valid' && given.length === wanted.length && timingSafeEqual(given, wanted);
    const booking = known ? await bookings.byNumber(number) : undefined;
    if (booking === undefined) {
      response.sendRaw(404, JSON.stringify({ error: { code: 'NotFound', message: 'no such appointment' } }), { 'Content-Type': 'application/json; charset=utf-8' });
      return;
    }
    response.sendRaw(200, bookingCalendar(profile(), booking), {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${number}.ics"`,
      'Cache-Control': 'private, no-store',
    });
  }));
}

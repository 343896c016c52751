import { CELL_MINUTES, type Booking } from '../../cases/booking/booking.js';

const MINUTE = 60_000;

/**
 * The calendar cells a booking occupies, as the wall-clock times they start at (`2026-12-02T15:00`), rising.
 * Reckoned on the wall clock, without a zone: a cell is what the branch's calendar shows.
 * @throws RangeError when `start` is not such a time or `duration` not above zero.
 */
export function cellsOf(booking: Pick<Booking, 'start' | 'duration'>): string[] {
  const start = Date.parse(`${booking.start}:00Z`);
  if (Number.isNaN(start) || !(booking.duration > 0)) throw new RangeError('not a booking time');
  const length = CELL_MINUTES * MINUTE;
  const cells: string[] = [];
  for (let at = Math.floor(start / length) * length; at < start + booking.duration * MINUTE; at += length) {
    cells.push(new Date(at).toISOString().slice(0, 16));
  }
  return cells;
}

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { bookable, cellsNeeded, checkTime, freeTimes } from '../../cases/booking/availability.js';
import type { OccupiedCell } from '../../cases/booking/booking.js';
import { matchAdviser, type BookingRequest } from '../../cases/booking/matchAdviser.js';
import { cellsOf } from '../../cases/booking/wallClock.js';
import { bank, random } from '../slots/helpers.js';

const now = Temporal.PlainDateTime.from('2026-11-25T10:00');
const wealth: BookingRequest = { service: 'wealth-advice', branch: 'pudong', customerKind: 'personal' };

const taken = (adviser: string, ...cells: string[]): OccupiedCell[] => cells.map((cell) => ({ adviser, cell }));
const bothAt = (start: string) => ['pd-chen', 'pd-lin'].flatMap((adviser) => taken(adviser, ...cellsOf(start, 60)));

function check(start: string, occupied: OccupiedCell[] = [], request = wealth): string {
  const result = checkTime(bank, request, start, occupied, now);
  return result.ok ? `${result.adviser}${result.certain ? '' : ' (?)'}` : `${result.reason}: ${result.nearest.join(' ')}`;
}

describe('checking a time', () => {
  it.each([
    ['2026-12-02T15:00', 'pd-chen'],
    ['2026-12-02T09:00', 'pd-chen'],
    ['2027-02-10T10:00', 'pd-chen (?)'],
    ['2026-12-02T15:10', 'not-on-the-cell: 2026-12-02T14:30 2026-12-02T15:00 2026-12-02T15:30'],
    ['2026-12-02T12:00', 'closed-break: 2026-12-02T10:30 2026-12-02T11:00 2026-12-02T13:00'],
    ['2026-12-02T16:30', 'ends-late: 2026-12-02T15:30 2026-12-02T16:00 2026-12-03T09:00'],
    ['2026-12-02T20:00', 'closed-hours: 2026-12-02T15:30 2026-12-02T16:00 2026-12-03T09:00'],
    ['2026-12-05T10:00', 'closed-weekend: 2026-12-04T15:30 2026-12-04T16:00 2026-12-07T09:00'],
    ['2027-01-01T10:00', 'closed-holiday: 2026-12-31T15:30 2026-12-31T16:00 2027-01-04T09:00'],
    ['2026-11-25T09:00', 'past: 2026-11-25T11:00 2026-11-25T13:00 2026-11-25T13:30'],
    ['2026-11-24T10:00', 'past: 2026-11-25T11:00 2026-11-25T13:00 2026-11-25T13:30'],
    ['2020-01-01T10:00', 'past: 2026-11-25T11:00 2026-11-25T13:00 2026-11-25T13:30'],
    ['2026-11-25T10:30', 'too-soon: 2026-11-25T11:00 2026-11-25T13:00 2026-11-25T13:30'],
    ['2027-02-24T10:00', 'too-far: 2027-02-23T15:00 2027-02-23T15:30 2027-02-23T16:00'],
  ])('GIVEN %s THEN %s', (start, expected) => {
    expect(check(start)).toBe(expected);
  });

  it('GIVEN the hours do not fit THEN the day’s hours, or the holiday, are told', () => {
    expect(checkTime(bank, wealth, '2026-12-02T20:00', [], now)).toMatchObject({ hours: '09:00–12:00, 13:00–17:00' });
    expect(checkTime(bank, wealth, '2027-01-01T10:00', [], now)).toMatchObject({ holiday: { en: 'New Year’s Day' } });
  });

  it('GIVEN one of two advisers is busy THEN the other is taken; GIVEN both, also in part, THEN it is taken and others are near', () => {
    expect(check('2026-12-02T15:00', taken('pd-chen', '2026-12-02T15:30'))).toBe('pd-lin');
    expect(check('2026-12-02T15:00', [...taken('pd-chen', '2026-12-02T15:30'), ...taken('pd-lin', '2026-12-02T15:00')])).toBe('taken: 2026-12-02T14:00 2026-12-02T14:30 2026-12-02T15:30');
    expect(check('2026-12-02T15:00', bothAt('2026-12-02T15:00'))).toBe('taken: 2026-12-02T13:30 2026-12-02T14:00 2026-12-02T16:00');
  });

  it('GIVEN nobody there offers it to that customer THEN it is not offered', () => {
    expect(check('2026-12-02T15:00', [], { ...wealth, customerKind: 'company' })).toBe('not-offered: ');
    expect(check('2026-12-02T15:00', [], { service: 'business-loan', branch: 'xuhui', customerKind: 'company' })).toBe('not-offered: ');
    expect(check('2026-12-02T15:00', [], { ...wealth, service: 'gold' })).toBe('not-offered: ');
    expect(check('2026-12-02T15:00', [], { ...wealth, branch: 'moon' })).toBe('not-offered: ');
  });

  it('GIVEN any occupancy and wish THEN what is offered can be had, is not past, is in order and lies on both sides where it can', () => {
    const next = random(5);
    const all = freeTimes(bank, wealth, [], now);
    for (let round = 0; round < 150; round += 1) {
      const density = next();
      const occupied = all.flatMap((free) => free.advisers.filter(() => next() < density).flatMap((adviser) => taken(adviser, free.start)));
      const wish = now.add({ minutes: Math.floor(next() * 95 * 24 * 60) - 1440 }).toString({ smallestUnit: 'minute' });
      const result = checkTime(bank, wealth, wish, occupied, now);
      const free = freeTimes(bank, wealth, occupied, now).map((each) => each.start);
      expect(result.ok).toBe(free.includes(wish));
      if (result.ok) continue;
      expect([...result.nearest].sort()).toEqual(result.nearest);
      for (const start of result.nearest) expect(free).toContain(start);
      expect(result.nearest.length).toBe(Math.min(3, free.length));
      const before = free.filter((start) => start < wish).at(-1);
      const after = free.find((start) => start > wish);
      for (const near of [before, after]) if (near !== undefined) expect(result.nearest).toContain(near);
    }
  });

  it('GIVEN ninety days with everything taken THEN looking for the nearest costs little', () => {
    const occupied = freeTimes(bank, wealth, [], now).flatMap((free) => free.advisers.flatMap((adviser) => taken(adviser, free.start)));
    const costs = Array.from({ length: 30 }, () => {
      const begun = performance.now();
      expect(checkTime(bank, wealth, '2027-01-05T10:00', occupied, now)).toMatchObject({ reason: 'taken', nearest: [] });
      return performance.now() - begun;
    });
    // The least of many: others use the machine too. Measured 2 ms; the usual case is far below.
    expect(Math.min(...costs)).toBeLessThan(10);
  });
});

describe('free times', () => {
  it('lists a day’s, with who could take each', () => {
    const free = freeTimes(bank, wealth, taken('pd-chen', '2026-12-02T09:00'), now, { from: '2026-12-02', days: 1 });
    expect(free.map(({ start }) => start.slice(11))).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00']);
    expect(free[0]?.advisers).toEqual(['pd-lin']);
    expect(free[1]?.advisers).toEqual(['pd-chen', 'pd-lin']);
  });

  it('begins after the lead and ends with the horizon', () => {
    const free = freeTimes(bank, wealth, [], now);
    expect(free[0]?.start).toBe('2026-11-25T11:00');
    expect(free.at(-1)?.start).toBe('2027-02-23T16:00');
    expect(bookable(bank, Temporal.PlainDateTime.from('2026-11-25T10:00:30')).from).toBe('2026-11-25T11:01');
    expect(freeTimes(bank, wealth, [], now, { limit: 3 })).toHaveLength(3);
  });

  it('tells which cells have to be known', () => {
    expect(cellsNeeded(bank, wealth, now)).toEqual({ advisers: ['pd-chen', 'pd-lin'], from: '2026-11-25T00:00', to: '2027-02-24T00:00' });
  });
});

describe('matching an adviser (norm 2.1.2)', () => {
  const english: BookingRequest = { service: 'open-account', branch: 'pudong', customerKind: 'personal', language: 'en' };
  const start = '2026-12-02T15:00';

  it('GIVEN a language THEN who speaks it comes first, and nobody is no refusal', () => {
    const profile = { ...bank, advisers: bank.advisers.map((each) => (each.id === 'pd-chen' ? { ...each, languages: ['zh-Hans' as const] } : each)) };
    expect(matchAdviser(profile, english, start, [])?.id).toBe('pd-he');
    expect(matchAdviser(profile, { ...english, language: 'zh-Hans' }, start, [])?.id).toBe('pd-chen');
    expect(matchAdviser(bank, { service: 'safe-deposit-box', branch: 'xuhui', customerKind: 'personal', language: 'zh-Hant' }, start, [])?.id).toBe('xh-wu');
  });

  it('GIVEN the same rank THEN the least busy that day', () => {
    const profile = { ...bank, advisers: bank.advisers.map((each) => ({ ...each, rank: 1 })) };
    expect(matchAdviser(profile, wealth, start, taken('pd-chen', '2026-12-02T09:00'))?.id).toBe('pd-lin');
    expect(matchAdviser(profile, wealth, start, taken('pd-chen', '2026-12-03T09:00'))?.id).toBe('pd-chen');
  });

  it('GIVEN a day off or own hours THEN they count', () => {
    const off = { ...bank, advisers: bank.advisers.map((each) => (each.id === 'pd-chen' ? { ...each, daysOff: ['2026-12-02'] } : each)) };
    expect(matchAdviser(off, wealth, start, [])?.id).toBe('pd-lin');
    const mornings = [{ from: 540, to: 720 }];
    const hours = { monday: mornings, tuesday: mornings, wednesday: mornings, thursday: mornings, friday: mornings, saturday: [], sunday: [] };
    const early = { ...bank, advisers: bank.advisers.map((each) => (each.id === 'pd-chen' ? { ...each, hours } : each)) };
    expect(matchAdviser(early, wealth, start, [])?.id).toBe('pd-lin');
    expect(matchAdviser(early, wealth, '2026-12-02T11:00', [])?.id).toBe('pd-chen');
  });

  it('GIVEN everybody busy THEN nobody', () => {
    expect(matchAdviser(bank, wealth, start, bothAt(start))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { addWorkingDays, dayAt, endOfDay, isWorkingDay, workingDaysBetween, type WorkingCalendar } from '../../cases/clock/workingDays.js';
import { addDays } from '../../cases/booking/wallClock.js';
import { bank, random } from '../slots/helpers.js';

const name = { 'zh-Hans': '系统升级', 'zh-Hant': '系統升級', en: 'System upgrade' };
const plain = { ...bank, holidays: { closed: [], openExtra: [] } };

function counted(from: string, count: number, calendar: WorkingCalendar = plain): string {
  const { day, certain } = addWorkingDays(calendar, from, count);
  return `${day}${certain ? '' : ' (?)'}`;
}

describe('working days', () => {
  it.each([
    // Weekends; the day itself is never counted.
    ['2026-12-02', 0, '2026-12-02'],
    ['2026-12-02', 1, '2026-12-03'],
    ['2026-12-02', 3, '2026-12-07'],
    ['2026-12-04', 1, '2026-12-07'],
    ['2026-12-05', 1, '2026-12-07'],
    ['2026-12-06', 5, '2026-12-11'],
    ['2026-12-07', -1, '2026-12-04'],
    // Spring Festival: 15 to 23 February off, the Saturdays 14 and 28 February worked.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-14', 4, '2026-02-27'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-02-14', 6, '2026-03-02'],
    ['2026-02-18', 1, '2026-02-24'],
    ['2026-02-24', -1, '2026-02-14'],
    // National Day: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked.
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    // Into years whose arrangement is not known; 2027's Spring Festival is 5 to 8 February at least.
    ['2026-12-31', 1, '2027-01-04 (?)'],
    ['2027-02-04', 1, '2027-02-09 (?)'],
    ['2028-02-28', 1, '2028-02-29 (?)'],
    ['2028-02-28', 2, '2028-03-01 (?)'],
  ])('GIVEN %s THEN working day %s after it is %s', (from, count, expected) => {
    expect(counted(from, count)).toBe(expected);
  });

  it('GIVEN the profile says otherwise THEN it is believed, in any year', () => {
    const own = { ...bank, holidays: { closed: [{ day: '2026-12-03', name }, { day: '2027-03-02', name }], openExtra: [{ day: '2026-12-05', hoursOf: 'saturday' as const }, { day: '2026-10-01', hoursOf: 'monday' as const }] } };
    expect(counted('2026-12-02', 1, own)).toBe('2026-12-04');
    expect(counted('2026-12-02', 2, own)).toBe('2026-12-05');
    expect(counted('2026-09-30', 1, own)).toBe('2026-10-01');
    expect(isWorkingDay(own, '2027-03-02')).toEqual({ working: false, certain: true });
    expect(isWorkingDay(own, '2027-03-03')).toEqual({ working: true, certain: false });
  });

  it('GIVEN a branch opens on Saturdays THEN those are no working days', () => {
    expect(bank.branches.some((branch) => branch.hours.saturday.length > 0)).toBe(true);
    expect(isWorkingDay(bank, '2026-12-05')).toEqual({ working: false, certain: true });
  });

  it('GIVEN any day and count THEN counting on and counting between agree, both ways', () => {
    const next = random(5);
    for (let run = 0; run < 300; run += 1) {
      const from = addDays('2025-01-01', Math.floor(next() * 1200));
      const count = 1 + Math.floor(next() * 40);
      const on = addWorkingDays(bank, from, count).day;
      expect(workingDaysBetween(bank, from, on).count, `${from} + ${count}`).toBe(count);
      expect(workingDaysBetween(bank, on, from).count).toBe(-count);
      expect(isWorkingDay(bank, on).working).toBe(true);
      const back = addWorkingDays(bank, on, -count).day;
      expect(addWorkingDays(bank, back, count).day).toBe(on);
      expect(addWorkingDays(bank, addDays(from, 1), count).day >= on).toBe(true);
      expect(addWorkingDays(bank, from, count + 1).day > on).toBe(true);
    }
    expect(workingDaysBetween(bank, '2026-12-05', '2026-12-06').count).toBe(0);
    expect(workingDaysBetween(bank, '2026-12-06', '2026-12-05').count).toBe(0);
  });

  it.each([
    ['Asia/Shanghai', '2026-12-02', '2026-12-02T15:59:59.999Z'],
    ['Asia/Urumqi', '2026-12-02', '2026-12-02T17:59:59.999Z'],
    ['UTC', '2028-02-29', '2028-02-29T23:59:59.999Z'],
    // The days on which clocks change have 23 and 25 hours; in Beirut midnight itself is skipped.
    ['Europe/London', '2026-03-29', '2026-03-29T22:59:59.999Z'],
    ['Europe/London', '2026-10-25', '2026-10-25T23:59:59.999Z'],
    ['America/New_York', '2026-11-01', '2026-11-02T04:59:59.999Z'],
    ['Asia/Beirut', '2026-03-28', '2026-03-28T21:59:59.999Z'],
  ])('GIVEN %s THEN %s ends at %s, and that moment is still on it', (timeZone, day, expected) => {
    expect(endOfDay({ timeZone }, day)).toBe(expected);
    expect(dayAt({ timeZone }, expected)).toBe(day);
  });
});

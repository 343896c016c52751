import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { branchDay, openAt, showSpans } from '../../cases/booking/calendar.js';
import { isYearKnown, publicDay } from '../../cases/booking/publicHolidays.js';
import { branchOf } from '../../cases/profile/profile.js';
import { bank } from '../slots/helpers.js';

function branch(id: string) {
  const found = branchOf(bank, id);
  if (found === undefined) throw new Error(id);
  return found;
}

function open(id: string, start: string, minutes = 30): string {
  const result = openAt(bank, branch(id), start, minutes);
  const doubt = result.certain ? '' : ' (?)';
  if (result.open) return `open${doubt}`;
  return `${result.reason}${result.holiday ? ` ${result.holiday['zh-Hans']}` : ''}${doubt}`;
}

describe('opening hours', () => {
  it.each([
    ['pudong', '2026-12-02T15:00', 60, 'open'],
    ['pudong', '2026-12-02T09:00', 30, 'open'],
    ['pudong', '2026-12-02T08:30', 30, 'outside-hours'],
    ['pudong', '2026-12-02T17:00', 30, 'outside-hours'],
    ['pudong', '2026-12-02T12:00', 30, 'break'],
    ['pudong', '2026-12-02T12:30', 30, 'break'],
    ['pudong', '2026-12-02T11:30', 60, 'ends-late'],
    ['pudong', '2026-12-02T16:30', 60, 'ends-late'],
    ['pudong', '2026-12-05T10:00', 30, 'weekend'],
    ['xuhui', '2026-12-05T10:00', 30, 'open'],
    ['xuhui', '2026-12-05T12:00', 30, 'outside-hours'],
    ['xuhui', '2026-12-06T10:00', 30, 'weekend'],
    ['xuhui', '2026-12-02T12:30', 30, 'open'],
    ['jingan', '2026-12-02T09:00', 30, 'outside-hours'],
    // Holidays of a published year, and their make-up working days (调休).
    ['pudong', '2026-10-01T10:00', 30, 'holiday 国庆节'],
    ['pudong', '2026-10-07T10:00', 30, 'holiday 国庆节'],
    ['pudong', '2026-10-08T10:00', 30, 'open'],
    ['pudong', '2026-10-10T10:00', 30, 'open'],
    ['xuhui', '2026-10-10T16:00', 30, 'open'],
    ['pudong', '2026-02-14T10:00', 30, 'open'],
    ['pudong', '2026-02-16T10:00', 30, 'holiday 春节'],
    ['xuhui', '2026-09-26T10:00', 30, 'holiday 中秋节'],
    // The profile's own day.
    ['pudong', '2027-01-01T10:00', 30, 'holiday 元旦'],
    // A year whose arrangement is not known: the statutory days are, days off around them are not.
    ['pudong', '2027-02-05T10:00', 30, 'holiday 春节 (?)'],
    ['pudong', '2027-02-08T10:00', 30, 'holiday 春节 (?)'],
    ['pudong', '2027-02-10T10:00', 30, 'open (?)'],
    ['pudong', '2027-04-05T10:00', 30, 'holiday 清明节 (?)'],
    ['pudong', '2027-05-03T10:00', 30, 'open (?)'],
    ['pudong', '2027-06-09T10:00', 30, 'holiday 端午节 (?)'],
    ['pudong', '2027-09-15T10:00', 30, 'holiday 中秋节 (?)'],
    ['pudong', '2027-10-01T10:00', 30, 'holiday 国庆节 (?)'],
    ['pudong', '2028-01-01T10:00', 30, 'holiday 元旦 (?)'],
    ['pudong', '2027-01-02T10:00', 30, 'weekend (?)'],
  ])('GIVEN %s at %s for %s minutes THEN it is %s', (id, start, minutes, expected) => {
    expect(open(id, start, minutes)).toBe(expected);
  });

  it('GIVEN the profile opens a Saturday THEN it has the hours of the weekday named', () => {
    const extra = { ...bank, holidays: { closed: [], openExtra: [{ day: '2026-12-05', hoursOf: 'friday' as const }] } };
    expect(branchDay(extra, branch('pudong'), '2026-12-05')).toMatchObject({ open: true, hoursOf: 'friday', certain: true });
  });

  it('GIVEN the profile closes a working day THEN its name is told in each language', () => {
    const name = { 'zh-Hans': '系统升级', 'zh-Hant': '系統升級', en: 'System upgrade' };
    const closed = { ...bank, holidays: { closed: [{ day: '2026-12-02', name }], openExtra: [] } };
    expect(branchDay(closed, branch('pudong'), '2026-12-02')).toEqual({ open: false, reason: 'holiday', holiday: name, certain: true });
  });

  it('shows hours as people read them', () => {
    expect(showSpans(branch('pudong').hours.monday)).toBe('09:00–12:00, 13:00–17:00');
  });
});

describe('the public calendar', () => {
  it('knows which years it knows', () => {
    expect([2025, 2026, 2027, 2030].map(isYearKnown)).toEqual([true, true, false, false]);
  });

  it('GIVEN any time zone of the server THEN it says the same', () => {
    const program = `
      import chineseDays from 'chinese-days';
      const days = ['2026-01-01', '2026-02-14', '2026-10-07', '2027-01-01', '2026-03-30'].map((day) => chineseDays.getDayDetail(day).name.includes(','));
      const lunar = [2024, 2027].map((year) => [chineseDays.monthDays(year, 1), chineseDays.getYearLeapMonth(year).leapMonth ?? 0]);
      console.log(JSON.stringify([days, lunar]));`;
    const said = ['UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Shanghai'].map((TZ) => spawnSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TZ }, encoding: 'utf8' }).stdout.trim());
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toBe('[[true,true,true,false,false],[[29,0],[30,0]]]');
  });

  it('GIVEN years with published arrangements THEN the statutory days computed for unknown years agree with them', () => {
    // The festivals themselves, from the published calendars of other years.
    for (const [day, name] of [['2027-02-06', '春节'], ['2028-01-26', '春节'], ['2029-02-13', '春节'], ['2028-05-28', '端午节'], ['2028-10-03', '国庆节'], ['2029-09-22', '中秋节'], ['2028-04-04', '清明节'], ['2033-01-31', '春节']]) {
      expect(publicDay(day ?? ''), day).toMatchObject({ kind: 'holiday', certain: false, name: { 'zh-Hans': name } });
    }
  });
});

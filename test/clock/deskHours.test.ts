import { describe, expect, it } from 'vitest';
import { addDeskSeconds, deskAt, type DeskCalendar } from '../../cases/clock/deskHours.js';
import { people } from '../../cases/profile/people.js';
import { bank } from '../slots/helpers.js';

const WORKDAY = ['09:00-12:00', '13:00-18:00'];
const desk: DeskCalendar = {
  timeZone: 'Asia/Shanghai',
  holidays: { closed: [], openExtra: [] },
  people: people.parse({ hours: { monday: WORKDAY, tuesday: WORKDAY, wednesday: WORKDAY, thursday: WORKDAY, friday: WORKDAY } }),
};
const shanghai = (wall: string): string => new Date(`${wall}:00+08:00`).toISOString();

function at(wall: string, calendar: DeskCalendar = desk): string {
  const found = deskAt(calendar, shanghai(wall));
  const instant = found.open ? found.closesAt : found.opensAt;
  const shown = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
  return `${found.open ? 'until' : 'from'} ${shown}${found.certain ? '' : ' (?)'}`;
}

describe('when somebody is at the desk', () => {
  it.each([
    ['2026-11-25T10:00', 'until 2026-11-25T12:00'],
    ['2026-11-25T09:00', 'until 2026-11-25T12:00'],
    ['2026-11-25T08:59', 'from 2026-11-25T09:00'],
    // The break, the evening, the weekend.
    ['2026-11-25T12:00', 'from 2026-11-25T13:00'],
    ['2026-11-25T18:00', 'from 2026-11-26T09:00'],
    ['2026-11-27T19:00', 'from 2026-11-30T09:00'],
    // National Day: 1 to 7 October off; Sunday 20 September and Saturday 10 October are worked for it.
    ['2026-09-30T18:00', 'from 2026-10-08T09:00'],
    ['2026-10-03T10:00', 'from 2026-10-08T09:00'],
    ['2026-10-09T18:30', 'from 2026-10-10T09:00'],
    ['2026-10-10T10:00', 'until 2026-10-10T12:00'],
    ['2026-10-11T10:00', 'from 2026-10-12T09:00'],
    ['2026-09-20T14:00', 'until 2026-09-20T18:00'],
    // Into a year whose holidays are not published: said, and known not to be sure.
    ['2026-12-31T18:00', 'from 2027-01-04T09:00 (?)'],
  ])('at %s: %s', (wall, expected) => expect(at(wall)).toBe(expected));

  it('GIVEN days of the institution’s own THEN they go before the public calendar', () => {
    const name = { 'zh-Hans': '系统升级', 'zh-Hant': '系統升級', en: 'System upgrade' };
    const own: DeskCalendar = { ...desk, holidays: { closed: [{ day: '2026-11-26', name }], openExtra: [{ day: '2026-11-28', hoursOf: 'friday' }] } };
    expect(at('2026-11-26T10:00', own)).toBe('from 2026-11-27T09:00');
    expect(at('2026-11-28T10:00', own)).toBe('until 2026-11-28T12:00');
  });

  it('GIVEN the shipped profile THEN a Saturday morning is served', () => {
    expect(at('2026-11-28T09:30', bank)).toBe('until 2026-11-28T12:00');
    expect(at('2026-11-28T12:00', bank)).toBe('from 2026-11-30T09:00');
  });

  it('GIVEN a zone with summer time THEN hours are on its own wall clock', () => {
    const berlin: DeskCalendar = { ...desk, timeZone: 'Europe/Berlin' };
    expect(deskAt(berlin, '2026-10-23T17:00:00Z')).toMatchObject({ opensAt: '2026-10-26T08:00:00.000Z' });
    expect(deskAt(berlin, '2026-07-03T17:00:00Z')).toMatchObject({ opensAt: '2026-07-06T07:00:00.000Z' });
  });
});

describe('a length of the desk’s time', () => {
  it.each([
    ['2026-11-25T10:00', 1, '2026-11-25T11:00'],
    ['2026-11-25T10:00', 2, '2026-11-25T12:00'],
    ['2026-11-25T10:00', 4, '2026-11-25T15:00'],
    ['2026-11-27T17:00', 4, '2026-11-30T12:00'],
    ['2026-11-28T17:00', 4, '2026-11-30T14:00'],
    // Over National Day and onto the make-up Saturday.
    ['2026-09-30T17:00', 4, '2026-10-08T12:00'],
    ['2026-10-09T17:00', 4, '2026-10-10T12:00'],
  ])('%s and %i hours: %s', (from, hours, expected) => expect(addDeskSeconds(desk, shanghai(from), hours * 3_600)).toBe(shanghai(expected)));
});

describe('the people of a profile', () => {
  it('GIVEN a profile from before THEN weekdays, two minutes and eight chats are assumed', () => {
    expect(people.parse({})).toMatchObject({ answerWithinSeconds: 120, offerSeconds: 30, graceSeconds: 60, capacity: 8, messageWithin: { hours: 4 }, teams: [], rules: [] });
    expect(people.parse({}).hours.saturday).toEqual([]);
  });
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { chineseCalendar, readDate, showDate, showHoliday, type DateReading } from '../../dialogs/slots/dates/index.js';
import { REFERENCE } from '../../tools/eval/dates.js';
import { reads } from './helpers.js';

const day = (date: string) => chineseCalendar().day(Temporal.PlainDate.from(date));
const facts = (said: string): Partial<DateReading> => {
  const { holiday, workday, known } = readDate(said, { now: REFERENCE }) ?? {};
  return { holiday, workday, known };
};

describe('the calendar', () => {
  it.each([
    ['2026-11-25', { workday: true, holiday: undefined, known: true }],
    ['2026-11-28', { workday: false, holiday: undefined, known: true }],
    ['2026-10-01', { workday: false, holiday: 'national-day', known: true }],
    ['2026-02-17', { workday: false, holiday: 'spring-festival', known: true }],
    // A year without its notice: statutory days only, and said to be so.
    ['2031-01-01', { workday: false, holiday: 'new-year', known: false }],
    ['2031-10-03', { workday: false, holiday: 'national-day', known: false }],
    ['2031-10-04', { workday: false, known: false }],
    ['2031-10-06', { workday: true, known: false }],
  ])('GIVEN %s THEN %o', (date, known) => {
    expect(day(date)).toEqual(known);
  });

  it('GIVEN days that the institution knows better THEN they win, and counted workdays keep to them', () => {
    const calendar = chineseCalendar({ '2026-11-26': { workday: false }, '2026-11-28': { workday: true } });
    expect(reads('下个工作日', { calendar })).toBe('date 2026-11-27');
    expect(reads('两个工作日后', { calendar })).toBe('date 2026-11-28');
  });

  it.each([
    ['元旦', { holiday: 'new-year', workday: false }],
    ['周六', { holiday: undefined, workday: false }],
    ['明天下午三点', { holiday: undefined, workday: true }],
  ])('GIVEN %s THEN what is known of the day comes with it', (said, known) => {
    expect(facts(said)).toMatchObject(known);
  });

  it('GIVEN a holiday THEN it is named in the language of the conversation', () => {
    expect(showHoliday('spring-festival', 'zh-Hans')).toBe('春节');
    expect(showHoliday('spring-festival', 'zh-Hant')).toBe('春節');
    expect(showHoliday('spring-festival', 'en')).toBe('Spring Festival');
  });

  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)('GIVEN a moment shown in %s THEN it reads as itself', (locale) => {
    for (let days = 0; days < 400; days += 7) {
      const moment = Temporal.PlainDateTime.from('2026-11-26T15:30').add({ days, minutes: days });
      expect(reads(showDate(moment, locale), { locale })).toBe(`datetime ${moment.toString().slice(0, 16)}`);
      expect(reads(showDate(moment.toPlainDate(), locale), { locale })).toBe(`date ${moment.toPlainDate().toString()}`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { daysIn, monthPeriod, partFor, partsIn, periodBefore } from '../../../supervision/figures/period.js';
import { quantileOf, stepOf, together } from '../../../supervision/figures/steps.js';

describe('periods', () => {
  it.each([
    ['a whole month', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['March of a year with 28 days in February', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['two whole months over New Year', '2026-12-01', '2027-01-31', '2026-10-01', '2026-11-30'],
    ['a week', '2026-11-19', '2026-11-25', '2026-11-12', '2026-11-18'],
    ['one day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
  ])('GIVEN %s THEN the one before is as long and ends where it begins', (_name, from, to, before, until) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: until });
  });

  it('GIVEN a month THEN it has all its days, also in a leap year', () => {
    expect(daysIn(monthPeriod('2028-02'))).toBe(29);
    expect(monthPeriod('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it('GIVEN three months THEN they are cut into weeks from Monday, the first and the last as long as they are inside', () => {
    const period = { from: '2026-10-01', to: '2026-12-31' };
    expect(partFor(period)).toBe('week');
    const parts = partsIn(period, 'week');
    // 1 October 2026 is a Thursday, 31 December as well.
    expect(parts[0]).toEqual({ from: '2026-10-01', to: '2026-10-04' });
    expect(parts[1]).toEqual({ from: '2026-10-05', to: '2026-10-11' });
    expect(parts.at(-1)).toEqual({ from: '2026-12-28', to: '2026-12-31' });
    expect(parts.reduce((sum, part) => sum + daysIn(part), 0)).toBe(daysIn(period));
  });
});

describe('medians', () => {
  it.each([[999, 999], [1_234, 1_230], [59_999, 59_900], [3_600_000, 3_600_000], [86_399_999, 86_300_000], [0, 0]])('GIVEN %i THEN it is told apart as %i', (value, step) => {
    expect(stepOf(value)).toBe(step);
  });

  it.each<[readonly number[], number, number | undefined]>([[[], 0.5, undefined], [[7], 0.9, 7], [[1, 2], 0.5, 1], [[1, 2, 3], 0.5, 2], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9], [[1, 1, 1, 9], 0.5, 1]])('GIVEN %j THEN %d of them do not go beyond %s', (values, share, expected) => {
    expect(quantileOf(values.map((step) => ({ step, n: 1 })), share)).toBe(expected);
  });

  it('GIVEN two groups WHEN they are one THEN the median is of all, not of medians', () => {
    // 1 1 1 5 | 2 9 9: of 1 1 1 2 5 9 9 the fourth is 2.
    expect(quantileOf(together([[{ step: 1, n: 3 }, { step: 5, n: 1 }], [{ step: 2, n: 1 }, { step: 9, n: 2 }]]), 0.5)).toBe(2);
  });
});

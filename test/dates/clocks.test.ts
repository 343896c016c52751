import { describe, expect, it } from 'vitest';
import { reads } from './helpers.js';

describe('hours', () => {
  it.each([
    ['明天下午三点', 'datetime 2026-11-26T15:00'],
    ['明天下午3點', 'datetime 2026-11-26T15:00'],
    ['明天下午三点钟', 'datetime 2026-11-26T15:00'],
    ['明天下午三点整', 'datetime 2026-11-26T15:00'],
    ['明天下午三点半', 'datetime 2026-11-26T15:30'],
    ['明天下午三點半', 'datetime 2026-11-26T15:30'],
    ['明天下午三点一刻', 'datetime 2026-11-26T15:15'],
    ['明天下午三點三刻', 'datetime 2026-11-26T15:45'],
    ['明天下午三点十分', 'datetime 2026-11-26T15:10'],
    ['明天下午三点过五分', 'datetime 2026-11-26T15:05'],
    ['明天下午三点零五分', 'datetime 2026-11-26T15:05'],
    ['明天下午三点二十', 'datetime 2026-11-26T15:20'],
    ['明天下午差五分三点', 'datetime 2026-11-26T14:55'],
    ['明天下午差一刻四點', 'datetime 2026-11-26T15:45'],
    ['明天下午三点差十分', 'datetime 2026-11-26T14:50'],
    ['明天下午3:20', 'datetime 2026-11-26T15:20'],
    ['明天下午３：２０', 'datetime 2026-11-26T15:20'],
    ['明天15时30分', 'datetime 2026-11-26T15:30'],
    ['明天15點30分', 'datetime 2026-11-26T15:30'],
    ['明天十五点', 'datetime 2026-11-26T15:00'],
    ['明天09:30', 'datetime 2026-11-26T09:30'],
    ['15:30', 'datetime 2026-11-25T15:30'],
    ['明天早上八点', 'datetime 2026-11-26T08:00'],
    ['明早9点', 'datetime 2026-11-26T09:00'],
    ['明天上午十一点五十', 'datetime 2026-11-26T11:50'],
    ['明天中午十二点', 'datetime 2026-11-26T12:00'],
    ['明天中午一点', 'datetime 2026-11-26T13:00'],
    ['明天傍晚六点', 'datetime 2026-11-26T18:00'],
    ['明晚八点半', 'datetime 2026-11-26T20:30'],
    ['明天凌晨两点', 'datetime 2026-11-26T02:00'],
    ['下午三点', 'datetime 2026-11-25T15:00'],
    ['下午三点明天', 'datetime 2026-11-26T15:00'],
    ['明天，下午三点', 'datetime 2026-11-26T15:00'],
    ['明天的下午的三点', 'datetime 2026-11-26T15:00'],
    ['2026-12-03T15:00', 'datetime 2026-12-03T15:00'],
    ['2026-12-03 15:00:00', 'datetime 2026-12-03T15:00'],
    ['tomorrow 3pm', 'datetime 2026-11-26T15:00'],
    ['tomorrow at 3 p.m.', 'datetime 2026-11-26T15:00'],
    ['3:30 PM tomorrow', 'datetime 2026-11-26T15:30'],
    ['tomorrow at 15:30', 'datetime 2026-11-26T15:30'],
    ['tomorrow at noon', 'datetime 2026-11-26T12:00'],
    ['tomorrow afternoon at 3', 'datetime 2026-11-26T15:00'],
    ['at 3 in the afternoon tomorrow', 'datetime 2026-11-26T15:00'],
    ['half past two tomorrow afternoon', 'datetime 2026-11-26T14:30'],
    ['quarter to four pm on Friday', 'datetime 2026-11-27T15:45'],
    ['tomorrow at three thirty pm', 'datetime 2026-11-26T15:30'],
  ])('GIVEN %s THEN %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });

  it.each([
    // Parts of a day.
    ['明天上午', 'daypart 2026-11-26 morning'],
    ['明天早上', 'daypart 2026-11-26 morning'],
    ['明天中午', 'daypart 2026-11-26 noon'],
    ['明天下午', 'daypart 2026-11-26 afternoon'],
    ['明天傍晚', 'daypart 2026-11-26 evening'],
    ['明天晚上', 'daypart 2026-11-26 evening'],
    ['明天凌晨', 'daypart 2026-11-26 early'],
    ['週五晚上', 'daypart 2026-11-27 evening'],
    ['下午', 'daypart 2026-11-25 afternoon'],
    ['Friday evening', 'daypart 2026-11-27 evening'],
    // Either half of the day is asked.
    ['三点', 'ambiguous 2026-11-25T15:00 | 2026-11-26T03:00'],
    ['三點半', 'ambiguous 2026-11-25T15:30 | 2026-11-26T03:30'],
    ['九点', 'ambiguous 2026-11-26T09:00 | 2026-11-25T21:00'],
    ['明天三点', 'ambiguous 2026-11-26T15:00 | 2026-11-26T03:00'],
    ['明天差五分三点', 'ambiguous 2026-11-26T14:55 | 2026-11-26T02:55'],
    ['下周三4点半', 'ambiguous 2026-12-02T16:30 | 2026-12-02T04:30'],
    ['下周三10点', 'ambiguous 2026-12-02T10:00 | 2026-12-02T22:00'],
    ['周五9:30', 'ambiguous 2026-11-27T09:30 | 2026-11-27T21:30'],
    ['12月3号十二点', 'ambiguous 2026-12-03T12:00 | 2026-12-03T00:00'],
    ['tomorrow at 3', 'ambiguous 2026-11-26T15:00 | 2026-11-26T03:00'],
    ["Friday at 10 o'clock", 'ambiguous 2026-11-27T10:00 | 2026-11-27T22:00'],
    // One hour or the next.
    ['明天下午三四点', 'ambiguous 2026-11-26T15:00 | 2026-11-26T16:00'],
    ['明天下午两三点钟', 'ambiguous 2026-11-26T14:00 | 2026-11-26T15:00'],
    ['后天上午十一二点', 'ambiguous 2026-11-27T11:00 | 2026-11-27T12:00'],
    ['明天下午3、4点', 'ambiguous 2026-11-26T15:00 | 2026-11-26T16:00'],
    ['上午或者下午', 'invalid unclear'],
    ['明天上午或者下午', 'date 2026-11-26'],
    // Of today only what lies ahead is meant.
    ['今天三点', 'datetime 2026-11-25T15:00'],
    ['今天九点', 'ambiguous 2026-11-25T21:00 | 2026-11-25T09:00'],
    ['上午九点', 'ambiguous 2026-11-26T09:00 | 2026-11-25T09:00'],
  ])('GIVEN %s THEN %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });
});

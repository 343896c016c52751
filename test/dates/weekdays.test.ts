import { describe, expect, it } from 'vitest';
import { reads } from './helpers.js';

describe('weekdays', () => {
  it.each([
    // Without a week: the next one.
    ['周四', 'date 2026-11-26'],
    ['周五', 'date 2026-11-27'],
    ['周日', 'date 2026-11-29'],
    ['周天', 'date 2026-11-29'],
    ['星期六', 'date 2026-11-28'],
    ['礼拜一', 'date 2026-11-30'],
    ['周二', 'date 2026-12-01'],
    ['週二', 'date 2026-12-01'],
    ['禮拜五', 'date 2026-11-27'],
    ['周5', 'date 2026-11-27'],
    ['星期1', 'date 2026-11-30'],
    // Today's own name is today; a week on is possible.
    ['星期三', 'date 2026-11-25 or 2026-12-02'],
    ['周三下午三点', 'datetime 2026-11-25T15:00 or 2026-12-02T15:00'],
    ['周三上午九点', 'datetime 2026-12-02T09:00'],
    // This week.
    ['这周四', 'date 2026-11-26'],
    ['这个星期五', 'date 2026-11-27'],
    ['本周日', 'date 2026-11-29'],
    ['本週六', 'date 2026-11-28'],
    ['这个礼拜天', 'date 2026-11-29'],
    ['这周一', 'past 2026-11-23'],
    ['本周二下午', 'past 2026-11-24 afternoon'],
    // The weeks after.
    ['下周一', 'date 2026-11-30'],
    ['下周日', 'date 2026-12-06'],
    ['下星期三', 'date 2026-12-02'],
    ['下個禮拜四', 'date 2026-12-03'],
    ['下个星期的星期五', 'date 2026-12-04'],
    ['下下周一', 'date 2026-12-07'],
    ['下下个星期五', 'date 2026-12-11'],
    ['下下週日', 'date 2026-12-13'],
    ['下下下周三', 'date 2026-12-16'],
    ['下周的周五', 'date 2026-12-04'],
    ['上周五', 'past 2026-11-20'],
    ['上上周三', 'past 2026-11-11'],
    ['下周三上午', 'daypart 2026-12-02 morning'],
    ['下周五下午两点半', 'datetime 2026-12-04T14:30'],
    ['下下週二下午四點一刻', 'datetime 2026-12-08T16:15'],
    ['周六早上九点', 'datetime 2026-11-28T09:00'],
    // An hour in digits right behind it.
    ['周五15:30', 'datetime 2026-11-27T15:30'],
    ['周三9点', 'ambiguous 2026-12-02T09:00 | 2026-11-25T21:00'],
    ['周三3点', 'datetime 2026-11-25T15:00 or 2026-12-02T15:00'],
    ['周四或五', 'invalid unclear'],
    ['周四五', 'invalid unclear'],
    ['周四、周五', 'ambiguous 2026-11-26 | 2026-11-27'],
    ['下周三十点', 'ambiguous 2026-12-02T10:00 | 2026-12-02T22:00'],
    ['下周三十五点', 'datetime 2026-12-02T15:00'],
    ['禮拜五3點', 'ambiguous 2026-11-27T15:00 | 2026-11-27T03:00'],
    ['下周一到周五9:30', 'invalid unclear'],
    // A weekday said with its date must agree with it.
    ['12月2日周三', 'date 2026-12-02'],
    ['12月4号（星期五）下午3点', 'datetime 2026-12-04T15:00'],
    ['12月2日周四', 'invalid conflict'],
    ['明天周四', 'date 2026-11-26'],
    ['明天周五', 'invalid conflict'],
    // The nth of a month.
    ['12月第一个周一', 'date 2026-12-07'],
    ['下个月第二个星期三', 'date 2026-12-09'],
    ['12月最后一个周五', 'date 2026-12-25'],
    // Weeks as a whole, and their ends.
    ['这周', 'range 2026-11-25 – 2026-11-29'],
    ['本周', 'range 2026-11-25 – 2026-11-29'],
    ['下下周', 'range 2026-12-07 – 2026-12-13'],
    ['下週', 'range 2026-11-30 – 2026-12-06'],
    ['下周末', 'range 2026-12-05 – 2026-12-06'],
    ['这周末', 'range 2026-11-28 – 2026-11-29'],
    ['下周下午', 'range 2026-11-30 – 2026-12-06 afternoon'],
    ['上周', 'past 2026-11-16 – 2026-11-22'],
  ])('GIVEN %s THEN %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });

  it.each([
    ['Thursday', 'date 2026-11-26'],
    ['on Monday', 'date 2026-11-30'],
    ['this Friday', 'date 2026-11-27'],
    ['this Friday at 3pm', 'datetime 2026-11-27T15:00'],
    // Speakers differ while this week's lies ahead.
    ['next Friday', 'date 2026-12-04 or 2026-11-27'],
    ['next Monday', 'date 2026-11-30'],
    ['next Tuesday at 2:30 pm', 'datetime 2026-12-01T14:30'],
    ['Tuesday afternoon', 'daypart 2026-12-01 afternoon'],
    ['a week on Friday', 'date 2026-12-04'],
    ['Fri 27 Nov', 'date 2026-11-27'],
    ['Thu 3pm', 'datetime 2026-11-26T15:00'],
    ['Wednesday, 2 December', 'date 2026-12-02'],
    // Which of the two holds is asked.
    ['Thursday, 2 December', 'ambiguous 2026-11-26 | 2026-12-02'],
    ['last Monday', 'past 2026-11-16'],
    ['next week', 'range 2026-11-30 – 2026-12-06'],
    ['the weekend', 'range 2026-11-28 – 2026-11-29'],
    ['the first Monday of December', 'date 2026-12-07'],
    ['the week after next', 'range 2026-12-07 – 2026-12-13'],
  ])('GIVEN %s THEN %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });
});

import { describe, expect, it } from 'vitest';
import { corrects, reads } from './helpers.js';

describe('corrections of 2026-12-03 (a Thursday) 15:00', () => {
  it.each([
    // A new hour keeps the day, and its half where that is sure.
    ['改成四点', 'datetime 2026-12-03T16:00'],
    ['改成四點半', 'datetime 2026-12-03T16:30'],
    ['换成下午两点', 'datetime 2026-12-03T14:00'],
    ['改到上午十点', 'datetime 2026-12-03T10:00'],
    ['同一天上午九点', 'datetime 2026-12-03T09:00'],
    ['同一天，换到五点', 'datetime 2026-12-03T17:00'],
    ['当天下午四点', 'datetime 2026-12-03T16:00'],
    ['改成16:30', 'datetime 2026-12-03T16:30'],
    ['改成十一点', 'ambiguous 2026-12-03T11:00 | 2026-12-03T23:00'],
    ['make it 4', 'datetime 2026-12-03T16:00'],
    ['change it to 4:30 pm', 'datetime 2026-12-03T16:30'],
    ['same day at 4pm', 'datetime 2026-12-03T16:00'],
    ['same time on Friday', 'datetime 2026-11-27T15:00'],
    // A new day keeps the hour.
    ['换到周五', 'datetime 2026-11-27T15:00'],
    ['改到下周五', 'datetime 2026-12-04T15:00'],
    ['改成12月8号', 'datetime 2026-12-08T15:00'],
    ['改成明天', 'datetime 2026-11-26T15:00'],
    ['move it to next Tuesday', 'datetime 2026-12-01T15:00'],
    // Moved by a length.
    ['提前一天', 'datetime 2026-12-02T15:00'],
    ['推迟一天', 'datetime 2026-12-04T15:00'],
    ['推遲半小時', 'datetime 2026-12-03T15:30'],
    ['往后推一周', 'datetime 2026-12-10T15:00'],
    ['提前半个小时', 'datetime 2026-12-03T14:30'],
    ['晚一个小时', 'datetime 2026-12-03T16:00'],
    ['an hour later', 'datetime 2026-12-03T16:00'],
    ['one day earlier', 'datetime 2026-12-02T15:00'],
    // What is turned down is not what is asked for.
    ['周四不行，改到周五上午十点', 'datetime 2026-11-27T10:00'],
    ['不是周四，是周五', 'datetime 2026-11-27T15:00'],
    ['从周四改到下周一', 'datetime 2026-11-30T15:00'],
    ['not Thursday, Friday', 'datetime 2026-11-27T15:00'],
    ['move it from Thursday to Friday', 'datetime 2026-11-27T15:00'],
  ])('GIVEN %s THEN %s', (said, meant) => {
    expect(corrects(said, '2026-12-03T15:00')).toBe(meant);
  });

  it.each(['同一天', '提前一天', '推迟半小时', '改天再说'])('GIVEN %s and nothing to count from THEN nothing is read', (said) => {
    expect(reads(said)).toBe('nothing');
  });

  it.each([
    ['后天下午，三点吧', 'datetime 2026-11-27T15:00'],
    ['明天我想三点半过去，下午', 'datetime 2026-11-26T15:30'],
    ['明天不行，后天下午三点', 'datetime 2026-11-27T15:00'],
    ['周三或者周四', 'ambiguous 2026-11-25 | 2026-11-26'],
    ['明天下午三点还是四点', 'ambiguous 2026-11-26T15:00 | 2026-11-26T16:00'],
    ['把明天下午三点的改到四点', 'datetime 2026-11-26T16:00'],
    ['昨天约的改到明天下午四点', 'datetime 2026-11-26T16:00'],
    ['昨天约的改到四点', 'ambiguous 2026-11-25T16:00 | 2026-11-26T04:00'],
    ['我叫立春，明天下午三点到', 'datetime 2026-11-26T15:00'],
    ['小寒明天下午三点来', 'datetime 2026-11-26T15:00'],
    ['昨天来过，明天下午三点再来', 'datetime 2026-11-26T15:00'],
  ])('GIVEN %s in one breath THEN %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });
});

import { describe, expect, it } from 'vitest';
import { reads } from './helpers.js';

describe('what is no future moment', () => {
  it.each([
    ['13月5日', 'no-such-day'],
    ['十三月五号', 'no-such-day'],
    ['0月5日', 'no-such-day'],
    ['2月30日', 'no-such-day'],
    ['二月三十号下午三点', 'no-such-day'],
    ['2027年2月29日', 'no-such-day'],
    ['4月31号', 'no-such-day'],
    ['11月31日', 'no-such-day'],
    ['12月32日', 'no-such-day'],
    ['12月0日', 'no-such-day'],
    ['32号', 'no-such-day'],
    ['这个月31号', 'no-such-day'],
    ['2/30', 'no-such-day'],
    ['2026-13-05', 'no-such-day'],
    ['2026-02-30', 'no-such-day'],
    ['腊月三十一', 'no-such-day'],
    ['12月第五个周一', 'no-such-day'],
    ['Feb 30', 'no-such-day'],
    ['November 31st', 'no-such-day'],
    ['the 32nd', 'no-such-day'],
    ['明天25点', 'no-such-time'],
    ['二十五点', 'no-such-time'],
    ['明天下午三点六十分', 'no-such-time'],
    ['25:00', 'no-such-time'],
    ['明天15:75', 'no-such-time'],
    ['tomorrow at 25:00', 'no-such-time'],
    ['明天上午15点', 'half-of-day'],
    ['明天凌晨九点', 'half-of-day'],
    ['明天下午十点', 'half-of-day'],
    ['tomorrow at 15 am', 'half-of-day'],
    ['周八', 'no-such-day'],
    ['下星期九', 'no-such-day'],
    ['每周三', 'repeats'],
    ['每天上午九点', 'repeats'],
    ['每個月五號', 'repeats'],
    ['每隔一周', 'repeats'],
    ['逢周三', 'repeats'],
    ['每两周', 'repeats'],
    ['每月最后一天', 'repeats'],
    ['every Wednesday', 'repeats'],
    ['on Wednesdays', 'repeats'],
    ['every day at 9am', 'repeats'],
  ])('GIVEN %s THEN it is invalid: %s', (said, why) => {
    expect(reads(said)).toBe(`invalid ${why}`);
  });

  it.each([
    ['今天上午九点', 'past 2026-11-25T09:00'],
    ['今早八点', 'past 2026-11-25T08:00'],
    ['今天凌晨', 'past 2026-11-25 early'],
    ['昨天上午', 'past 2026-11-24 morning'],
    ['昨晚八点', 'past 2026-11-24T20:00'],
    ['11月20日', 'past 2026-11-20'],
    ['11月24号下午三点', 'past 2026-11-24T15:00'],
    ['2025年12月3日', 'past 2025-12-03'],
    ['去年12月', 'past 2025-12-01 – 2025-12-31'],
    ['上个月', 'past 2026-10-01 – 2026-10-31'],
    ['上个月5号', 'past 2026-10-05'],
    ['yesterday at 3pm', 'past 2026-11-24T15:00'],
    ['last week', 'past 2026-11-16 – 2026-11-22'],
    ['November 20', 'past 2026-11-20'],
  ])('GIVEN %s THEN it is said to be over: %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });

  it.each([
    '13800138000', '我的手机13800138000', '138 0013 8000', '三个人', '5万', '三万五', '3.5%', '五千块', '12.20元', '尾号1203', '6222021203001234567',
    'BK-20261203-0007-8', '第三次', '两点建议', '中山路12号', '3号窗口', '一年期定期', '天天开心', '我想开户', '早上好', '下午好', '晚安', '春节快乐', '稍等一点',
    '张三', '李四光', '陆家嘴支行', '个人', '1', '10', '三', '2个人', '021-12345678', '400-800-1234', 'https://example.com/2026/12/03', 'room 302', '3 people', '$50',
    'may I ask', 'good morning', 'march on', '24/7', '年化3.2', '三年期', '双周', '周大福', '周杰伦', '明白', '后来', '听日本客户说', '孩子上初三', '小年轻', '今明两年', '周九良', '大寒潮', 'borrow money', 'sundry', 'third party', '前面', '日元', '月供', '',
  ])('GIVEN %s THEN no date is read', (said) => {
    expect(reads(said)).toBe('nothing');
  });

  it.each([
    // Common slips are understood; what else is lost must not become another day.
    ['tomorow', 'date 2026-11-26'],
    ['tommorow at 3pm', 'datetime 2026-11-26T15:00'],
    ['tmr 3pm', 'datetime 2026-11-26T15:00'],
    ['Wednsday', 'date 2026-11-25 or 2026-12-02'],
    ['next Wednsday 3pm', 'datetime 2026-12-02T15:00'],
    ['thrusday at 3pm', 'datetime 2026-11-26T15:00'],
    ['Saterday morning', 'daypart 2026-11-28 morning'],
    ['thuesday at 3pm', 'invalid unclear'],
    ['fridya at 3pm', 'invalid unclear'],
    ['nxt Friday at 3pm', 'invalid unclear'],
    ['Decmber 3 at 3pm', 'invalid unclear'],
    ['the Friday after next at 3pm', 'invalid unclear'],
    ['下周下三下午三点', 'invalid unclear'],
    ['周下三下午三点', 'invalid unclear'],
    ['2026-1215下午三点', 'invalid unclear'],
  ])('GIVEN the slip %s THEN %s', (said, meant) => {
    expect(reads(said)).toBe(meant);
  });

  it('GIVEN an English message THEN 3/4 is asked about, and in Chinese it is the 4th of March', () => {
    expect(reads('3/4', { locale: 'en' })).toBe('ambiguous 2027-03-04 | 2027-04-03');
    expect(reads('3/4', { locale: 'zh-Hans' })).toBe('date 2027-03-04');
  });
});

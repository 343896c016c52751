import { describe, expect, test } from 'vitest';
import { changeWanted } from '../../dialogs/change/words.js';
import { plain } from '../../dialogs/understanding/plain.js';

describe('words that move an appointment', () => {
  test.each([
    '改期', '我想改期', '改到周五下午三点', '能不能改到周五', '可以改个时间吗', '把预约推迟一周', '预约提前到上午', '我的预约想换个时间', '预约 BK-20261125-0001-K 改期', '把预约 BK-20261125-0001-K 改到 2026年12月4日（星期五）15:00',
    '預約改到下週三', '我想改一下預約時間', '取消周三的预约，改到周五', 'I want to reschedule', 'can we move my appointment to Friday', 'change my booking please', 'is another time possible?',
  ])('%s', (said) => expect(changeWanted(plain(said))).toBe('move'));
});

describe('words that cancel an appointment', () => {
  test.each([
    '取消预约', '帮我取消一下预约', '取消预约 BK-20261125-0001-K', '我的预约不要了', '预约取消', '不来了', '我来不了了', '明天去不了', '没办法过来了', '取消預約', '把下週三的預約取消掉',
    'cancel my appointment', 'please cancel the booking', "I can't make it", "I won't be able to come",
  ])('%s', (said) => expect(changeWanted(plain(said))).toBe('cancel'));
});

describe('words that do neither', () => {
  test.each([
    '我想预约', '约下周三', '不要取消预约', '我没想取消预约', '取消预约要收费吗', '提前还款怎么办', '怎么改密码', '我要换手机号', '我的预约怎么样了', '改善服务', "don't cancel my appointment", 'I want to book an appointment',
    '我要办理开户', '你好',
  ])('%s', (said) => expect(changeWanted(plain(said))).toBeUndefined());
});

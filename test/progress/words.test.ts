import { describe, expect, test } from 'vitest';
import { receiptNumber } from '../../cases/number.js';
import { isNumberAlone, numberIn } from '../../dialogs/progress/numberIn.js';
import { asksProgress } from '../../dialogs/progress/words.js';
import { plain } from '../../dialogs/understanding/plain.js';

describe('words that ask for progress', () => {
  test.each([
    '查进度', '查一下进度', '我的预约', '我的预约怎么样了', '我的投诉怎么样了', '到哪一步了', '我的申请审核到哪一步了', '贷款申请批下来了吗', '投诉处理好了没有', '我上次的投诉有结果了吗', '我的预约是几点', '帮我看看我的申请', '查询我的业务',
    '我的預約怎麼樣了', '查詢進度', '申請到哪一步了', 'where is my application', "where's my complaint", 'status of my request', 'check my booking', 'when is my appointment', 'any news on my complaint',
  ])('%s', (said) => expect(asksProgress(plain(said))).toBe(true));
});

describe('words that do not', () => {
  test.each(['我要投诉', '我要投诉，进度太慢了', '怎么申请贷款', '预约开户', '投诉电话是多少', '你好', '我想申请个人贷款', 'I want to complain about progress', 'where is the Pudong branch', '浦东支行在哪里', '取消预约', '建议增加周末窗口'])('%s', (said) =>
    expect(asksProgress(plain(said))).toBe(false));
});

const NUMBER = receiptNumber('BK', '20261125', 7);
const WRONG = `${NUMBER.slice(0, -1)}${NUMBER.endsWith('A') ? 'B' : 'A'}`;

describe('a receipt number', () => {
  test.each([NUMBER, NUMBER.toLowerCase(), NUMBER.replaceAll('-', ''), NUMBER.replaceAll('-', ' '), NUMBER.replaceAll('-', '－'), `受理编号：${NUMBER}`, `我的编号是${NUMBER}。`, `my number is ${NUMBER}`])('alone: %s', (said) => {
    expect(isNumberAlone(said)).toBe(true);
    expect(numberIn(said)).toMatchObject({ kind: 'valid', number: NUMBER });
  });
  test.each([WRONG, 'BK-20261125-0001', 'bk2026112500'])('wrong, and said to be: %s', (said) => {
    expect(isNumberAlone(said)).toBe(true);
    expect(numberIn(said).kind).toBe('wrong-check');
  });
  test.each(['13800138000', 'ABC', '约开户 20261125', '2026-11-25', ''])('none: %s', (said) => expect(isNumberAlone(said)).toBe(false));
});

import { describe, expect, it } from 'vitest';
import { REMARK_LIMIT, remarkSlot } from '../../dialogs/slots/remark.js';
import { findBrief, keepsItsPromises, moment, readBrief } from './helpers.js';

const slot = remarkSlot();

describe('the remark slot', () => {
  it.each([
    ['请安排会说英文的顾问', '请安排会说英文的顾问'],
    ['請安排會說英文的顧問', '請安排會說英文的顧問'],
    ['  wheelchair access, please \n', 'wheelchair access, please'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['没有', '没有'],
    ['😀', '😀'],
    ['a\u0000b\u202ec\u200bd', 'abcd'],
    ['', '!empty'],
    [' \n\t', '!empty'],
    ['\u200b', '!empty'],
    ['字'.repeat(REMARK_LIMIT), '字'.repeat(REMARK_LIMIT)],
    ['😀'.repeat(REMARK_LIMIT), '😀'.repeat(REMARK_LIMIT)],
    ['字'.repeat(REMARK_LIMIT + 1), '!too-long'],
  ])('GIVEN the answer %j THEN it reads %j', (said, expected) => {
    expect(readBrief(slot, said)).toBe(expected);
  });

  it.each([
    ['我叫王芳，备注：要英文', '要英文 @要英文'],
    ['備註：輪椅', '輪椅 @輪椅'],
    ['Remark: by the window', 'by the window @by the window'],
    ['我想开户', '-'],
    ['备注', '-'],
    ['备注：', '-'],
  ])('GIVEN %j THEN it finds %j', (said, expected) => {
    expect(findBrief(slot, said)).toBe(expected);
  });

  it('GIVEN too much THEN it tells the limit and the length', () => {
    expect(slot.read('字'.repeat(501), { at: moment() })).toEqual({ ok: false, reason: 'too-long', params: { limit: '500', length: '501' } });
  });

  keepsItsPromises('remark', slot);
});

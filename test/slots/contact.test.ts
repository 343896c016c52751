import { describe, expect, it } from 'vitest';
import { contactSlot } from '../../dialogs/slots/contact.js';
import { keepsItsPromises, moment } from './helpers.js';

const slot = contactSlot();

function read(said: string): string {
  const result = slot.read(said, { at: moment() });
  return result.ok ? result.value.value : `!${result.reason}`;
}

function find(said: string): string {
  const [hit] = slot.find(said, { at: moment() });
  return hit ? `${hit.ok ? hit.value.value : `!${hit.reason}`} @${said.slice(hit.from, hit.to)}` : '-';
}

describe('the contact slot', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['138-0013-8000', '+8613800138000'],
    ['138 001 380 00', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['+8613800138000', '+8613800138000'],
    ['0086 13800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['(+86)13800138000', '+8613800138000'],
    ['我的手机是13800138000', '+8613800138000'],
    ['一三八零零一三八零零零', '+8613800138000'],
    ['幺三八〇〇幺三八〇〇〇', '+8613800138000'],
    ['一三八 零零一三 八零零零', '+8613800138000'],
    ['138零零幺三八零零零', '+8613800138000'],
    ['13800138000​', '+8613800138000'],
    ['021-12345678', '!invalid-number'],
    ['021-62345678', '+862162345678'],
    ['(021) 6234 5678', '+862162345678'],
    ['02162345678', '+862162345678'],
    ['010 62345678', '+861062345678'],
    ['0571-87654321', '+8657187654321'],
    ['+86 21 6234 5678', '+862162345678'],
    ['400-820-8820', '+864008208820'],
    ['+852 9123 4567', '+85291234567'],
    ['00852 91234567', '+85291234567'],
    ['+886 912 345 678', '+886912345678'],
    ['0912-345-678', '+886912345678'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['+44 20 7946 0958', '+442079460958'],
    ['mary@example.com', 'mary@example.com'],
    ['Mary.Smith+bank@Example.CO.UK', 'mary.smith+bank@example.co.uk'],
    ['邮箱：mary@example.com', 'mary@example.com'],
    ['ｍａｒｙ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'mary@example.com'],
    ['mary@example.com。', 'mary@example.com'],
    ['13800138000或者mary@example.com', '+8613800138000'],
    ['不是13800138000，是13900139000', '+8613900139000'],
    // Wrong ones, and why.
    ['1380013800', '!too-short'],
    ['138001380001', '!too-long'],
    ['12345', '!too-short'],
    ['62345678', '!area-code-missing'],
    ['12000138000', '!invalid-number'],
    ['+999 12345678', '!invalid-number'],
    ['+852 1', '!too-short'],
    ['021-62345678转801', '!has-extension'],
    ['021-62345678 ext. 801', '!has-extension'],
    ['6222021234567890123', '!card-or-id'],
    ['6222 0212 3456 7890', '!card-or-id'],
    ['11010519491231002X', '!card-or-id'],
    ['110105194912310021', '!card-or-id'],
    ['mary@example', '!invalid-mail'],
    ['mary@', '!invalid-mail'],
    ['@example.com', '!invalid-mail'],
    ['mary@@example.com', '!invalid-mail'],
    ['', '!not-a-contact'],
    ['王芳', '!not-a-contact'],
    ['下周三下午三点', '!not-a-contact'],
    ['不想说', '!not-a-contact'],
    ['my phone', '!not-a-contact'],
    ['2026-12-03', '!not-a-contact'],
    ['BK-20261203-0007-8', '!not-a-contact'],
    ['50万', '!not-a-contact'],
  ])('GIVEN the answer %j THEN it reads %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });

  it.each([
    ['我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000', '+8613800138000 @13800138000'],
    ['我姓王，13800138000', '+8613800138000 @13800138000'],
    ["I'm Mary Smith, mary@example.com", 'mary@example.com @mary@example.com'],
    ['聯絡人陳大文 0912-345-678', '+886912345678 @0912-345-678'],
    ['我的号码一三八零零一三八零零零，谢谢', '+8613800138000 @一三八零零一三八零零零'],
    ['13800138000 2个人', '+8613800138000 @13800138000'],
    ['2026-12-03 13800138000', '+8613800138000 @13800138000'],
    ['12月3日 13800138000 50万', '+8613800138000 @13800138000'],
    ['手机1380013800', '!too-short @1380013800'],
    ['my phone number is 12345', '!too-short @12345'],
    ['mary@example', '!invalid-mail @mary@example'],
    ['打021-62345678找我', '+862162345678 @021-62345678'],
    ['12345', '-'],
    ['2026-12-03', '-'],
    ['2026年12月3日15:00', '-'],
    ['20261203', '-'],
    ['金额500000', '-'],
    ['1,000,000元', '-'],
    ['13800138000元', '-'],
    ['我的预约号BK-20261203-0007-8', '-'],
    ['BK20261203000708', '-'],
    ['卡号6222021234567890123', '-'],
    ['6222 0212 3456 7890', '-'],
    ['身份证11010519491231002X', '-'],
    ['一百二十万', '-'],
    ['二零二六年十二月三日', '-'],
    ['下午三点', '-'],
    ['95588', '-'],
    ['1.3800138', '-'],
  ])('GIVEN %j THEN it finds %s', (said, expected) => {
    expect(find(said)).toBe(expected);
  });

  it('GIVEN two numbers THEN the one with a cue comes first', () => {
    const hits = slot.find('13900139000，手机13800138000', { at: moment() });
    expect(hits.map((hit) => (hit.ok ? hit.value.value : ''))).toEqual(['+8613800138000', '+8613900139000']);
  });

  it('GIVEN a wrong number THEN it tells how many digits there are', () => {
    expect(slot.read('1380013800', { at: moment() })).toEqual({ ok: false, reason: 'too-short', params: { digits: '10' } });
  });

  it.each([
    ['13800138000', '138 0013 8000'],
    ['021-62345678', '021-62345678'],
    ['0571-87654321', '0571-87654321'],
    ['400-820-8820', '400-820-8820'],
    ['+85291234567', '+852 9123 4567'],
    ['mary@example.com', 'mary@example.com'],
  ])('shows %s in full: %s', (said, expected) => {
    const result = slot.read(said, { at: moment() });
    expect(result.ok && slot.show(result.value, 'zh-Hans')).toBe(expected);
  });

  keepsItsPromises('contact', slot);
});

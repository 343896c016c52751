import { describe, expect, it } from 'vitest';
import { maskPersonal, maskValue } from '../../records/personal/mask.js';
import { CARDS, EMAILS, IDS, NOTHING, PHONES } from './tables.js';

const CARD = '**** **** **** 2230';

describe('masks', () => {
  it.each([
    ['打13812345678找我', '打138****5678找我'],
    ['138 1234 5678', '138****5678'],
    ['１３８－１２３４－５６７８', '138****5678'],
    ['一三八一二三四五六七八', '138****5678'],
    ['138\u200b1234\u200b5678', '138****5678'],
    ['＋８６１３８１２３４５６７８', '+86 138****5678'],
    ['0086 138 1234 5678', '+86 138****5678'],
    ['座机010-88886666转801', '座机010-******66转801'],
    ['（010）88886666', '010-******66'],
    ['+86 10 8888 6666', '+86 010-******66'],
    ['400-800-1234', '400-*****34'],
    ['座机88886666', '座机******66'],
    ['+852 9123 4567', '+852 ****4567'],
    ['0912-345-678', '091****5678'],
    ['手机号12345678901', '手机号123******01'],
    ['身份证11010519900307283X', '身份证110*************3X'],
    ['110105 19900307 283x', '110*************3X'],
    ['１１０１０５１９９００３０７２８３×', '110*************3X'],
    ['身份证130503670401001', '身份证130**********01'],
    ['护照E12345678', '护照E******78'],
    ['卡号6222021000112230', `卡号${CARD}`],
    ['6222 0210 0011 2230', CARD],
    ['六二二二零二一零零零一一二二三零', CARD],
    ['邮箱zhang.san@example.com.cn', '邮箱z***@example.com.cn'],
    ['我叫张三，电话13700001111，卡6222021000112230', `我叫张三，电话137****1111，卡${CARD}`],
  ])('GIVEN %s THEN %s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it.each(NOTHING.map(([text]) => text))('GIVEN nothing personal in %j THEN it stays', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });

  it.each([...PHONES, ...IDS, ...CARDS, ...EMAILS].map(([text]) => text))('GIVEN %j masked THEN masking again changes nothing, whatever stands around', (text) => {
    const masked = maskPersonal(text);
    expect(masked).not.toBe(text);
    expect(maskPersonal(masked)).toBe(masked);
    const twice = maskPersonal(`${masked} ${masked}，电话 ${masked}卡号${masked}`);
    expect(maskPersonal(twice)).toBe(twice);
  });
});

describe('a JSON value', () => {
  it('GIVEN strings at any depth THEN all are masked and the rest stays', () => {
    const value = { text: '卡6222021000112230', list: ['13812345678', 7, null, true, { deep: 'a@b.cn' }], amount: 1380000, missing: undefined, '13812345678': 'yes' };
    expect(maskValue(value)).toEqual({ text: `卡${CARD}`, list: ['138****5678', 7, null, true, { deep: 'a***@b.cn' }], amount: 1380000, missing: undefined, '138****5678': 'yes' });
  });

  it.each([null, true, 3, 'hello', [], {}])('GIVEN %j THEN it stays', (value) => {
    expect(maskValue(value)).toEqual(value);
  });

  it('GIVEN a property named __proto__ THEN it stays a property', () => {
    expect(JSON.stringify(maskValue({ ['__proto__']: '13812345678' }))).toBe('{"__proto__":"138****5678"}');
  });
});

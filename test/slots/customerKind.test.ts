import { describe, expect, it } from 'vitest';
import { customerKindSlot } from '../../dialogs/slots/customerKind.js';
import { findBrief, keepsItsPromises, readBrief } from './helpers.js';

const slot = customerKindSlot();

describe('the customer kind slot', () => {
  it.each([
    ['个人', 'personal'],
    ['個人', 'personal'],
    ['个人客户', 'personal'],
    ['我个人', 'personal'],
    ['本人', 'personal'],
    ['我本人办', 'personal'],
    ['私人', 'personal'],
    ['给自己办的', 'personal'],
    ['对私', 'personal'],
    ['individual', 'personal'],
    ['Personal', 'personal'],
    ['I am an individual', 'personal'],
    ['for myself', 'personal'],
    ['公司', 'company'],
    ['企业', 'company'],
    ['企業', 'company'],
    ['企业客户', 'company'],
    ['我们公司', 'company'],
    ['我們公司', 'company'],
    ['我司', 'company'],
    ['对公', 'company'],
    ['對公業務', 'company'],
    ['单位', 'company'],
    ['以公司名义', 'company'],
    ['company', 'company'],
    ['a company', 'company'],
    ['Business', 'company'],
    ['my company', 'company'],
    ['corporate customer', 'company'],
    ['1', 'personal'],
    ['第二个', 'company'],
    ['２', 'company'],
    ['the first', 'personal'],
    ['3', '!no-such-number'],
    ['不是个人，是公司', 'company'],
    ['不是公司，是个人', 'personal'],
    ['我是公司客户', 'company'],
    ['公司和个人都有', '!ambiguous personal|company'],
    ['不知道', '!unknown'],
    ['我也不清楚', '!unknown'],
    ['', '!unknown'],
    ['明天', '!unknown'],
    ['in person', '!unknown'],
  ])('GIVEN the answer %j THEN it reads %s', (said, expected) => {
    expect(readBrief(slot, said)).toBe(expected);
  });

  it.each([
    ['我們公司想貸款兩百萬', 'company @我們公司'],
    ['公司要开户', 'company @公司要'],
    ['我个人想贷款', 'personal @我个人'],
    ["it's for my company", 'company @my company'],
    ['on behalf of a company', 'company @on behalf of a company'],
    ['你们公司地址在哪', '-'],
    ['公司地址在哪', '-'],
    ['企业贷款', '-'],
    ['个人贷款', '-'],
    ['个人信息安全吗', '-'],
    ['business hours?', '-'],
    ['我想开户', '-'],
  ])('GIVEN %j THEN it finds %s', (said, expected) => {
    expect(findBrief(slot, said)).toBe(expected);
  });

  it('shows the kind in each language', () => {
    expect(['zh-Hans', 'zh-Hant', 'en'].map((locale) => slot.show('company', locale as 'en'))).toEqual(['公司（企业）', '公司（企業）', 'Company']);
  });

  keepsItsPromises('customer kind', slot);
});

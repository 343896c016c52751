import { describe, expect, it } from 'vitest';
import { amountSlot, showAmount, type Amount } from '../../dialogs/slots/amount.js';
import { keepsItsPromises, moment } from './helpers.js';

const slot = amountSlot();

const plain = ({ value, currency }: Amount) => `${currency} ${value}`;

function read(said: string, from = slot): string {
  const result = from.read(said, { at: moment() });
  return result.ok ? plain(result.value) : `!${result.reason}${result.among ? ` ${result.among.map(plain).join('|')}` : ''}`;
}

function find(said: string): string {
  const [hit] = slot.find(said, { at: moment() });
  return hit ? `${hit.ok ? plain(hit.value) : `!${hit.reason}`} @${said.slice(hit.from, hit.to)}` : '-';
}

describe('the amount slot', () => {
  it.each([
    ['五万', 'CNY 50000'],
    ['5万', 'CNY 50000'],
    ['5萬', 'CNY 50000'],
    ['伍萬元整', 'CNY 50000'],
    ['3.5w', 'CNY 35000'],
    ['3.5W', 'CNY 35000'],
    ['30k', 'CNY 30000'],
    ['20万', 'CNY 200000'],
    ['20万元', 'CNY 200000'],
    ['一百二十万', 'CNY 1200000'],
    ['壹佰贰拾万', 'CNY 1200000'],
    ['兩百萬', 'CNY 2000000'],
    ['一百五十万三千', 'CNY 1503000'],
    ['1,000,000元', 'CNY 1000000'],
    ['１００００', 'CNY 10000'],
    ['50000', 'CNY 50000'],
    ['5万左右', 'CNY 50000'],
    ['大概五万块钱吧', 'CNY 50000'],
    ['两千块', 'CNY 2000'],
    ['三千五', 'CNY 3500'],
    ['一万五', 'CNY 15000'],
    ['一万零五百', 'CNY 10500'],
    ['3万5', 'CNY 35000'],
    ['3万5千', 'CNY 35000'],
    ['五万半', 'CNY 55000'],
    ['百万', 'CNY 1000000'],
    ['1.2亿', 'CNY 120000000'],
    ['50万美元', 'USD 500000'],
    ['50萬美金', 'USD 500000'],
    ['$5,000', 'USD 5000'],
    ['US$5000.50', 'USD 5000.5'],
    ['USD 5000', 'USD 5000'],
    ['5000 dollars', 'USD 5000'],
    ['HK$20,000', 'HKD 20000'],
    ['两万港币', 'HKD 20000'],
    ['€3000', 'EUR 3000'],
    ['3000欧元', 'EUR 3000'],
    ['£2000', 'GBP 2000'],
    ['10万日元', 'JPY 100000'],
    ['¥300', 'CNY 300'],
    ['RMB 50,000', 'CNY 50000'],
    ['人民币五万', 'CNY 50000'],
    ['50,000 yuan', 'CNY 50000'],
    ['two hundred thousand yuan', 'CNY 200000'],
    ['2 million', 'CNY 2000000'],
    ['1.5m', 'CNY 1500000'],
    ['half a million', 'CNY 500000'],
    ['about 30 thousand', 'CNY 30000'],
    ['贷款50万', 'CNY 500000'],
    ['3.3万', 'CNY 33000'],
    ['不是5万，是8万', 'CNY 80000'],
    // Refused, and why.
    ['0', '!zero'],
    ['零元', '!zero'],
    ['-5万', '!negative'],
    ['负五万', '!negative'],
    ['30到50万', '!range CNY 300000|CNY 500000'],
    ['30-50万', '!range CNY 300000|CNY 500000'],
    ['30万到50万', '!range CNY 300000|CNY 500000'],
    ['五六万', '!range CNY 50000|CNY 60000'],
    ['5万或者8万', '!range CNY 50000|CNY 80000'],
    ['几万', '!vague'],
    ['几十万', '!vague'],
    ['上百万', '!vague'],
    ['99999999999999', '!too-large'],
    ['5000澳元', '!currency'],
    ['', '!not-an-amount'],
    ['很多', '!not-an-amount'],
    ['不知道', '!not-an-amount'],
    ['王芳', '!not-an-amount'],
    ['下午三点', '!not-an-amount'],
    ['13800138000', '!not-an-amount'],
    ['BK-20261203-0007-8', '!not-an-amount'],
    ['2026-12-03', '!not-an-amount'],
  ])('GIVEN the answer %j THEN it reads %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });

  it.each([
    ['我們公司想貸款兩百萬，靜安支行，聯絡人陳大文', 'CNY 2000000 @兩百萬'],
    ['贷款50万', 'CNY 500000 @50万'],
    ['我想贷五十万买房', 'CNY 500000 @五十万'],
    ['想投资$5,000', 'USD 5000 @$5,000'],
    ['a loan of 300000', 'CNY 300000 @300000'],
    ['borrow 30k', 'CNY 30000 @30k'],
    ['金额：50000', 'CNY 50000 @50000'],
    ['转3000块给我妈', 'CNY 3000 @3000块'],
    ['贷款-5万', '!negative @-5万'],
    ['3月5日贷款20万，手机13800138000', 'CNY 200000 @20万'],
    ['我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000', '-'],
    ['13800138000', '-'],
    ['一三八零零一三八零零零', '-'],
    ['下午三点', '-'],
    ['约三点', '-'],
    ['大概十点', '-'],
    ['约10点半', '-'],
    ['12月3日', '-'],
    ['2026年12月3日15:00', '-'],
    ['2026-12-03', '-'],
    ['BK-20261203-0007-8', '-'],
    ['第二个', '-'],
    ['2个人', '-'],
    ['千万别', '-'],
    ['万一', '-'],
    ['5', '-'],
    ['500', '-'],
    ['6222021234567890', '-'],
    ['3万公里', '-'],
    ['100%', '-'],
    ['mary5@example.com', '-'],
    ['我有三个问题', '-'],
    ['转人工', '-'],
    ['约一下', '-'],
    ['one moment', '-'],
    ['贷款要几天', '-'],
  ])('GIVEN %j THEN it finds %s', (said, expected) => {
    expect(find(said)).toBe(expected);
  });

  it('GIVEN bounds THEN what lies outside is refused with the bound, in its own currency only', () => {
    const bounded = amountSlot(() => ({ min: 10_000, max: 5_000_000, currency: 'CNY' }));
    expect(read('5', bounded)).toBe('!too-small');
    expect(read('600万', bounded)).toBe('!too-large');
    expect(read('1万', bounded)).toBe('CNY 10000');
    expect(read('500万', bounded)).toBe('CNY 5000000');
    expect(read('$500', bounded)).toBe('USD 500');
    expect(bounded.read('5', { at: moment('en') })).toEqual({ ok: false, reason: 'too-small', params: { min: 'CNY 10,000' } });
  });

  it('GIVEN another currency by default THEN bare figures are in it', () => {
    expect(read('5000', amountSlot(() => ({ currency: 'HKD' })))).toBe('HKD 5000');
  });

  it.each([
    [{ value: 50000, currency: 'CNY' }, '50,000元', '50,000元人民幣', 'CNY 50,000'],
    [{ value: 5000.5, currency: 'USD' }, '5,000.5美元', '5,000.5美元', 'USD 5,000.5'],
    [{ value: 1e8, currency: 'JPY' }, '100,000,000日元', '100,000,000日圓', 'JPY 100,000,000'],
  ] as const)('shows %j as %s, %s, %s', (value, hans, hant, en) => {
    expect([showAmount(value, 'zh-Hans'), showAmount(value, 'zh-Hant'), showAmount(value, 'en')]).toEqual([hans, hant, en]);
  });

  keepsItsPromises('amount', slot);
});

import { describe, expect, it } from 'vitest';
import { serviceSlot } from '../../dialogs/slots/service.js';
import { bank, findBrief, keepsItsPromises, moment, readBrief } from './helpers.js';

const slot = serviceSlot(() => bank);
const LOANS = '!ambiguous personal-loan|business-loan';

describe('the service slot', () => {
  it.each([
    ['理财咨询', 'wealth-advice'],
    ['理財諮詢', 'wealth-advice'],
    ['我想买理财', 'wealth-advice'],
    ['理财顾问', 'wealth-advice'],
    ['Wealth advice', 'wealth-advice'],
    ['WEALTH ADVICE please', 'wealth-advice'],
    ['I need a wealth advisor', 'wealth-advice'],
    ['wealth-advice', 'wealth-advice'],
    ['开户', 'open-account'],
    ['開戶', 'open-account'],
    ['我要办张卡', 'open-account'],
    ['open an account', 'open-account'],
    ["I'd like to open a bank account", 'open-account'],
    ['企业开户', 'business-account'],
    ['企業開戶', 'business-account'],
    ['公司开户', 'business-account'],
    ['我们公司想开户', 'business-account'],
    ['开个对公账户', 'business-account'],
    ['open an account for my company', 'business-account'],
    ['a business account', 'business-account'],
    ['企业贷款', 'business-loan'],
    ['我们公司想贷款', 'business-loan'],
    ['經營貸款', 'business-loan'],
    ['a business loan', 'business-loan'],
    ['个人贷款', 'personal-loan'],
    ['我个人想贷款', 'personal-loan'],
    ['房贷', 'personal-loan'],
    ['mortgage', 'personal-loan'],
    ['贷款', LOANS],
    ['貸款', LOANS],
    ['loan', LOANS],
    ['I want a loan', LOANS],
    ['我想贷款，个人贷款', 'personal-loan'],
    ['跨境汇款', 'cross-border-transfer'],
    ['跨境匯款', 'cross-border-transfer'],
    ['cross-border transfer', 'cross-border-transfer'],
    ['Cross border transfers', 'cross-border-transfer'],
    ['网银', 'mobile-banking'],
    ['手機銀行', 'mobile-banking'],
    ['保管箱', 'safe-deposit-box'],
    ['1', 'wealth-advice'],
    ['１', 'wealth-advice'],
    ['第二个', 'open-account'],
    ['選3', 'personal-loan'],
    ['第四項', 'business-loan'],
    ['the second one', 'open-account'],
    ['最后一个', 'safe-deposit-box'],
    ['9', '!no-such-number'],
    ['第一百个', '!unknown'],
    ['不是理财咨询，是开户', 'open-account'],
    ['把开户改成理财咨询', 'wealth-advice'],
    ['理财咨询和保管箱', '!ambiguous wealth-advice|safe-deposit-box'],
    // Slips.
    ['理才咨询', 'wealth-advice'],
    ['welth advice', 'wealth-advice'],
    ['personal laon', 'personal-loan'],
    ['跨境汇欵', 'cross-border-transfer'],
    // Not ours.
    ['', '!unknown'],
    ['你好', '!unknown'],
    ['我要投诉', '!unknown'],
    ['今天天气', '!unknown'],
    ['I am alone', '!unknown'],
    ['13800138000', '!unknown'],
  ])('GIVEN the answer %j THEN it reads %s', (said, expected) => {
    expect(readBrief(slot, said)).toBe(expected);
  });

  it.each([
    ['我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000', 'wealth-advice @理财咨询'],
    ['我們公司想貸款兩百萬，靜安支行', 'business-loan @我們公司想貸款'],
    ["I'd like to open an account at the Xuhui branch", 'open-account @open an account'],
    ['想​开​户', 'open-account @开​户'],
    ['我们公司想在浦东支行贷款', `${LOANS} @贷款`],
    ['你们公司能贷款吗', `${LOANS} @贷款`],
    ['我不是要贷款，要开户', 'open-account @开户'],
    ['2', '-'],
    ['第二个', '-'],
    ['下午三点', '-'],
    ['a balloon', '-'],
    ['我叫王芳', '-'],
  ])('GIVEN %j THEN it finds %s', (said, expected) => {
    expect(findBrief(slot, said)).toBe(expected);
  });

  it('GIVEN each name and alias of the profile THEN it reads as its own service', () => {
    const grouped = new Set(bank.serviceGroups.flatMap((group) => group.aliases));
    for (const service of bank.services) {
      for (const said of [...Object.values(service.name), ...service.aliases].filter((each) => !grouped.has(each))) expect(readBrief(slot, said), said).toBe(service.id);
    }
  });

  it('GIVEN a service that is no longer offered THEN its stored value is refused', () => {
    expect(slot.schema.safeParse('wealth-advice').success).toBe(true);
    expect(slot.schema.safeParse('gold').success).toBe(false);
    expect(slot.schema.safeParse(3).success).toBe(false);
  });

  it('GIVEN a reloaded profile THEN it counts at once', () => {
    let current = bank;
    const live = serviceSlot(() => current);
    expect(readBrief(live, '黄金')).toBe('!unknown');
    current = { ...bank, services: bank.services.map((each) => (each.id === 'safe-deposit-box' ? { ...each, aliases: ['黄金'] } : each)) };
    expect(readBrief(live, '黄金')).toBe('safe-deposit-box');
  });

  it('GIVEN a number too large THEN it tells how many there are', () => {
    expect(slot.read('9', { at: moment() })).toEqual({ ok: false, reason: 'no-such-number', params: { count: '8' } });
  });

  it('shows the name in each language', () => {
    expect([slot.show('open-account', 'zh-Hans'), slot.show('open-account', 'zh-Hant'), slot.show('open-account', 'en')]).toEqual(['开户', '開戶', 'Open an account']);
  });

  keepsItsPromises('service', slot);
});

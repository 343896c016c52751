import { Temporal } from 'temporal-polyfill';
import type { Profile } from '../../cases/profile/profile.js';
import type { Moment, Slot } from '../form/slot.js';
import { amountSlot, type Amount, type AmountReason } from '../slots/amount.js';
import type { ChoiceReason } from '../slots/choice.js';
import { contactSlot } from '../slots/contact.js';
import { customerKindSlot } from '../slots/customerKind.js';
import { nameSlot } from '../slots/name.js';
import { normalise } from '../slots/normalise.js';
import { optionSlot } from '../slots/option.js';
import { remarkSlot } from '../slots/remark.js';
import { serviceSlot } from '../slots/service.js';
import { wordsSlot } from '../slots/words.js';
import { incomeSlot } from './income.js';
import { RISK_OPTIONS, SECURITY_OPTIONS, type Security } from './options.js';

// Names of services are the same at any time.
const NO_MOMENT: Moment = { now: Temporal.PlainDateTime.from('2026-01-01T00:00'), offset: '+00:00', locale: 'zh-Hans' };
/** Longest words about a preference or a purpose, in characters. */
const WORDS = { limit: 500 };

/** What applications ask (norm 2.2.2), in the order it is asked; which of it depends on the service. */
export function applicationSlots(profile: () => Profile) {
  const service = serviceSlot(profile);
  return {
    service,
    customerKind: customerKindSlot(),
    riskTolerance: optionSlot(RISK_OPTIONS),
    preference: wordsSlot(WORDS),
    amount: appliedAmount(),
    income: incomeSlot(),
    purpose: wordsSlot(WORDS),
    security: securitySlot(),
    // A service is no name, whatever it looks like.
    name: nameSlot((said) => service.read(said, { at: NO_MOMENT }).ok),
    contact: contactSlot(),
    remark: remarkSlot(),
  };
}

/** The application form's slots. */
export type ApplicationSlots = ReturnType<typeof applicationSlots>;

const NOTHING = /^(?:我|都|暂时|目前|i have |there is )*(?:没有?|无|none|nothing|no)(?:任何|什么)?(?:担保|抵押|抵押物|security|collateral)?(?:的|了)?[\s.。!！]*$/;

/** 没有 is an answer to "what security?", not a wish to leave it out. */
function securitySlot(): Slot<Security, ChoiceReason> {
  const options = optionSlot(SECURITY_OPTIONS);
  return { ...options, read: (said, reading) => (NOTHING.test(normalise(said).text.toLowerCase()) ? { ok: true, value: 'none' } : options.read(said, reading)) };
}

const MEANT = /(?:金额|额度|贷款?|借款?|申请|投资?|改成|改为|改到|换成|\b(?:amount|loan|borrow|invest|sum|make it|change it to))[^,，。;；]{0,12}$/;

/** Once an amount is known, other money is the amount only where it says so: two figures stand in a loan's application. */
function appliedAmount(): Slot<Amount, AmountReason> {
  const amount = amountSlot();
  return {
    ...amount,
    find: (said, reading) => amount.find(said, reading).filter(({ from }) => reading.held === undefined || MEANT.test(normalise(said.slice(0, from)).text.toLowerCase())),
  };
}

/** How customers name each answer when they want to change it; compared in lower case, Simplified. */
export const SLOT_NAMES: Readonly<Record<keyof ApplicationSlots, readonly string[]>> = {
  service: ['服务', '业务', '项目', '申请什么', 'service'],
  customerKind: ['客户类型', '个人还是公司', 'customer type', 'customer kind'],
  riskTolerance: ['风险', '风险承受', '风险等级', 'risk'],
  preference: ['偏好', '喜好', 'preference'],
  amount: ['金额', '数额', '额度', '贷款金额', 'amount'],
  income: ['收入', '工资', '薪水', '营业收入', 'income', 'salary', 'revenue'],
  purpose: ['用途', '目的', 'purpose', 'use'],
  security: ['担保', '抵押', '质押', 'security', 'collateral'],
  name: ['姓名', '名字', '称呼', '联系人', 'name'],
  contact: ['联系方式', '电话', '手机', '号码', '邮箱', '邮件', 'contact', 'phone', 'number', 'mail', 'email'],
  remark: ['备注', '留言', '要求', 'remark', 'note'],
};

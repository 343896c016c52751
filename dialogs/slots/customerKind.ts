import type { CustomerKind } from '../../cases/booking/booking.js';
import type { Slot } from '../form/slot.js';
import { choiceSlot, type ChoiceReason, type Choices } from './choice.js';
import type { Term } from './matcher.js';

const terms = (value: CustomerKind, said: readonly string[]): Term<CustomerKind>[] => said.map((each) => ({ said: each, values: [value] }));

/**
 * Words that say for whom it is, wherever they stand. Bare 公司 is not among them (你们公司 is us), nor are names of
 * services (企业贷款): what a service implies is the form's business.
 */
export const CUSTOMER_KIND_TERMS: readonly Term<CustomerKind>[] = [
  ...terms('personal', ['个人客户', '个人业务', '个人名义', '我个人', '我本人', '我自己', '对私', '私人客户', '给自己', '自己用', 'for myself', 'for me personally', 'as an individual', 'individual customer', 'personal customer', 'personally', 'private customer', 'retail customer']),
  ...terms('company', [
    '我们公司', '我公司', '咱们公司', '咱公司', '本公司', '我司', '敝公司', '公司客户', '企业客户', '对公', '对公业务', '企业业务', '公司业务', '公司名义', '企业名义', '我们企业', '我们单位', '我们厂', '我的公司', '公司想', '公司要', '公司需要', '公司打算', '公司准备', '企业想', '企业要', '企业需要', '给公司', '为公司', '帮公司', '代表公司',
    'my company', 'our company', 'my business', 'our business', 'my firm', 'our firm', 'for a company', 'on behalf of a company', 'on behalf of the company', 'company customer', 'business customer', 'corporate customer', 'corporate client', 'as a company', 'we are a company',
  ]),
];

const CHOICES: Choices<CustomerKind> = {
  options: [
    { value: 'personal', show: { 'zh-Hans': '个人', 'zh-Hant': '個人', en: 'Personal' } },
    { value: 'company', show: { 'zh-Hans': '公司（企业）', 'zh-Hant': '公司（企業）', en: 'Company' } },
  ],
  terms: CUSTOMER_KIND_TERMS,
  answers: [
    ...terms('personal', ['个人', '本人', '私人', '自己', '个体', 'individual', 'personal', 'private', 'myself']),
    ...terms('company', ['公司', '企业', '单位', '机构', '法人', '公家', '厂', 'company', 'companies', 'business', 'corporate', 'corporation', 'firm', 'enterprise', 'organisation', 'organization']),
  ],
};

/** Whether a person or a company is the customer (norm 2.1.2). */
export function customerKindSlot(): Slot<CustomerKind, ChoiceReason> {
  return choiceSlot(() => CHOICES);
}

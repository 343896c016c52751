import type { FixedOption } from '../slots/option.js';

/** How much risk the customer bears (norm 1.3: suitability), the five levels in use, from least to most. */
export const RISKS = ['conservative', 'steady', 'balanced', 'growth', 'aggressive'] as const;
/** One of {@link RISKS}. */
export type Risk = (typeof RISKS)[number];

/** The levels as they are shown and said. */
export const RISK_OPTIONS: readonly FixedOption<Risk>[] = [
  { value: 'conservative', show: { 'zh-Hans': '保守型', 'zh-Hant': '保守型', en: 'Conservative' }, sure: ['保守型', '谨慎型'], answers: ['保守', '谨慎', '不能亏', '保本', 'very low risk', 'no risk'] },
  { value: 'steady', show: { 'zh-Hans': '稳健型', 'zh-Hant': '穩健型', en: 'Steady' }, sure: ['稳健型'], answers: ['稳健', '稳一点', '低风险', 'low risk', 'cautious'] },
  { value: 'balanced', show: { 'zh-Hans': '平衡型', 'zh-Hant': '平衡型', en: 'Balanced' }, sure: ['平衡型'], answers: ['平衡', '中等', '中等风险', '适中', 'medium', 'medium risk', 'moderate'] },
  { value: 'growth', show: { 'zh-Hans': '成长型', 'zh-Hant': '成長型', en: 'Growth' }, sure: ['成长型'], answers: ['成长', '较高', '较高风险', 'higher risk'] },
  { value: 'aggressive', show: { 'zh-Hans': '进取型', 'zh-Hant': '進取型', en: 'Aggressive' }, sure: ['进取型', '激进型'], answers: ['进取', '激进', '高风险', 'high risk'] },
];

/** What secures a loan (norm 2.2.2: security). */
export const SECURITIES = ['none', 'house', 'vehicle', 'guarantee', 'deposit', 'other'] as const;
/** One of {@link SECURITIES}. */
export type Security = (typeof SECURITIES)[number];

/** Securities as they are shown and said. */
export const SECURITY_OPTIONS: readonly FixedOption<Security>[] = [
  { value: 'none', show: { 'zh-Hans': '无担保', 'zh-Hant': '無擔保', en: 'None' }, sure: ['无担保', '无抵押', '没有担保', '没有抵押', '信用方式', 'unsecured'], answers: ['信用'] },
  { value: 'house', show: { 'zh-Hans': '房产抵押', 'zh-Hant': '房產抵押', en: 'House or flat' }, sure: ['房产抵押', '房子抵押', '房屋抵押', '抵押房子', '住房抵押', '厂房抵押'], answers: ['房', '房子', '房产', '房屋', '厂房', 'house', 'flat', 'property', 'home'] },
  { value: 'vehicle', show: { 'zh-Hans': '车辆抵押', 'zh-Hant': '車輛抵押', en: 'Vehicle' }, sure: ['车辆抵押', '汽车抵押', '车子抵押'], answers: ['车', '车子', '车辆', '汽车', 'car', 'vehicle'] },
  { value: 'guarantee', show: { 'zh-Hans': '保证人担保', 'zh-Hant': '保證人擔保', en: 'Guarantor' }, sure: ['保证人', '担保人', '担保公司', '有人担保', 'guarantor'], answers: ['担保', '保证', 'guarantee'] },
  { value: 'deposit', show: { 'zh-Hans': '存单质押', 'zh-Hant': '存單質押', en: 'Deposit' }, sure: ['存单质押', '存款质押', '存单'], answers: ['存款', '定期', '质押', 'deposit', 'savings'] },
  { value: 'other', show: { 'zh-Hans': '其他', 'zh-Hant': '其他', en: 'Other' }, answers: ['其它', '别的', 'other', 'something else'] },
];

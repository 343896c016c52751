import type { QualityFormInput } from './quality.js';

/** The form that is used where the institution has none of its own. */
export const DEFAULT_FORM: QualityFormInput = {
  version: '2026-1',
  pass: 80,
  dimensions: [
    {
      id: 'flow', weight: 25,
      items: [
        { id: 'opening', points: 5, checks: ['greeting'], name: { 'zh-Hans': '问候并说明身份', 'zh-Hant': '問候並說明身份', en: 'Greets and says who is speaking' } },
        { id: 'identity', points: 10, checks: ['identity-first'], name: { 'zh-Hans': '涉及个人信息前先核实身份', 'zh-Hant': '涉及個人資料前先核實身份', en: 'Verifies who the customer is before personal data' } },
        { id: 'steps', points: 5, name: { 'zh-Hans': '按流程办理，登记、受理、告知齐全', 'zh-Hant': '按流程辦理，登記、受理、告知齊全', en: 'Follows the flow: recorded, accepted, told' } },
        { id: 'ending', points: 5, checks: ['thanks'], name: { 'zh-Hans': '确认问题解决并致谢', 'zh-Hant': '確認問題解決並致謝', en: 'Makes sure that it is settled, and thanks' } },
      ],
    },
    {
      id: 'quality', weight: 30,
      items: [
        { id: 'right', points: 10, name: { 'zh-Hans': '答复准确，有依据', 'zh-Hant': '答覆準確，有依據', en: 'Answers rightly and says on what ground' } },
        { id: 'whole', points: 5, name: { 'zh-Hans': '需求了解清楚，答复完整', 'zh-Hant': '需求了解清楚，答覆完整', en: 'Understands what is wanted, answers all of it' } },
        { id: 'plain', points: 5, checks: ['said-again'], name: { 'zh-Hans': '术语解释清楚，表达通俗', 'zh-Hant': '術語解釋清楚，表達通俗', en: 'Explains terms in plain words' } },
      ],
    },
    {
      id: 'experience', weight: 20,
      items: [
        { id: 'patience', points: 10, checks: ['no-flat-denial'], name: { 'zh-Hans': '耐心倾听，不生硬否定', 'zh-Hant': '耐心傾聽，不生硬否定', en: 'Listens patiently, never denies flatly' } },
        { id: 'speed', points: 5, checks: ['answered-in-time'], name: { 'zh-Hans': '响应及时', 'zh-Hant': '回應及時', en: 'Answers in time' } },
        { id: 'next', points: 5, name: { 'zh-Hans': '告知后续步骤与时限', 'zh-Hant': '告知後續步驟與時限', en: 'Says what comes next, and by when' } },
      ],
    },
    {
      id: 'compliance', weight: 25,
      items: [
        { id: 'promise', points: 10, veto: true, checks: ['no-promise'], name: { 'zh-Hans': '不承诺收益、不作保本表述', 'zh-Hant': '不承諾收益、不作保本表述', en: 'Promises no return' } },
        { id: 'risk', points: 10, checks: ['risk-warning', 'no-pressure'], name: { 'zh-Hans': '提及产品即提示风险，不诱导', 'zh-Hant': '提及產品即提示風險，不誘導', en: 'Warns of risk with any product, presses nobody' } },
        { id: 'secrets', points: 10, veto: true, checks: ['no-secrets-asked'], name: { 'zh-Hans': '不索取密码、验证码', 'zh-Hant': '不索取密碼、驗證碼', en: 'Asks for no password and no one-time code' } },
      ],
    },
  ],
};

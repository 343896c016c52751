import type { Question, SourceClause } from '../../knowledge/answering/port.js';

/** Clauses as retrieval finds them. */
export const CLAUSES: readonly SourceClause[] = [
  { id: '4.3.2', title: '客户反馈的响应', text: '收到客户反馈后，要在24小时内作出首次回应；重大问题在48小时内给出处理意见。反馈按投诉、建议、表扬三类登记。' },
  { id: '4.1.5', title: '沟通保密', text: '沟通时要严格守法，为客户的信息保密，不得把客户隐私泄露出去。' },
];
/** The same in English. */
export const ENGLISH: readonly SourceClause[] = [
  { id: '4.3.2', title: 'Responding to feedback', text: 'Feedback gets a first response within 24 hours; for major matters a proposal follows within forty-eight hours. Feedback is recorded as complaint, suggestion or praise.' },
  { id: '4.1.5', title: 'Confidentiality', text: 'Staff strictly obey the laws, keep customer information confidential and must not disclose customers’ private matters.' },
];

/** A question. */
export const asks = (text = '反馈多久有回应？', more: Partial<Question> = {}): Question => ({ text, locale: 'zh-Hans', history: [], ...more });

/** A reply of a model, with one claim. */
export const says = (text: string, quote: string, clauseId = '4.3.2') => ({ answerable: true, claims: [{ text, quotes: [{ clauseId, quote }] }] });

/** One that is borne out. */
export const GOOD = says('您的反馈会在24小时内得到首次回应。', '要在24小时内作出首次回应');

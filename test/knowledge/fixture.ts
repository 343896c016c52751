import type { Chapter, Clause, Edition } from '../../knowledge/norms/schema.js';

function clause(id: string, title: [string, string], text: [string, string], questions: [customer: string, agent: string, supervisor: string, en: string]): Clause {
  const [customer, agent, supervisor, en] = questions;
  return { id, title: { 'zh-Hans': title[0], en: title[1] }, text: { 'zh-Hans': text[0], en: text[1] }, questions: { customer: [customer], agent: [agent], supervisor: [supervisor], en: [en] }, cites: [], seeAlso: [] };
}

/** Ten clauses of norms that nobody has: what is tested is how they are found. */
export const chapters: Chapter[] = [
  {
    number: 1,
    title: { 'zh-Hans': '服务', en: 'Service' },
    sections: [{ id: '1.1', title: { 'zh-Hans': '预约', en: 'Appointments' } }, { id: '1.2', title: { 'zh-Hans': '投诉', en: 'Complaints' } }],
    clauses: [
      clause('1.1', ['预约：总述', 'Appointments: overview'], ['预约的渠道、确认和取消，见1.1.1至1.1.3。', 'Channels, confirmation and cancelling of appointments: see 1.1.1 to 1.1.3.'], ['预约是怎么一回事', '预约都讲哪些方面', '预约的规定有哪几条', 'What do the norms say about appointments overall?']),
      clause('1.1.1', ['预约渠道', 'Ways to book'], ['客户可以打电话、到网点或在手机银行预约。', 'Customers book by telephone, at a branch or in the mobile app.'], ['能打电话约时间吗', '客户不会上网怎么预约', '预约入口要开几个', 'Can I book by phone?']),
      clause('1.1.2', ['预约确认', 'Confirming an appointment'], ['预约提交后，用短信与客户核对姓名、联系方式和时间。', 'After booking, the name, contact and time are checked with the customer by text message.'], ['约好了会发短信给我吗', '要跟客户核对哪几项', '预约确认留下什么', 'Will I get a text after booking?']),
      clause('1.1.3', ['取消预约', 'Cancelling an appointment'], ['客户取消预约不收费，并说明取消的影响。', 'Cancelling is free; its effect is explained to the customer.'], ['不想去了，预约怎么退', '客户要撤销预约怎么办', '取消率怎么看', 'How do I cancel my appointment?']),
      clause('1.2.1', ['投诉答复时限', 'Deadlines for complaints'], ['收到投诉后24小时内初步响应，重大问题48小时内反馈结果。', 'A first response within 24 hours, the result of a major matter within 48 hours.'], ['昨天投诉的怎么没人找我', '最迟什么时候回复投诉', '投诉超时怎么算', 'When will somebody answer my complaint?']),
      clause('1.2.2', ['投诉处理流程', 'Steps of handling a complaint'], ['投诉依次经过受理、调查、反馈、处理、闭环。', 'A complaint is accepted, investigated, answered, handled and closed.'], ['投诉以后你们怎么做', '收到投诉先做什么', '投诉有哪几步', 'What happens after I complain?']),
    ],
  },
  {
    number: 2,
    title: { 'zh-Hans': '管理', en: 'Management' },
    sections: [{ id: '2.1', title: { 'zh-Hans': '记录', en: 'Records' } }, { id: '2.2', title: { 'zh-Hans': '贷款', en: 'Loans' } }],
    clauses: [
      clause('2.1.1', ['记录保存期限', 'How long records are kept'], ['沟通记录至少保存3年。', 'Communication records are kept for at least 3 years.'], ['我的聊天记录留几年', '通话录音能删吗', '记录保存年限够不够', 'How long are chats kept?']),
      clause('2.1.2', ['客户隐私', 'Customers’ privacy'], ['员工不得泄露客户信息。', 'Staff must not disclose customer information.'], ['你们会把我的资料给别人吗', '客户电话能告诉朋友吗', '谁能看客户信息', 'Is my data safe with you?']),
      clause('2.2.1', ['贷款审批', 'Loan approval'], ['贷款申请要审核信用、还款能力和担保，经初审、复审、终审。', 'Credit, ability to repay and collateral are reviewed, in three rounds.'], ['贷款要看征信吗', '客户没有抵押能不能报批', '审批要过几道', 'What is checked for a loan?']),
      clause('2.2.2', ['信用卡服务', 'Credit cards'], ['信用卡属于专项服务，年费按公示收取。', 'Credit cards are a special service; the yearly fee is as published.'], ['信用卡算哪类服务', '办信用卡归谁管', '卡业务怎么分类', 'What class of service is a credit card?']),
    ],
  },
];

/** Their edition: section 2.3 is named and not held. */
export const edition: Edition = {
  title: { 'zh-Hans': '测试规范', en: 'Test norms' },
  edition: 'test-1',
  effectiveFrom: '2026-01-01',
  approvedBy: '测试',
  approvedOn: '2025-12-01',
  missing: [{ id: '8.3', title: { 'zh-Hans': '服务责任追究机制', en: 'Accountability for service violations' } }],
};

import type { Both, Language } from './words.js';

/** What codes of cases, steps and handoffs mean. A code that is not here is shown as it is. */
const CODES: Readonly<Record<string, Both>> = {
  application: ['业务申请', 'application'], complaint: ['投诉', 'complaint'], feedback: ['意见建议', 'feedback'],
  unclassified: ['未分类', 'unclassified'], draft: ['草稿', 'draft'], open: ['待受理', 'open'], accepted: ['已受理', 'accepted'], investigating: ['调查中', 'investigating'], answered: ['已答复', 'answered'], handled: ['已处理', 'handled'],
  'first-review': ['初审', 'first review'], 'second-review': ['复审', 'second review'], 'final-review': ['终审', 'final review'], approved: ['已批准', 'approved'], declined: ['未批准', 'declined'], arranged: ['已安排', 'arranged'], confirmed: ['已确认', 'confirmed'],
  cancelled: ['已取消', 'cancelled'], withdrawn: ['已撤回', 'withdrawn'], closed: ['已结案', 'closed'],
  opened: ['立案', 'opened'], added: ['补充', 'added'], assigned: ['指派', 'assigned'], told: ['告知客户', 'customer told'], noted: ['备注', 'noted'], reopened: ['重新开启', 'reopened'], extended: ['延长时限', 'extended'], responded: ['首次回应', 'responded'], escalated: ['上报', 'escalated'], reminded: ['催办', 'reminded'],
  'became-major': ['转为重大', 'became major'], 'profile-changed': ['政策或日历变更', 'policy or calendar changed'],
  'review.first.passed': ['初审通过', 'first review passed'], 'review.second.passed': ['复审通过', 'second review passed'], 'review.final.passed': ['终审通过', 'final review passed'],
  customer: ['客户', 'customer'], bot: ['智能客服', 'bot'], system: ['系统', 'system'],
  chat: ['即时对话', 'chat'], message: ['留言', 'message'], callback: ['回电', 'callback'], task: ['任务', 'task'], waiting: ['等候', 'waiting'], held: ['接待中', 'held'],
  solved: ['已解决', 'solved'], 'case-opened': ['已立案', 'case opened'], unsolved: ['未解决', 'unsolved'], 'no-answer': ['客户未回应', 'no answer'], left: ['客户离开', 'left'], returned: ['交回机器人', 'returned'], abuse: ['言语不当', 'abuse'],
  received: ['已收到', 'received'], sent: ['已发出', 'sent'], delivered: ['已送达', 'delivered'], done: ['完成', 'done'], failed: ['失败', 'failed'], refused: ['已拒绝', 'refused'], due: ['到期', 'due'],
};

/** A code in words. */
export function meaning(language: Language, code: string): string {
  return Object.hasOwn(CODES, code) ? (CODES[code]?.[language === 'zh' ? 0 : 1] ?? code) : code;
}

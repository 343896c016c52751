/** Names of figures and of their parts, by what the server calls them. */
export const NAMES_ZH = {
  'figure.contacts': '来访量', 'figure.outcomes': '机器人办结情况', 'figure.handoffs': '转人工及原因', 'figure.waiting': '等待人工', 'figure.answers': '响应时间', 'figure.unanswered': '未得到答复', 'figure.settling': '结案用时', 'figure.deadlines': '时限遵守', 'figure.satisfaction': '四维满意度', 'figure.surveys': '满意度调查', 'figure.complaints': '投诉类别', 'figure.causes': '投诉原因', 'figure.clauses': '引用条款', 'figure.declined': '未能回答的问题',
  'contacts.first': '首次来访', 'contacts.again': '再次来访',
  'outcomes.bot': '机器人办结', 'outcomes.taken': '转为个案', 'outcomes.person': '人工', 'outcomes.unsolved': '未解决', 'outcomes.talk': '寒暄',
  'handoffs.asked': '客户要求', 'handoffs.complaint': '投诉', 'handoffs.complaint-major': '重大投诉', 'handoffs.distress': '情绪危机', 'handoffs.money-at-risk': '资金安全', 'handoffs.threat': '人身威胁', 'handoffs.anger': '客户不满', 'handoffs.abuse': '言语过激', 'handoffs.misunderstood': '没听懂', 'handoffs.declined': '规范未能回答', 'handoffs.unhelpful': '回答没帮上忙', 'handoffs.not-identified': '身份未通过', 'handoffs.rule': '按规则', 'handoffs.staff': '坐席发起', 'handoffs.callback': '约定回电', 'handoffs.message': '留言',
  'waiting.taken': '有人接手', 'waiting.taken-again': '再次等待后接手', 'waiting.gone': '客户离开',
  'answers.bot.first': '机器人 首次', 'answers.bot.later': '机器人 后续', 'answers.person.first': '人工 首次', 'answers.person.later': '人工 后续',
  'unanswered.bot.fault': '机器人 出错', 'unanswered.person.first': '人工 首次', 'unanswered.person.last': '人工 末尾',
  'settling.complaint': '投诉', 'settling.application': '申请', 'settling.feedback': '反馈',
  'deadlines.kept': '遵守', 'deadlines.missed': '逾期',
  'policy.complaint-first-response': '投诉首次响应', 'policy.complaint-major-answer': '重大投诉答复', 'policy.complaint-decision': '投诉处理决定', 'policy.feedback-first-response': '反馈首次响应', 'policy.feedback-major-answer': '重大反馈答复', 'policy.application-decision': '申请审批',
  'satisfaction.attitude': '态度', 'satisfaction.professionalism': '专业', 'satisfaction.efficiency': '效率', 'satisfaction.convenience': '便利',
  'surveys.asked': '发出', 'surveys.answered': '完成', 'surveys.declined': '谢绝',
  'complaints.attitude': '服务态度', 'complaints.quality': '服务质量', 'complaints.product': '产品', 'complaints.wrong-information': '信息错误', 'complaints.unclassified': '未分类',
  'causes.staff': '人员', 'causes.waiting': '等候', 'causes.information': '告知', 'causes.product': '产品', 'causes.system': '系统', 'causes.process': '流程', 'causes.customer': '客户误会', 'causes.other': '其他',
  'channel.directline': '网页', 'channel.webchat': '网页', 'channel.msteams': 'Teams', 'channel.phone': '电话', 'channel.counter': '柜面', 'channel.wechat': '微信', 'channel.email': '邮件',
  'class.private': '私人银行',
} as const;

/** See {@link NAMES_ZH}. */
export const NAMES_EN: Readonly<Record<keyof typeof NAMES_ZH, string>> = {
  'figure.contacts': 'Contacts', 'figure.outcomes': 'Solved by the bot', 'figure.handoffs': 'Handoffs and why', 'figure.waiting': 'Waiting for a person', 'figure.answers': 'Response time', 'figure.unanswered': 'Left unanswered', 'figure.settling': 'Time to settle', 'figure.deadlines': 'Deadlines kept', 'figure.satisfaction': 'Satisfaction', 'figure.surveys': 'Surveys', 'figure.complaints': 'Complaint classes', 'figure.causes': 'Causes of complaints', 'figure.clauses': 'Clauses asked for', 'figure.declined': 'Questions not answered',
  'contacts.first': 'First time', 'contacts.again': 'Again',
  'outcomes.bot': 'Solved by the bot', 'outcomes.taken': 'Taken as a case', 'outcomes.person': 'By a person', 'outcomes.unsolved': 'Not solved', 'outcomes.talk': 'Small talk',
  'handoffs.asked': 'Asked for', 'handoffs.complaint': 'Complaint', 'handoffs.complaint-major': 'Major complaint', 'handoffs.distress': 'Distress', 'handoffs.money-at-risk': 'Money at risk', 'handoffs.threat': 'Threat', 'handoffs.anger': 'Anger', 'handoffs.abuse': 'Abuse', 'handoffs.misunderstood': 'Not understood', 'handoffs.declined': 'Not in the norms', 'handoffs.unhelpful': 'Answer did not help', 'handoffs.not-identified': 'Not identified', 'handoffs.rule': 'By rule', 'handoffs.staff': 'Begun by staff', 'handoffs.callback': 'Callback', 'handoffs.message': 'Message',
  'waiting.taken': 'Taken', 'waiting.taken-again': 'Taken, waited again', 'waiting.gone': 'Customer left',
  'answers.bot.first': 'Bot, first', 'answers.bot.later': 'Bot, later', 'answers.person.first': 'Person, first', 'answers.person.later': 'Person, later',
  'unanswered.bot.fault': 'Bot, fault', 'unanswered.person.first': 'Person, first', 'unanswered.person.last': 'Person, last words',
  'settling.complaint': 'Complaints', 'settling.application': 'Applications', 'settling.feedback': 'Feedback',
  'deadlines.kept': 'Kept', 'deadlines.missed': 'Missed',
  'policy.complaint-first-response': 'Complaint: first response', 'policy.complaint-major-answer': 'Major complaint: answer', 'policy.complaint-decision': 'Complaint: decision', 'policy.feedback-first-response': 'Feedback: first response', 'policy.feedback-major-answer': 'Major feedback: answer', 'policy.application-decision': 'Application: decision',
  'satisfaction.attitude': 'Attitude', 'satisfaction.professionalism': 'Professionalism', 'satisfaction.efficiency': 'Efficiency', 'satisfaction.convenience': 'Convenience',
  'surveys.asked': 'Asked', 'surveys.answered': 'Answered', 'surveys.declined': 'Declined',
  'complaints.attitude': 'Attitude', 'complaints.quality': 'Quality of service', 'complaints.product': 'Product', 'complaints.wrong-information': 'Wrong information', 'complaints.unclassified': 'Unclassified',
  'causes.staff': 'Staff', 'causes.waiting': 'Waiting', 'causes.information': 'Information', 'causes.product': 'Product', 'causes.system': 'Systems', 'causes.process': 'Process', 'causes.customer': 'Misunderstanding', 'causes.other': 'Other',
  'channel.directline': 'Web', 'channel.webchat': 'Web', 'channel.msteams': 'Teams', 'channel.phone': 'Phone', 'channel.counter': 'Branch counter', 'channel.wechat': 'WeChat', 'channel.email': 'Mail',
  'class.private': 'Private banking',
};

import type { PartWords } from '../words/WordsContext.tsx';
import { EVENT_WORDS } from './eventWords.ts';

const zh = {
  ...EVENT_WORDS.zh,
  'title': '会话检查', 'find': '查找', 'find.placeholder': '说过的词，两个字以上；繁体简体都能找到，引号内为连续词句', 'filters': '筛选', 'filters.more': '更多筛选', 'filters.less': '收起筛选', 'filters.reset': '清空',
  'customer': '客户', 'customer.placeholder': '电话、邮箱、姓名或客户号', 'channels': '渠道', 'classes': '客户类别', 'agents': '坐席', 'clauses': '引用条款', 'clauses.placeholder': '如 4.3.2',
  'kinds': '事项', 'states': '事项状态', 'deadlines': '时限', 'marks': '满意度', 'moods': '情绪', 'handoffs': '转人工', 'span': '日期', 'from': '从', 'to': '到', 'faults': '仅含故障',
  'deadline.kept': '按时', 'deadline.missed': '超时', 'deadline.open': '进行中', 'mark.low': '低分（含 2 分及以下）', 'mark.middle': '一般', 'mark.high': '高分（均分 4 分以上）',
  'mood.anger': '不满', 'mood.distress': '情绪危机', 'mood.threat': '人身威胁', 'mood.abuse': '言语过激', 'mood.money-at-risk': '资金安全', 'handoff.any': '有', 'handoff.none': '没有',
  'none': '没有找到。换个说法，或放宽筛选。', 'begin': '输入词语或选择筛选条件；不填则按时间列出最近的会话。', 'more': '更早的会话', 'searching': '查找中', 'searchedOn': '这一段没有找到，还可以继续往前找。', 'page.hits': '已列出 {n} 段会话',
  'messages': '{n} 条消息', 'lines.more': '共 {n} 处', 'mark.value': '评分 {n}', 'fault.value': '故障 {n}', 'open': '打开', 'open.line': '打开第 {n} 行',
  'saved': '已存搜索', 'saved.none': '还没有保存的搜索。', 'saved.save': '保存搜索', 'saved.name': '名称', 'saved.shared': '与其他质检人员共享', 'saved.by': '{name} 共享', 'saved.delete': '删除', 'saved.done': '已保存', 'saved.sure': '删除这个搜索？', 'cancel': '取消',
  'marked': '已标出：{words}', 'marked.end': '不再标出', 'jump.cut': '已列出 {n} 处', 'jump.more': '再列出 {n} 处', 'jump.cut.all': '这个会话可跳转之处超过 {n} 处，后面的未列出：请输入行号前往，或用“查找”。', 'jump.line': '行号', 'jump.go': '前往', 'inspect': '出具核查文件', 'inspect.case': '出具事项 {number} 的核查文件', 'hold': '设置法律冻结', 'back': '返回列表', 'compare': '并排比较', 'compare.end': '结束比较', 'compare.pick': '与哪个会话比较？', 'compare.id': '会话编号', 'compare.same': '请选择另一个会话', 'compare.recent': '最近看过', 'jump': '跳转', 'jump.all': '全部', 'jump.none': '没有可跳转的内容。', 'jump.episodes': '各次对话',
  'kind.form': '表单', 'kind.case': '事项', 'kind.answer': '答复', 'kind.fault': '故障', 'kind.handoff': '转人工', 'kind.survey': '评价', 'kind.comment': '批注', 'kind.message': '消息',
  'timeline': '时间线', 'timeline.note': '按比例绘制：线段为时限，圆点为办结；竖线为现在。', 'cases': '事项与时限', 'cases.none': '没有事项。', 'handoffs.list': '转人工记录', 'linked': '同一客户 {n}', 'linked.none': '没有找到同一客户在其他渠道核验过的会话。', 'readers': '谁看过', 'readers.none': '还没有人看过。', 'now': '现在', 'opened': '开始',
  'due': '期限 {time}', 'done.kept': '{time} 完成，按时', 'done.late': '{time} 完成，超时 {length}', 'due.open': '未完成', 'due.late': '未完成，已超时 {length}', 'due.moved': '调整 {n} 次',
  'earlier': '更早的记录', 'later': '后面的记录', 'end': '到此为止，共 {n} 条记录', 'loading': '读取中', 'quietEvents': '系统事件', 'quietEvents.show': '显示系统事件', 'line': '第 {n} 行',
  'role.customer': '客户', 'role.bot': '机器人', 'role.agent': '坐席', 'role.system': '系统', 'note': '内部备注', 'comment': '批注', 'comment.on': '批注第 {n} 行', 'comment.write': '写批注', 'comment.text': '批注内容', 'comment.kept': '批注写入会话的记录链，只有内部人员可见，不能修改或删除。', 'comment.send': '写入', 'comment.sent': '批注已写入', 'link.copy': '复制链接', 'link.copied': '链接已复制', 'link.failed': '无法复制，链接为 {link}',
  'masked': '含脱敏内容', 'choices': '可选：{list}', 'value': '表单/按钮内容', 'delivery.delivered': '已送达 {time}', 'delivery.failed': '发送失败：{error}', 'delivery.by': '经 {by}', 'attempts': '{n} 次尝试', 'via.mail': '邮件', 'via.sms': '短信', 'delivery.line': '送达至第 {through} 行', 'unreadable': '这一行已损坏，无法读取。请到“存档与证明”核验。', 'actions': '更多操作',
  'quality.finding': '记入整改台账', 'quality.violation': '登记违规', 'quality.review': '发起质检评分', 'archived': '已归档', 'hash': '哈希', 'customerTime': '{time}', 'texts': '话术：{list}', 'clauseFold': '条款原文',
  'read.conversation.read': '查看', 'read.conversation.revealed': '查看原文', 'read.conversation.unsealed': '解密原文', 'read.conversation.exported': '导出',
  'outcome.sent': '已发', 'outcome.received': '已收', 'outcome.failed': '失败', 'outcome.refused': '被拒',
} as const;

/** Names of the review's words. */
export type ReviewWord = keyof typeof zh;

const en: Readonly<Record<ReviewWord, string>> = {
  ...EVENT_WORDS.en,
  'title': 'Review', 'find': 'Find', 'find.placeholder': 'Words that were said, two characters or more; Traditional finds Simplified; quotes keep words together', 'filters': 'Filters', 'filters.more': 'More filters', 'filters.less': 'Fewer filters', 'filters.reset': 'Clear',
  'customer': 'Customer', 'customer.placeholder': 'Phone, mail, name or customer number', 'channels': 'Channel', 'classes': 'Customer class', 'agents': 'Agent', 'clauses': 'Clause cited', 'clauses.placeholder': 'such as 4.3.2',
  'kinds': 'Case', 'states': 'Case state', 'deadlines': 'Deadline', 'marks': 'Satisfaction', 'moods': 'Mood', 'handoffs': 'Handoff', 'span': 'Dates', 'from': 'From', 'to': 'To', 'faults': 'With faults only',
  'deadline.kept': 'kept', 'deadline.missed': 'missed', 'deadline.open': 'running', 'mark.low': 'low (a mark of 2 or less)', 'mark.middle': 'middling', 'mark.high': 'high (mean of 4 or more)',
  'mood.anger': 'anger', 'mood.distress': 'distress', 'mood.threat': 'threat', 'mood.abuse': 'abuse', 'mood.money-at-risk': 'money at risk', 'handoff.any': 'any', 'handoff.none': 'none',
  'none': 'Nothing found. Try other words, or fewer filters.', 'begin': 'Type words or choose filters; without any, the latest conversations are listed.', 'more': 'Earlier conversations', 'searching': 'Searching', 'searchedOn': 'Nothing in this stretch; earlier ones can be searched on.', 'page.hits': '{n} talks listed',
  'messages': '{n} messages', 'lines.more': '{n} places', 'mark.value': 'mark {n}', 'fault.value': '{n} faults', 'open': 'Open', 'open.line': 'Open line {n}',
  'saved': 'Saved searches', 'saved.none': 'No searches are saved yet.', 'saved.save': 'Save search', 'saved.name': 'Name', 'saved.shared': 'Share with everybody who reviews', 'saved.by': 'shared by {name}', 'saved.delete': 'Delete', 'saved.done': 'Saved', 'saved.sure': 'Delete this search?', 'cancel': 'Cancel',
  'marked': 'Marked: {words}', 'marked.end': 'Mark no longer', 'jump.cut': '{n} places listed', 'jump.more': 'List {n} more', 'jump.cut.all': 'There are more than {n} places in this conversation, and the rest is not listed: go to a line by its number, or use “Find”.', 'jump.line': 'Line number', 'jump.go': 'Go', 'inspect': 'Make an inspection file', 'inspect.case': 'Make an inspection file of {number}', 'hold': 'Place a legal hold', 'back': 'Back to the list', 'compare': 'Compare', 'compare.end': 'End comparison', 'compare.pick': 'Compare with which conversation?', 'compare.id': 'Conversation id', 'compare.same': 'Choose another conversation', 'compare.recent': 'Looked at lately', 'jump': 'Jump', 'jump.all': 'All', 'jump.none': 'Nothing to jump to.', 'jump.episodes': 'Talks',
  'kind.form': 'Forms', 'kind.case': 'Cases', 'kind.answer': 'Answers', 'kind.fault': 'Faults', 'kind.handoff': 'Handoffs', 'kind.survey': 'Surveys', 'kind.comment': 'Comments', 'kind.message': 'Messages',
  'timeline': 'Time line', 'timeline.note': 'Drawn to scale: a bar is a deadline, a dot when it was met, the upright line is now.', 'cases': 'Cases and deadlines', 'cases.none': 'No cases.', 'handoffs.list': 'Handoffs', 'linked': 'Same customer {n}', 'linked.none': 'No other conversation in which the same customer verified who they are.', 'readers': 'Who looked', 'readers.none': 'Nobody has looked yet.', 'now': 'now', 'opened': 'opened',
  'due': 'due {time}', 'done.kept': 'done {time}, in time', 'done.late': 'done {time}, {length} late', 'due.open': 'not done', 'due.late': 'not done, {length} late', 'due.moved': 'moved {n} times',
  'earlier': 'Earlier records', 'later': 'Later records', 'end': 'That is all: {n} records', 'loading': 'Loading', 'quietEvents': 'System events', 'quietEvents.show': 'Show system events', 'line': 'Line {n}',
  'role.customer': 'Customer', 'role.bot': 'Bot', 'role.agent': 'Agent', 'role.system': 'System', 'note': 'Internal note', 'comment': 'Comment', 'comment.on': 'Comment on line {n}', 'comment.write': 'Comment', 'comment.text': 'Comment', 'comment.kept': 'A comment is written into the conversation’s chain. Only staff see it; it can’t be changed or deleted.', 'comment.send': 'Write', 'comment.sent': 'The comment is on record', 'link.copy': 'Copy link', 'link.copied': 'Link copied', 'link.failed': 'It could not be copied: {link}',
  'masked': 'masked', 'choices': 'Choices: {list}', 'value': 'What the form or button carried', 'delivery.delivered': 'delivered {time}', 'delivery.failed': 'not sent: {error}', 'delivery.by': 'by {by}', 'attempts': '{n} attempts', 'via.mail': 'mail', 'via.sms': 'SMS', 'delivery.line': 'delivered up to line {through}', 'unreadable': 'This line is damaged and can’t be read. Verify it under “Keeping and proof”.', 'actions': 'More',
  'quality.finding': 'Open a finding', 'quality.violation': 'Report a violation', 'quality.review': 'Score the quality', 'archived': 'archived', 'hash': 'hash', 'customerTime': '{time}', 'texts': 'Texts: {list}', 'clauseFold': 'Clause',
  'read.conversation.read': 'read', 'read.conversation.revealed': 'revealed', 'read.conversation.unsealed': 'unsealed', 'read.conversation.exported': 'exported',
  'outcome.sent': 'sent', 'outcome.received': 'received', 'outcome.failed': 'failed', 'outcome.refused': 'refused',
};

/** The review's words. */
export const REVIEW_WORDS: PartWords<ReviewWord> = { zh, en };

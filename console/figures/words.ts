import { DEFINITIONS_EN, DEFINITIONS_ZH } from '../../bot/api/figureDefinitions.ts';
import { NAMES_EN, NAMES_ZH } from '../../bot/api/figureNames.ts';

const zh = {
  ...NAMES_ZH, ...DEFINITIONS_ZH,
  'title': '报表', 'nav.overview': '服务概览', 'nav.scorecards': '坐席评分卡', 'nav.own': '我的评分卡', 'nav.report': '月报',
  'filter.period': '统计期间', 'filter.branch': '网点', 'filter.channel': '渠道', 'filter.customerClass': '客户类别', 'filter.agent': '坐席', 'filter.across': '对比', 'filter.all': '全部', 'filter.none': '未知',
  'filter.from': '开始日期', 'filter.to': '结束日期', 'filter.clear': '清除筛选',
  'across.': '不对比', 'across.branch': '按网点', 'across.channel': '按渠道', 'across.customerClass': '按客户类别', 'across.agent': '按坐席',
  'preset.7': '近 7 天', 'preset.30': '近 30 天', 'preset.month': '本月', 'preset.last': '上月', 'preset.year': '近 12 个月',
  'key.bot': '机器人办结率', 'key.wait': '等待人工（中位）', 'key.first': '人工首次响应（中位）', 'key.kept': '时限遵守率', 'key.mark': '满意度', 'key.contacts': '来访', 'key.handoffs': '转人工', 'key.complaints': '投诉', 'key.p90': '九成以内 {value}', 'key.of': '共 {n}',
  'before': '上期', 'before.period': '对比 {from} 至 {to}', 'before.none': '上期无', 'before.same': '持平',
  'chart.table': '表格', 'chart.chart': '图表', 'chart.what': '统计口径', 'chart.none': '此期间没有数据', 'chart.of': '{title}，共 {n}', 'chart.open': '查看明细：{what}', 'chart.rest': '其余 {n} 项在表格中',
  'column.part': '项目', 'column.n': '数量', 'column.before': '上期', 'column.share': '占比', 'column.mean': '平均', 'column.p50': '中位', 'column.p90': '九成以内', 'column.desk50': '中位（工作时间）', 'column.desk90': '九成以内（工作时间）', 'column.place': '对比项', 'column.time': '时间',
  'behind.title': '{title}：{part}', 'behind.count': '共 {n} 条', 'behind.all': '全部', 'behind.mark': '评分', 'behind.open': '第 {line} 行', 'behind.closed': '涉及对您的投诉，不予显示', 'behind.newest': '最新在前', 'behind.longest': '最长在前', 'behind.more': '显示更多', 'behind.shown': '已显示 {shown} / {n}',
  'time.ms': '{n} 毫秒', 'time.seconds': '{n} 秒', 'time.minutes': '{n} 分', 'time.hours': '{n} 小时', 'time.days': '{n} 天', 'clause': '规范 {id}',
  'card.month': '月份', 'card.show': '出示给坐席', 'card.show.text': '计算 {month} 的评分卡，并先出示给每位坐席本人；本人确认或留言（或 7 天未回应）后，才进入下方对比。', 'card.shown': '已出示 {n} 张', 'card.state.shown': '待本人确认', 'card.state.acknowledged': '本人已确认', 'card.state.unanswered': '7 天未回应', 'card.hidden': '本人尚未确认，暂不显示',
  'card.none': '还没有评分卡', 'card.own.none': '还没有您的评分卡。主管出示后会显示在这里。', 'card.efficiency': '效率', 'card.quality': '质量', 'card.compliance': '合规', 'card.retention': '客户保持',
  'card.first': '首次响应', 'card.later': '后续响应', 'card.held': '处理用时', 'card.handled': '接待', 'card.completed': '办结率', 'card.settling': '结案用时', 'card.unanswered': '未回应', 'card.marks': '客户评分', 'card.surveys': '参评', 'card.reviews': '质检', 'card.reopened': '重开', 'card.transfers': '转出',
  'card.kept': '时限遵守', 'card.violations': '违规', 'card.served': '服务客户', 'card.returned': '再次来访', 'card.renewals': '续约', 'card.unknown': '未知', 'card.unknown.text': '系统没有续约和流失数据，仅统计再次来访。', 'card.desk': '工作时间 {value}',
  'card.answer': '您的意见（可不填）', 'card.acknowledge': '确认已阅', 'card.comment': '主管评语', 'card.comment.save': '保存评语', 'card.answered': '本人意见', 'card.saved': '已保存', 'card.agent': '坐席',
  'report.month': '月份', 'report.html': '下载 HTML', 'report.csv': '下载 CSV', 'report.plan': '改进计划', 'report.plan.text': '改进计划正文', 'report.plan.save': '保存为草稿', 'report.plan.approve': '批准', 'report.plan.approved': '已由 {by} 于 {at} 批准（第 {n} 版）', 'report.plan.draft': '草稿，第 {n} 版，{by} {at}', 'report.plan.none': '尚无改进计划', 'report.plan.own': '编写者不能批准自己写的版本，请另一位同事批准。', 'report.plan.versions': '历次版本', 'report.plan.version': '第 {n} 版', 'report.plan.stale': '他人已保存新版本，您写的内容仍在此处。请核对后再保存。', 'report.findings': '本月台账', 'report.findings.none': '本月没有台账记录', 'report.preview': '预览', 'finding.open': '待分派', 'finding.correcting': '整改中', 'finding.corrected': '待验证', 'finding.verified': '已验证', 'finding.dropped': '已撤销',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  ...NAMES_EN, ...DEFINITIONS_EN,
  'title': 'Figures', 'nav.overview': 'Overview', 'nav.scorecards': 'Scorecards', 'nav.own': 'My scorecard', 'nav.report': 'Monthly report',
  'filter.period': 'Period', 'filter.branch': 'Branch', 'filter.channel': 'Channel', 'filter.customerClass': 'Customer class', 'filter.agent': 'Agent', 'filter.across': 'Compare', 'filter.all': 'All', 'filter.none': 'Unknown',
  'filter.from': 'From', 'filter.to': 'To', 'filter.clear': 'Clear filters',
  'across.': 'No comparison', 'across.branch': 'By branch', 'across.channel': 'By channel', 'across.customerClass': 'By customer class', 'across.agent': 'By agent',
  'preset.7': 'Last 7 days', 'preset.30': 'Last 30 days', 'preset.month': 'This month', 'preset.last': 'Last month', 'preset.year': 'Last 12 months',
  'key.bot': 'Solved by the bot', 'key.wait': 'Wait for a person (median)', 'key.first': 'First response, people (median)', 'key.kept': 'Deadlines kept', 'key.mark': 'Satisfaction', 'key.contacts': 'Contacts', 'key.handoffs': 'Handoffs', 'key.complaints': 'Complaints', 'key.p90': '90 % within {value}', 'key.of': 'of {n}',
  'before': 'Before', 'before.period': 'Against {from} to {to}', 'before.none': 'none before', 'before.same': 'as before',
  'chart.table': 'Table', 'chart.chart': 'Chart', 'chart.what': 'What is counted', 'chart.none': 'Nothing in this period', 'chart.of': '{title}, {n} in all', 'chart.open': 'Open what is behind: {what}', 'chart.rest': '{n} more in the table',
  'column.part': 'What', 'column.n': 'Number', 'column.before': 'Before', 'column.share': 'Share', 'column.mean': 'Mean', 'column.p50': 'Median', 'column.p90': '90 % within', 'column.desk50': 'Median (desk hours)', 'column.desk90': '90 % within (desk hours)', 'column.place': 'Where', 'column.time': 'When',
  'behind.title': '{title}: {part}', 'behind.count': '{n} in all', 'behind.all': 'all', 'behind.mark': 'Mark', 'behind.open': 'line {line}', 'behind.closed': 'It concerns a complaint about you and is not shown', 'behind.newest': 'Newest first', 'behind.longest': 'Longest first', 'behind.more': 'Show more', 'behind.shown': '{shown} of {n} shown',
  'time.ms': '{n} ms', 'time.seconds': '{n} s', 'time.minutes': '{n} min', 'time.hours': '{n} h', 'time.days': '{n} d', 'clause': 'Norm {id}',
  'card.month': 'Month', 'card.show': 'Show to agents', 'card.show.text': 'Computes the scorecards of {month} and shows each to its agent first; only when the agent has acknowledged it or commented (or has not answered for 7 days) does it enter the comparison below.', 'card.shown': '{n} cards shown', 'card.state.shown': 'Not acknowledged yet', 'card.state.acknowledged': 'Acknowledged', 'card.state.unanswered': 'No answer in 7 days', 'card.hidden': 'Hidden until the agent has seen it',
  'card.none': 'No scorecards yet', 'card.own.none': 'There is no scorecard of yours yet. It appears here when your supervisor shows it.', 'card.efficiency': 'Efficiency', 'card.quality': 'Quality', 'card.compliance': 'Compliance', 'card.retention': 'Retention',
  'card.first': 'First response', 'card.later': 'Later responses', 'card.held': 'Time in hand', 'card.handled': 'Handled', 'card.completed': 'Completed', 'card.settling': 'Time to settle', 'card.unanswered': 'Left unanswered', 'card.marks': 'Customers’ marks', 'card.surveys': 'Surveys', 'card.reviews': 'Quality reviews', 'card.reopened': 'Reopened', 'card.transfers': 'Passed on',
  'card.kept': 'Deadlines kept', 'card.violations': 'Violations', 'card.served': 'Contacts served', 'card.returned': 'Came back', 'card.renewals': 'Renewals', 'card.unknown': 'unknown', 'card.unknown.text': 'Renewals and losses are not known to this system; only who came back is counted.', 'card.desk': 'desk hours {value}',
  'card.answer': 'Your comment (may be left out)', 'card.acknowledge': 'I have seen it', 'card.comment': 'Supervisor’s comment', 'card.comment.save': 'Save comment', 'card.answered': 'The agent says', 'card.saved': 'Saved', 'card.agent': 'Agent',
  'report.month': 'Month', 'report.html': 'Download HTML', 'report.csv': 'Download CSV', 'report.plan': 'Improvement plan', 'report.plan.text': 'Text of the improvement plan', 'report.plan.save': 'Save as draft', 'report.plan.approve': 'Approve', 'report.plan.approved': 'Approved by {by} on {at} (version {n})', 'report.plan.draft': 'Draft, version {n}, {by} {at}', 'report.plan.none': 'No improvement plan yet', 'report.plan.own': 'Who wrote a version does not approve it: a colleague does.', 'report.plan.versions': 'Versions', 'report.plan.version': 'Version {n}', 'report.plan.stale': 'A colleague has saved a newer version. What you wrote is still here: compare before you save it.', 'report.findings': 'This month’s ledger', 'report.findings.none': 'Nothing in the ledger this month', 'report.preview': 'Preview', 'finding.open': 'open', 'finding.correcting': 'correcting', 'finding.corrected': 'corrected', 'finding.verified': 'verified', 'finding.dropped': 'dropped',
};

/** The words of figures. */
export const WORDS = { zh, en };
/** Names of these words. */
export type FigureWord = keyof typeof zh;

import type { IncidentLevel, IncidentState, ReportLanguage, Section } from './incident.js';

/** The words that reports are written with. */
export interface ReportWords {
  readonly title: string;
  readonly drill: string;
  readonly level: Readonly<Record<IncidentLevel, string>>;
  readonly state: Readonly<Record<IncidentState, string>>;
  readonly section: Readonly<Record<Section, string>>;
  readonly step: Readonly<Record<'happened' | 'report' | 'start' | 'dispose' | 'aftermath' | 'close' | 'withdraw' | 'level', string>>;
  readonly lasted: (minutes: number) => string;
  readonly unknown: string;
  readonly affected: (conversations: number, complaints: number) => string;
  readonly proposed: string;
  readonly banner: (from: string, to: string | undefined) => string;
  readonly told: (at: string, purpose: string, total: number, sent: number, delivered: number, failed: number) => string;
  readonly rehearsed: (at: string, purpose: string, total: number) => string;
  readonly purpose: Readonly<Record<'tell' | 'lifted', string>>;
  readonly noneTold: string;
  readonly levelled: (level: string) => string;
  readonly relevelled: (at: string, from: string, to: string, name: string, note: string) => string;
  readonly tasks: (all: number, done: number, late: number) => string;
  readonly openTasks: string;
  readonly call: string;
  readonly none: string;
  readonly number: string;
  readonly kind: string;
  readonly levelLabel: string;
  readonly stateLabel: string;
  readonly timeline: string;
  readonly plan: string;
  readonly texts: string;
  readonly asOf: string;
  readonly version: (version: number, name: string, at: string) => string;
  readonly written: string;
  readonly by: string;
  readonly due: string;
  readonly done: string;
  readonly machine: string;
  readonly separator: string;
}

const chinese: ReportWords = {
  title: '事件报告', drill: '演练：未通知任何客户',
  level: { critical: '重大', major: '较大', moderate: '一般', minor: '轻微' },
  state: { reported: '已报告', started: '已启动', disposing: '处置中', aftermath: '善后', closed: '已结束', withdrawn: '已撤销' },
  section: { time: '时间', place: '地点', cause: '原因', extent: '影响范围', result: '结果', assessment: '评估', measures: '措施', handling: '处理情况' },
  step: { happened: '发生', report: '报告', start: '启动预案', dispose: '开始处置', aftermath: '进入善后', close: '结束', withdraw: '撤销', level: '调整级别' },
  lasted: (minutes) => `从报告到结束历时 ${minutes >= 120 ? `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟` : `${minutes} 分钟`}。`,
  unknown: '（待补充）',
  affected: (conversations, complaints) => `涉及 ${conversations} 个会话、${complaints} 件投诉。`,
  proposed: '由系统根据近期情况提示，经人工确认。',
  banner: (from, to) => (to === undefined ? `客户页面公告自 ${from} 起展示。` : `客户页面公告展示时间：${from} 至 ${to}。`),
  told: (at, purpose, total, sent, delivered, failed) => `${at} 发送${purpose}：应通知 ${total} 位客户，已发出 ${sent}，确认送达 ${delivered}，失败 ${failed}。`,
  rehearsed: (at, purpose, total) => `${at} 演练发送${purpose}：如为真实事件，将通知 ${total} 位客户；演练中未发送。`,
  purpose: { tell: '通知', lifted: '恢复通知' },
  noneTold: '未向客户群发通知。',
  levelled: (level) => `事件级别：${level}。`,
  relevelled: (at, from, to, name, note) => `${at} 级别由${from}调整为${to}（${name}）${note === '' ? '' : `：${note}`}。`,
  tasks: (all, done, late) => `预案任务 ${all} 项，完成 ${done} 项，超过时限 ${late} 项。`,
  openTasks: '未完成：', call: '电话告知：', none: '无。',
  number: '编号', kind: '类型', levelLabel: '级别', stateLabel: '状态', timeline: '时间线（取自不可改动的记录）', plan: '预案任务', texts: '告知客户的内容',
  asOf: '截至', version: (version, name, at) => `第 ${version} 版，${name}，${at}`, written: '由记录自动生成，尚未经人工修订',
  by: '执行人', due: '时限', done: '完成时间', machine: '系统', separator: '：',
};

const english: ReportWords = {
  title: 'Incident report', drill: 'Drill: no customer was told anything',
  level: { critical: 'Critical', major: 'Major', moderate: 'Moderate', minor: 'Minor' },
  state: { reported: 'Reported', started: 'Started', disposing: 'Being dealt with', aftermath: 'Aftermath', closed: 'Closed', withdrawn: 'Withdrawn' },
  section: { time: 'Time', place: 'Place', cause: 'Cause', extent: 'Extent', result: 'Result', assessment: 'Assessment', measures: 'Measures', handling: 'Handling' },
  step: { happened: 'Happened', report: 'Reported', start: 'Plan started', dispose: 'Disposal begun', aftermath: 'Aftermath begun', close: 'Closed', withdraw: 'Withdrawn', level: 'Level changed' },
  lasted: (minutes) => `From the report to the close: ${minutes >= 120 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`}.`,
  unknown: '(to be added)',
  affected: (conversations, complaints) => `Conversations concerned: ${conversations}; complaints: ${complaints}.`,
  proposed: 'Proposed by the system from what had come in, and confirmed by a person.',
  banner: (from, to) => (to === undefined ? `The notice has been on the customers’ page since ${from}.` : `The notice was on the customers’ page from ${from} to ${to}.`),
  told: (at, purpose, total, sent, delivered, failed) => `${at}: ${purpose} to ${total} customers; ${sent} sent, ${delivered} known to be delivered, ${failed} failed.`,
  rehearsed: (at, purpose, total) => `${at}: ${purpose} rehearsed. It would have gone to ${total} customers; nothing was sent.`,
  purpose: { tell: 'message', lifted: 'message that it is over' },
  noneTold: 'No message was sent to customers.',
  levelled: (level) => `Level: ${level}.`,
  relevelled: (at, from, to, name, note) => `${at}: changed from ${from} to ${to} by ${name}${note === '' ? '' : `: ${note}`}.`,
  tasks: (all, done, late) => `Tasks of the plan: ${all}; done: ${done}; past their deadline: ${late}.`,
  openTasks: 'Not done: ', call: 'Call: ', none: 'None.',
  number: 'Number', kind: 'Kind', levelLabel: 'Level', stateLabel: 'State', timeline: 'Timeline (from the record, which can’t be changed)', plan: 'The plan’s tasks', texts: 'What customers were told',
  asOf: 'As of', version: (version, name, at) => `Version ${version}, ${name}, ${at}`, written: 'Written from the record; nobody has edited it yet',
  by: 'By', due: 'Due', done: 'Done', machine: 'System', separator: ': ',
};

/** The words of each language. */
export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { 'zh-Hans': chinese, en: english };

import type { Json } from '../../records/json.js';
import type { Incident, ReportLanguage } from './incident.js';
import { REPORT_WORDS } from './reportWords.js';

type Say = (number: (name: string) => string) => string;

/** What each step of an incident is called in a timeline, by its event. */
const EVENTS: Readonly<Record<string, Readonly<Record<ReportLanguage, Say>>>> = {
  'incident.reported': { 'zh-Hans': () => '报告事件', en: () => 'Reported' },
  'incident.started': { 'zh-Hans': () => '启动预案', en: () => 'Plan started' },
  'incident.disposing': { 'zh-Hans': () => '开始处置', en: () => 'Disposal begun' },
  'incident.aftermath': { 'zh-Hans': () => '进入善后', en: () => 'Aftermath begun' },
  'incident.closed': { 'zh-Hans': () => '事件结束', en: () => 'Closed' },
  'incident.withdrawn': { 'zh-Hans': () => '撤销报告', en: () => 'Withdrawn' },
  'incident.level': { 'zh-Hans': () => '调整级别', en: () => 'Level changed' },
  'incident.task.done': { 'zh-Hans': () => '完成任务', en: () => 'Task done' },
  'incident.task.undone': { 'zh-Hans': () => '取消任务勾选', en: () => 'Task reopened' },
  'incident.facts': { 'zh-Hans': () => '补充情况', en: () => 'Facts stated' },
  'incident.banner.shown': { 'zh-Hans': () => '发布页面公告', en: () => 'Notice shown on the page' },
  'incident.banner.lifted': { 'zh-Hans': () => '撤下页面公告', en: () => 'Notice lifted' },
  'incident.message.prepared': { 'zh-Hans': (number) => `拟定客户通知（${number('counted')} 位）`, en: (number) => `Message prepared for ${number('counted')} customers` },
  'incident.message.confirmed': { 'zh-Hans': (number) => `复核并发送客户通知（${number('counted')} 位）`, en: (number) => `Message confirmed for ${number('counted')} customers` },
  'incident.message.rehearsed': { 'zh-Hans': (number) => `演练发送客户通知（${number('counted')} 位，未发送）`, en: (number) => `Message rehearsed for ${number('counted')} customers; nothing was sent` },
  'incident.message.cancelled': { 'zh-Hans': () => '取消客户通知', en: () => 'Message cancelled' },
  'incident.message.sent': { 'zh-Hans': (number) => `客户通知已全部发出（${number('total')} 位）`, en: (number) => `Message sent to all ${number('total')} customers` },
  'incident.evidence': { 'zh-Hans': (number) => `新增相关情况（共 ${number('conversations')} 个会话）`, en: (number) => `More of the same came in; ${number('conversations')} conversations by now` },
  'incident.report': { 'zh-Hans': (number) => `保存报告第 ${number('version')} 版`, en: (number) => `Report saved, version ${number('version')}` },
};

/** A line of a timeline in words: what was done, and what it was done to or why. */
export function eventText(event: string, data: Readonly<Record<string, Json | undefined>>, language: ReportLanguage, { tasks }: Pick<Incident, 'tasks'>): string {
  const number = (name: string): string => { const value = data[name]; return typeof value === 'number' ? String(value) : '0'; };
  const what = Object.hasOwn(EVENTS, event) ? (EVENTS[event]?.[language](number) ?? event) : event;
  const words = REPORT_WORDS[language];
  const task = tasks.find(({ id }) => id === data['task']);
  const level = (name: string): string => { const value = data[name]; return typeof value === 'string' && Object.hasOwn(words.level, value) ? words.level[value as keyof typeof words.level] : ''; };
  const more = [task?.what[language], event === 'incident.level' ? `${level('from')} → ${level('to')}` : undefined, data['note'] ?? data['title']].flatMap((each) => (typeof each === 'string' && each !== '' ? [each] : []));
  return [what, ...more].join(words.separator);
}

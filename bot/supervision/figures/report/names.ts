import { DEFINITIONS_EN, DEFINITIONS_ZH } from '../../../api/figureDefinitions.js';
import { NAMES_EN, NAMES_ZH } from '../../../api/figureNames.js';
import type { Cell } from '../../../../supervision/figures/view.js';
import type { Reported } from '../../../../supervision/figures/report/report.js';

/** The languages of a report. */
export type ReportLanguage = 'zh' | 'en';

const TEXTS = {
  zh: { ...NAMES_ZH, ...DEFINITIONS_ZH, report: '服务月报', made: '生成于', before: '上月', key: '主要指标', part: '项目', n: '数量', change: '增减', mean: '平均', p50: '中位', p90: '九成以内', desk50: '中位（工作时间）', desk90: '九成以内（工作时间）', all: '合计', bot: '机器人办结率', kept: '时限遵守率', mark: '满意度', wait: '等待人工（中位）', first: '人工首次响应（中位）', findings: '台账', nofindings: '本月没有台账记录。', plan: '改进计划', noplan: '尚无改进计划。', draft: '草稿，未经批准', approved: '批准', version: '版本', what: '统计口径', none: '无数据', title: '标题', state: '状态', owner: '责任人', due: '期限', measures: '整改措施', result: '结果', rest: '其余', figure: '指标', side: '侧面', label: '细目', zone: '时区', 'state.open': '待分派', 'state.correcting': '整改中', 'state.corrected': '待验证', 'state.verified': '已验证', 'state.dropped': '已撤销' },
  en: { ...NAMES_EN, ...DEFINITIONS_EN, report: 'Monthly service report', made: 'Made', before: 'Month before', key: 'Key figures', part: 'What', n: 'Number', change: 'Change', mean: 'Mean', p50: 'Median', p90: '90 % within', desk50: 'Median (desk hours)', desk90: '90 % within (desk hours)', all: 'In all', bot: 'Solved by the bot', kept: 'Deadlines kept', mark: 'Satisfaction', wait: 'Wait for a person (median)', first: 'First response, people (median)', findings: 'Ledger', nofindings: 'Nothing in the ledger this month.', plan: 'Improvement plan', noplan: 'No improvement plan yet.', draft: 'draft, not approved', approved: 'approved', version: 'Version', what: 'What is counted', none: 'nothing', title: 'Title', state: 'State', owner: 'Owner', due: 'Due', measures: 'Correction', result: 'Result', rest: 'The rest', figure: 'Figure', side: 'Side', label: 'Part', zone: 'Time zone', 'state.open': 'Open', 'state.correcting': 'Correcting', 'state.corrected': 'Corrected', 'state.verified': 'Verified', 'state.dropped': 'Dropped' },
} as const;

/** A word of reports. */
export type ReportWord = keyof (typeof TEXTS)['en'];

/** A word by a name that may be made from data; the name itself where there is none. */
export function word(language: ReportLanguage, name: string): string {
  const texts: Readonly<Record<string, string>> = TEXTS[language];
  return Object.hasOwn(texts, name) ? texts[name] ?? name : name;
}

/** How a part of a figure is called. */
export function partName(language: ReportLanguage, figure: Reported, { side, label }: Pick<Cell, 'side' | 'label'>): string {
  if (figure === 'declined') return label;
  if (figure === 'clauses') return language === 'en' ? `Norm ${label}` : `规范 ${label}`;
  if (figure === 'deadlines') return `${named(language, 'policy', label)} · ${named(language, 'deadlines', side)}`;
  return named(language, figure, [side, label].filter((each) => each !== '').join('.'));
}

function named(language: ReportLanguage, prefix: string, name: string): string {
  const found = word(language, `${prefix}.${name}`);
  return found === `${prefix}.${name}` ? name : found;
}

/** A length of time in its largest unit, to three figures. */
export function timeText(language: ReportLanguage, ms: number): string {
  const [unit, zh, en] = ms < 60_000 ? [1_000, '秒', 's'] as const : ms < 3_600_000 ? [60_000, '分', 'min'] as const : ms < 172_800_000 ? [3_600_000, '小时', 'h'] as const : [86_400_000, '天', 'd'] as const;
  return `${Number((ms / unit).toPrecision(3))} ${language === 'en' ? en : zh}`;
}

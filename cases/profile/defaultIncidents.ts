import type { Words } from './words.js';

const say = (hans: string, hant: string, en: string): Words => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** Kinds of incident, where an institution does not name its own. */
export const DEFAULT_KINDS = [
  { id: 'system', name: say('系统故障', '系統故障', 'System failure') },
  { id: 'service', name: say('服务中断', '服務中斷', 'Service interrupted') },
  { id: 'fraud', name: say('欺诈与冒名', '詐騙與冒名', 'Fraud or impersonation') },
  { id: 'data', name: say('信息泄露', '資訊外洩', 'Data exposed') },
  { id: 'complaints', name: say('集中投诉', '集中申訴', 'Many complaints') },
  { id: 'premises', name: say('营业场所突发事件', '營業場所突發事件', 'Emergency at a branch') },
  { id: 'other', name: say('其他', '其他', 'Other') },
];

const verify = { id: 'verify', phase: 'report', what: say('核实情况：时间、地点、影响范围', '核實情況：時間、地點、影響範圍', 'Verify what happened: when, where, who is affected'), must: true } as const;
const banner = { id: 'banner', phase: 'start', what: say('在客户页面发布公告', '在客戶頁面發布公告', 'Put a notice on the customers’ page'), must: false } as const;
const tell = { id: 'tell', phase: 'start', what: say('向受影响客户发送通知', '向受影響客戶發送通知', 'Send a message to the customers affected'), must: false } as const;
const desk = { id: 'desk', phase: 'start', what: say('告知坐席统一答复口径', '告知客服人員統一答覆口徑', 'Tell the agents what to answer'), must: false } as const;
const contain = { id: 'contain', phase: 'dispose', what: say('控制影响，恢复服务', '控制影響，恢復服務', 'Contain it and restore the service'), must: true } as const;
const follow = { id: 'follow', phase: 'dispose', what: say('安抚并逐一跟进已投诉的客户', '安撫並逐一跟進已申訴的客戶', 'Care for the customers who have complained, one by one'), must: false } as const;
const lifted = { id: 'lifted', phase: 'aftermath', what: say('告知客户已经恢复，撤下公告', '告知客戶已經恢復，撤下公告', 'Tell customers that it is over, and lift the notice'), must: false } as const;
const review = { id: 'review', phase: 'aftermath', what: say('复盘原因，提出整改措施', '檢討原因，提出改善措施', 'Go over the causes and say what is to be corrected'), must: true } as const;
const report = { id: 'report', phase: 'aftermath', what: say('定稿事件报告', '定稿事件報告', 'Finish the incident’s report'), must: true } as const;
const regulator = { id: 'regulator', phase: 'start', what: say('按规定向监管机构报告', '依規定向主管機關報告', 'Report to the regulator as the rules ask'), must: true } as const;

const head = { id: 'call-head', who: say('机构负责人', '機構負責人', 'Head of the institution') };
const service = { id: 'call-service', who: say('客户服务负责人', '客戶服務負責人', 'Head of customer service') };
const compliance = { id: 'call-compliance', who: say('合规负责人', '法遵負責人', 'Head of compliance') };
const technology = { id: 'call-technology', who: say('科技值班', '資訊值班', 'Technology on duty') };

/** Plans for all four levels, where an institution has none of its own: who is called, and what is done by when. Minutes count from when a phase begins. */
export const DEFAULT_PLANS = [
  {
    level: 'critical' as const,
    calls: [{ ...head, withinMinutes: 10 }, { ...service, withinMinutes: 10 }, { ...compliance, withinMinutes: 10 }, { ...technology, withinMinutes: 10 }],
    tasks: [
      { ...verify, withinMinutes: 15 }, { ...banner, withinMinutes: 10 }, { ...tell, withinMinutes: 30 }, { ...desk, withinMinutes: 15 }, { ...regulator, withinMinutes: 60 },
      { ...contain, withinMinutes: 120 }, { ...follow, withinMinutes: 1_440 }, { ...lifted, withinMinutes: 30 }, { ...review, withinMinutes: 4_320 }, { ...report, withinMinutes: 4_320 },
    ],
    secondPerson: ['start' as const, 'close' as const],
  },
  {
    level: 'major' as const,
    calls: [{ ...service, withinMinutes: 15 }, { ...compliance, withinMinutes: 30 }, { ...technology, withinMinutes: 15 }],
    tasks: [
      { ...verify, withinMinutes: 30 }, { ...banner, withinMinutes: 15 }, { ...tell, withinMinutes: 60 }, { ...desk, withinMinutes: 30 },
      { ...contain, withinMinutes: 240 }, { ...follow, withinMinutes: 2_880 }, { ...lifted, withinMinutes: 60 }, { ...review, withinMinutes: 7_200 }, { ...report, withinMinutes: 7_200 },
    ],
    secondPerson: ['close' as const],
  },
  {
    level: 'moderate' as const,
    calls: [{ ...service, withinMinutes: 60 }],
    tasks: [
      { ...verify, withinMinutes: 60 }, { ...desk, withinMinutes: 60 }, { ...banner, withinMinutes: 60 }, { ...contain, withinMinutes: 480 },
      { ...lifted, withinMinutes: 120 }, { ...review, withinMinutes: 10_080 }, { ...report, withinMinutes: 10_080 },
    ],
    secondPerson: ['close' as const],
  },
  {
    level: 'minor' as const,
    calls: [],
    tasks: [{ ...verify, withinMinutes: 120 }, { ...contain, withinMinutes: 1_440 }, { ...report, withinMinutes: 14_400 }],
    secondPerson: [],
  },
];

/** What proposes an incident, where an institution does not say. */
export const DEFAULT_WATCH = [
  { id: 'complaints-class', of: 'complaints' as const, by: 'class' as const, count: 5, withinMinutes: 60, level: 'moderate' as const, kind: 'complaints' },
  { id: 'complaints-branch', of: 'complaints' as const, by: 'branch' as const, count: 4, withinMinutes: 60, level: 'moderate' as const, kind: 'complaints' },
  { id: 'complaints-service', of: 'complaints' as const, by: 'service' as const, count: 4, withinMinutes: 60, level: 'moderate' as const, kind: 'complaints' },
  { id: 'complaints-words', of: 'complaints' as const, by: 'words' as const, count: 3, withinMinutes: 60, level: 'major' as const, kind: 'complaints' },
  { id: 'anger', of: 'anger' as const, by: 'any' as const, count: 6, withinMinutes: 30, level: 'moderate' as const, kind: 'service' },
  { id: 'deadlines', of: 'deadlines' as const, by: 'any' as const, count: 5, withinMinutes: 60, level: 'minor' as const, kind: 'service' },
  { id: 'faults', of: 'faults' as const, by: 'any' as const, count: 3, withinMinutes: 15, level: 'major' as const, kind: 'system' },
];

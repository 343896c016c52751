import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jobAsked, jobView } from '../../bot/api/proof.js';
import { reviewPage } from '../../bot/api/review.js';
import type { SignedIn } from '../desk/staff.js';

const opened = z.looseObject({ id: z.string() });
const versioned = z.looseObject({ item: z.looseObject({ id: z.string(), version: z.number() }) });
const setup = z.looseObject({ people: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const incident = z.looseObject({ id: z.string() });
const POLL_MS = 100;

/** What is to be seen of supervision, and where. */
export interface SupervisionScene {
  /** A complaint's conversation, and the line in which it is said. */
  readonly conversation: string;
  readonly sequence: number;
  readonly incident: string;
}

/** Who does what in it. */
export interface Overseers {
  readonly supervisor: SignedIn;
  readonly compliance: SignedIn;
}

/** Lets overseers work for a morning on a demo's months, through the console's own routes. */
export async function playSupervision({ supervisor, compliance }: Overseers, agents: readonly string[]): Promise<SupervisionScene> {
  const { hits } = reviewPage.parse(await supervisor.post('/review/search', { words: '态度', kinds: ['complaint'], limit: 30 }));
  const [hit] = hits;
  if (hit === undefined) throw new Error('nobody has complained');
  const sequence = hit.lines[0]?.sequence ?? hit.firstSequence;
  const about = { conversation: hit.conversation, sequence };
  const number = hit.facets.cases[0]?.number;
  const [agent = '', other = ''] = agents;
  await supervisor.post(`/review/conversations/${encodeURIComponent(hit.conversation)}/comments`, { key: randomUUID(), on: sequence, text: '这里没有先安抚客户，下次例会讲评。' });
  await supervisor.post('/review/searches', { name: '逾期的投诉', shared: true, filters: { kinds: ['complaint'], deadlines: ['missed'] } });

  const finding = versioned.parse(await supervisor.post('/quality/findings', { key: randomUUID(), about: { ...about, ...(number !== undefined && { caseNumber: number }) }, finding: { title: '高峰时段窗口不足', what: '同类投诉本月出现多次，高峰时段只开一个窗口。', source: 'complaint', area: 'experience', weight: 'high' } }));
  await supervisor.post(`/quality/findings/${finding.item.id}/steps`, { version: finding.item.version, step: { do: 'assign', owner: agent, dueAt: instant(12), measures: '高峰时段增开窗口，大堂经理分流', cause: '排班未随客流调整' } });
  await compliance.post('/quality/findings', { key: randomUUID(), about: {}, finding: { title: '风险提示话术不统一', what: '抽查发现两位坐席的风险提示顺序不同。', source: 'review', area: 'compliance', weight: 'middle' } });
  await compliance.post('/quality/violations', { key: randomUUID(), about, violation: { kind: 'attitude', staff: other, what: '客户追问时语气不耐烦，未按规范致歉。', source: 'complaint' } });
  for (const [kind, title, likelihood, effect] of RISKS) {
    await compliance.post('/quality/risks', { key: randomUUID(), risk: { kind, title, what: `${title}，影响客户办理业务。`, measures: '已指定负责人，按月复核。', owner: agent, reviewAt: instant(30), likelihood, effect, why: '按近三个月记录评估' } });
  }
  await supervisor.post('/quality/draws', { key: randomUUID(), plan: { from: day(-60), to: day(0), agents: [], counts: { random: 2, 'low-mark': 1, complaint: 1, 'after-handoff': 1 }, reviewers: reviewers(setup.safeParse(await supervisor.get('/quality/setup')).data, [supervisor.staff.id, compliance.staff.id]) } });

  const drill = incident.parse(await supervisor.post('/incidents', { key: randomUUID(), drill: true, level: 'minor', kind: 'system', title: '手机银行登录缓慢', place: '' }));
  const real = incident.parse(await supervisor.post('/incidents', { key: randomUUID(), level: 'moderate', kind: 'service', title: '浦东支行叫号系统中断', place: '浦东支行' }));
  for (const { id } of [real, drill]) {
    await supervisor.post(`/incidents/${id}/tasks/verify`, { done: true, note: '现场已核实' });
    await supervisor.post(`/incidents/${id}/steps`, { step: 'start', note: '现场改用纸质号牌' });
  }

  await compliance.post('/keeping/holds', { key: randomUUID(), subject: { kind: 'conversation', conversation: hit.conversation }, reason: '客户已向监管部门反映，处理期间不得删除' });
  for (const path of ['/proof/verifications', '/proof/anchors', '/proof/exports']) {
    const { job } = jobAsked.parse(await compliance.post(path, path === '/proof/exports' ? { filter: { channel: 'line' }, format: 'csv' } : {}));
    while (['queued', 'running'].includes(jobView.parse(await compliance.get(`/proof/jobs/${job.id}`)).state)) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { ...about, incident: opened.parse(real).id };
}

const RISKS = [['operational', '叫号系统单点故障', 3, 4], ['compliance', '销售录音录像缺失', 2, 5], ['market', '理财产品净值波动引发集中投诉', 4, 3], ['credit', '贷款资料不实', 2, 3]] as const;

function reviewers(known: z.infer<typeof setup> | undefined, wished: readonly string[]): string[] {
  const there = new Set(known?.people.map(({ id }) => id) ?? wished);
  const both = wished.filter((id) => there.has(id));
  return both.length > 0 ? both : [...wished];
}

/** So many days from today, on the calendar. */
function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}

/** So many days from now. */
function instant(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString();
}

import type { Problem } from '../checkInspection.js';

/** The languages of the page. */
export type Language = 'zh' | 'en';
/** A text in both. */
export type Both = readonly [zh: string, en: string];

/** What is wrong with a line, for people. */
export const PROBLEMS: Readonly<Record<Problem, Both>> = {
  'not-a-line': ['此行已损坏，无法辨认', 'this line is damaged and can’t be made out'],
  'not-json': ['此行内容已损坏', 'what this line holds is damaged'],
  rewritten: ['此行的写法被改动（含义未变）', 'this line was written otherwise (its meaning is the same)'],
  hash: ['内容与散列值不符：被修改过', 'is not what its hash says: it was edited'],
  'unknown-shape': ['此行缺少应有的内容', 'this line lacks what it should hold'],
  gap: ['序号不连续：此前有记录缺失、重复或被移动', 'does not come next: records before it are missing, doubled or moved'],
  previous: ['与上一条记录不衔接', 'does not follow the record before it'],
  foreign: ['属于另一会话', 'belongs to another conversation'],
  count: ['记录数与会话所载不符', 'the number of records is not what the conversation says'],
  head: ['最后一条记录与会话所载不符', 'the last record is not the one that the conversation names'],
  inclusion: ['不能推得锚点的根', 'its proof does not lead to the anchor’s root'],
  'inclusion-record': ['锚点所见的记录与此处不同', 'the record that the anchor saw is not the one here'],
  anchor: ['锚点内容与其散列值不符', 'the anchor is not what its hash says'],
  'end-counts': ['行数不符：有行被增删', 'the number of lines does not fit: lines were added or taken out'],
  'end-hash': ['此前各行与末行的散列值不符', 'the lines before it are not what the last line’s hash says'],
  'missing-end': ['缺少末行：文件不完整', 'the last line is missing: the file is not complete'],
  'after-end': ['在末行之后', 'stands behind the last line'],
  sum: ['会话、记录或事实的总数不符', 'the totals of conversations, records or facts do not fit'],
};

/** Words of the page. */
export const WORDS = {
  title: ['沟通记录核查文件', 'Inspection file'],
  whole: ['完整：每一行均与散列值相符', 'Whole: every line is what its hash says'],
  broken: ['不完整：以下各行不符', 'Not whole: these lines do not fit'],
  line: ['第 {n} 行', 'line {n}'],
  more: ['另有 {n} 行', 'and {n} more'],
  counts: ['{records} 条记录，{conversations} 个会话，{facts} 项事实，共 {lines} 行；全部在本机重新计算，未联网。', '{records} records, {conversations} conversations, {facts} facts, {lines} lines; all computed again on this machine, without a network.'],
  included: ['{n} 个会话在锚点 {anchor}（{day}）之内。', '{n} conversations are contained in anchor {anchor} of {day}.'],
  notIncluded: ['{n} 个会话尚无锚点：在下一个锚点之后另行出具，方可证明其当时已存在。', '{n} conversations are in no anchor yet: have the file made again after the next one.'],
  root: ['锚点散列值', 'Hash of the anchor'],
  compare: ['与另行保存的锚点文件比对', 'Compare with an anchor kept elsewhere'],
  same: ['与所选锚点文件一致。', 'It is the same as the anchor file that was chosen.'],
  other: ['与所选锚点文件不一致！', 'It is not the anchor of the file that was chosen!'],
  notAnchor: ['所选文件不是锚点文件。', 'The file that was chosen is no anchor.'],
  caution: ['本文件证明其内容自出具后未被改动；与机构以外保存的锚点一致时，才证明机构也未改动。', 'The file shows that it was not changed since it was made; only an anchor kept outside the institution, if it is the same, shows that the institution did not change it either.'],
  subject: ['对象', 'Subject'], conversation: ['会话', 'Conversation'], case: ['事项', 'Case'], channel: ['渠道', 'Channel'], period: ['起止', 'Period'], zone: ['时区', 'Time zone'], madeAt: ['出具时间', 'Made'], madeBy: ['出具人', 'Made by'], records: ['记录数', 'Records'],
  cases: ['事项与时限', 'Cases and clocks'], steps: ['处理与审批', 'Steps and approvals'], handoffs: ['人工接续', 'Handoffs'], citations: ['所引条款', 'Clauses cited'], transcript: ['记录', 'Record'], hashes: ['锚点与证明', 'Anchor and proof'], people: ['人员', 'People'], events: ['处理', 'Handling'],
  policy: ['时限', 'Clock'], clause: ['条款', 'Clause'], from: ['起算', 'From'], due: ['截止', 'Due'], done: ['完成', 'Done'], result: ['结果', 'Result'], why: ['依据', 'Reason'],
  kept: ['✓ 按时', '✓ kept'], missed: ['✗ 逾期', '✗ missed'], running: ['… 进行中', '… running'],
  time: ['时间', 'Time'], who: ['人员', 'Who'], what: ['事项', 'What'], note: ['说明', 'Note'], onRecord: ['记录', 'On record'],
  ok: ['✓ 相符', '✓ fits'], no: ['✗ 不符', '✗ does not fit'],
  language: ['English', '中文'], print: ['打印', 'Print'],
  archived: ['序号 {from}–{to} 已归档，不在本文件内（归档 {paper}）', 'sequences {from}–{to} are archived and not in this file (archive {paper})'],
  deleted: ['序号 {from}–{to} 已依规删除（证明书 {paper}）', 'sequences {from}–{to} were deleted after their time (certificate {paper})'],
  major: ['重大', 'major'], none: ['无', 'None'], state: ['状态', 'State'], owner: ['负责人', 'Owner'], approvedBy: ['批准', 'approved by'],
  delivered: ['送达至第 {n} 条', 'delivered up to {n}'], notDelivered: ['第 {n} 条未送达', '{n} not delivered'],
} as const satisfies Readonly<Record<string, Both>>;

/** A word with its placeholders filled. */
export function say(language: Language, word: keyof typeof WORDS, params: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

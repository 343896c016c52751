import type { PartWords } from '../../words/WordsContext.tsx';

const zh = {
  title: '证明', intro: '记录是否完整、当时是否存在，均可由此证明；验证与导出在后台进行，不影响对话。',
  verify: '全量验证', 'verify.start': '开始验证', 'verify.why': '重新计算每条记录的散列值、每个会话的链与登记簿。', 'verify.none': '尚未验证过。',
  'verify.whole': '完整：{records} 条记录，{conversations} 个会话', 'verify.broken': '发现 {faults} 处不符', 'verify.departed': '另有 {archived} 条已归档（读出 {read} 条核对），{deleted} 条已依规删除',
  anchors: '每日锚点', 'anchors.why': '一天一个散列值，涵盖全部会话、登记簿与访问日志；请交由机构以外保管。', 'anchors.make': '立即建立', 'anchors.none': '尚无锚点；第一个在下一日建立。', 'anchors.file': '下载', 'anchors.check': '核对锚点文件',
  'anchors.contains': '记录仍包含锚点 {anchor}（{day}）所见的一切', 'anchors.differs': '与锚点 {anchor}（{day}）有 {faults} 处不符', 'anchors.notOne': '所选文件不是锚点文件。', 'anchors.made': '已建立锚点 {ordinal}', 'anchors.checks': '核对结果',
  ordinal: '编号', day: '日期', size: '会话', records: '记录', root: '根', audit: '访问日志至',
  inspection: '核查文件', 'inspection.why': '一个可离线打开的网页：记录、时限、审批、引用条款与散列值，内附核查程序。', 'inspection.of': '会话编号或事项编号', 'inspection.make': '出具', 'inspection.html': '核查网页', 'inspection.json': 'JSON', 'inspection.csv': '表格 (CSV)', 'inspection.hint': '事项编号如 CP-20261125-0001-X；事项的文件包含其涉及的全部会话。', 'inspection.empty': '请填写会话编号或事项编号。',
  exports: '导出', 'exports.why': '写成一个文件，附清单（记录数、散列值、各渠道记录数）。同样的导出进行中时不会重复。', 'exports.all': '全部渠道', channel: '渠道', period: '日期', format: '格式', 'exports.start': '导出', 'exports.none': '尚未导出过。', 'exports.joined': '同样的导出正在进行，已并入该次导出。', 'verify.joined': '验证正在进行。',
  'exports.result': '{records} 条记录，{size}', 'exports.safe': '{n} 个单元格以公式字符开头，已在其前加撇号', 'exports.file': '文件', 'exports.manifest': '清单', 'exports.elsewhere': '未包含：{archived} 条的归档文件不在此处，{deleted} 条已删除', 'exports.sha': 'SHA-256 {sha}',
  'state.queued': '等候中', 'state.running': '进行中', 'state.done': '完成', 'state.failed': '失败', 'state.cancelled': '已取消', cancel: '取消', by: '{name}，{time}', system: '系统', progress: '已处理 {done} / {total}', failed: '失败：{why}', sequence: '第 {n} 条', line: '登记簿第 {n} 行', open: '打开', history: '以往',
};

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Proof', intro: 'Shows that the record is whole, and that it existed when it says. Verifying and exporting go on beside the chats and do not hold them up.',
  verify: 'Verification', 'verify.start': 'Verify now', 'verify.why': 'Computes every record’s hash, every conversation’s chain and the register again.', 'verify.none': 'Not verified yet.',
  'verify.whole': 'Whole: {records} records in {conversations} conversations', 'verify.broken': '{faults} faults found', 'verify.departed': 'Besides, {archived} archived ({read} read and checked), {deleted} deleted after their time',
  anchors: 'Daily anchors', 'anchors.why': 'One hash a day over all conversations, the register and the access log; to be kept by somebody outside.', 'anchors.make': 'Make one now', 'anchors.none': 'No anchor yet; the first is made with the next day.', 'anchors.file': 'Download', 'anchors.check': 'Check an anchor file',
  'anchors.contains': 'The record still contains everything that anchor {anchor} of {day} saw', 'anchors.differs': '{faults} things differ from anchor {anchor} of {day}', 'anchors.notOne': 'The file that was chosen is no anchor.', 'anchors.made': 'Anchor {ordinal} was made', 'anchors.checks': 'Checks',
  ordinal: 'Number', day: 'Day', size: 'Conversations', records: 'Records', root: 'Root', audit: 'Access log up to',
  inspection: 'Inspection file', 'inspection.why': 'A page that opens offline: the record, clocks, approvals, clauses and hashes, with a verifier inside.', 'inspection.of': 'Conversation or case number', 'inspection.make': 'Make', 'inspection.html': 'Inspection page', 'inspection.json': 'JSON', 'inspection.csv': 'Table (CSV)', 'inspection.hint': 'Case numbers look like CP-20261125-0001-X; a case’s file holds all conversations that it touches.', 'inspection.empty': 'Enter a conversation or a case number.',
  exports: 'Exports', 'exports.why': 'Written to one file with a manifest (count, hash, records by channel). The same wish is not written twice at once.', 'exports.all': 'All channels', channel: 'Channel', period: 'Days', format: 'Format', 'exports.start': 'Export', 'exports.none': 'Nothing exported yet.', 'exports.joined': 'The same export is under way already: this is it.', 'verify.joined': 'A verification is under way.',
  'exports.result': '{records} records, {size}', 'exports.safe': '{n} cells began like a formula and have an apostrophe before them', 'exports.file': 'File', 'exports.manifest': 'Manifest', 'exports.elsewhere': 'Not in it: {archived} in archives whose files are not here, {deleted} deleted', 'exports.sha': 'SHA-256 {sha}',
  'state.queued': 'waiting', 'state.running': 'under way', 'state.done': 'done', 'state.failed': 'failed', 'state.cancelled': 'cancelled', cancel: 'Cancel', by: '{name}, {time}', system: 'System', progress: '{done} of {total}', failed: 'Failed: {why}', sequence: 'record {n}', line: 'line {n} of the register', open: 'Open', history: 'Before',
};

/** Words of proving. */
export const PROOF_WORDS: PartWords<keyof typeof zh> = { zh, en };

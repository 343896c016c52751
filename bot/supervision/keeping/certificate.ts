import type { Profile } from '../../../cases/profile/profile.js';
import { html, trusted } from '../../../records/exportMarkup.js';
import type { Deletion } from '../../../supervision/keeping/deletion.js';
import type { DeletionItem } from '../../../supervision/keeping/port.js';
import type { KeepingPerson } from '../../api/keeping.js';

/** What a certificate of deletion says. */
export interface Certificate {
  readonly format: 'guitai-deletion-certificate';
  readonly version: 1;
  readonly number: string;
  readonly institution: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly proposed: { readonly by: KeepingPerson; readonly at: string };
  readonly approved: { readonly by: KeepingPerson; readonly at: string; readonly note: string };
  readonly done: { readonly at: string; readonly erased: number; readonly kept: number; readonly records: number };
  readonly items: readonly DeletionItem[];
  /** SHA-256 over the items as canonical JSON. */
  readonly sha256: string;
  /** HMAC with the record's seal key over number, people, figures and that hash. */
  readonly seal: string;
}

/** The certificate of a deletion that is done. @throws RangeError before it is */
export function certificateJson(deletion: Deletion, items: readonly DeletionItem[], institution: Profile['name'], person: (id: string) => KeepingPerson): Certificate {
  const { id, reason, proposedBy, proposedAt, decision, result } = deletion;
  if (decision === undefined || result === undefined) throw new RangeError('not done yet');
  const { at, erased, kept, records, sha256, seal } = result;
  return {
    format: 'guitai-deletion-certificate', version: 1, number: id, institution, reason,
    proposed: { by: person(proposedBy), at: proposedAt }, approved: { by: person(decision.by), at: decision.at, note: decision.note },
    done: { at, erased, kept, records }, items, sha256, seal,
  };
}

const STYLE = `
:root{color-scheme:light}body{font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}
h1{font-size:1.5rem;margin:0}h1 small,h2 small,dt small,th small{font-weight:400;color:#57606a}h2{font-size:1.05rem;margin:2rem 0 .5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:1rem 0}dt{color:#57606a}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:12px}th,td{border-bottom:1px solid #d0d7de;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
code{font:12px ui-monospace,monospace;overflow-wrap:anywhere}.sign{display:flex;gap:3rem;margin-top:4rem}.sign div{flex:1;border-top:1px solid #1f2328;padding-top:.25rem;color:#57606a}
@media print{body{margin:0;max-width:none}}`;

/** The same on paper: one page that needs nothing else, in Chinese and English. */
export function certificateHtml({ number, institution, reason, proposed, approved, done, items, sha256, seal }: Certificate, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const local = (at: string): string => format.format(new Date(at));
  const fact = (zh: string, en: string, value: string) => html`<dt>${zh} <small>${en}</small></dt><dd>${value}</dd>`;
  const erased = items.filter(({ state }) => state === 'erased');
  const kept = items.filter(({ state }) => state !== 'erased');
  return html`<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>删除证书 ${number}</title><style>${trusted(STYLE)}</style></head><body>
<p>${institution['zh-Hans'] ?? ''}</p>
<h1>沟通记录删除证书 <small>Certificate of deletion</small></h1>
<dl>
${fact('编号', 'Number', number)}
${fact('原因', 'Reason', reason)}
${fact('提出', 'Proposed', `${proposed.by.name} · ${local(proposed.at)}`)}
${fact('批准', 'Approved', `${approved.by.name} · ${local(approved.at)}${approved.note === '' ? '' : ` · ${approved.note}`}`)}
${fact('完成', 'Done', local(done.at))}
${fact('删除的会话', 'Conversations deleted', String(done.erased))}
${fact('删除的记录', 'Records deleted', String(done.records))}
${fact('未删除的会话', 'Conversations kept', String(done.kept))}
</dl>
<p>上述会话的记录、原文、文件、状态、事项与检索数据已从数据库及归档文件中删除；登记与链尾保留，沟通记录链仍可验证。早于完成时间的备份不受影响，须按备份制度轮换销毁。
<br><small>Records, originals, files, states, matters and search data of these conversations are gone from the database and from archives’ files. Their lines in the register and the ends of their chains stay, so that the record can still be verified. Backups older than this hold them until they are rotated out.</small></p>
<h2>明细 <small>Each conversation</small></h2>
<table><thead><tr><th>会话 <small>Conversation</small></th><th>序号 <small>Sequences</small></th><th>行数 <small>Rows</small></th><th>链尾散列 <small>Last hash</small></th></tr></thead><tbody>
${erased.map(({ conversation, from, to, counts, lastHash }) => html`<tr><td><code>${conversation}</code></td><td>${from}–${to}</td><td>${Object.entries(counts).map(([table, rows]) => `${table} ${rows}`).join(', ')}</td><td><code>${lastHash}</code></td></tr>
`)}</tbody></table>
${kept.length === 0 ? undefined : html`<h2>未删除 <small>Kept</small></h2><ul>${kept.map(({ conversation, why }) => html`<li><code>${conversation}</code> ${why}</li>`)}</ul>`}
<h2>校验 <small>To check it</small></h2>
<dl><dt>SHA-256</dt><dd><code>${sha256}</code></dd><dt>HMAC</dt><dd><code>${seal}</code></dd></dl>
<div class="sign"><div>提出人 Proposed by</div><div>批准人 Approved by</div></div>
</body></html>
`.text;
}

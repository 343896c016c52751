import { deliveryStates, type DeliveryState, type ExportedConversation, type ExportedRecord } from './export.js';
import { EXPORT_STYLE } from './exportStyle.js';
import { message, roleName } from './exportMessage.js';
import { html, markup, raw, type Markup } from './exportMarkup.js';
import type { CommunicationRecord } from './record.js';

/** What an export is shown with. */
export interface HtmlOptions {
  /** IANA name of the institution's zone. */
  readonly timeZone: string;
  /** The institution's name. */
  readonly institution: string;
}

/**
 * A conversation as one page that needs nothing else: no script, nothing from elsewhere, readable on paper and on a phone.
 * Everything that was said is escaped. Times are in the institution's zone.
 */
export function exportHtml(conversation: ExportedConversation, { timeZone, institution }: HtmlOptions): string {
  const time = timesIn(timeZone);
  const { records } = conversation;
  const states = deliveryStates(records.map((record): CommunicationRecord => whole(conversation, record)));
  const spoken = records.filter((record) => record.kind === 'message');
  const other = records.filter((record) => record.kind !== 'message');
  const page = html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>沟通记录 ${conversation.conversation}</title>
<style>${raw(EXPORT_STYLE)}</style>
</head>
<body>
<header>
<p class="house">${institution}</p>
<h1>沟通记录 <small>Communication record</small></h1>
<dl>
${fact('会话', 'Conversation', html`<code>${conversation.conversation}</code>`)}
${fact('渠道', 'Channel', conversation.channel)}
${fact('时间', 'Period', html`${time.full(records[0]?.at ?? '')} – ${time.full(records.at(-1)?.at ?? '')}`)}
${fact('时区', 'Time zone', timeZone)}
${fact('记录', 'Records', `${conversation.count}（对话 ${spoken.length}，事件与送达 ${other.length}）`)}
${fact('导出', 'Exported', time.full(conversation.exportedAt))}
</dl>
</header>
<section>
<h2>对话 <small>Transcript</small></h2>
${spoken.map((record) => spokenRecord(record, states.get(record.sequence), time))}
</section>
<section>
<h2>事件 <small>Events</small></h2>
${other.length === 0 ? html`<p class="none">无 <small>none</small></p>` : html`<ol class="events">${other.map((record) => eventRecord(record, time))}</ol>`}
</section>
<section>
<details>
<summary><h2>校验 <small>Hashes</small></h2></summary>
<p>每条记录带有上一条的散列值（SHA-256）。 <small>Each record carries the hash of the one before.</small></p>
<ol class="hashes">${records.map((record) => html`<li value="${record.sequence}"><code>${record.hash}</code></li>`)}</ol>
<p>首条之前 <small>before the first</small> <code>${records[0]?.previous ?? ''}</code></p>
</details>
</section>
</body>
</html>
`;
  return markup(page);
}

interface Times {
  full(at: string): string;
  short(at: string): string;
}

function timesIn(timeZone: string): Times {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return {
    full: (at) => (Number.isNaN(Date.parse(at)) ? at : day.format(new Date(at))),
    short: (at) => (Number.isNaN(Date.parse(at)) ? at : day.format(new Date(at))),
  };
}

function fact(name: string, english: string, value: Markup | string): Markup {
  return html`<div><dt>${name} <small>${english}</small></dt><dd>${value}</dd></div>`;
}

function whole({ conversation }: ExportedConversation, record: ExportedRecord): CommunicationRecord {
  return { ...record, conversation } as CommunicationRecord;
}

function spokenRecord(record: ExportedRecord, state: DeliveryState | undefined, time: Times): Markup {
  return html`<article class="${record.from.role}">${roleName(record.from)}${message(record)}${state?.kind ?? ''}${time.short(record.at)}</article>`;
}

function eventRecord(record: ExportedRecord, time: Times): Markup {
  return html`<li value="${record.sequence}">${time.full(record.at)}</li>`;
}

import { deliveryStates, type DeliveryState, type ExportedConversation, type ExportedRecord } from './export.js';
import { html, trusted, type Markup } from './exportMarkup.js';
import { messageBody, speaker } from './exportMessage.js';
import { EXPORT_STYLE } from './exportStyle.js';

/** What an export is shown with. */
export interface HtmlOptions {
  /** IANA name of the institution's zone. */
  readonly timeZone: string;
  /** The institution's name. */
  readonly institution: string;
}

type Of<Kind extends ExportedRecord['kind']> = Extract<ExportedRecord, { kind: Kind }>;

/**
 * A conversation as one page that needs nothing else: no script, nothing from elsewhere, readable on paper and on a phone.
 * Whatever was said is escaped. Times are in the institution's zone.
 */
export function exportHtml(exported: ExportedConversation, { timeZone, institution }: HtmlOptions): string {
  const { conversation, channel, exportedAt, count, records } = exported;
  const local = localTimes(timeZone);
  const events = records.filter((record) => record.kind === 'event');
  const deliveries = records.filter((record) => record.kind === 'delivery');
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>沟通记录 ${conversation}</title>
<style>${trusted(EXPORT_STYLE)}</style>
</head>
<body>
<header>
<p class="house">${institution}</p>
<h1>沟通记录 <small>Communication record</small></h1>
<dl>
${fact('会话', 'Conversation', html`<code>${conversation}</code>`)}
${fact('渠道', 'Channel', channel)}
${fact('起止', 'Period', `${local(records[0]?.at ?? '').join(' ')} – ${local(records.at(-1)?.at ?? '').join(' ')}`)}
${fact('时区', 'Time zone', timeZone)}
${fact('记录数', 'Records', String(count))}
${fact('导出时间', 'Exported', local(exportedAt).join(' '))}
</dl>
</header>
<main>
<h2>对话 <small>Transcript</small></h2>
${transcript(records, local)}
<h2>事件 <small>Events</small></h2>
${events.length === 0 ? html`<p>无 <small>None</small></p>` : html`<ol class="events">${events.map((record) => eventLine(record, local))}</ol>`}
${deliveries.length === 0 ? undefined : html`<details><summary><h2>送达记录 <small>Deliveries</small></h2></summary><ol class="events">${deliveries.map((record) => deliveryLine(record, local))}</ol></details>`}
<details><summary><h2>散列值 <small>Hashes</small></h2></summary>
<p>每条记录的散列值（SHA-256）都包含上一条的散列值。 <small>Each record’s hash covers the hash of the one before.</small></p>
<ol class="hashes">${records.map((record) => html`<li value="${record.sequence}"><code>${record.hash}</code></li>`)}</ol>
</details>
</main>
</body>
</html>
`.text;
}

/** A time as day and time of day on the institution's clock. What is not a time is shown as it is. */
type Local = (at: string) => readonly [day: string, time: string];

function localTimes(timeZone: string): Local {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' });
  return (at) => (Number.isNaN(Date.parse(at)) ? [at, ''] : [day.format(new Date(at)), time.format(new Date(at))]);
}

function fact(chinese: string, english: string, value: Markup | string): Markup {
  return html`<div><dt>${chinese} <small>${english}</small></dt><dd>${value}</dd></div>`;
}

function transcript(records: readonly ExportedRecord[], local: Local): Markup {
  const states = deliveryStates(records);
  const messages = records.filter((record) => record.kind === 'message');
  let today = '';
  return html`${messages.map((record) => {
    const [day, time] = local(record.at);
    const heading = day === today ? undefined : html`<p class="day">${day}</p>\n`;
    today = day;
    const { role } = record.from;
    const state = role === 'bot' || role === 'agent' ? delivery(states.get(record.sequence), local) : outcome(record.outcome);
    return html`${heading}<article class="${role}"><header><span>${speaker(record.from)}</span><small>#${record.sequence} <time datetime="${record.at}">${time}</time></small></header>${messageBody(record.content)}<footer>${state}</footer></article>\n`;
  })}`;
}

function outcome(text: string): Markup {
  return text === 'received' ? html`<small>已收到 Received</small>` : html`<small>${text}</small>`;
}

function delivery(state: DeliveryState | undefined, local: Local): Markup {
  if (!state) return html`<small>送达未确认 Delivery not confirmed</small>`;
  const when = local(state.at).join(' ');
  const attempts = state.attempts !== undefined && state.attempts > 1 ? html`，${state.attempts} 次 attempts` : undefined;
  return state.kind === 'delivered'
    ? html`<small>已送达 Delivered ${when}（${state.by}${attempts}）</small>`
    : html`<span class="failed">未送达 Not delivered <small>${when} ${state.error}${attempts}</small></span>`;
}

function eventLine({ sequence, at, from, content, outcome: result }: Of<'event'>, local: Local): Markup {
  const data = Object.entries(content.data ?? {}).map(([name, value]) => html` <small>${name}=<bdi>${typeof value === 'string' ? value : JSON.stringify(value)}</bdi></small>`);
  return html`<li value="${sequence}">${local(at).join(' ')} <code>${content.event}</code> ${result} <small>${from.role}</small>${data}</li>`;
}

function deliveryLine({ sequence, at, content, outcome: result }: Of<'delivery'>, local: Local): Markup {
  return html`<li value="${sequence}">${local(at).join(' ')} → #${content.through} ${content.by} ${result} <small>${content.error}</small></li>`;
}

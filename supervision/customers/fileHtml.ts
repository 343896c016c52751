import type { Locale } from '../../records/message.js';
import { html, trusted, type Markup } from '../../records/exportMarkup.js';
import type { Json } from '../../records/json.js';
import type { Audience, FilePart } from './parts.js';
import { FILE_WORDS } from './words.js';

const STYLE = `:root{color-scheme:light}body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1c2422;max-width:860px;margin:0 auto;padding:24px 16px}h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 8px;border-bottom:2px solid #0b6b5d;padding-bottom:4px}.quiet{color:#51605c;font-size:13px}.note{border-left:3px solid #0b6b5d;padding:6px 12px;background:#f1f6f4}article{border-bottom:1px solid #d8e0dd;padding:8px 0;break-inside:avoid;overflow-wrap:anywhere}article p{margin:2px 0;white-space:pre-wrap}h3{font-size:15px;margin:0}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:4px 0}dt{color:#51605c}dd{margin:0}ol{margin:4px 0;padding-left:20px}@media print{body{padding:0;max-width:none}}`;

/** What a page is made with. */
export interface HtmlFile {
  readonly locale: Locale;
  readonly audience: Audience;
  readonly unsealed: boolean;
  readonly institution: string;
  readonly timeZone: string;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** A customer's file as one page to be printed or kept: no script, nothing from elsewhere. Written piece by piece. */
export async function* fileHtml(parts: AsyncIterable<FilePart>, of: HtmlFile): AsyncGenerator<string> {
  const { locale, audience, unsealed, institution, timeZone, madeAt } = of;
  const words = FILE_WORDS[locale];
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const time = (at: string): string => (at === '' ? '' : format.format(new Date(at)));
  const title = audience === 'customer' ? words['title.customer'] : words.title;
  yield html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${trusted(STYLE)}</style></head>
<body><header><p class="quiet">${institution}</p><h1>${title}</h1><p class="quiet">${words.made} ${time(madeAt)} · ${unsealed ? words.unsealed : words.masked}</p></header><main>
${audience === 'customer' ? html`<p class="note">${words.rights}</p>` : undefined}`.text;
  let section = '';
  for await (const part of parts) {
    const heading = part.part === 'handoff' || part.part === 'line' || part.part === 'mark' || part.part === 'correction' ? 'conversation' : part.part;
    if (heading !== section && part.part !== 'left-out') yield html`<h2>${words[heading]}</h2>
`.text;
    section = heading;
    yield `${partHtml(part, words, time).text}\n`;
  }
  yield '</main></body></html>\n';
}

function partHtml(part: FilePart, words: (typeof FILE_WORDS)[Locale], time: (at: string) => string): Markup {
  switch (part.part) {
    case 'person':
      return html`<article><p>${part.names.join('、')}</p><p>${part.contacts.join('、')}</p><p>${part.identities.join('、')}</p></article>`;
    case 'booking':
      return html`<article><h3>${part.number} · ${part.service}</h3><p class="quiet">${time(part.at)} · ${part.state} · ${part.customerClass} · ${part.start}</p>${facts(part.details)}</article>`;
    case 'case':
      return html`<article><h3>${part.number} · ${part.kind} · ${part.service}</h3><p class="quiet">${time(part.at)} · ${part.state}${part.late ? ` · ${words.late}` : ''}</p>${facts(part.details)}<p class="quiet">${words.steps}</p><ol>${part.steps.map(({ at, what, by, note }) => html`<li>${time(at)} ${what} ${by} ${note}</li>`)}</ol></article>`;
    case 'conversation':
      return html`<article><h3>${part.channel} · ${time(part.at)}</h3><p class="quiet">${part.conversation} ${part.customerClass}</p>${part.keptUntil === '' ? undefined : html`<p class="quiet">${filled(words.kept, { until: time(part.keptUntil), years: part.years, why: part.why })}</p>`}</article>`;
    case 'handoff':
      return html`<article><p class="quiet">${words.handoff} ${time(part.at)} – ${time(part.until)} · ${part.who} · ${part.why} ${part.outcome}</p></article>`;
    case 'line':
      return html`<article><p class="quiet">${part.sequence} · ${time(part.at)} · ${part.who}</p><p>${part.text}</p></article>`;
    case 'mark':
      return html`<article><p class="quiet">${words.mark} · ${time(part.at)}</p>${facts(part.marks)}</article>`;
    case 'correction':
      return html`<article><p class="quiet">${words.correction} · ${time(part.at)} ${part.about}</p><p><del>${part.wrong}</del> → <ins>${part.right}</ins></p></article>`;
    case 'look':
      return html`<article><p>${time(part.at)} · ${part.who} · ${part.what} ${part.subject}${part.reason === '' ? '' : ` · ${words.reason} ${part.reason}`}</p></article>`;
    case 'left-out':
      return html`<p class="note">${filled(words['left-out'], { n: part.conversations })}</p>`;
  }
}

function facts(details: Readonly<Record<string, Json>>): Markup {
  return html`<dl>${Object.entries(details).map(([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd>`)}</dl>`;
}

function filled(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

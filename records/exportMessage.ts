import { html, type Markup } from './exportMarkup.js';
import { stretchesOf } from './folded.js';
import type { Card, FileReference, Folded, Message } from './message.js';
import type { Party } from './record.js';

const ROLES: Readonly<Record<Party['role'], readonly [chinese: string, english: string]>> = {
  customer: ['客户', 'Customer'],
  bot: ['智能客服', 'Bot'],
  agent: ['人工客服', 'Agent'],
  system: ['系统', 'System'],
};

/** Who spoke: role, and the id under which it is known. */
export function speaker({ role, id }: Party): Markup {
  const [chinese, english] = ROLES[role];
  return html`<b>${chinese}</b> <small>${english} · <bdi>${id}</bdi></small>`;
}

/** Everything a message held: words, card, buttons, files, and what a pressed button carried. */
export function messageBody({ text, locale, card, choices = [], files = [], value }: Message): Markup {
  return html`${text === '' ? undefined : html`<p class="words" lang="${locale}" dir="auto">${text}</p>`}${card && cardBody(card, locale)}${buttons(choices.map((choice) => choice.title), locale)}${files.length === 0 ? undefined : html`<ul class="files">${files.map(fileLine)}</ul>`}${value === undefined ? undefined : html`<details><summary>按键数据 <small>Button data</small></summary><pre dir="auto">${JSON.stringify(value, null, 2)}</pre></details>`}`;
}

function cardBody({ title, facts, folded, notes = [], actions = [], links = [] }: Card, locale: string): Markup {
  return html`<div class="card" lang="${locale}"><h3 dir="auto">${title}</h3>${facts.length === 0 ? undefined : html`<dl>${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`}${folded && foldedBody(folded)}${notes.map((note) => html`<p dir="auto">${note}</p>`)}${buttons(actions.map((action) => action.title), locale)}${links.map(({ title: name, href }) => html`<p class="link">${name} <small><bdi>${href}</bdi></small></p>`)}</div>`;
}

/** What the customer could unfold, unfolded: an export hides nothing. */
function foldedBody({ title, ...words }: Folded): Markup {
  return html`<h4 dir="auto">${title}</h4>${stretchesOf(words).map((paragraph) => html`<p dir="auto">${paragraph.map(({ text, marked }) => (marked ? html`<strong>${text}</strong>` : text))}</p>`)}`;
}

function buttons(titles: readonly string[], locale: string): Markup | undefined {
  return titles.length === 0 ? undefined : html`<ul class="buttons" lang="${locale}">${titles.map((title) => html`<li dir="auto">${title}</li>`)}</ul>`;
}

function fileLine({ name, contentType, size, sha256 }: FileReference): Markup {
  return html`<li>文件 <small>File</small> <bdi>${name}</bdi> <small>${contentType}, ${size.toLocaleString('en')} bytes, SHA-256 <code>${sha256}</code></small></li>`;
}

import type { Problem, ShownRecord } from '../checkInspection.js';
import { html, type Markup } from '../../exportMarkup.js';
import { messageBody, speaker } from '../../exportMessage.js';
import * as z from 'zod/mini';
import type { Message } from '../../message.js';
import { meaning } from './codes.js';
import type { Local } from './view.js';
import { PROBLEMS, say, type Language } from './words.js';

const party = z.object({ role: z.enum(['customer', 'bot', 'agent', 'system']), id: z.string() });
const choice = z.object({ title: z.string(), say: z.string(), value: z.optional(z.json()) });
const folded = z.object({ title: z.string(), text: z.string(), marked: z.optional(z.string()), instead: z.string() });
const card = z.object({
  title: z.string(), facts: z.array(z.object({ label: z.string(), value: z.string() })), folded: z.optional(folded), notes: z.optional(z.array(z.string())),
  actions: z.optional(z.array(choice)), links: z.optional(z.array(z.object({ title: z.string(), href: z.string() }))),
});
const message = z.object({
  text: z.string(), locale: z.enum(['zh-Hans', 'zh-Hant', 'en']), choices: z.optional(z.array(choice)), card: z.optional(card),
  files: z.optional(z.array(z.object({ id: z.string(), name: z.string(), contentType: z.string(), size: z.number(), sha256: z.string() }))), value: z.optional(z.json()),
});
const event = z.object({ event: z.string(), data: z.optional(z.record(z.string(), z.json())) });
const delivery = z.object({ through: z.number(), by: z.string(), error: z.optional(z.string()) });

/** One record as it was said or done, with whether it fits. What can't be read as what it should be is shown as it stands. */
export function recordView(record: ShownRecord, problems: readonly Problem[], language: Language, local: Local): Markup {
  const from = party.safeParse(jsonOf(record.from));
  const role = from.success ? from.data.role : 'system';
  const [, time] = local(record.at);
  const wrong = problems.length > 0;
  const names = problems.map((problem) => PROBLEMS[problem][language === 'zh' ? 0 : 1]).join(language === 'zh' ? '；' : '; ');
  const check = html`<span class="check ${wrong ? 'no' : 'ok'}" title="${record.hash}">${say(language, wrong ? 'no' : 'ok')}${wrong ? ` — ${names}` : ''}</span>`;
  const head = html`<header class="line"><span>${from.success ? speaker(from.data) : record.from}</span><small>#${record.sequence} <time datetime="${record.at}">${time}</time></small></header>`;
  const body = record.kind === 'message' ? message.safeParse(jsonOf(record.content)) : undefined;
  if (body?.success === true) {
    return html`<article class="${role}${wrong ? ' wrong' : ''}" id="line-${record.line}">${head}${messageBody(plain(body.data))}<footer class="line"><small>${meaning(language, record.outcome)}</small>${check}</footer></article>`;
  }
  return html`<div class="entry${wrong ? ' wrong' : ''}" id="line-${record.line}">${head}${happened(record, language)}<footer class="line"><small>${meaning(language, record.outcome)}</small>${check}</footer></div>`;
}

function happened({ kind, content }: ShownRecord, language: Language): Markup {
  const told = kind === 'event' ? event.safeParse(jsonOf(content)) : undefined;
  if (told?.success === true) {
    const data = Object.entries(told.data.data ?? {}).map(([name, value]) => html` <small>${name}=<bdi>${typeof value === 'string' ? value : JSON.stringify(value)}</bdi></small>`);
    return html`<p><code>${told.data.event}</code>${data}</p>`;
  }
  const sent = kind === 'delivery' ? delivery.safeParse(jsonOf(content)) : undefined;
  if (sent?.success === true) return html`<p>${say(language, sent.data.error === undefined ? 'delivered' : 'notDelivered', { n: sent.data.through })} <small>${sent.data.by} ${sent.data.error}</small></p>`;
  return html`<pre dir="auto">${content}</pre>`;
}

/** Without members that are undefined, which a message does not have. */
function plain({ choices, card: of, files, value, ...rest }: z.infer<typeof message>): Message {
  return { ...rest, ...(choices && { choices: choices.map(pressed) }), ...(of && { card: cardOf(of) }), ...(files && { files }), ...(value !== undefined && { value }) };
}

function pressed({ title, say: said }: z.infer<typeof choice>): { readonly title: string; readonly say: string } {
  return { title, say: said };
}

function cardOf({ title, facts, folded: words, notes, actions, links }: z.infer<typeof card>): NonNullable<Message['card']> {
  return {
    title, facts, ...(notes && { notes }), ...(actions && { actions: actions.map(pressed) }), ...(links && { links }),
    ...(words && { folded: { title: words.title, text: words.text, instead: words.instead, ...(words.marked !== undefined && { marked: words.marked }) } }),
  };
}

/** What a text means; undefined where it is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

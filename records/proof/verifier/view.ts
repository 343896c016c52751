import type { Anchor } from '../anchorShape.js';
import type { CheckedInspection } from '../checkInspection.js';
import { html, type Markup } from '../../exportMarkup.js';
import { factsView, proofView } from './facts.js';
import { recordView } from './record.js';
import { PROBLEMS, say, type Language } from './words.js';

/** How the page is shown. */
export interface Shown {
  readonly language: Language;
  /** An anchor that was chosen to compare with; `none` when the file held none. */
  readonly compared: Anchor | 'none' | undefined;
}

/** Lines named in the verdict; more are counted. */
const NAMED = 50;

/** Whether nothing at all is wrong. */
export function isWhole({ lines }: CheckedInspection): boolean {
  return lines.every(({ problems }) => problems.length === 0);
}

/** A time as day and time of day on the institution's clock. What is no time is shown as it is. */
export type Local = (at: string) => readonly [day: string, time: string];

/** See {@link Local}. A zone that this machine does not know gives UTC. */
export function localTimes(timeZone: string): Local {
  let options: Intl.DateTimeFormatOptions = { timeZone };
  try {
    new Intl.DateTimeFormat('sv-SE', options);
  } catch {
    options = { timeZone: 'UTC' };
  }
  const day = new Intl.DateTimeFormat('sv-SE', { ...options, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat('sv-SE', { ...options, timeStyle: 'medium' });
  return (at) => (Number.isNaN(Date.parse(at)) ? [at, ''] : [day.format(new Date(at)), time.format(new Date(at))]);
}

/** The whole page. */
export function pageView(checked: CheckedInspection, { language, compared }: Shown): Markup {
  const { about } = checked;
  const local = localTimes(about?.timeZone ?? 'UTC');
  const word = (name: Parameters<typeof say>[1], params?: Parameters<typeof say>[2]): string => say(language, name, params);
  const subject = about && `${word(about.subject.kind)} ${about.subject.id}`;
  return html`<header>
<p class="tools"><button type="button" id="language">${word('language')}</button><label class="file">${word('compare')}<input type="file" id="anchor" accept=".json,application/json"></label><button type="button" id="print">${word('print')}</button></p>
<p class="house">${about?.institution[language === 'zh' ? 'zh-Hans' : 'en']}</p>
<h1>${word('title')}</h1>
${verdict(checked, { language, compared })}
<dl>${about && html`${row(word('subject'), subject ?? '')}${row(word('madeAt'), local(about.madeAt).join(' '))}${row(word('madeBy'), `${about.madeBy.name} (${about.madeBy.id})`)}${row(word('zone'), about.timeZone)}`}</dl>
</header>
<main>
${factsView(checked, language, local)}
${checked.conversations.map((head) => html`<section><h2>${word('transcript')} · <code>${head.conversation}</code></h2>
<dl>${row(word('channel'), head.channel)}${row(word('records'), String(head.count))}</dl>
${head.departed.map(({ kind, from, to, paper }) => html`<p class="entry">${word(kind, { from, to, paper })}</p>`)}
${transcript(checked, head.conversation, language, local)}</section>`)}
${proofView(checked, language, local)}
</main>`;
}

function row(name: string, value: string): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function transcript(checked: CheckedInspection, conversation: string, language: Language, local: Local): Markup {
  let today = '';
  const problems = new Map(checked.lines.map((line) => [line.number, line.problems]));
  return html`${checked.records.filter((record) => record.conversation === conversation).map((record) => {
    const [day] = local(record.at);
    const heading = day === today ? undefined : html`<p class="day">${day}</p>`;
    today = day;
    return html`${heading}${recordView(record, problems.get(record.line) ?? [], language, local)}`;
  })}`;
}

function verdict(checked: CheckedInspection, { language, compared }: Shown): Markup {
  const { anchor, conversations, records, facts, lines, included } = checked;
  const whole = isWhole(checked);
  const word = (name: Parameters<typeof say>[1], params?: Parameters<typeof say>[2]): string => say(language, name, params);
  const wrong = lines.filter(({ problems }) => problems.length > 0);
  const same = compared !== undefined && compared !== 'none' && anchor !== undefined && compared.hash === anchor.hash && compared.seal === anchor.seal && compared.tree.root === anchor.tree.root;
  const comparison = compared === undefined ? undefined : html`<p><strong class="${same ? 'kept' : 'missed'}">${word(compared === 'none' ? 'notAnchor' : same ? 'same' : 'other')}</strong></p>`;
  return html`<section class="verdict ${whole ? 'whole' : 'broken'}" role="status" id="verdict">
<strong>${whole ? '✓' : '✗'} ${word(whole ? 'whole' : 'broken')}</strong>
${wrong.length === 0 ? undefined : html`<ul>${wrong.slice(0, NAMED).map(({ number, place, problems }) => html`<li><a href="#line-${number}">${word('line', { n: number })}</a> ${place} — ${problems.map((problem) => PROBLEMS[problem][language === 'zh' ? 0 : 1]).join(language === 'zh' ? '；' : '; ')}</li>`)}</ul>${wrong.length > NAMED ? html`<p>${word('more', { n: wrong.length - NAMED })}</p>` : undefined}`}
<p>${word('counts', { records: records.length, conversations: conversations.length, facts: facts.length, lines: lines.length })}</p>
${anchor && included > 0 ? html`<p>${word('included', { n: included, anchor: anchor.ordinal, day: anchor.day })} ${word('root')} <code>${anchor.hash}</code></p>` : undefined}
${conversations.length > included ? html`<p>${word('notIncluded', { n: conversations.length - included })}</p>` : undefined}
${comparison}
<p><small>${word('caution')}</small></p>
</section>`;
}

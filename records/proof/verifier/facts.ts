import type { CheckedInspection } from '../checkInspection.js';
import type { Fact } from '../inspection.js';
import { html, type Markup } from '../../exportMarkup.js';
import * as z from 'zod/mini';
import { meaning } from './codes.js';
import { jsonOf } from './record.js';
import type { Local } from './view.js';
import { say, type Language } from './words.js';

type Of<Name extends Fact['fact']> = Extract<Fact, { readonly fact: Name }> & { readonly line: number };

const cited = z.object({ event: z.string(), data: z.object({ clause: z.optional(z.string()), clauses: z.optional(z.array(z.string())) }) });

/** Cases with their clocks and steps, handoffs, and the clauses that were cited. */
export function factsView(checked: CheckedInspection, language: Language, local: Local): Markup {
  const { facts } = checked;
  const word = (name: Parameters<typeof say>[1]): string => say(language, name);
  const of = <Name extends Fact['fact']>(name: Name): Of<Name>[] => facts.filter((fact): fact is Of<Name> => fact.fact === name);
  const wrong = new Set(checked.lines.flatMap(({ number, problems }) => (problems.length > 0 ? [number] : [])));
  const mark = (line: number): Markup => html` <span class="check ${wrong.has(line) ? 'no' : 'ok'}">${word(wrong.has(line) ? 'no' : 'ok')}</span>`;
  const meant = (code: string): string => meaning(language, code);
  const names = new Map(of('person').map(({ id, name, workNumber }) => [id, workNumber === '' ? name : `${name} ${workNumber}`]));
  const who = (id: string): string => (id === '' ? '' : (names.get(id) ?? meant(id)));
  const when = (at: string): string => (at === '' ? '' : local(at).join(' '));
  const cases = of('case');
  const handoffs = of('handoff');
  const clauses = citations(checked);
  return html`${cases.length === 0 ? undefined : html`<section><h2>${word('cases')}</h2>${cases.map((each) => html`<h3 id="line-${each.line}"><code>${each.number}</code> ${meant(each.kind)} · ${meant(each.subject)} · ${meant(each.state)}${each.major ? ` · ${word('major')}` : ''}${mark(each.line)}</h3>
<p><small>${when(each.openedAt)} – ${when(each.updatedAt)}${each.owner === '' ? '' : ` · ${word('owner')} ${who(each.owner)}`}</small></p>
${table([word('policy'), word('clause'), word('from'), word('due'), word('done'), word('result'), word('why')], of('clock').filter(({ number }) => number === each.number).map((clock) => html`<tr id="line-${clock.line}"><td>${clock.name[language === 'zh' ? 'zh-Hans' : 'en']}</td><td>${clock.clause}</td><td>${when(clock.from)}</td><td>${when(clock.dueAt)}</td><td>${when(clock.doneAt)}</td><td class="${clock.kept}">${word(clock.kept)}</td><td>${reasons(clock, who, when, word('approvedBy'), meant)}${mark(clock.line)}</td></tr>`))}
<h3>${word('steps')}</h3>
${table([word('time'), word('who'), word('what'), word('note'), word('onRecord')], of('step').filter(({ number }) => number === each.number).map((one) => html`<tr id="line-${one.line}"><td>${when(one.at)}</td><td>${who(one.by)}</td><td>${meant(one.what)}</td><td>${one.note}</td><td>${one.record}${mark(one.line)}</td></tr>`))}`)}</section>`}
${handoffs.length === 0 ? undefined : html`<section><h2>${word('handoffs')}</h2>${table([word('what'), word('time'), word('due'), word('who'), word('done'), word('result')], handoffs.map((each) => html`<tr id="line-${each.line}"><td>${meant(each.kind)} · ${each.why}</td><td>${when(each.openedAt)}</td><td>${when(each.dueAt)}</td><td>${who(each.agent)} <small>${when(each.claimedAt)}</small></td><td>${when(each.closedAt)}</td><td>${meant(each.outcome === '' ? each.state : each.outcome)}${mark(each.line)}</td></tr>`))}</section>`}
${clauses.length === 0 ? undefined : html`<section><h2>${word('citations')}</h2>${table([word('clause'), word('what'), word('onRecord')], clauses.map(({ clause, event, place }) => html`<tr><td>${clause}</td><td><code>${event}</code></td><td>${place}</td></tr>`))}</section>`}`;
}

function reasons({ history }: Of<'clock'>, who: (id: string) => string, when: (at: string) => string, approved: string, meant: (code: string) => string): Markup {
  return html`${history.map((each) => html`<div>${meant(each.reason)} → ${when(each.dueAt)}${each.by === undefined ? '' : ` · ${who(each.by)}`}${each.approvedBy === undefined ? '' : ` · ${approved} ${who(each.approvedBy)}`}${each.why === undefined ? '' : ` · ${each.why}`}</div>`)}`;
}

function table(names: readonly string[], rows: readonly Markup[]): Markup | undefined {
  return rows.length === 0 ? undefined : html`<div class="scroll"><table><thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Clauses that events of the record name. */
function citations({ records }: CheckedInspection): { readonly clause: string; readonly event: string; readonly place: string }[] {
  return records.flatMap(({ kind, content, conversation, sequence }) => {
    const read = kind === 'event' ? cited.safeParse(jsonOf(content)) : undefined;
    if (read?.success !== true) return [];
    const { event, data: { clause, clauses = [] } } = read.data;
    return [...new Set([...(clause === undefined ? [] : [clause]), ...clauses])].map((each) => ({ clause: each, event, place: `${conversation}#${sequence}` }));
  });
}

/** The anchor, the way of each conversation up to its root, and the hash of every record. */
export function proofView({ anchor, conversations, records }: CheckedInspection, language: Language, local: Local): Markup {
  return html`<section><h2>${say(language, 'hashes')}</h2>
${anchor && html`<pre>${JSON.stringify(anchor, null, 2)}</pre><p><small>${local(anchor.at).join(' ')}</small></p>`}
${conversations.map((head) => html`<details><summary><code>${head.conversation}</code></summary>${head.inclusion && html`<pre>${JSON.stringify(head.inclusion, null, 2)}</pre>`}<ol class="hashes">${records.filter(({ conversation }) => conversation === head.conversation).map(({ sequence, hash }) => html`<li value="${sequence}"><code>${hash}</code></li>`)}</ol></details>`)}
</section>`;
}

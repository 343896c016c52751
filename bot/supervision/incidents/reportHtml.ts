import type { Profile } from '../../../cases/profile/profile.js';
import { html, trusted, type Part } from '../../../records/exportMarkup.js';
import { eventText } from '../../../supervision/incidents/eventWords.js';
import { SECTIONS, type ReportLanguage, type Written } from '../../../supervision/incidents/incident.js';
import { wallClock, type Sources } from '../../../supervision/incidents/report.js';
import { REPORT_WORDS } from '../../../supervision/incidents/reportWords.js';
import type { IncidentEventView } from '../../api/incidents.js';
import { MACHINE, type Kept } from './files.js';

/** What a printed report is made of, beside the incident. */
export interface Printing {
  readonly language: ReportLanguage;
  readonly profile: Pick<Profile, 'name' | 'supervision'>;
  readonly sources: Sources;
  readonly timeline: readonly IncidentEventView[];
  readonly texts: Written;
  /** Which version it is; undefined for what wrote itself. */
  readonly version?: { readonly version: number; readonly at: string; readonly by: string };
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 2rem; color: #1d2b29; background: #fff; font: 15px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
header { border-bottom: 2px solid #0b5d54; padding-bottom: .75rem; margin-bottom: 1.25rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.3; }
header p { margin: .25rem 0 0; color: #566562; }
h2 { margin: 1.5rem 0 .35rem; font-size: 1.05rem; color: #0b5d54; break-after: avoid; }
p.words { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #d9d5cb; }
th { color: #566562; font-weight: 600; }
td.time { white-space: nowrap; }
.facts th { width: 7rem; }
.drill { margin: 0 0 1rem; padding: .5rem .75rem; border: 2px dashed #8a2b1a; color: #8a2b1a; font-weight: 700; }
.late { color: #8a2b1a; }
tr { break-inside: avoid; }
@page { margin: 18mm; }
@media print { body { padding: 0; max-width: none; } }
`;

/** A report as a page to be printed: the sections, the plan's tasks, what customers were told, and the timeline. */
export function printedReport({ id, incident }: Kept, { language, profile, sources, timeline, texts, version }: Printing): string {
  const words = REPORT_WORDS[language];
  const clock = (at: string | undefined): string => (at === undefined ? '' : wallClock(at, sources.timeZone));
  const kind = profile.supervision.incidents.kinds.find((each) => each.id === incident.kind)?.name[language] ?? incident.kind;
  const section = (title: string, body: Part): Part => html`<section><h2>${title}</h2>${body}</section>`;
  const told = [...(incident.banner === undefined ? [] : [incident.banner.texts]), ...incident.rounds.filter(({ confirmedAt }) => confirmedAt !== undefined).map((round) => round.texts)];
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title} ${id}</title><style>${trusted(STYLE)}</style></head>
<body>
<header><h1>${words.title}${words.separator}${incident.title}</h1><p>${profile.name[language]}</p></header>
${incident.drill ? html`<p class="drill">${words.drill}</p>` : undefined}
<table class="facts"><tbody>
<tr><th scope="row">${words.number}</th><td>${id}</td></tr>
<tr><th scope="row">${words.levelLabel}</th><td>${words.level[incident.level]}</td></tr>
<tr><th scope="row">${words.kind}</th><td>${kind}</td></tr>
<tr><th scope="row">${words.stateLabel}</th><td>${words.state[incident.state]}</td></tr>
<tr><th scope="row">${words.asOf}</th><td>${clock(sources.now)} · ${version === undefined ? words.written : words.version(version.version, sources.nameOf(version.by), clock(version.at))}</td></tr>
</tbody></table>
${SECTIONS.map((name) => section(words.section[name], html`<p class="words">${texts[name]}</p>`))}
${section(words.plan, html`<table><thead><tr><th scope="col">${words.plan}</th><th scope="col">${words.due}</th><th scope="col">${words.done}</th><th scope="col">${words.by}</th></tr></thead><tbody>${incident.tasks.map(({ what, call, dueAt, doneAt, doneBy, note }) => html`<tr><td>${call ? words.call : ''}${what[language]}${note === undefined ? '' : ` · ${note}`}</td><td class="time">${clock(dueAt)}</td><td class="${dueAt !== undefined && (doneAt ?? sources.now) > dueAt ? 'time late' : 'time'}">${clock(doneAt)}</td><td>${doneBy === undefined ? '' : sources.nameOf(doneBy)}</td></tr>`)}</tbody></table>`)}
${told.length === 0 ? undefined : section(words.texts, told.map((each) => html`<p class="words">${each[language]}</p>`))}
${section(words.timeline, html`<table><tbody>${timeline.map(({ sequence, at, by, event, data }) => html`<tr><td>${sequence}</td><td class="time">${clock(at)}</td><td>${by.id === MACHINE.id ? words.machine : by.name}</td><td>${eventText(event, data, language, incident)}</td></tr>`)}</tbody></table>`)}
</body>
</html>`.text;
}

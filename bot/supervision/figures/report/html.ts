import { Temporal } from 'temporal-polyfill';
import { figureOf } from '../../../../supervision/figures/figures.js';
import { REPORTED, type MonthlyReport, type Reported, type ReportedFinding } from '../../../../supervision/figures/report/report.js';
import type { Cell, FigureView } from '../../../../supervision/figures/view.js';
import { sameIn } from './csv.js';
import { partName, timeText, word, type ReportLanguage } from './names.js';
import { STYLE } from './style.js';
import { barsSvg, columnsSvg, escaped } from './svg.js';

/** Rows of a figure that are told one by one; the rest is told together. */
const ROWS = 15;

/** A report as one page that opens offline and prints: nothing is loaded, nothing runs. */
export function reportHtml(report: MonthlyReport, language: ReportLanguage): string {
  const say = (name: string): string => word(language, name);
  const name = language === 'en' ? report.institution.en : report.institution['zh-Hans'];
  const title = `${name} ${say('report')} ${report.month}`;
  const figures = REPORTED.flatMap((each) => {
    const view = report.figures.find(({ figure }) => figure === each);
    return view === undefined ? [] : [figureSection(each, view, language)];
  });
  return [
    `<!doctype html><html lang="${language === 'en' ? 'en' : 'zh-Hans'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<header><h1>${escaped(title)}</h1><p>${report.period.from} – ${report.period.to} · ${say('zone')} ${escaped(report.timeZone)} · ${say('made')} ${moment(report.madeAt, report.timeZone)}</p></header>`,
    keySection(report, language), ...figures, findingsSection(report, language), planSection(report, language),
    '</main></body></html>\n',
  ].join('\n');
}

function moment(at: string, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

const sum = (cells: readonly Cell[]): number => cells.reduce((all, { n }) => all + n, 0);

function keySection({ figures }: MonthlyReport, language: ReportLanguage): string {
  const say = (name: string): string => word(language, name);
  const rows: [string, string, string][] = [];
  const both = (name: string, figure: Reported, read: (cells: readonly Cell[]) => string): void => {
    const view = figures.find((each) => each.figure === figure);
    rows.push([name, read(view?.cells ?? []), read(view?.before?.cells ?? [])]);
  };
  const share = (part: number, all: number): string => (all === 0 ? '–' : `${Number(((part / all) * 100).toPrecision(3))} %`);
  const median = (cell: Cell | undefined): string => (cell?.p50 === undefined ? '–' : timeText(language, cell.p50));
  both(say('figure.contacts'), 'contacts', (cells) => String(sum(cells)));
  both(say('bot'), 'outcomes', (cells) => share(sum(cells.filter(({ label }) => label === 'bot')), sum(cells.filter(({ label }) => label !== 'talk'))));
  both(say('figure.handoffs'), 'handoffs', (cells) => String(sum(cells)));
  both(say('wait'), 'waiting', (cells) => median(cells.find(({ side }) => side === 'taken')));
  both(say('first'), 'answers', (cells) => median(cells.find(({ side, label }) => side === 'person' && label === 'first')));
  both(say('kept'), 'deadlines', (cells) => share(sum(cells.filter(({ side }) => side === 'kept')), sum(cells)));
  both(say('mark'), 'satisfaction', (cells) => (sum(cells) === 0 ? '–' : (cells.reduce((all, { mean = 0, n }) => all + mean * n, 0) / sum(cells)).toFixed(2)));
  both(say('figure.complaints'), 'complaints', (cells) => String(sum(cells)));
  return `<section><h2>${say('key')}</h2>${table(['', say('n'), say('before')], rows)}</section>`;
}

function figureSection(figure: Reported, view: FigureView, language: ReportLanguage): string {
  const say = (name: string): string => word(language, name);
  const { measure } = figureOf(figure);
  const name = say(`figure.${figure}`);
  const shown = [...view.cells].sort((one, other) => other.n - one.n);
  const top = shown.slice(0, ROWS);
  const timed = measure === 'time';
  const told = (cell: Cell): string[] => {
    const before = sameIn(view.before?.cells ?? [], cell);
    const base = [partName(language, figure, cell), String(cell.n), String(before?.n ?? 0)];
    if (measure === 'mark') return [...base, cell.mean?.toFixed(2) ?? '–'];
    return timed ? [...base, ...[cell.p50, cell.p90, cell.deskP50, cell.deskP90].map((ms) => (ms === undefined ? '–' : timeText(language, ms)))] : base;
  };
  const heads = [say('part'), say('n'), say('before'), ...(measure === 'mark' ? [say('mean')] : timed ? [say('p50'), say('p90'), say('desk50'), say('desk90')] : [])];
  const rest = shown.slice(ROWS);
  const rows = [...top.map(told), ...(rest.length === 0 ? [] : [[`${say('rest')} (${rest.length})`, String(sum(rest)), '', ...heads.slice(3).map(() => '')]])];
  const bars = top.map((cell) => {
    const before = sameIn(view.before?.cells ?? [], cell);
    const value = measure === 'mark' ? cell.mean ?? 0 : timed ? cell.p50 ?? 0 : cell.n;
    const earlier = measure === 'mark' ? before?.mean : timed ? before?.p50 : before?.n;
    return { name: partName(language, figure, cell), value, shown: timed ? timeText(language, value) : measure === 'mark' ? value.toFixed(2) : String(value), ...(earlier !== undefined && { before: earlier }) };
  });
  const days = figure === 'contacts' ? columnsSvg(view.parts.map(({ from }) => ({ day: from, value: sum(view.trend.filter((cell) => cell.from === from)) })), name) : '';
  const body = view.n === 0 ? `<p class="quiet">${say('none')}</p>` : `${days}${barsSvg(bars, name)}${table(heads, rows)}`;
  return `<section><h2>${escaped(name)} <small>${view.n}</small></h2><p class="what">${escaped(say(`what.${figure}`))}</p>${body}</section>`;
}

function findingsSection({ findings, timeZone }: MonthlyReport, language: ReportLanguage): string {
  const say = (name: string): string => word(language, name);
  const row = ({ title, what, state, owner, dueAt, measures, result }: ReportedFinding): string[] => [`${title}\n${what}`, word(language, `state.${state}`), owner, dueAt === undefined ? '' : moment(dueAt, timeZone), measures ?? '', result ?? ''];
  const body = findings.length === 0 ? `<p class="quiet">${say('nofindings')}</p>` : table([say('title'), say('state'), say('owner'), say('due'), say('measures'), say('result')], findings.map(row), true);
  return `<section><h2>${say('findings')}</h2>${body}</section>`;
}

function planSection({ plan, timeZone }: MonthlyReport, language: ReportLanguage): string {
  const say = (name: string): string => word(language, name);
  if (plan === undefined) return `<section><h2>${say('plan')}</h2><p class="quiet">${say('noplan')}</p></section>`;
  const { version: { text, at, approved }, number, by, approvedBy } = plan;
  const state = approved === undefined ? say('draft') : `${say('approved')}: ${approvedBy ?? approved.by}, ${moment(approved.at, timeZone)}`;
  return `<section><h2>${say('plan')}</h2><p class="what">${say('version')} ${number} · ${escaped(by)}, ${moment(at, timeZone)} · ${escaped(state)}</p><div class="plan">${escaped(text)}</div></section>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], texts = false): string {
  return `<table${texts ? ' class="texts"' : ''}><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows.map(([first = '', ...others]) => `<tr><th scope="row">${escaped(first)}</th>${others.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
}

import { figureOf } from '../../../../supervision/figures/figures.js';
import type { MonthlyReport, Reported } from '../../../../supervision/figures/report/report.js';
import { REPORTED } from '../../../../supervision/figures/report/report.js';
import type { Cell } from '../../../../supervision/figures/view.js';
import { csvLine } from '../../csv.js';
import { partName, word, type ReportLanguage } from './names.js';

/** Seconds, to a tenth: what spreadsheets reckon with. */
function seconds(ms: number | undefined): number | string {
  return ms === undefined ? '' : Math.round(ms / 100) / 10;
}

/** A report as a table, one line for each number; with a mark at the beginning by which spreadsheets know that it is UTF-8. */
export function reportCsv({ month, figures }: MonthlyReport, language: ReportLanguage): string {
  const say = (name: string): string => word(language, name);
  const lines = [csvLine(['month', 'figure', 'side', 'label', say('figure'), say('part'), say('n'), say('before'), say('mean'), `${say('p50')} (s)`, `${say('p90')} (s)`, `${say('desk50')} (s)`, `${say('desk90')} (s)`])];
  for (const { figure, cells, before } of figures) {
    const name = REPORTED.find((each) => each === figure);
    if (name === undefined) continue;
    for (const cell of cells) lines.push(csvLine([month, name, cell.side, cell.label, say(`figure.${name}`), partName(language, name, cell), cell.n, sameIn(before?.cells ?? [], cell)?.n ?? 0, ...measured(name, cell)]));
  }
  return `\uFEFF${lines.join('')}`;
}

function measured(figure: Reported, { mean, p50, p90, deskP50, deskP90 }: Cell): (string | number)[] {
  const marks = figureOf(figure).measure === 'mark';
  return [mean === undefined ? '' : marks ? Math.round(mean * 100) / 100 : seconds(mean), ...(marks ? ['', '', '', ''] : [seconds(p50), seconds(p90), seconds(deskP50), seconds(deskP90)])];
}

/** The same part in another time. */
export function sameIn(cells: readonly Cell[], { side, label }: Pick<Cell, 'side' | 'label'>): Cell | undefined {
  return cells.find((each) => each.side === side && each.label === label);
}

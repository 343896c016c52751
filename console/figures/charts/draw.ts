import type { FigureCell, FigureView } from '../../../bot/api/figures.ts';
import type { Namer } from '../naming.ts';
import type { Behind, Drawing, Point, Series } from './drawing.ts';
import type { ChartPlan } from './layout.ts';

/** So many bars can be read at once; the rest is in the table. */
const BARS = 10;
/** So many colours can be told apart. */
const COLOURS = 6;

type Period = FigureView['period'];

/** Draws a figure: over time, by parts, or across branches, channels, …. */
export function draw(plan: ChartPlan, view: FigureView, across: string | undefined, namer: Namer): Drawing {
  if (across !== undefined) return drawAcross(plan, view, across, namer);
  switch (plan.shape) {
    case 'trend':
      return drawTrend(plan, view, namer);
    case 'times':
      return drawTimes(plan, view, namer);
    case 'split':
      return drawSplit(plan, view, namer);
    case 'rank':
    case 'marks':
      return drawRank(plan, view, namer);
  }
}

function drawTrend(plan: ChartPlan, { trend, parts, cells, period }: FigureView, namer: Namer): Drawing {
  const on = new Map(trend.map((cell) => [`${cell.from} ${idOf(cell)}`, cell]));
  const series = inOrder(plan, cells).map((cell): Series => ({
    name: namer.part(plan.figure, cell),
    points: parts.map((part) => {
      const found = on.get(`${part.from} ${idOf(cell)}`);
      return found && pointOf(plan, found, part, namer, found.n);
    }),
  }));
  return { form: 'columns', stacked: true, scale: 'count', categories: parts.map((part) => namer.period(part, period)), series, drawn: parts.length };
}

function drawTimes(plan: ChartPlan, { cells, period }: FigureView, namer: Namer): Drawing {
  const shown = inOrder(plan, cells).filter(({ p50 }) => p50 !== undefined);
  const line = (tone: 'p50' | 'p90' | 'desk50' | 'desk90', valueOf: (cell: FigureCell) => number | undefined): Series => ({
    name: namer.say(`column.${tone}`), tone,
    points: shown.map((cell) => {
      const value = valueOf(cell);
      return value === undefined ? undefined : { ...pointOf(plan, cell, period, namer, value), shown: namer.time(value) };
    }),
  });
  const desk = shown.some(({ deskP50 }) => deskP50 !== undefined);
  return {
    form: 'bars', stacked: false, scale: 'time', categories: shown.map((cell) => `${namer.part(plan.figure, cell)} (${cell.n})`), drawn: shown.length,
    series: [
      line('p50', ({ p50 }) => p50), line('p90', ({ p90 }) => p90),
      ...(desk ? [line('desk50', ({ deskP50 }) => deskP50), line('desk90', ({ deskP90 }) => deskP90)] : []),
    ],
  };
}

function drawSplit(plan: ChartPlan, { cells, period }: FigureView, namer: Namer): Drawing {
  const labels = [...new Set(cells.map(({ label }) => label))].sort();
  return {
    form: 'bars', stacked: true, scale: 'count', categories: labels.map((label) => namer.policy(label)), drawn: labels.length,
    series: (plan.order ?? []).map((side): Series => ({
      name: namer.side(plan.figure, side), ...(side === 'missed' && { tone: 'bad' as const }),
      points: labels.map((label) => {
        const cell = cells.find((each) => each.side === side && each.label === label);
        return cell && pointOf(plan, cell, period, namer, cell.n);
      }),
    })),
  };
}

function drawRank(plan: ChartPlan, { cells, before, period }: FigureView, namer: Namer): Drawing {
  const marks = plan.shape === 'marks';
  const ordered = inOrder(plan, cells);
  const line = (name: string, of: readonly FigureCell[], when: Period, tone?: 'before'): Series => ({
    name, ...(tone && { tone }),
    points: ordered.map((cell) => {
      const found = of.find((each) => idOf(each) === idOf(cell));
      if (found === undefined || (marks && found.mean === undefined)) return undefined;
      return pointOf(plan, found, when, namer, marks ? Math.round((found.mean ?? 0) * 100) / 100 : found.n);
    }),
  });
  return {
    form: 'bars', stacked: false, scale: marks ? 'mark' : 'count', categories: ordered.map((cell) => namer.part(plan.figure, cell)), drawn: Math.min(BARS, ordered.length),
    series: [line(namer.say('column.n'), cells, period), ...(before === undefined || before.n === 0 ? [] : [line(namer.say('before'), before.cells, before.period, 'before')])],
  };
}

/** One bar for each branch, channel, …: its parts stacked; of times the medians, of marks the means side by side. */
function drawAcross(plan: ChartPlan, { across: places, period }: FigureView, dimension: string, namer: Namer): Drawing {
  const totals = new Map<string, number>();
  for (const { value, n } of places) totals.set(value, (totals.get(value) ?? 0) + n);
  const values = [...totals].sort(([, one], [, other]) => other - one).map(([value]) => value);
  const sums = new Map<string, FigureCell>();
  for (const cell of places) sums.set(partOf(plan, cell), { ...cell, n: (sums.get(partOf(plan, cell))?.n ?? 0) + cell.n });
  const parts = inOrder(plan, [...sums.values()]).slice(0, COLOURS);
  const measured = plan.shape === 'times' || plan.shape === 'marks';
  return {
    form: 'bars', stacked: !measured, scale: plan.shape === 'times' ? 'time' : plan.shape === 'marks' ? 'mark' : 'count', categories: values.map((value) => namer.value(dimension, value)), drawn: Math.min(BARS, values.length),
    series: parts.map((part): Series => ({
      name: plan.shape === 'split' ? namer.side(plan.figure, part.side) : namer.part(plan.figure, part),
      ...(plan.shape === 'split' && part.side === 'missed' && { tone: 'bad' as const }),
      points: values.map((value) => {
        const found = places.filter((each) => each.value === value && partOf(plan, each) === partOf(plan, part));
        const [first] = found;
        if (first === undefined) return undefined;
        const n = found.reduce((sum, each) => sum + each.n, 0);
        const drawn = plan.shape === 'times' ? first.p50 : plan.shape === 'marks' ? Math.round((first.mean ?? 0) * 100) / 100 : n;
        if (drawn === undefined) return undefined;
        const point = pointOf(plan, { ...first, n }, period, namer, drawn);
        const { label: _label, ...rest } = point.behind;
        return { ...point, ...(plan.shape === 'times' && { shown: namer.time(drawn) }), behind: { ...(plan.shape === 'split' ? rest : point.behind), at: [dimension, value], called: `${namer.value(dimension, value)} · ${point.behind.called}` } };
      }),
    })),
  };
}

function pointOf(plan: ChartPlan, cell: FigureCell, { from, to }: Period, namer: Namer, value: number): Point {
  const { side, label, n } = cell;
  const behind: Behind = { from, to, ...(side !== '' && { side }), ...(label !== '' && { label }), called: namer.part(plan.figure, cell) };
  return { value, shown: namer.number(value), n, behind };
}

/** Cells in their natural order, else the most first. */
function inOrder({ order }: ChartPlan, cells: readonly FigureCell[]): FigureCell[] {
  const place = (cell: FigureCell): number => {
    const found = (order ?? []).indexOf(idOf(cell));
    return found === -1 ? (order ?? []).length : found;
  };
  return [...cells].sort((one, other) => place(one) - place(other) || other.n - one.n || (idOf(one) < idOf(other) ? -1 : 1));
}

/** `bot first`, `kept complaint-decision`, `4.3.2`. */
function idOf({ side, label }: Pick<FigureCell, 'side' | 'label'>): string {
  return [side, label].filter((part) => part !== '').join(' ');
}

function partOf({ shape }: ChartPlan, cell: FigureCell): string {
  return shape === 'split' ? cell.side : idOf(cell);
}

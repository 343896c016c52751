import { figureOf, type Figure, type FigureName } from './figures.js';
import { partFor, partOf, partsIn, periodBefore, type Part, type Period } from './period.js';
import type { Count, Figures, Group, Spread, Wanted } from './port.js';
import { quantileOf, together } from './steps.js';

/** What a figure is narrowed to: '' is "none known". */
export interface FigureFilter {
  readonly branch?: string;
  readonly channel?: string;
  readonly customerClass?: string;
  readonly agent?: string;
}

/** What figures are compared across. */
export const ACROSS = ['branch', 'channel', 'customerClass', 'agent'] as const;
/** One of {@link ACROSS}. */
export type Across = (typeof ACROSS)[number];

/** Which figure of which time. */
export interface FigureAsked {
  readonly figure: FigureName;
  readonly period: Period;
  readonly filter: FigureFilter;
  /** Absent: as the period's length asks for. */
  readonly part?: Part;
  readonly across?: Across;
  /** Without a trend and a comparison: the numbers alone. */
  readonly plain?: boolean;
}

/** One number of a figure: a part of it, of all the time or of some, everywhere or in one place. Times in ms. */
export interface Cell {
  readonly side: string;
  readonly label: string;
  readonly n: number;
  /** Of times and marks. */
  readonly mean?: number;
  /** Of times: half took no longer, nine of ten took no longer. By the clock on the wall, and of the desk's hours. */
  readonly p50?: number;
  readonly p90?: number;
  readonly deskP50?: number;
  readonly deskP90?: number;
}

/** Numbers of a part of the period. */
export interface CellOn extends Cell {
  readonly from: string;
  readonly to: string;
}

/** Numbers of one branch, channel, …. */
export interface CellAt extends Cell {
  readonly value: string;
}

/** A figure, counted. Parts of the same figure add up to `n`. */
export interface FigureView {
  readonly figure: FigureName;
  readonly period: Period;
  readonly n: number;
  readonly cells: readonly Cell[];
  readonly part: Part;
  /** Every part of the period, in order. */
  readonly parts: readonly Period[];
  readonly trend: readonly CellOn[];
  readonly before: { readonly period: Period; readonly n: number; readonly cells: readonly Cell[] } | undefined;
  readonly across: readonly CellAt[];
}

/** What is counted for a figure. */
export function wantedFor(name: FigureName, { from, to }: Period, filter: FigureFilter): Wanted {
  const { kind, sides }: Figure = figureOf(name);
  return { kind, from, to, ...(sides !== undefined && { sides }), ...filter };
}

/** Counts a figure. Numbers, trend and comparison come from the same facts as the list behind them. */
export async function figureView(figures: Figures, { figure: name, period, filter, part = partFor(period), across, plain = false }: FigureAsked): Promise<FigureView> {
  const figure: Figure = figureOf(name);
  const wanted = wantedFor(name, period, filter);
  const earlier = periodBefore(period);
  const earlierWanted: Wanted = { ...wanted, ...earlier };
  const dimensions = dimensionsOf(figure);
  const places: readonly Across[] = across === undefined ? [] : [across];
  const timed = figure.measure === 'time';
  // One reading serves the whole, its trend and its places: the most numerous facts are gone through once.
  const [counts, spreads, before, beforeSpreads] = await Promise.all([
    figures.counts(wanted, [...(plain ? [] : (['day'] as const)), ...places, ...dimensions]),
    timed ? figures.spread(wanted, [...places, ...dimensions], false) : [],
    plain ? [] : figures.counts(earlierWanted, dimensions),
    plain || !timed ? [] : figures.spread(figure.compared === undefined ? earlierWanted : { ...earlierWanted, sides: figure.compared }, dimensions, false),
  ]);
  const whole = summed(counts, () => '').map((each) => cellOf(figure, each, spreads));
  return {
    figure: name, period, part, parts: plain ? [] : partsIn(period, part),
    n: whole.reduce((sum, { n }) => sum + n, 0),
    cells: whole,
    trend: plain ? [] : trendOf(counts, figure, period, part),
    before: plain ? undefined : { period: earlier, n: before.reduce((sum, { n }) => sum + n, 0), cells: summed(before, () => '').map((each) => cellOf(figure, each, beforeSpreads)) },
    across: across === undefined ? [] : summed(counts, (group) => group[across] ?? '').map((each) => ({ ...cellOf(figure, each, spreads.filter(({ group }) => (group[across] ?? '') === each.key)), value: each.key })),
  };
}

function dimensionsOf({ parts }: Figure): ('side' | 'label')[] {
  return parts === 'both' ? ['side', 'label'] : [parts];
}

function trendOf(byDay: readonly Count[], figure: Figure, period: Period, part: Part): CellOn[] {
  const until = new Map(partsIn(period, part).map(({ from, to }) => [from, to]));
  return summed(byDay, ({ day = '' }) => partOf(day, part, period)).map((each) => ({ ...cellOf(figure, each, []), from: each.key, to: until.get(each.key) ?? each.key }));
}

interface Summed {
  readonly key: string;
  readonly side: string;
  readonly label: string;
  readonly n: number;
  readonly sum: number;
}

/** Counts brought together by their part of the figure and by a key of their group, in the order of both. */
function summed(counts: readonly Count[], keyOf: (group: Group) => string): Summed[] {
  const all = new Map<string, Summed>();
  for (const { group, n, sum } of counts) {
    const { side = '', label = '' } = group;
    const key = keyOf(group);
    const id = JSON.stringify([key, side, label]);
    const known = all.get(id) ?? { key, side, label, n: 0, sum: 0 };
    all.set(id, { ...known, n: known.n + n, sum: known.sum + sum });
  }
  return [...all.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

function cellOf({ measure }: Figure, { side, label, n, sum }: Omit<Summed, 'key'>, spreads: readonly Spread[]): Cell {
  const cell = { side, label, n };
  if (measure === 'count') return cell;
  const same = spreads.filter(({ group }) => (group.side ?? '') === side && (group.label ?? '') === label);
  const steps = together(same.map((each) => each.steps));
  const desk = together(same.map((each) => each.desk));
  const quantiles = { p50: quantileOf(steps, 0.5), p90: quantileOf(steps, 0.9), deskP50: quantileOf(desk, 0.5), deskP90: quantileOf(desk, 0.9) };
  return { ...cell, ...(n > 0 && { mean: sum / n }), ...known(quantiles) };
}

function known<Key extends string>(values: Readonly<Record<Key, number | undefined>>): Partial<Record<Key, number>> {
  const all: Partial<Record<Key, number>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) all[key] = value;
  }
  return all;
}

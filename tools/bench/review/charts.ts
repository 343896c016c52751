import { FIGURE_NAMES } from '../../../bot/api/figures.js';
import type { SignedIn } from '../../desk/staff.js';
import type { Asked } from './figures.js';

/** A chart takes no longer, in ms. */
const CHART_MS = 300;
const DAY_MS = 86_400_000;
/** Periods that are looked at, in days: a week, a month, a quarter. */
const PERIODS = [7, 30, 92];

/** Every chart, in the periods that people look at, as a whole and across branches or channels. */
export function chartsAsked(staff: Pick<SignedIn, 'get'>): Asked[] {
  const query = (days: number, more: string): string => {
    const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
    return `from=${day(days)}&to=${day(0)}${more}`;
  };
  const ways = PERIODS.flatMap((days) => ['', '&across=channel', '&across=agent', '&channel=line'].map((more) => query(days, more)));
  return [
    ...FIGURE_NAMES.map((name): Asked => ({ name: `chart: ${name}`, figureMs: CHART_MS, times: 24, ask: (count) => staff.get(`/figures/${name}?${ways[count % ways.length] ?? ''}`) })),
    { name: 'chart: what is behind a number', figureMs: CHART_MS, ask: (count) => staff.get(`/figures/${FIGURE_NAMES[count % FIGURE_NAMES.length] ?? ''}/behind?${query(92, '')}`) },
  ];
}

import type { Tone } from './drawing.ts';

/** The colours of a chart: the console's own, in light and dark, told apart by eyes that see few of them. */
export interface ChartTheme {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly paper: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly series: readonly string[];
}

const LIGHT: ChartTheme = { ink: '#1c2422', quiet: '#5c6470', line: '#dfe4e2', paper: '#ffffff', tones: { before: '#b9c4c1', bad: '#b3261e', p50: '#14665a', p90: '#8fc1b6', desk50: '#4a6fa5', desk90: '#a9c0de' }, series: ['#14665a', '#d39a2d', '#4a6fa5', '#a34e43', '#8a8f99', '#7a5c99'] };
const DARK: ChartTheme = { ink: '#e6eae8', quiet: '#a3adb0', line: '#333b3f', paper: '#1c2124', tones: { before: '#566166', bad: '#ff9a90', p50: '#6fc2b0', p90: '#3b7266', desk50: '#8fb0e0', desk90: '#4b6489' }, series: ['#6fc2b0', '#e3b45c', '#8fb0e0', '#e58c7f', '#8f9aa0', '#bda2dc'] };

/** The colours for light or dark. */
export function chartTheme(dark: boolean): ChartTheme {
  return dark ? DARK : LIGHT;
}

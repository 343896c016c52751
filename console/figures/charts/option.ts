import type { Drawing } from './drawing.ts';
import type { ChartOption } from './engine.ts';
import type { ChartTheme } from './theme.ts';

/** How a chart is told to who does not see it, and its scale to who does. */
export interface Telling {
  readonly label: string;
  readonly time: (ms: number) => string;
  readonly calm: boolean;
}

/** The shortest time on a scale of times, in ms. */
const LEAST_MS = 100;

/** A drawing in the words of the library. */
export function optionOf({ form, stacked, scale, categories, series, drawn }: Drawing, { ink, quiet, line, paper, tones, series: colours }: ChartTheme, { label, time, calm }: Telling): ChartOption {
  const names = categories.slice(0, drawn);
  const value = {
    type: scale === 'time' ? ('log' as const) : ('value' as const),
    ...(scale === 'time' && { min: LEAST_MS, logBase: 10 }), ...(scale === 'mark' && { min: 1, max: 5, interval: 1 }), ...(scale === 'count' && { minInterval: 1 }),
    axisLabel: { color: quiet, hideOverlap: true, ...(scale === 'time' && { formatter: (ms: number) => time(ms) }) }, splitLine: { lineStyle: { color: line } },
  };
  const category = {
    type: 'category' as const, data: names, axisLabel: { color: form === 'bars' ? ink : quiet, hideOverlap: true, ...(form === 'bars' && { width: 130, overflow: 'truncate' as const }) },
    axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, ...(form === 'bars' && { inverse: true }),
  };
  return {
    animation: !calm,
    aria: { enabled: true, label: { enabled: true, description: label } },
    textStyle: { color: ink },
    grid: { left: 8, right: form === 'bars' && !stacked ? 56 : 16, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, type: 'plain', itemWidth: 12, itemHeight: 12, textStyle: { color: ink } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink }, valueFormatter: (said) => (typeof said !== 'number' ? '–' : scale === 'time' ? time(said) : String(said)) },
    xAxis: form === 'columns' ? category : value,
    yAxis: form === 'columns' ? value : category,
    series: series.map(({ name, tone, points }, index) => ({
      type: 'bar' as const, name, ...(stacked && { stack: 'all' }), barMaxWidth: 22, barGap: '10%', cursor: 'pointer',
      itemStyle: { color: tone === undefined ? colours[index % colours.length] ?? ink : tones[tone] },
      data: points.slice(0, drawn).map((point) => (point === undefined ? null : scale === 'time' ? Math.max(LEAST_MS, point.value) : point.value)),
      ...(form === 'bars' && !stacked && { label: { show: true, position: 'right' as const, color: quiet, formatter: ({ dataIndex }: { readonly dataIndex: number }) => points[dataIndex]?.shown ?? '' } }),
    })),
  };
}

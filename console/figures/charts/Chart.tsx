import { useEffect, useRef } from 'react';
import type { ECharts } from 'echarts/core';
import { CALM, useTheme } from '../../parts/theme.ts';
import { optionOf } from './option.ts';
import { begin } from './engine.ts';
import { chartTheme } from './theme.ts';
import type { Drawing, Point } from './drawing.ts';

/** Heights in px. */
const COLUMNS_HIGH = 300;
const BAR_HIGH = 13;
const LEAST_HIGH = 160;

function heightOf({ form, stacked, series, drawn }: Drawing): number {
  return form === 'columns' ? COLUMNS_HIGH : Math.max(LEAST_HIGH, 60 + drawn * (stacked || series.length === 1 ? 30 : 12 + BAR_HIGH * Math.min(4, series.length)));
}

/** A drawing, drawn. Pressing a number opens what is behind it; keyboards and screen readers have the table. */
export function Chart({ drawing, label, time, onOpen }: { readonly drawing: Drawing; readonly label: string; readonly time: (ms: number) => string; readonly onOpen: (point: Point) => void }) {
  const { dark } = useTheme();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | undefined>(undefined);
  const opening = useRef(onOpen);
  opening.current = onOpen;

  useEffect(() => {
    if (!element.current) return undefined;
    const made = begin(element.current);
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    const made = chart.current;
    if (!made) return;
    made.setOption(optionOf(drawing, chartTheme(dark), { label, time, calm: CALM }), { notMerge: true });
    made.resize();
    made.off('click');
    made.on('click', ({ seriesIndex, dataIndex }) => {
      const point = drawing.series[seriesIndex ?? -1]?.points[dataIndex];
      if (point) opening.current(point);
    });
  }, [drawing, dark, label, time]);

  return <div ref={element} role="img" aria-label={label} className="figure-chart" style={{ height: heightOf(drawing) }} />;
}

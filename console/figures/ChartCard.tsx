import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popover, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { FigureView } from '../../bot/api/figures.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import type { Behind } from './charts/drawing.ts';
import { draw } from './charts/draw.ts';
import { DrawingTable } from './charts/DrawingTable.tsx';
import type { ChartPlan } from './charts/layout.ts';
import { queryOf, type Filters } from './filters.ts';
import type { Namer } from './naming.ts';

const Chart = lazy(async () => ({ default: (await import('./charts/Chart.tsx')).Chart }));

/** Asks for a figure. */
export function useFigure(figure: string, filters: Filters) {
  return useQuery({
    queryKey: ['figure', figure, filters] as const, queryFn: () => api.get<FigureView>(`/figures/${figure}?${queryOf({ ...filters })}`), staleTime: 30_000,
    // Until the new numbers are there the old ones stay, paler; places of another kind would be misread.
    placeholderData: (before, query) => (query?.queryKey[2].across === filters.across ? before : undefined),
  });
}

/** One figure with its chart, its table, and what it counts. */
export function ChartCard({ plan, filters, namer, onOpen }: { readonly plan: ChartPlan; readonly filters: Filters; readonly namer: Namer; readonly onOpen: (figure: string, behind: Behind) => void }) {
  const { say } = namer;
  const { data, error, isPlaceholderData, refetch } = useFigure(plan.figure, filters);
  const [table, setTable] = useState(false);
  const title = say(`figure.${plan.figure}`);
  const drawing = useMemo(() => data && draw(plan, data, data.across.length > 0 ? filters.across : undefined, namer), [plan, data, filters.across, namer]);
  const label = say('chart.of', { title, n: namer.number(data?.n ?? 0) });
  const heading = `figure-${plan.figure}`;
  return (
    <section className={`figure-card${isPlaceholderData ? ' figure-stale' : ''}`} aria-labelledby={heading} aria-busy={isPlaceholderData}>
      <header>
        <h2 id={heading}>{title}</h2>
        <Popover trigger={['click']} content={<p className="figure-what">{say(`what.${plan.figure}`)}</p>} title={say('chart.what')}>
          <Button type="text" size="small" icon={<InfoCircleOutlined aria-hidden />} aria-label={`${title}: ${say('chart.what')}`} />
        </Popover>
        {plan.shape === 'times' && filters.across !== undefined && <small className="quiet">{say('column.p50')}</small>}
        <span className="figure-space" />
        {data !== undefined && <Total view={data} namer={namer} onOpen={() => onOpen(plan.figure, { from: filters.from, to: filters.to, called: say('behind.all') })} />}
        <Button type="text" size="small" aria-pressed={table} onClick={() => setTable(!table)}>{say(table ? 'chart.chart' : 'chart.table')}<span className="unseen">: {title}</span></Button>
      </header>
      {error && <Failed error={error} again={() => void refetch()} />}
      {drawing === undefined && !error && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      {drawing !== undefined && drawing.categories.length === 0 && <p className="figure-none">{say('chart.none')}</p>}
      {drawing !== undefined && drawing.categories.length > 0 && (data?.n === 0 ? <p className="figure-none">{say('chart.none')}</p> : table ? (
        <DrawingTable drawing={drawing} caption={label} onOpen={(point) => onOpen(plan.figure, point.behind)} />
      ) : (
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 5 }} />}>
          <Chart drawing={drawing} label={label} time={namer.time} onOpen={(point) => onOpen(plan.figure, point.behind)} />
          {drawing.drawn < drawing.categories.length && <p className="quiet">{say('chart.rest', { n: drawing.categories.length - drawing.drawn })}</p>}
        </Suspense>
      ))}
    </section>
  );
}

/** How many in all, and how that is beside the period before. */
function Total({ view: { n, before }, namer, onOpen }: { readonly view: FigureView; readonly namer: Namer; readonly onOpen: () => void }) {
  return (
    <span className="figure-total">
      <button type="button" className="link" onClick={onOpen} aria-label={namer.say('chart.open', { what: namer.number(n) })}>{namer.number(n)}</button>
      {before !== undefined && <Change now={n} before={before.n} namer={namer} title={namer.say('before.period', before.period)} />}
    </span>
  );
}

/** A number beside the one before it. More is neither good nor bad: no colours. */
export function Change({ now, before, namer, title }: { readonly now: number; readonly before: number; readonly namer: Namer; readonly title: string }) {
  const said = before === 0 ? namer.say('before.none') : now === before ? namer.say('before.same') : `${now > before ? '▲' : '▼'} ${namer.percent(Math.abs(now - before) / before)}`;
  return <small className="quiet" title={title}>{said}</small>;
}

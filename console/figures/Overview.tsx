import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import type { FigureChoices, FigureView } from '../../bot/api/figures.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { BehindDrawer } from './BehindDrawer.tsx';
import { ChartCard } from './ChartCard.tsx';
import type { Behind } from './charts/drawing.ts';
import { CHARTS } from './charts/layout.ts';
import { FilterBar } from './FilterBar.tsx';
import { useFilters } from './filters.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { useNamer } from './naming.ts';

/** What figures can be narrowed to. */
export function useChoices() {
  return useQuery({ queryKey: ['figure-choices'], queryFn: () => api.get<FigureChoices>('/figures'), staleTime: 60_000 });
}

/** The service in figures (norms 5.2–5.4): what is counted, beside the period before, and the records behind each number. */
export function Overview() {
  const { data, error, refetch } = useChoices();
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return data === undefined ? <Skeleton active /> : <Figures choices={data} />;
}

function Figures({ choices }: { readonly choices: FigureChoices }) {
  const namer = useNamer(choices);
  const { filters, change } = useFilters(choices.today);
  const [open, setOpen] = useState<{ readonly figure: FigureView['figure']; readonly behind: Behind }>();
  const onOpen = (figure: string, behind: Behind): void => {
    const known = CHARTS.find((plan) => plan.figure === figure);
    if (known) setOpen({ figure: known.figure, behind });
  };
  return (
    <>
      <FilterBar choices={choices} filters={filters} namer={namer} change={change} />
      <KeyFigures filters={filters} namer={namer} onOpen={onOpen} />
      <div className="figure-grid">
        {CHARTS.map((plan) => <ChartCard key={plan.figure} plan={plan} filters={filters} namer={namer} onOpen={onOpen} />)}
      </div>
      {open && <BehindDrawer figure={open.figure} behind={open.behind} filters={filters} namer={namer} onClose={() => setOpen(undefined)} />}
    </>
  );
}

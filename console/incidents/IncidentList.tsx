import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Spin } from 'antd';
import { Link } from 'react-router-dom';
import type { IncidentRow, IncidentsView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { moment } from '../parts/time.ts';
import { inWords, LOOK_MS, usePlans, useSay } from './parts.ts';

/** Incidents that are going on, or over, the newest first. */
export function IncidentList({ state }: { readonly state: 'open' | 'over' }) {
  const { say } = useSay();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['incidents', state], initialPageParam: '',
    queryFn: ({ pageParam }) => api.get<IncidentsView>(`/incidents?state=${state}${pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ next }) => next, refetchInterval: state === 'open' ? LOOK_MS : false,
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (isPending) return <Spin aria-label="…" />;
  const rows = data.pages.flatMap(({ incidents }) => incidents);
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(state === 'open' ? 'none.open' : 'none.over')} />;
  return (
    <>
      <ul className="incident-list">{rows.map((row) => <Row key={row.id} row={row} />)}</ul>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{say('more')}</Button>}
    </>
  );
}

function Row({ row: { id, drill, level, kind, title, place, state, reportedAt, reportedBy, dueAt, overdue, bannerShown } }: { readonly row: IncidentRow }) {
  const { say, tag, language } = useSay();
  const { data: plans } = usePlans();
  const name = plans?.kinds.find((each) => each.id === kind)?.name;
  return (
    <li className={`incident-row level-${level} ${drill ? 'incident-drill' : ''}`}>
      <div className="incident-title">
        <span className={`level level-${level}`}>{say(`level.${level}`)}</span>
        <Link to={`/incidents/${id}`}>{title}</Link>
        {drill && <span className="drill-tag">{say('drill')}</span>}
        <span className="tag">{say(`state.${state}`)}</span>
        {bannerShown && <span className="tag tag-1">{say('banner.on')}</span>}
        {overdue > 0 && <span className="tag tag-0">{say('overdue', { n: overdue })}</span>}
      </div>
      <div className="quiet">
        {[name && inWords(name, language), place, id, say('reported', { name: reportedBy.name, time: moment(reportedAt, { tag }) }), dueAt !== undefined && say('due', { time: moment(dueAt, { tag }) })].filter((each) => typeof each === 'string' && each !== '').join(' · ')}
      </div>
    </li>
  );
}

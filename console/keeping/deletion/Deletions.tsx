import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Link } from 'react-router-dom';
import type { DeletionsPage } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWords } from '../../words/WordsContext.tsx';
import { dayTime, figure, useSay } from '../parts.ts';

/** All deletions, the latest first. */
export function Deletions() {
  const { say: sayAll } = useWords();
  const { say, tag } = useSay();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['keeping', 'deletions'], initialPageParam: '',
    queryFn: ({ pageParam }) => api.get<DeletionsPage>(`/keeping/deletions${pageParam === '' ? '' : `?after=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ next }) => next,
  });
  const deletions = data?.pages.flatMap((page) => page.deletions) ?? [];
  return (
    <>
      <h2>{say('deletions.title')}</h2>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && <Spin aria-label={sayAll('app.loading')} />}
      {data !== undefined && deletions.length === 0 && <p className="hint">{say('deletions.none')}</p>}
      {deletions.length > 0 && (
        <ul className="keeping-list">
          {deletions.map(({ id, state, reason, conversations, proposedBy, proposedAt }) => (
            <li key={id}>
              <div className="what">
                <span className="line"><Link to={`/keeping/deletion/${id}`}>{id}</Link><span className={`keeping-tag${state === 'proposed' ? ' strong' : ''}`}>{say(`deletions.state.${state}`)}</span><span>{say('deletions.count', { n: figure(conversations, tag) })}</span></span>
                <span>{reason}</span>
                <span className="quiet">{say('deletions.proposed', { name: proposedBy.name, time: dayTime(proposedAt, tag) })}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && <div><Button onClick={() => void fetchNextPage()} loading={isFetching}>{say('more')}</Button></div>}
    </>
  );
}

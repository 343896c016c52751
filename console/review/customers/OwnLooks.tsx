import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { LookPage } from '../../../bot/api/access.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useSession } from '../../parts/session.ts';
import { useWordsOf } from '../../words/WordsContext.tsx';
import { LooksTable } from './LooksTable.tsx';
import { CUSTOMERS_WORDS } from './words.ts';
import './customers.css';

/** What is in the access log of oneself: everybody may see it, as others do. */
export function OwnLooks() {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  const { roles } = useSession().staff;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['access', 'own'], initialPageParam: undefined as number | undefined, retry: false, gcTime: 0,
    queryFn: ({ pageParam }) => api.get<LookPage>(`/access/own${pageParam === undefined ? '' : `?before=${pageParam}`}`),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <section className="page" aria-labelledby="looks-title">
      <h1 id="looks-title">{say('own.title')}</h1>
      <p className="quiet">{say('own.note')}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      <LooksTable looks={data?.pages.flatMap((page) => page.looks) ?? []} loading={isFetching} plain={!roles.includes('supervisor') && !roles.includes('compliance')} />
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{say('log.more')}</Button>}
    </section>
  );
}

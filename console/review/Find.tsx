import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { ReviewFilters, ReviewPage } from '../../bot/api/review.ts';
import { api } from '../api/client.ts';
import { ExportSearch } from '../keeping/proof/ExportSearch.tsx';
import { Failed } from '../parts/Failed.tsx';
import { useWordsOf } from '../words/WordsContext.tsx';
import { ReviewNav } from './customers/Shell.tsx';
import { countOf, filtersIn } from './filters.ts';
import { FilterForm } from './FilterForm.tsx';
import { Hit } from './Hit.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { REVIEW_WORDS } from './words.ts';

/** Finds conversations: what is looked for above, what was found below, newest first. */
export function Find() {
  const { say } = useWordsOf(REVIEW_WORDS);
  const go = useNavigate();
  const location = useLocation();
  const sought = filtersIn(location.state);
  const [filters, setFilters] = useState<ReviewFilters>(sought);
  const key = JSON.stringify(sought);
  // Back and forward bring what was looked for back, also into the fields.
  useEffect(() => setFilters(filtersIn({ filters: JSON.parse(key) as unknown })), [key]);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['review', 'search', key],
    queryFn: ({ pageParam }) => api.post<ReviewPage>('/review/search', { ...sought, ...(pageParam > 0 && { before: pageParam }) }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    retry: false, staleTime: 30_000,
  });
  const find = (next: ReviewFilters): void => {
    setFilters(next);
    if (JSON.stringify(next) === key) void refetch();
    else void go('.', { state: { filters: next } });
  };
  const hits = data?.pages.flatMap((page) => page.hits) ?? [];
  const empty = data !== undefined && hits.length === 0;
  return (
    <section className="page review-find" aria-label={say('title')}>
      <ReviewNav label={say('title')} />
      <div className="review-head"><h1>{say('title')}</h1><SavedSearches filters={filters} onChosen={find} />{hits.length > 0 && <ExportSearch filters={sought} />}</div>
      <FilterForm filters={filters} onChange={setFilters} onFind={() => find(filters)} />
      {error && <Failed error={error} again={() => void refetch()} />}
      {isPending && <Spin aria-label={say('searching')} />}
      <div role="status" className="quiet">{empty ? say(hasNextPage ? 'searchedOn' : 'none') : data === undefined ? '' : key !== '' && countOf(sought) === 0 && sought.words === '' ? say('begin') : say('page.hits', { n: hits.length })}</div>
      <ul className="review-hits">{hits.map((hit) => <Hit key={hit.id} hit={hit} sought={sought.words} />)}</ul>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('more')}</Button>}
    </section>
  );
}

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Spin } from 'antd';
import { useState } from 'react';
import type { DeletionView, PastPage, StandingView } from '../../../bot/api/keeping.ts';
import { actKey, api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWords } from '../../words/WordsContext.tsx';
import { day, figure, useSay } from '../parts.ts';
import { ReasonModal } from '../ReasonModal.tsx';

/** Conversations past their time, to be chosen for a deletion; those under a hold are shown, and can't be chosen. */
export function PastTime() {
  const { say: sayAll } = useWords();
  const { say, tag } = useSay();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [proposing, setProposing] = useState<string>();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['keeping', 'past'], initialPageParam: '',
    queryFn: ({ pageParam }) => api.get<PastPage>(`/keeping/past?after=${encodeURIComponent(pageParam)}`),
    getNextPageParam: ({ next }) => next,
  });
  const found = data?.pages.flatMap((page) => page.found) ?? [];
  const deletable = found.filter((each) => each.deletable);
  const looked = data?.pages.reduce((sum, page) => sum + page.looked, 0) ?? 0;
  const choose = (conversation: string, yes: boolean) => setChosen((before) => {
    const next = new Set(before);
    if (yes) next.add(conversation);
    else next.delete(conversation);
    return next;
  });
  return (
    <>
      <div className="bar">
        <h2>{say('past.title')}</h2>
        <span className="quiet">{data && say('past.looked', { n: figure(looked, tag) })}</span>
        {deletable.length > 0 && (
          <span className="end bar">
            <Checkbox checked={chosen.size > 0 && chosen.size === deletable.length} indeterminate={chosen.size > 0 && chosen.size < deletable.length} onChange={({ target: { checked } }) => setChosen(new Set(checked ? deletable.slice(0, 500).map(({ conversation }) => conversation) : []))}>{say('past.selected', { n: chosen.size })}</Checkbox>
            <Button type="primary" disabled={chosen.size === 0} onClick={() => setProposing(actKey())}>{say('past.propose')}</Button>
          </span>
        )}
      </div>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && <Spin aria-label={sayAll('app.loading')} />}
      {data !== undefined && found.length === 0 && !hasNextPage && <p className="hint">{say('past.none')}</p>}
      {found.length > 0 && <ul className="keeping-list">{found.map((each) => <Past key={each.conversation} standing={each} chosen={chosen.has(each.conversation)} onChoose={(yes) => choose(each.conversation, yes)} />)}</ul>}
      {hasNextPage && <div><Button onClick={() => void fetchNextPage()} loading={isFetching}>{say('past.onward')}</Button></div>}
      {proposing !== undefined && (
        <ReasonModal
          title={say('past.propose.title', { n: chosen.size })} ok={say('past.propose')} done={say('past.propose.done')} danger
          onClose={() => setProposing(undefined)}
          onDone={() => {
            setChosen(new Set());
            void client.invalidateQueries({ queryKey: ['keeping', 'deletions'] });
          }}
          act={(reason) => api.post<DeletionView>('/keeping/deletions', { key: proposing, conversations: [...chosen], reason })}
        />
      )}
    </>
  );
}

function Past({ standing: { conversation, channel, lastAt, records, until, kind, number, why, holds, deletable }, chosen, onChoose }: { readonly standing: StandingView; readonly chosen: boolean; readonly onChoose: (yes: boolean) => void }) {
  const { say, tag } = useSay();
  return (
    <li>
      <div className="what">
        <span className="line">
          <Checkbox checked={chosen} disabled={!deletable} onChange={({ target: { checked } }) => onChoose(checked)} aria-label={say('past.select', { conversation })} />
          <strong>{conversation}</strong><span className="keeping-tag">{channel}</span>{holds.length > 0 && <span className="keeping-tag held">{say('past.held')} {holds.map(({ id }) => id).join(', ')}</span>}
        </span>
        <span className="line quiet"><span>{say('find.lastAt')} {day(lastAt, tag)}</span><span>{say('records')} {figure(records, tag)}</span><span>{say('past.until', { date: day(until, tag) })}（{say(`kind.${kind}`)}{number === '' ? '' : ` ${number}`}{why === '' ? '' : `，${why}`}）</span></span>
      </div>
    </li>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { BehindView, FactView, FigureView } from '../../bot/api/figures.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { linkTo } from '../review/links.ts';
import type { Behind } from './charts/drawing.ts';
import { queryOf, type Filters } from './filters.ts';
import type { Namer } from './naming.ts';

/** Figures whose values are lengths of time. */
const TIMED: readonly string[] = ['answers', 'waiting', 'settling'];

/** What is behind a number: each with the line of the record that shows it. The list has as many as the number says. */
export function BehindDrawer({ figure, behind, filters, namer, onClose }: { readonly figure: FigureView['figure']; readonly behind: Behind; readonly filters: Filters; readonly namer: Namer; readonly onClose: () => void }) {
  const { say } = namer;
  const timed = TIMED.includes(figure);
  const [order, setOrder] = useState<'newest' | 'longest'>('newest');
  const { across: _across, ...narrowed } = filters;
  const { from, to, side, label, at } = behind;
  const query = { ...narrowed, from, to, side, label, ...(at && { [at[0]]: at[1] }), order };
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['figure-behind', figure, query], initialPageParam: '',
    queryFn: ({ pageParam }) => api.get<BehindView>(`/figures/${figure}/behind?${queryOf({ ...query, ...(pageParam !== '' && { after: pageParam }) })}`),
    getNextPageParam: ({ next }) => next,
  });
  const facts = data?.pages.flatMap((page) => page.facts) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const title = say('behind.title', { title: say(titleOf(figure)), part: behind.called });
  return (
    <Drawer open size="large" onClose={onClose} title={title} className="figure-behind">
      <div className="figure-behind-head">
        <strong>{say('behind.count', { n: namer.number(total) })}</strong>
        <span className="quiet">{from === to ? from : `${from} – ${to}`}</span>
        {timed && <Segmented size="small" value={order} onChange={setOrder} options={[{ value: 'newest', label: say('behind.newest') }, { value: 'longest', label: say('behind.longest') }]} />}
      </div>
      {error && <Failed error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton active />}
      <ol className="figure-facts">
        {facts.map((fact, index) => <Row key={`${fact.conversation} ${fact.sequence} ${index}`} fact={fact} figure={figure} namer={namer} />)}
      </ol>
      {facts.length > 0 && <p className="quiet">{say('behind.shown', { shown: namer.number(facts.length), n: namer.number(total) })}</p>}
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('behind.more')}</Button>}
    </Drawer>
  );
}

function titleOf(figure: FigureView['figure']): Parameters<Namer['say']>[0] {
  switch (figure) {
    case 'contacts': case 'outcomes': case 'handoffs': case 'waiting': case 'answers': case 'unanswered': case 'settling': case 'deadlines': case 'satisfaction': case 'surveys': case 'complaints': case 'causes': case 'clauses': case 'declined':
      return `figure.${figure}`;
    default:
      return 'title';
  }
}

function Row({ fact, figure, namer }: { readonly fact: FactView; readonly figure: string; readonly namer: Namer }) {
  const { say } = namer;
  const { conversation, sequence, at, value, desk, agent, branch, channel, matter } = fact;
  const part = figure === 'satisfaction' ? { side: '', label: fact.label } : figure === 'contacts' || figure === 'waiting' ? { side: fact.side, label: '' } : figure === 'answers' || figure === 'unanswered' || figure === 'deadlines' ? fact : { side: '', label: fact.label };
  const measured = value === undefined ? '' : fact.kind === 'mark' ? `${say('behind.mark')} ${value}` : TIMED.includes(figure) ? `${namer.time(value)}${desk === undefined || desk === value ? '' : ` (${say('card.desk', { value: namer.time(desk) })})`}` : '';
  const about = [agent === '' ? '' : namer.value('agent', agent), branch === '' ? '' : namer.value('branch', branch), namer.value('channel', channel)].filter((each) => each !== '').join(' · ');
  return (
    <li>
      <time dateTime={at}>{namer.moment(at)}</time>
      <span className="figure-fact-what">{namer.part(figure, part)} {measured !== '' && <strong>{measured}</strong>}</span>
      <span className="quiet">{about}</span>
      {conversation === '' ? <span className="quiet">{say('behind.closed')}</span> : <Link to={linkTo(conversation, sequence)}>{say('behind.open', { line: sequence })}{matter !== '' && <> · <code>{matter}</code></>}</Link>}
    </li>
  );
}

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { HoldsPage, HoldView } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { linkTo } from '../../review/links.ts';
import { useWords } from '../../words/WordsContext.tsx';
import { dayTime, useSay } from '../parts.ts';
import { ReasonModal } from '../ReasonModal.tsx';
import { PlaceHold } from './PlaceHold.tsx';

type Shown = 'in-force' | 'lifted';

/** Legal holds (norm 4.5: longer in special cases): what is under one, why, and since when. */
export function Holds() {
  const { say: sayAll } = useWords();
  const { say } = useSay();
  const client = useQueryClient();
  const [state, setState] = useState<Shown>('in-force');
  const [params] = useSearchParams();
  // From a page that shows a conversation, it is filled in already.
  const [placing, setPlacing] = useState(params.has('conversation'));
  const [lifting, setLifting] = useState<HoldView>();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['keeping', 'holds', state], initialPageParam: '',
    queryFn: ({ pageParam }) => api.get<HoldsPage>(`/keeping/holds?state=${state}${pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ next }) => next,
  });
  const holds = data?.pages.flatMap((page) => page.holds) ?? [];
  const changed = () => void client.invalidateQueries({ queryKey: ['keeping'] });
  return (
    <>
      <div className="bar">
        <Segmented<Shown> value={state} onChange={setState} options={[{ value: 'in-force', label: say('holds.in-force') }, { value: 'lifted', label: say('holds.lifted') }]} />
        <Button className="end" type="primary" onClick={() => setPlacing(true)}>{say('holds.place')}</Button>
      </div>
      <p className="hint">{say('holds.hint')}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && <Spin aria-label={sayAll('app.loading')} />}
      {data !== undefined && holds.length === 0 && <p className="keeping-empty">{say(state === 'in-force' ? 'holds.none' : 'holds.none.lifted')}</p>}
      {holds.length > 0 && <ul className="keeping-list">{holds.map((hold) => <Hold key={hold.id} hold={hold} onLift={() => setLifting(hold)} />)}</ul>}
      {hasNextPage && <div><Button onClick={() => void fetchNextPage()} loading={isFetching}>{say('more')}</Button></div>}
      {placing && <PlaceHold onClose={() => setPlacing(false)} onPlaced={changed} />}
      {lifting && (
        <ReasonModal
          title={`${say('holds.lift.title')} ${lifting.id}`} ok={say('holds.lift')} done={say('holds.lifted.done')}
          onClose={() => setLifting(undefined)} onDone={changed} act={(reason) => api.post(`/keeping/holds/${lifting.id}/lift`, { reason })}
        />
      )}
    </>
  );
}

function Hold({ hold: { id, state, subject, reason, placedBy, placedAt, lifted }, onLift }: { readonly hold: HoldView; readonly onLift: () => void }) {
  const { say, tag } = useSay();
  return (
    <li>
      <div className="what">
        <span className="line"><span className="keeping-tag held">{say(`holds.on.${subject.kind}`)}</span><strong>{subject.kind === 'conversation' ? <Link to={linkTo(subject.name)}>{subject.name}</Link> : subject.name}</strong></span>
        <span>{reason}</span>
        <span className="line quiet"><span>{say('holds.placed', { name: placedBy.name, time: dayTime(placedAt, tag) })}</span><span>{id}</span></span>
        {lifted && <span className="quiet">{say('holds.liftedBy', { name: lifted.by.name, time: dayTime(lifted.at, tag), reason: lifted.reason })}</span>}
      </div>
      {state === 'in-force' && <div className="acts"><Button size="small" onClick={onLift} aria-label={`${say('holds.lift')} ${subject.name}`}>{say('holds.lift')}</Button></div>}
    </li>
  );
}

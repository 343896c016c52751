import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Select, Spin } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { OneRisk, RiskView } from '../../bot/api/quality.ts';
import { actKey, api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { withoutNew } from './newFrom.ts';
import { endOfDay, nameIn, queryOf, useSay } from './parts.ts';
import { RegisterDrawer, RegisterList, useRegister, useWhen } from './Register.tsx';
import { levelOf, ratedAs, RiskMatrix, type Cell } from './RiskMatrix.tsx';
import { MARK_OPTIONS, RiskSheet } from './RiskSheet.tsx';
import { StepForm, type Filled } from './StepForm.tsx';
import { useSteps } from './useSteps.ts';

const KINDS = ['operational', 'market', 'compliance', 'credit'] as const;

/** The risk register with its matrix (norm 6.1). */
export function Risks() {
  const { say, named } = useSay();
  const { id } = useParams();
  const [search, setSearch] = useSearchParams();
  const go = useNavigate();
  const when = useWhen();
  const [cell, setCell] = useState<Cell>();
  const [state, kind] = [search.get('state') === 'closed' ? 'closed' : 'open', search.get('kind') ?? ''];
  const query = useRegister<RiskView>('risks', (after) => `/quality/risks${queryOf({ state, kind, after })}`);
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = cell === undefined ? undefined : new Set(all.filter((each) => ratedAs(each).likelihood === cell.likelihood && ratedAs(each).effect === cell.effect).map((each) => each.id));
  const shown = query.data && chosen ? ({ ...query, data: { ...query.data, pages: query.data.pages.map((page) => ({ ...page, items: page.items.filter((each) => chosen.has(each.id)) })) } }) : query;
  const filter = (name: string, value: string): void => setSearch((now) => {
    const next = new URLSearchParams(now);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  });
  return (
    <>
      <div className="quality-bar">
        <h2>{say('risk.title')}</h2>
        <Select aria-label={say('risk.kind')} value={kind} style={{ width: 140 }} onChange={(value: string) => filter('kind', value)} options={[{ value: '', label: say('all') }, ...KINDS.map((each) => ({ value: each, label: say(`rkind.${each}`) }))]} />
        <Select aria-label={say('risk.open')} value={state} style={{ width: 110 }} onChange={(value: string) => filter('state', value === 'open' ? '' : value)} options={(['open', 'closed'] as const).map((each) => ({ value: each, label: say(`risk.${each}`) }))} />
        <Button type="primary" className="quality-push" onClick={() => filter('new', 'risk')}>{say('risk.new')}</Button>
      </div>
      <div className="risks">
        <RiskMatrix risks={all} chosen={cell} onChoose={setCell} />
        <div>
          {cell && <p className="quality-bar">{say('risk.filter', { likelihood: cell.likelihood, effect: cell.effect })} <Button size="small" onClick={() => setCell(undefined)}>{say('risk.clear')}</Button></p>}
          <RegisterList query={shown} none={say('risk.none')} line={(item, people) => {
            const rated = ratedAs(item);
            const level = levelOf(rated);
            return {
              id: item.id, to: `/quality/risks/${item.id}${queryOf({ state: state === 'open' ? '' : state, kind })}`, title: item.body.title, overdue: item.overdue, side: when(item),
              tags: <span className={`grave cell-${level}`}>{say(`level.${level}`)} {rated.likelihood}×{rated.effect}</span>,
              more: [named('rkind', item.body.kind), nameIn(people, item.owner), item.body.measures].filter((each) => each !== '').join(' · '),
            };
          }} />
        </div>
      </div>
      <RiskDrawer id={id} onClose={() => void go(`/quality/risks${queryOf({ state: state === 'open' ? '' : state, kind })}`)} />
      {search.get('new') === 'risk' && <OpenRisk onClose={() => setSearch(withoutNew)} onOpened={(made) => void go(`/quality/risks/${made}`)} />}
    </>
  );
}

function RiskDrawer({ id, onClose }: { readonly id: string | undefined; readonly onClose: () => void }) {
  const { say } = useSay();
  const { data, error, refetch, take } = useSteps<OneRisk>('risks', id);
  return (
    <RegisterDrawer open={id !== undefined} onClose={onClose} title={data?.item.body.title ?? say('risk.title')}>
      {error ? <Failed error={error} again={() => void refetch()} /> : data ? <RiskSheet one={data} take={take} /> : <Spin aria-label={say('loading')} />}
    </RegisterDrawer>
  );
}

function OpenRisk({ onClose, onOpened }: { readonly onClose: () => void; readonly onOpened: (id: string) => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [key] = useState(actKey);
  const marks = MARK_OPTIONS.map((each) => ({ value: each, label: say(`mark.${each}`) }));
  const submit = async ({ reviewAt = '', likelihood, effect, ...rest }: Filled): Promise<void> => {
    const made = await api.post<OneRisk>('/quality/risks', { key, risk: { ...rest, likelihood: Number(likelihood), effect: Number(effect), ...(reviewAt !== '' && { reviewAt: endOfDay(reviewAt) }) } });
    void client.invalidateQueries({ queryKey: ['quality'] });
    onOpened(made.item.id);
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={say('risk.new')} width={640}>
      <StepForm
        action={say('risk.new')} onSubmit={submit} onCancel={onClose}
        fields={[
          { name: 'title', label: say('risk.name'), kind: 'line', longest: 120 },
          { name: 'kind', label: say('risk.kind'), kind: 'choice', initial: 'operational', options: KINDS.map((each) => ({ value: each, label: say(`rkind.${each}`) })) },
          { name: 'what', label: say('risk.what'), kind: 'text' },
          { name: 'likelihood', label: say('risk.likelihood'), kind: 'choice', initial: '3', options: marks },
          { name: 'effect', label: say('risk.effect'), kind: 'choice', initial: '3', options: marks },
          { name: 'why', label: say('risk.why'), kind: 'text' },
          { name: 'measures', label: say('risk.measures'), kind: 'text' },
          { name: 'owner', label: say('risk.owner'), kind: 'staff' },
          { name: 'reviewAt', label: say('risk.reviewAt'), kind: 'day', optional: true },
        ]}
      />
    </Modal>
  );
}

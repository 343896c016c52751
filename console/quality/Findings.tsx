import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Select, Spin } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { FindingView, OneFinding } from '../../bot/api/quality.ts';
import { actKey, api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useSession } from '../parts/session.ts';
import { FindingSheet } from './FindingSheet.tsx';
import { nameIn, queryOf, useSay } from './parts.ts';
import { RegisterDrawer, RegisterList, useRegister, useWhen } from './Register.tsx';
import { StepForm, type Filled } from './StepForm.tsx';
import { aboutIn, withoutNew } from './newFrom.ts';
import { useSteps } from './useSteps.ts';

const STATES = ['open', 'correcting', 'corrected', 'verified', 'dropped'] as const;

/** The ledger (norms 5.1, 5.5): what was found, who corrects it by when, and whether it is. */
export function Findings() {
  const { say, named } = useSay();
  const { id } = useParams();
  const [search, setSearch] = useSearchParams();
  const go = useNavigate();
  const when = useWhen();
  const [state, overdue] = [search.get('state') ?? '', search.get('overdue') === 'true'];
  const query = useRegister<FindingView>('findings', (after) => `/quality/findings${queryOf({ state, overdue, after })}`);
  const filter = (name: string, value: string): void => setSearch((now) => {
    const next = new URLSearchParams(now);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  });
  const creating = search.get('new') === 'finding';
  return (
    <>
      <div className="quality-bar">
        <h2>{say('finding.title')}</h2>
        <Select aria-label={say('all')} value={state} style={{ width: 130 }} onChange={(value: string) => filter('state', value)} options={[{ value: '', label: say('all') }, ...STATES.map((each) => ({ value: each, label: say(`fstate.${each}`) }))]} />
        <Checkbox checked={overdue} onChange={({ target }) => filter('overdue', target.checked ? 'true' : '')}>{say('finding.overdueOnly')}</Checkbox>
        <Button type="primary" className="quality-push" onClick={() => filter('new', 'finding')}>{say('finding.new')}</Button>
      </div>
      <RegisterList query={query} none={say('finding.none')} line={(item, people) => ({
        id: item.id, to: `/quality/findings/${item.id}${queryOf({ state, overdue })}`, title: item.body.title, overdue: item.overdue && item.state === 'correcting', side: when(item),
        tags: <><span className={`tag${item.state === 'verified' ? ' tag-good' : ''}`}>{named('fstate', item.state)}</span><span className={`tag${item.body.weight === 'high' ? ' tag-1' : ''}`}>{named('weight', item.body.weight)}</span></>,
        more: [named('dimension', item.body.area), item.owner === undefined ? '' : nameIn(people, item.owner), item.body.what].filter((each) => each !== '').join(' · '),
      })} />
      <FindingDrawer id={id} onClose={() => void go(`/quality/findings${queryOf({ state, overdue })}`)} />
      {creating && <OpenFinding search={search} onClose={() => setSearch(withoutNew)} onOpened={(made) => void go(`/quality/findings/${made}`)} />}
    </>
  );
}

function FindingDrawer({ id, onClose }: { readonly id: string | undefined; readonly onClose: () => void }) {
  const { say } = useSay();
  const { data, error, refetch, take } = useSteps<OneFinding>('findings', id);
  return (
    <RegisterDrawer open={id !== undefined} onClose={onClose} title={data?.item.body.title ?? say('finding.title')}>
      {error ? <Failed error={error} again={() => void refetch()} /> : data ? <FindingSheet one={data} take={take} /> : <Spin aria-label={say('loading')} />}
    </RegisterDrawer>
  );
}

/** Enters a finding, also from a line: `?new=finding&conversation=…&sequence=…`. */
function OpenFinding({ search, onClose, onOpened }: { readonly search: URLSearchParams; readonly onClose: () => void; readonly onOpened: (id: string) => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const overseeing = useSession().staff.roles.some((each) => each === 'supervisor' || each === 'compliance');
  const [key] = useState(actKey);
  const about = aboutIn(search);
  const source = search.get('source') ?? (about.conversation === undefined ? 'other' : 'line');
  const submit = async ({ title, what, area, weight, from }: Filled): Promise<void> => {
    const sourceId = search.get('sourceId');
    const made = await api.post<OneFinding>('/quality/findings', { key, about, finding: { title, what, area, weight, source: from, ...(sourceId !== null && { sourceId }) } });
    void client.invalidateQueries({ queryKey: ['quality'] });
    onOpened(made.item.id);
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={say('finding.new')} width={600}>
      {about.conversation !== undefined && <p className="quiet">{about.sequence === undefined ? say('about.conversation') : say('about.line', { n: about.sequence })}</p>}
      <StepForm
        action={say('finding.new')} onSubmit={submit} onCancel={onClose}
        fields={[
          { name: 'title', label: say('finding.name'), kind: 'line', longest: 120 },
          { name: 'what', label: say('finding.what'), kind: 'text' },
          { name: 'area', label: say('finding.area'), kind: 'choice', initial: 'flow', options: (['flow', 'quality', 'experience', 'compliance'] as const).map((each) => ({ value: each, label: say(`dimension.${each}`) })) },
          { name: 'weight', label: say('finding.weight'), kind: 'choice', initial: 'middle', options: (['high', 'middle', 'low'] as const).map((each) => ({ value: each, label: say(`weight.${each}`) })) },
          { name: 'from', label: say('finding.source'), kind: 'choice', initial: source, options: (['line', 'review', 'complaint', ...(overseeing ? (['violation', 'incident', 'figures'] as const) : []), 'other'] as const).map((each) => ({ value: each, label: say(`source.${each}`) })) },
        ]}
      />
    </Modal>
  );
}

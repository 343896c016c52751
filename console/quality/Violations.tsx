import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Modal, Select, Spin } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { OneViolation, ViolationView } from '../../bot/api/quality.ts';
import { actKey, api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { moment } from '../parts/time.ts';
import { aboutIn, withoutNew } from './newFrom.ts';
import { nameIn, queryOf, useSay } from './parts.ts';
import { RegisterDrawer, RegisterList, useRegister, useWhen } from './Register.tsx';
import { StepForm, type Filled } from './StepForm.tsx';
import { useSteps } from './useSteps.ts';
import { ViolationSheet } from './ViolationSheet.tsx';

const STATES = ['discovered', 'reported', 'verified', 'decided', 'acted', 'told', 'appealed', 'lifted', 'unfounded'] as const;
const KINDS = ['attitude', 'flow', 'wrong-information', 'not-informed', 'not-identified', 'complaint-not-handled'] as const;

/** Violations (norms 8.1, 8.2), without those about whoever looks. Agents may note one, and see no list. */
export function Violations({ overseeing }: { readonly overseeing: boolean }) {
  const { say } = useSay();
  const [search, setSearch] = useSearchParams();
  const go = useNavigate();
  const creating = search.get('new') === 'violation';
  return (
    <>
      {overseeing && <List search={search} onSearch={setSearch} />}
      {!overseeing && (
        <>
          <div className="quality-bar"><h2>{say('violation.title')}</h2><Button type="primary" className="quality-push" onClick={() => setSearch({ new: 'violation' })}>{say('violation.new')}</Button></div>
          <p className="quality-lead">{say('violation.lead')}</p>
        </>
      )}
      {creating && <OpenViolation search={search} onClose={() => setSearch(withoutNew)} onOpened={(id) => void go(overseeing ? `/quality/violations/${id}` : '/quality/violations')} />}
    </>
  );
}

function List({ search, onSearch }: { readonly search: URLSearchParams; readonly onSearch: (next: (now: URLSearchParams) => URLSearchParams) => void }) {
  const { say, named, tag } = useSay();
  const { id } = useParams();
  const go = useNavigate();
  const when = useWhen();
  const [state, overdue] = [search.get('state') ?? '', search.get('overdue') === 'true'];
  const query = useRegister<ViolationView>('violations', (after) => `/quality/violations${queryOf({ state, overdue, after })}`);
  const filter = (name: string, value: string): void => onSearch((now) => {
    const next = new URLSearchParams(now);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  });
  return (
    <>
      <div className="quality-bar">
        <h2>{say('violation.title')}</h2>
        <Select aria-label={say('all')} value={state} style={{ width: 140 }} onChange={(value: string) => filter('state', value)} options={[{ value: '', label: say('all') }, ...STATES.map((each) => ({ value: each, label: say(`vstate.${each}`) }))]} />
        <Checkbox checked={overdue} onChange={({ target }) => filter('overdue', target.checked ? 'true' : '')}>{say('finding.overdueOnly')}</Checkbox>
        <Button type="primary" className="quality-push" onClick={() => filter('new', 'violation')}>{say('violation.new')}</Button>
      </div>
      <p className="quality-lead">{say('violation.lead')}</p>
      <RegisterList query={query} none={say('violation.none')} line={(item, people) => ({
        id: item.id, to: `/quality/violations/${item.id}${queryOf({ state, overdue })}`, title: `${named('kind', item.body.kind)} · ${nameIn(people, item.about.staff)}`, overdue: item.overdue, side: when(item),
        tags: <><span className={`tag${item.state === 'told' ? ' tag-good' : item.state === 'appealed' ? ' tag-1' : ''}`}>{named('vstate', item.state)}</span>{item.body.decision && <span className="tag">{named('grade', item.body.decision.grade)}</span>}</>,
        more: `${moment(item.openedAt, { tag })} · ${item.body.what}`,
      })} />
      <ViolationDrawer id={id} onClose={() => void go(`/quality/violations${queryOf({ state, overdue })}`)} />
    </>
  );
}

function ViolationDrawer({ id, onClose }: { readonly id: string | undefined; readonly onClose: () => void }) {
  const { say, named } = useSay();
  const { data, error, refetch, take } = useSteps<OneViolation>('violations', id);
  return (
    <RegisterDrawer open={id !== undefined} onClose={onClose} title={data ? `${named('kind', data.item.body.kind)} · ${nameIn(data.people, data.item.about.staff)}` : say('violation.title')}>
      {error ? <Failed error={error} again={() => void refetch()} /> : data ? <ViolationSheet one={data} take={take} /> : <Spin aria-label={say('loading')} />}
    </RegisterDrawer>
  );
}

/** Notes a violation, also from a line: `?new=violation&conversation=…&sequence=…`. */
function OpenViolation({ search, onClose, onOpened }: { readonly search: URLSearchParams; readonly onClose: () => void; readonly onOpened: (id: string) => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [key] = useState(actKey);
  const about = aboutIn(search);
  const agent = search.get('agent');
  const submit = async ({ kind, staff, what }: Filled): Promise<void> => {
    const sourceId = search.get('sourceId');
    const source = search.get('source') ?? (about.caseNumber !== undefined ? 'complaint' : about.conversation === undefined ? 'other' : 'line');
    const made = await api.post<OneViolation>('/quality/violations', { key, about, violation: { kind, staff, what, source, ...(sourceId !== null && { sourceId }) } });
    void client.invalidateQueries({ queryKey: ['quality'] });
    void message.success(say('vstate.discovered'));
    onOpened(made.item.id);
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={say('violation.new')} width={600}>
      {about.conversation !== undefined && <p className="quiet">{about.sequence === undefined ? say('about.conversation') : say('about.line', { n: about.sequence })}</p>}
      <StepForm
        action={say('violation.new')} onSubmit={submit} onCancel={onClose}
        fields={[
          { name: 'staff', label: say('violation.staff'), kind: 'staff', ...(agent !== null && { initial: agent }) },
          { name: 'kind', label: say('violation.kind'), kind: 'choice', options: KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) })) },
          { name: 'what', label: say('violation.what'), kind: 'text' },
        ]}
      />
    </Modal>
  );
}

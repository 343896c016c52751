import { useQuery } from '@tanstack/react-query';
import { App, Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { RequestsView, RequestView } from '../../../bot/api/customers.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { moment } from '../../parts/time.ts';
import { useWords, useWordsOf } from '../../words/WordsContext.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { save } from './save.ts';
import { Shell } from './Shell.tsx';
import { TakeDownDialog } from './TakeDownDialog.tsx';
import { CUSTOMERS_WORDS } from './words.ts';

/** Customers' requests about their data: open ones by deadline, and those that are over. */
export function Requests() {
  const { say } = useWordsOf(CUSTOMERS_WORDS);
  const words = useWords();
  const { message } = App.useApp();
  const [show, setShow] = useState<'open' | 'over'>('open');
  const [chosen, setChosen] = useState<RequestView>();
  const [taking, setTaking] = useState(false);
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['requests', show], queryFn: () => api.get<RequestsView>(`/requests?show=${show}`), retry: false });
  return (
    <Shell title={say('req.title')}>
      <div className="customers-fields"><Segmented value={show} onChange={setShow} options={[{ value: 'open', label: say('req.open') }, { value: 'over', label: say('req.over') }]} /><Button type="primary" onClick={() => setTaking(true)}>{say('take.title')}</Button></div>
      {error && <Failed error={error} again={() => void refetch()} />}
      <Table<RequestView>
        size="small" rowKey="id" loading={isFetching} dataSource={data?.requests ?? []} pagination={false} scroll={{ x: 'max-content' }} locale={{ emptyText: <span className="customers-empty">{say('req.none')}</span> }} rowClassName={({ late }) => (late ? 'late' : '')}
        columns={[
          { title: say('req.due'), render: (_, { dueAt, late, openedAt }) => <><time dateTime={dueAt ?? openedAt}>{moment(dueAt ?? openedAt, words)}</time>{late && <span className="tag tag-0"> {say('req.late')}</span>}</> },
          { title: say('req.wants'), render: (_, { wants, correction }) => <>{say(`req.${wants}`)}{correction && <div className="quiet">{say('req.wrong', { wrong: correction.wrong, right: correction.right })}</div>}</> },
          { title: say('req.who'), render: (_, { contacts, identities, reference }) => <><Link to={`/review/customers/file/${encodeURIComponent(reference)}`}>{say('req.file')}</Link> {[...contacts, ...identities].join(' ')}</> },
          { title: say('req.verified'), render: (_, { verified }) => (verified ? say(`req.${verified.how}`) : '—') },
          { title: say('req.answer'), render: (_, request) => (request.state === 'open' ? <Button size="small" onClick={() => setChosen(request)}>{say('req.answer')}</Button> : <>{say(`req.${request.state}`)} <span className="quiet">{request.answer?.text}</span></>) },
          { title: say('req.package'), render: (_, { id, wants, verified }) => wants === 'access' && verified && <Button size="small" onClick={() => void save(`/requests/${id}/package`, { format: 'html' }, 'my-data.html').catch((fault: unknown) => message.error(fault instanceof Error ? fault.message : String(fault)))}>{say('req.package')}</Button> },
        ]}
      />
      {taking && <TakeDownDialog onClose={() => setTaking(false)} onTaken={() => { setTaking(false); setShow('open'); void refetch(); void message.success(say('take.done')); }} />}
      {chosen && <AnswerDialog request={chosen} onClose={() => setChosen(undefined)} onChanged={() => { setChosen(undefined); void refetch(); }} />}
    </Shell>
  );
}

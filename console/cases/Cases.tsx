import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import type { MatterView } from '../../bot/api/cases.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useNames } from '../parts/names.ts';
import { moment } from '../parts/time.ts';
import { dueTitle } from '../parts/clauseName.ts';
import { useWords } from '../words/WordsContext.tsx';
import { CaseDrawer } from './CaseDrawer.tsx';

type Row = MatterView & { readonly conversation: string };
type Show = 'open' | 'late' | 'mine';

/** Open cases, the most pressing first; one opens at the side. */
export function Cases() {
  const words = useWords();
  const { say } = words;
  const nameOf = useNames();
  const go = useNavigate();
  const client = useQueryClient();
  const { number } = useParams<'number'>();
  const [show, setShow] = useState<Show>('open');
  const { data, isPending, error, refetch } = useQuery({ queryKey: ['cases', show], queryFn: () => api.get<{ readonly cases: Row[] }>(`/cases?show=${show}`) });
  return (
    <section className="page" aria-label={say('nav.cases')}>
      <Segmented<Show> value={show} onChange={setShow} options={[{ value: 'open', label: say('cases.all') }, { value: 'late', label: say('cases.late') }, { value: 'mine', label: say('cases.mine') }]} />
      {error && <Failed error={error} again={() => void refetch()} />}
      <Table<Row>
        size="small" rowKey="number" loading={isPending} dataSource={data?.cases ?? []} pagination={{ pageSize: 20, hideOnSinglePage: true }} scroll={{ x: 'max-content' }}
        rowClassName={({ overdue }) => (overdue ? 'late' : '')}
        columns={[
          { title: say('cases.number'), key: 'number', render: (_, each) => <button type="button" className="link" onClick={() => void go(`/cases/${each.number}`)}><code>{each.number}</code></button> },
          { title: say('cases.kind'), key: 'kind', render: (_, each) => <>{say(`matter.${each.kind}`)} {each.major && <span className="tag tag-1">{say('matter.major')}</span>}</> },
          { title: say('cases.state'), key: 'state', render: (_, each) => words.named('state', each.state) },
          { title: say('cases.subject'), dataIndex: 'subject' },
          { title: say('cases.due'), key: 'due', render: (_, each) => each.dueAt !== undefined && <span title={dueTitle(each, words)} className={each.overdue ? 'bad' : ''}>{moment(each.dueAt, words)}{each.overdue && ` · ${say('matter.overdue')}`}</span> },
          { title: say('cases.owner'), key: 'owner', render: (_, { owner }) => owner !== undefined && nameOf(owner) },
          { title: say('cases.opened'), key: 'opened', render: (_, each) => moment(each.openedAt, words) },
        ]}
      />
      {number !== undefined && <CaseDrawer number={number} onClose={() => void go('/cases')} onChanged={() => void client.invalidateQueries({ queryKey: ['cases'] })} />}
    </section>
  );
}

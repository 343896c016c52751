import { useQuery } from '@tanstack/react-query';
import { App, Button, Spin } from 'antd';
import type { MonthsView, PolicyView } from '../../../bot/api/keeping.ts';
import { api } from '../../api/client.ts';
import { Failed } from '../../parts/Failed.tsx';
import { useWords } from '../../words/WordsContext.tsx';
import { figure, useSay } from '../parts.ts';

/** Months with conversations that could be archived. `done`: when the last work ended, so that they are counted anew. */
export function Months({ busy, done, onArchive }: { readonly busy: boolean; readonly done: string | undefined; readonly onArchive: (month: string) => void }) {
  const { say: sayAll } = useWords();
  const { say, tag } = useSay();
  const { modal } = App.useApp();
  const policy = useQuery({ queryKey: ['keeping', 'policy'], queryFn: () => api.get<PolicyView>('/keeping/policy') });
  const { data, error, refetch } = useQuery({ queryKey: ['keeping', 'months', done], queryFn: () => api.get<MonthsView>('/keeping/months'), enabled: !busy, staleTime: 60_000, placeholderData: (before) => before });
  const ask = (month: string, n: number) => void modal.confirm({ title: say('archive', { month }), content: say('archive.sure', { month, n: figure(n, tag) }), okText: say('archive', { month }), cancelText: say('cancel'), onOk: () => onArchive(month) });
  return (
    <>
      <h2>{say('due.title')}</h2>
      <p className="hint">{say('due.hint', { months: policy.data?.archiveAfterMonths ?? '…' })}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && !busy && <Spin aria-label={sayAll('app.loading')} />}
      {data?.months.length === 0 && <p className="hint">{say('due.none')}</p>}
      {data !== undefined && data.months.length > 0 && (
        <ul className="keeping-months">
          {data.months.map(({ month, conversations, due }) => (
            <li key={month} className={due ? 'due' : ''}>
              <span><strong>{month}</strong> · {say('due.count', { n: figure(conversations, tag) })}</span>
              <span className="quiet">{say(due ? 'due.due' : 'due.early')}</span>
              <Button size="small" type={due ? 'primary' : 'default'} disabled={busy} onClick={() => ask(month, conversations)}>{say('archive', { month })}</Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

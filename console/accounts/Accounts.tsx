import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import type { Account } from '../../bot/api/staff.ts';
import { api } from '../api/client.ts';
import { Failed } from '../parts/Failed.tsx';
import { useSession } from '../parts/session.ts';
import { useWords } from '../words/WordsContext.tsx';
import { AccountDialog } from './AccountDialog.tsx';

/** Accounts: admins keep them, supervisors say who works where and on what. */
export function Accounts() {
  const { say } = useWords();
  const { staff } = useSession();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [editing, setEditing] = useState<Account | 'new'>();
  const admin = staff.roles.includes('admin');
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['staff'], queryFn: () => api.get<{ readonly accounts: Account[] }>('/staff') });
  const again = (): void => void client.invalidateQueries({ queryKey: ['staff'] });
  const told = (password: string | undefined): void => {
    if (password !== undefined) modal.info({ title: say('accounts.password'), content: <code>{say('accounts.passwordMade', { password })}</code> });
    again();
  };
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      void message.success(say('done.saved'));
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
    } finally {
      again();
    }
  };
  return (
    <section className="page" aria-label={say('nav.staff')}>
      {admin && <div><Button type="primary" onClick={() => setEditing('new')}>{say('accounts.new')}</Button></div>}
      {error && <Failed error={error} again={() => void refetch()} />}
      <Table<Account>
        size="small" rowKey="id" loading={isPending} dataSource={data?.accounts ?? []} pagination={{ pageSize: 25, hideOnSinglePage: true }} scroll={{ x: 'max-content' }}
        columns={[
          { title: say('accounts.name'), dataIndex: 'name' },
          { title: say('accounts.displayName'), dataIndex: 'displayName' },
          { title: say('accounts.workNumber'), dataIndex: 'workNumber' },
          { title: say('accounts.roles'), key: 'roles', render: (_, { roles }) => roles.map((role) => <span key={role} className="tag">{say(`role.${role}`)}</span>) },
          { title: say('accounts.teams'), key: 'teams', render: (_, { teams }) => teams.join('、') },
          { title: say('accounts.skills'), key: 'skills', render: (_, { skills }) => skills.join('、') },
          { title: say('accounts.active'), key: 'active', render: (_, { active, failedSignIns }) => <>{active ? '✓' : '—'} {failedSignIns > 0 && <span className="quiet">{say('accounts.locked', { count: failedSignIns })}</span>}</> },
          { title: say('accounts.twoStep'), key: 'twoStep', render: (_, { twoStep }) => (twoStep ? '✓' : '—') },
          {
            title: '', key: 'acts',
            render: (_, account) => (
              <span className="matter-steps">
                <Button size="small" onClick={() => setEditing(account)} aria-label={`${say('accounts.edit')} ${account.name}`}>{say('accounts.edit')}</Button>
                {admin && !account.external && <Button size="small" onClick={() => void act(async () => told((await api.post<{ readonly password?: string }>(`/staff/${account.id}/reset`)).password))}>{say('accounts.reset')}</Button>}
                {admin && <Button size="small" onClick={() => void act(() => api.delete(`/staff/${account.id}/sessions`))}>{say('accounts.signOutAll')}</Button>}
              </span>
            ),
          },
        ]}
      />
      {editing !== undefined && <AccountDialog account={editing === 'new' ? undefined : editing} admin={admin} onClose={() => setEditing(undefined)} onDone={(password) => { setEditing(undefined); told(password); }} />}
    </section>
  );
}

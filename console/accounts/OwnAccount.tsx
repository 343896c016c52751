import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import type { Session } from '../../bot/api/session.ts';
import { api, carryToken } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { moment } from '../parts/time.ts';
import { useWords } from '../words/WordsContext.tsx';
import { TwoStep } from './TwoStep.tsx';

interface OwnSessions {
  readonly sessions: readonly { readonly id: string; readonly since: string; readonly seenAt: string; readonly agent: string; readonly current: boolean }[];
}

/** One's own account: password, two-step sign-in, where one is signed in. */
export function OwnAccount() {
  const words = useWords();
  const { say } = words;
  const session = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ readonly password: string; readonly newPassword: string }>();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => api.get<OwnSessions>('/sessions') });
  const renewed = (next: Session): void => {
    carryToken(next);
    client.setQueryData(['session'], next);
    void sessions.refetch();
  };
  const change = async (fields: { readonly password: string; readonly newPassword: string }): Promise<void> => {
    try {
      renewed(await api.post<Session>('/session/password', fields));
      form.resetFields();
      void message.success(say('done.saved'));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  };
  const end = async (path: string): Promise<void> => {
    try {
      await api.delete(path);
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
    void sessions.refetch();
    void client.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <section className="page narrow" aria-labelledby="own-title">
      <h1 id="own-title">{say('own.title')} · {session.staff.displayName}</h1>
      {session.external ? <Alert type="info" title={say('own.external')} /> : (
        <>
          <h2>{say('own.password')}</h2>
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void change(fields)}>
            <input type="text" autoComplete="username" value={session.staff.name} readOnly hidden />
            <div className="fields">
              <Form.Item name="password" label={say('own.current')} rules={[{ required: true, message: say('signIn.needPassword') }]}><Input.Password autoComplete="current-password" /></Form.Item>
              <Form.Item name="newPassword" label={say('signIn.newPasswordField')} rules={[{ required: true, message: say('signIn.needPassword') }]}><Input.Password autoComplete="new-password" /></Form.Item>
            </div>
            <Button htmlType="submit">{say('signIn.change')}</Button>
          </Form>
          <h2>{say('own.twoStep')}</h2>
          <TwoStep on={session.twoStep} onChanged={() => void client.invalidateQueries({ queryKey: ['session'] })} />
        </>
      )}
      <h2>{say('own.sessions')}</h2>
      <ul className="plain matters">
        {sessions.data?.sessions.map(({ id, since, seenAt, agent, current }) => (
          <li key={id}>{agent} <span className="quiet">{moment(since, words)} – {moment(seenAt, words)}</span> {current ? <span className="tag tag-good">{say('own.this')}</span> : <Button size="small" onClick={() => void end(`/sessions/${id}`)}>{say('own.endSession')}</Button>}</li>
        ))}
      </ul>
      <div><Button onClick={() => void end('/sessions')}>{say('own.endAll')}</Button></div>
    </section>
  );
}

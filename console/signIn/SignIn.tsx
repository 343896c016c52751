import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import type { Session } from '../../bot/api/session.ts';
import { api, ApiError } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';

interface Fields {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
}

/** Signs somebody in; asks for a code where their account wants one. What was typed stays when it goes wrong. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { say, switch: switchLanguage } = useWords();
  const [problem, setProblem] = useState<string>();
  const [code, setCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data: ways } = useQuery({ queryKey: ['session', 'ways'], queryFn: () => api.get<{ readonly external: boolean }>('/session/ways'), retry: false });
  const submit = async ({ name, password, code: typed }: Fields) => {
    setBusy(true);
    setProblem(undefined);
    try {
      onSignedIn(await api.post<Session>('/session', { name, password, ...(code && typed !== undefined && typed !== '' && { code: typed }) }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'TotpNeeded') setCode(true);
      else if (error instanceof ApiError && error.retryAfter !== undefined) setProblem(say('signIn.wait', { seconds: error.retryAfter }));
      else setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="centred sign-in">
      <Card title={<h1>{say('signIn.title')}</h1>} extra={<Button type="link" onClick={switchLanguage}>{say('app.language')}</Button>}>
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" className="gap" />}
          <Form.Item name="name" label={say('signIn.name')} rules={[{ required: true, message: say('signIn.needName') }]}><Input autoComplete="username" autoFocus /></Form.Item>
          <Form.Item name="password" label={say('signIn.password')} rules={[{ required: true, message: say('signIn.needPassword') }]}><Input.Password autoComplete="current-password" /></Form.Item>
          {code && <Form.Item name="code" label={say('signIn.code')} rules={[{ required: true, message: say('signIn.needCode') }]}><Input autoComplete="one-time-code" inputMode="numeric" autoFocus /></Form.Item>}
          <Button type="primary" htmlType="submit" block loading={busy} size="large">{say('signIn.submit')}</Button>
          {ways?.external === true && <Button block className="gap-above" href="/api/session/oidc">{say('signIn.external')}</Button>}
        </Form>
      </Card>
    </main>
  );
}

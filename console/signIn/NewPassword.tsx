import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';

interface Fields {
  readonly password: string;
  readonly newPassword: string;
}

/** Asks for a password of one's own, where somebody else set the one there is. */
export function NewPassword({ onChanged }: { readonly onChanged: () => void }) {
  const { say } = useWords();
  const [problem, setProblem] = useState<string>();
  const submit = async (fields: Fields) => {
    setProblem(undefined);
    try {
      await api.post('/session/password', fields);
      onChanged();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <main className="centred sign-in">
      <Card title={<h1>{say('signIn.newPassword')}</h1>}>
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" className="gap" />}
          <Form.Item name="password" label={say('signIn.password')} rules={[{ required: true, message: say('signIn.needPassword') }]}><Input.Password autoComplete="current-password" autoFocus /></Form.Item>
          <Form.Item name="newPassword" label={say('signIn.newPasswordField')} rules={[{ required: true, message: say('signIn.needPassword') }]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Button type="primary" htmlType="submit" block size="large">{say('signIn.change')}</Button>
        </Form>
      </Card>
    </main>
  );
}

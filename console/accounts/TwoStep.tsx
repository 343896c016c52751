import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, carryToken } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';

/** Turns two-step sign-in on, with the app's secret and then its proof, or off. */
export function TwoStep({ on, onChanged }: { readonly on: boolean; readonly onChanged: () => void }) {
  const { say } = useWords();
  const [secret, setSecret] = useState<string>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [problem, setProblem] = useState<string>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const begin = ({ password }: { readonly password: string }) => attempt(async () => setSecret((await api.post<{ readonly secret: string }>('/session/two-step', { password })).secret));
  const prove = ({ code }: { readonly code: string }) => attempt(async () => {
    const proved = await api.put<{ readonly csrf: string; readonly recoveryCodes: readonly string[] }>('/session/two-step', { code });
    carryToken(proved);
    setSecret(undefined);
    setCodes(proved.recoveryCodes);
    onChanged();
  });
  const end = (fields: { readonly password: string; readonly code: string }) => attempt(async () => {
    carryToken(await api.post<{ readonly csrf: string }>('/session/two-step/off', fields));
    setCodes(undefined);
    onChanged();
  });
  const password = <Form.Item name="password" label={say('own.current')} rules={[{ required: true, message: say('signIn.needPassword') }]}><Input.Password autoComplete="current-password" /></Form.Item>;
  const code = <Form.Item name="code" label={say('signIn.code')} rules={[{ required: true, message: say('signIn.needCode') }]}><Input autoComplete="one-time-code" inputMode="numeric" /></Form.Item>;
  return (
    <div>
      <p>{say(on ? 'own.twoStepOn' : 'own.twoStepOff')}</p>
      {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap" title={problem} />}
      {codes && <Alert type="warning" className="gap" title={say('own.codes')} description={<ul className="codes">{codes.map((each) => <li key={each}>{each}</li>)}</ul>} />}
      {!on && secret === undefined && <Form layout="inline" requiredMark={false} onFinish={(fields: { readonly password: string }) => void begin(fields)}>{password}<Button htmlType="submit">{say('own.begin')}</Button></Form>}
      {!on && secret !== undefined && (
        <Form layout="vertical" requiredMark={false} onFinish={(fields: { readonly code: string }) => void prove(fields)}>
          <p>{say('own.scan')}</p>
          <p><strong>{say('own.secret')}</strong> <code>{secret.replace(/(.{4})/g, '$1 ')}</code></p>
          {code}
          <Button type="primary" htmlType="submit">{say('chat.confirm')}</Button>
        </Form>
      )}
      {on && <Form layout="inline" requiredMark={false} onFinish={(fields: { readonly password: string; readonly code: string }) => void end(fields)}>{password}{code}<Button htmlType="submit">{say('own.end')}</Button></Form>}
    </div>
  );
}

import { Alert, Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import type { Account, Role } from '../../bot/api/staff.ts';
import { api } from '../api/client.ts';
import { useColleagues } from '../parts/names.ts';
import { useSession } from '../parts/session.ts';
import { useWords } from '../words/WordsContext.tsx';

interface Fields {
  readonly name: string;
  readonly displayName: string;
  readonly workNumber: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly active: boolean;
}

interface AccountDialogProps {
  readonly account: Account | undefined;
  readonly admin: boolean;
  readonly onClose: () => void;
  /** With the first password, where one was made. */
  readonly onDone: (password: string | undefined) => void;
}

/** A new account, or changes to one. Who is no admin changes teams, skills and languages only. */
export function AccountDialog({ account, admin, onClose, onDone }: AccountDialogProps) {
  const { say, language } = useWords();
  const { staff } = useSession();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const atDesk = staff.roles.includes('supervisor') || staff.roles.includes('agent');
  const { data: colleagues } = useColleagues(atDesk);
  const submit = async ({ name, displayName, workNumber, roles, teams, skills, languages, active }: Fields): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      if (!account) onDone((await api.post<{ readonly password?: string }>('/staff', { name, displayName: displayName === '' ? name : displayName, workNumber, roles, teams, skills, languages })).password);
      else {
        const place = { version: account.version, teams, skills, languages };
        if (admin) await api.patch(`/staff/${account.id}`, { ...place, displayName, workNumber, roles, active });
        else await api.patch(`/staff/${account.id}/place`, place);
        onDone(undefined);
      }
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const teams = (colleagues?.teams ?? []).map(({ id, name }) => ({ value: id, label: name[language === 'en' ? 'en' : 'zh-Hans'] }));
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} okText={say('accounts.save')} cancelText={say('chat.cancel')} title={account?.name ?? say('accounts.new')}>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)} initialValues={account ?? { displayName: '', workNumber: '', roles: ['agent'], teams: [], skills: [], languages: [], active: true }}>
        {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap" title={problem} />}
        {!account && <Form.Item name="name" label={say('accounts.name')} rules={[{ required: true, message: say('signIn.needName') }]}><Input autoComplete="off" autoFocus /></Form.Item>}
        <div className="fields">
          <Form.Item name="displayName" label={say('accounts.displayName')}><Input disabled={!admin} /></Form.Item>
          <Form.Item name="workNumber" label={say('accounts.workNumber')}><Input disabled={!admin} /></Form.Item>
        </div>
        <Form.Item name="roles" label={say('accounts.roles')}><Select mode="multiple" disabled={!admin} options={(['agent', 'supervisor', 'compliance', 'admin'] as const).map((role) => ({ value: role, label: say(`role.${role}`) }))} /></Form.Item>
        <Form.Item name="teams" label={say('accounts.teams')}><Select mode="tags" options={teams} /></Form.Item>
        <Form.Item name="skills" label={say('accounts.skills')}><Select mode="tags" /></Form.Item>
        <Form.Item name="languages" label={say('accounts.languages')}><Select mode="multiple" options={[{ value: 'zh-Hans', label: '简体中文' }, { value: 'zh-Hant', label: '繁體中文' }, { value: 'en', label: 'English' }]} /></Form.Item>
        {account && <Form.Item name="active" label={say('accounts.active')} valuePropName="checked"><Switch disabled={!admin} /></Form.Item>}
      </Form>
    </Modal>
  );
}

import { Alert, Form, Input, Modal, Radio, Select } from 'antd';
import { useRef, useState } from 'react';
import type { ActedView, HandoffView } from '../../bot/api/chats.ts';
import { actKey, api } from '../api/client.ts';
import { confirmsBy, focusFirst } from '../parts/dialog.ts';
import { useColleagues } from '../parts/names.ts';
import { useSession } from '../parts/session.ts';
import { useWords } from '../words/WordsContext.tsx';
import { chatPath } from './conversation.ts';

/** Ways to let go of a chat. */
export type EndDialog = 'pass' | 'return' | 'close';

interface EndDialogsProps {
  readonly open: EndDialog | undefined;
  readonly handoff: HandoffView;
  readonly onClose: () => void;
  readonly onActed: (acted: ActedView) => void;
}

interface Fields {
  readonly to?: string;
  readonly outcome?: string;
  readonly note?: string;
}

/** Passing on, giving back, closing: each with a word for whoever comes next. */
export function EndDialogs({ open, handoff, onClose, onActed }: EndDialogsProps) {
  const { say, language } = useWords();
  const { staff } = useSession();
  const [form] = Form.useForm<Fields>();
  const body = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  // One key as long as the dialog is open: pressed again after a lost answer, it is done once.
  const [key, setKey] = useState(actKey);
  const { data } = useColleagues(open === 'pass');
  const close = (): void => {
    setProblem(undefined);
    setKey(actKey());
    form.resetFields();
    onClose();
  };
  const submit = async ({ to = '', outcome, note = '' }: Fields): Promise<void> => {
    if (open === undefined) return;
    setBusy(true);
    setProblem(undefined);
    const [kind, id = ''] = to.split(':');
    const body = open === 'pass' ? { key, note, to: kind === 'team' ? { team: id } : { agent: id } } : open === 'return' ? { key, note } : { key, note, outcome };
    try {
      onActed(await api.post<ActedView>(chatPath(handoff.conversation, `/${open}`), body));
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const name = language === 'en' ? 'en' : 'zh-Hans';
  const colleagues = (data?.colleagues ?? []).filter(({ id }) => id !== staff.id);
  return (
    <Modal open={open !== undefined} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={say('chat.confirm')} cancelText={say('chat.cancel')} title={open && say(`chat.${open}Title`)} destroyOnHidden afterOpenChange={(opened) => opened && focusFirst(body.current)}>
      <div ref={body} onKeyDown={confirmsBy(form.submit)}>
        <Form<Fields> form={form} layout="vertical" onFinish={(fields) => void submit(fields)} requiredMark={false} preserve={false}>
          {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" className="gap" />}
          {open === 'pass' && (
            <Form.Item name="to" label={say('chat.passTo')} rules={[{ required: true, message: say('chat.passTo') }]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={[
                  { label: say('chat.passTeam'), options: (data?.teams ?? []).map((team) => ({ value: `team:${team.id}`, label: team.name[name] })) },
                  { label: say('chat.passAgent'), options: colleagues.map(({ id, displayName, workNumber, availability, load }) => ({ value: `agent:${id}`, label: `${displayName} ${workNumber} · ${say(`presence.${availability}`)} · ${load}/${data?.capacity ?? 8}` })) },
                ]}
              />
            </Form.Item>
          )}
          {open === 'close' && (
            <Form.Item name="outcome" label={say('chat.closeOutcome')} initialValue="solved" rules={[{ required: true }]}>
              <Radio.Group options={(['solved', 'case-opened', 'unsolved', 'no-answer', 'abuse'] as const).map((each) => ({ value: each, label: say(`outcome.${each}`) }))} />
            </Form.Item>
          )}
          <Form.Item name="note" label={open === undefined ? '' : say(`chat.${open}Note`)}><Input.TextArea rows={3} maxLength={4_000} /></Form.Item>
        </Form>
      </div>
    </Modal>
  );
}

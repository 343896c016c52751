import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { actKey, api } from '../api/client.ts';
import { useWords } from '../words/WordsContext.tsx';
import { chatPath } from './conversation.ts';

/** Takes back, for a reason, what was shown in a chat of who the customer is. */
export function UnlinkDialog({ conversation, onClose, onDone }: { readonly conversation: string; readonly onClose: () => void; readonly onDone: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  // One press is one step, however often it is sent.
  const [key] = useState(actKey);
  const [busy, setBusy] = useState(false);
  const unlink = async ({ reason }: { readonly reason: string }): Promise<void> => {
    setBusy(true);
    try {
      await api.post(chatPath(conversation, '/unlink'), { key, reason });
      void message.success(say('beside.unlink.done'));
      onDone();
    } catch (error) {
      // What was typed stays.
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={say('beside.unlink')} okText={say('beside.unlink')} confirmLoading={busy} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" onFinish={(values) => void unlink(values)}>
        <Form.Item name="reason" label={say('beside.unlink.why')} extra={say('beside.unlink.note')} rules={[{ required: true, whitespace: true, min: 2 }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

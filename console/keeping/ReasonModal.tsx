import { Form, Input, Modal } from 'antd';
import { useDo, useSay } from './parts.ts';

/** Asks why something is done, and does it; a refusal is said, and what was typed stays. */
export function ReasonModal({ title, ok, done, danger = false, onClose, onDone, act }: {
  readonly title: string; readonly ok: string; readonly done: string; readonly danger?: boolean;
  readonly onClose: () => void; readonly onDone: () => void; readonly act: (reason: string) => Promise<unknown>;
}) {
  const { say } = useSay();
  const [form] = Form.useForm<{ reason: string }>();
  const { busy, run } = useDo();
  const submit = async ({ reason }: { readonly reason: string }) => {
    if (!(await run(() => act(reason), done))) return;
    onDone();
    onClose();
  };
  return (
    <Modal open title={title} okText={ok} cancelText={say('cancel')} okButtonProps={danger ? { className: 'keeping-danger' } : {}} confirmLoading={busy} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="reason" label={say('reason')} extra={say('reason.hint')} rules={[{ required: true, whitespace: true, min: 2, message: say('reason.needed') }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

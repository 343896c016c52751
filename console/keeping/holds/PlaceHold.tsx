import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { HoldView } from '../../../bot/api/keeping.ts';
import { actKey, api } from '../../api/client.ts';
import { useDo, useSay } from '../parts.ts';

type Kind = HoldView['subject']['kind'];

interface Filled {
  readonly kind: Kind;
  readonly value: string;
  readonly reason: string;
}

/** Places a hold on a conversation, a case, or a customer. */
export function PlaceHold({ onClose, onPlaced }: { readonly onClose: () => void; readonly onPlaced: () => void }) {
  const { say } = useSay();
  const [params] = useSearchParams();
  const [form] = Form.useForm<Filled>();
  // Undefined before the form is there.
  const kind = Form.useWatch<Kind | undefined>('kind', form) ?? 'conversation';
  const { busy, run } = useDo();
  // One press is one hold, however often it is sent.
  const [key] = useState(actKey);
  const place = async ({ value, reason, kind: on }: Filled) => {
    const subject = on === 'conversation' ? { kind: on, conversation: value.trim() } : on === 'case' ? { kind: on, number: value.trim() } : { kind: on, customer: value.trim() };
    if (!(await run(() => api.post<HoldView>('/keeping/holds', { key, subject, reason }), say('holds.placed.done')))) return;
    onPlaced();
    onClose();
  };
  return (
    <Modal open title={say('holds.place')} okText={say('holds.place')} cancelText={say('cancel')} confirmLoading={busy} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" initialValues={{ kind: 'conversation', value: params.get('conversation') ?? '' }} onFinish={(values) => void place(values)}>
        <Form.Item name="kind" label={say('holds.on')}>
          <Radio.Group options={(['conversation', 'case', 'customer'] as const).map((value) => ({ value, label: say(`holds.on.${value}`) }))} />
        </Form.Item>
        <Form.Item name="value" label={say(`holds.value.${kind}`)} extra={kind === 'customer' ? say('holds.customer.note') : undefined} rules={[{ required: true, whitespace: true, message: say('holds.needed') }]}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="reason" label={say('reason')} extra={say('reason.hint')} rules={[{ required: true, whitespace: true, min: 2, message: say('reason.needed') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

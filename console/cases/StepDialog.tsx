import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../bot/api/cases.ts';
import { actKey, api, ApiError } from '../api/client.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { clauseName } from '../parts/clauseName.ts';
import { useColleagues } from '../parts/names.ts';
import { useWords } from '../words/WordsContext.tsx';
import { fieldsOf, stepOf } from './steps.ts';

interface StepDialogProps {
  readonly number: string;
  /** `accept`, `review.first`, `booking.delay`. */
  readonly step: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One step in a case or to an appointment, with the fields it needs; what was typed stays when it is refused. */
export function StepDialog({ number, step, onClose, onDone }: StepDialogProps) {
  const words = useWords();
  const { say, named } = words;
  const [form] = Form.useForm<Record<string, unknown>>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(actKey);
  const fields = fieldsOf(step);
  const { data: colleagues } = useColleagues(fields.some(({ kind }) => kind === 'colleague' || kind === 'staff'));
  const people = (colleagues?.colleagues ?? []).map(({ id, displayName, workNumber }) => ({ value: id, label: `${displayName} ${workNumber}`.trim() }));
  const { data } = useQuery({ queryKey: ['case', number], queryFn: () => api.get<CaseView>(`/cases/${number}`), enabled: step === 'extend' });
  const submit = async (values: Record<string, unknown>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await api.post(`/cases/${number}/steps`, { key, step: stepOf(step, values) });
      onDone();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      // What was refused is over, and changed it is another step; what may have arrived is sent again as the same.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(actKey());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} okText={say('chat.confirm')} cancelText={say('chat.cancel')} title={`${named('step', step)} · ${number}`}>
      <div onKeyDown={confirmsBy(form.submit)}>
        <Form form={form} layout="vertical" onFinish={(values) => void submit(values)} requiredMark={false}>
          {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" className="gap" />}
          {fields.length === 0 && <p>{say('case.sure')}</p>}
          {fields.map(({ name, kind, optional }, index) => (
            <Form.Item key={name} name={name} label={say(`field.${name}`)} rules={optional ? [] : [{ required: true, message: say('loop.needed') }]}>
              {kind === 'words' ? <Input.TextArea rows={3} maxLength={4_000} autoFocus={index === 0} />
                : kind === 'number' ? <InputNumber min={1} max={60} />
                : kind === 'verdict' ? <Radio.Group options={(['pass', 'decline', 'return'] as const).map((each) => ({ value: each, label: say(`verdict.${each}`) }))} />
                : kind === 'policy' ? <Select options={(data?.deadlines ?? []).filter(({ doneAt }) => doneAt === undefined).map(({ policy, event, clause }) => ({ value: policy, label: `${named('deadline', event)} · ${clauseName(clause, words)}` }))} />
                : kind === 'colleague' ? <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={people} />
                : kind === 'staff' ? <Select mode="tags" options={people} />
                : <Input type="datetime-local" autoFocus={index === 0} />}
            </Form.Item>
          ))}
        </Form>
      </div>
    </Modal>
  );
}

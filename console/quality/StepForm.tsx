import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { confirmsBy, focusFirst } from '../parts/dialog.ts';
import { problemOf, useSay, useSetup } from './parts.ts';

/** One field of a step. */
export interface StepField {
  readonly name: string;
  readonly label: string;
  /** `staff`: somebody who works here; `overseer`: who oversees; `agent`: who is at the desk. */
  readonly kind: 'text' | 'line' | 'choice' | 'day' | 'staff' | 'overseer' | 'agent';
  readonly optional?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly longest?: number;
  /** Shown only where another field has this value. */
  readonly when?: { readonly field: string; readonly is: string };
}

/** What was filled in; '' where nothing was. */
export type Filled = Readonly<Record<string, string>>;

/** A few fields and what is done with them. What was typed stays until it was done; Ctrl+Enter does it. */
export function StepForm({ fields, action, onSubmit, onCancel }: { readonly fields: readonly StepField[]; readonly action: string; readonly onSubmit: (filled: Filled) => Promise<void>; readonly onCancel: () => void }) {
  const { say } = useSay();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const within = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(within.current?.querySelector<HTMLElement>('.ant-form-item') ?? null), []);
  const values = Form.useWatch([], form) as Record<string, string | undefined> | undefined;
  const submit = async (given: Record<string, string | undefined>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit(Object.fromEntries(fields.map(({ name }) => [name, given[name] ?? ''])));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const shown = fields.filter(({ when }) => when === undefined || values?.[when.field] === when.is);
  return (
    <div className="step-form" ref={within} onKeyDown={confirmsBy(form.submit)}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => void submit(given)} initialValues={Object.fromEntries(fields.map(({ name, initial }) => [name, initial]))}>
        {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap" title={problem} />}
        {shown.map((field) => (
          <Form.Item key={field.name} name={field.name} label={field.label} rules={field.optional === true ? [] : [{ required: true, whitespace: true, message: field.label }]}>
            <Field field={field} />
          </Form.Item>
        ))}
        <div className="steps-bar">
          <Button type="primary" htmlType="submit" loading={busy}>{action}</Button>
          <Button onClick={onCancel}>{say('cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}

/** What antd's form gives to the field inside of it. */
interface Bound {
  readonly field: StepField;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

function Field({ field: { kind, options = [], longest = 4_000, label, optional }, id, value, onChange }: Bound) {
  const { data } = useSetup();
  const named = id === undefined ? {} : { id };
  const chosen = value === undefined ? {} : { value };
  switch (kind) {
    case 'text':
      return <Input.TextArea {...named} value={value ?? ''} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={longest} onChange={(event) => onChange?.(event.target.value)} />;
    case 'line':
      return <Input {...named} value={value ?? ''} maxLength={longest} onChange={(event) => onChange?.(event.target.value)} />;
    case 'day':
      return <Input {...named} type="date" value={value ?? ''} style={{ width: 180 }} onChange={(event) => onChange?.(event.target.value)} />;
    case 'choice':
      return options.length > 5
        ? <Select {...named} {...chosen} options={[...options]} onChange={(next: string) => onChange?.(next)} />
        : <Radio.Group {...named} {...chosen} aria-label={label} onChange={(event) => onChange?.(String(event.target.value))} options={[...options]} optionType="button" />;
    default: {
      const people = (data?.staff ?? []).filter((each) => (kind === 'overseer' ? each.overseer : kind === 'agent' ? each.agent : true));
      return <Select {...named} {...chosen} showSearch={{ optionFilterProp: 'label' }} allowClear={optional === true} options={people.map((each) => ({ value: each.id, label: `${each.name} ${each.workNumber}`.trim() }))} onChange={(next: string | undefined) => onChange?.(next)} />;
    }
  }
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { AlertsView, IncidentView } from '../../bot/api/incidents.ts';
import { actKey, api } from '../api/client.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { Failed } from '../parts/Failed.tsx';
import { keep, readKept } from '../parts/kept.ts';
import { LinkButton } from './LinkButton.tsx';
import { inWords, usePlans, useSay } from './parts.ts';

interface Fields {
  readonly title: string;
  readonly level: 'critical' | 'major' | 'moderate' | 'minor';
  readonly kind: string;
  readonly place?: string;
  readonly happenedAt?: string;
}

const LEVELS = ['critical', 'major', 'moderate', 'minor'] as const;
const DRAFT = 'draft.incident';

/** Reports an incident in a hurry: what, how grave, of what kind. Or begins a drill, or makes an incident of an alert. What was typed stays, also over a reload. */
export function ReportForm() {
  const { say, language } = useSay();
  const [query] = useSearchParams();
  const drill = query.get('drill') === '1';
  const from = query.get('alert') ?? undefined;
  const go = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [key] = useState(actKey);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { data: plans, error, refetch } = usePlans();
  const { data: alerts } = useQuery({ queryKey: ['alerts'], queryFn: () => api.get<AlertsView>('/alerts'), enabled: from !== undefined });
  const alert = alerts?.open.find(({ id }) => id === from);
  useEffect(() => {
    if (alert !== undefined) form.setFieldsValue({ level: alert.level, kind: alert.kind });
  }, [alert, form]);
  const level = Form.useWatch('level', form);
  // Nothing is chosen at first, whatever the form's type says.
  const kind = Form.useWatch('kind', form) as string | undefined;
  const plan = plans?.plans.find((each) => each.level === level && each.kind === kind);
  const has = (each: string): boolean => kind === undefined || plans?.plans.some((one) => one.level === each && one.kind === kind) === true;
  const submit = async ({ happenedAt, place = '', ...fields }: Fields): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const body = { ...fields, place, ...(happenedAt !== undefined && happenedAt !== '' && { happenedAt: new Date(happenedAt).toISOString() }) };
    try {
      const made = from === undefined ? await api.post<IncidentView>('/incidents', { ...body, key, drill }) : await api.post<IncidentView>(`/alerts/${encodeURIComponent(from)}/confirm`, body);
      keep(DRAFT, undefined);
      client.setQueryData(['incident', made.id], made);
      void client.invalidateQueries({ queryKey: ['incidents'] });
      void client.invalidateQueries({ queryKey: ['alerts'] });
      await go(`/incidents/${made.id}`);
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(false);
    }
  };
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (plans === undefined) return <div className="centred"><Spin /></div>;
  return (
    <section className={`page narrow incident-form ${drill ? 'incident-drill' : ''}`} aria-labelledby="incident-new">
      <h1 id="incident-new">{say(drill ? 'drill.begin' : 'new')}</h1>
      {drill && <Alert type="info" showIcon title={say('drill.note')} />}
      <div onKeyDown={confirmsBy(form.submit)}>
        <Form
          form={form} layout="vertical" requiredMark={false} initialValues={draftOf()} onFinish={(values) => void submit(values)}
          onValuesChange={(_, all: Partial<Fields>) => keep(DRAFT, JSON.stringify(all))}
        >
          <Form.Item name="title" label={say('what')} rules={[{ required: true, min: 2, message: say('needed') }]}><Input autoFocus maxLength={120} placeholder={say('what.hint')} size="large" /></Form.Item>
          <Form.Item name="kind" label={say('kind')} rules={[{ required: true, message: say('needed') }]}>
            <Radio.Group optionType="button" options={plans.kinds.map(({ id, name }) => ({ value: id, label: inWords(name, language) }))} className="wrapping" />
          </Form.Item>
          <Form.Item name="level" label={say('level')} rules={[{ required: true, message: say('needed') }]} extra={plan && say('planHas', { calls: plan.calls, tasks: plan.tasks })}>
            <Radio.Group optionType="button" buttonStyle="solid" options={LEVELS.map((each) => ({ value: each, disabled: !has(each), label: has(each) ? say(`level.${each}`) : `${say(`level.${each}`)} (${say('noPlan')})` }))} className="wrapping" />
          </Form.Item>
          <div className="fields">
            <Form.Item name="place" label={say('place')}><Input maxLength={200} placeholder={say('place.hint')} /></Form.Item>
            <Form.Item name="happenedAt" label={say('happenedAt')} extra={say('happenedAt.now')}><Input type="datetime-local" /></Form.Item>
          </div>
          {problem !== undefined && <Alert type="error" showIcon title={problem} role="alert" className="gap" />}
          <div className="incident-actions">
            <Button type="primary" htmlType="submit" size="large" loading={busy}>{say(drill ? 'submit.drill' : 'submit')}</Button>
            <LinkButton to={from === undefined ? '/incidents' : '/incidents/alerts'} size="large">{say('cancel')}</LinkButton>
          </div>
        </Form>
      </div>
    </section>
  );
}

function draftOf(): Partial<Fields> {
  try {
    return JSON.parse(readKept(DRAFT) ?? '{}') as Partial<Fields>;
  } catch {
    return {};
  }
}

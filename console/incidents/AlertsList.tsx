import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Form, Input, Modal, Spin } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AlertsView, AlertView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { confirmsBy } from '../parts/dialog.ts';
import { Failed } from '../parts/Failed.tsx';
import { moment } from '../parts/time.ts';
import { LinkButton } from './LinkButton.tsx';
import { Numbers } from './Numbers.tsx';
import { inWords, LOOK_MS, useSay } from './parts.ts';

/** What may be an incident: a person confirms or dismisses each, with a reason. */
export function AlertsList() {
  const { say } = useSay();
  const [dismissing, setDismissing] = useState<AlertView>();
  const { data, error, refetch } = useQuery({ queryKey: ['alerts'], queryFn: () => api.get<AlertsView>('/alerts'), refetchInterval: LOOK_MS });
  if (data === undefined) return error ? <Failed error={error} again={() => void refetch()} /> : <div className="centred"><Spin /></div>;
  return (
    <>
      <p className="quiet">{say('alerts.hint')}</p>
      <div aria-live="polite">
        {data.open.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('alerts.none')} />}
        <ul className="incident-list">
          {data.open.map((alert) => (
            <li key={alert.id} className={`incident-row level-${alert.level}`}>
              <About alert={alert} />
              <div className="incident-actions">
                <LinkButton to={`/incidents/new?alert=${encodeURIComponent(alert.id)}`} type="primary" size="small">{say('alert.confirm')}</LinkButton>
                <Button size="small" onClick={() => setDismissing(alert)}>{say('alert.dismiss')}</Button>
              </div>
            </li>
          ))}
        </ul>
      </div>
      {data.decided.length > 0 && (
        <section aria-labelledby="decided">
          <h2 id="decided">{say('alerts.decided')}</h2>
          <ul className="incident-list">{data.decided.map((alert) => <li key={alert.id} className="incident-row"><About alert={alert} /><Decided alert={alert} /></li>)}</ul>
        </section>
      )}
      {dismissing && <Dismiss alert={dismissing} onClose={() => setDismissing(undefined)} />}
    </>
  );
}

function About({ alert: { of, by, common, commonName, count, withinMinutes, level, numbers, conversations, firstAt, lastAt } }: { readonly alert: AlertView }) {
  const { say, named, language, tag } = useSay();
  const what = commonName ? inWords(commonName, language) : by === 'class' ? named('class', common) : common;
  return (
    <>
      <div className="incident-title">
        <strong>{say(`alert.${of}`, { n: count, minutes: withinMinutes })}</strong>
        {by !== 'any' && <span>{say(`alert.by.${by}`)}{what !== '' && <> <q>{what}</q></>}</span>}
        <span className="tag">{say('alert.suggests', { level: say(`level.${level}`) })}</span>
      </div>
      <div className="quiet">{say('alert.span', { from: moment(firstAt, { tag }), to: moment(lastAt, { tag }) })}</div>
      <div className="evidence-list">{numbers.length > 0 ? <Numbers numbers={numbers.slice(0, 12)} /> : <span className="quiet">{say('evidence.conversations', { n: conversations.length })}</span>}{numbers.length > 12 && ` +${numbers.length - 12}`}</div>
    </>
  );
}

function Decided({ alert: { state, decidedBy, decidedAt = '', reason = '', incident } }: { readonly alert: AlertView }) {
  const { say, tag } = useSay();
  const facts = { name: decidedBy?.name ?? '', time: decidedAt === '' ? '' : moment(decidedAt, { tag }), reason };
  return <p>{say(state === 'dismissed' ? 'alert.dismissed' : 'alert.confirmed', facts)} {incident !== undefined && <Link to={`/incidents/${incident}`}>{say('alert.toIncident')}</Link>}</p>;
}

function Dismiss({ alert, onClose }: { readonly alert: AlertView; readonly onClose: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ readonly reason: string }>();
  const [busy, setBusy] = useState(false);
  const submit = async (body: { readonly reason: string }): Promise<void> => {
    setBusy(true);
    try {
      await api.post(`/alerts/${encodeURIComponent(alert.id)}/dismiss`, body);
      onClose();
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['alerts'] });
    }
  };
  return (
    <Modal open title={say('alert.dismiss')} onCancel={onClose} onOk={form.submit} confirmLoading={busy} okText={say('alert.dismiss')} cancelText={say('cancel')}>
      <div onKeyDown={confirmsBy(form.submit)}>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          <Form.Item name="reason" label={say('alert.reason')} rules={[{ required: true, min: 2, message: say('needed') }]}><Input.TextArea rows={3} maxLength={1_000} autoFocus /></Form.Item>
        </Form>
      </div>
    </Modal>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { DrawView } from '../../bot/api/quality.ts';
import { actKey, api } from '../api/client.ts';
import { useSession } from '../parts/session.ts';
import { daysBefore, nameIn, problemOf, useSay, useSetup } from './parts.ts';

const RULES = ['random', 'low-mark', 'complaint', 'late', 'long', 'after-handoff'] as const;

interface Fields {
  readonly from: string;
  readonly to: string;
  readonly agents: string[];
  readonly reviewers: string[];
  readonly counts: Readonly<Partial<Record<(typeof RULES)[number], number | null>>>;
  readonly seed?: string;
}

/** Draws samples by rule; what it would draw is shown first, without drawing. */
export function DrawDialog({ onClose, onDrawn }: { readonly onClose: () => void; readonly onDrawn: (draw: string) => void }) {
  const { say } = useSay();
  const me = useSession().staff.id;
  const { data: setup } = useSetup();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [key] = useState(actKey);
  const [look, setLook] = useState<DrawView>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<'look' | 'draw'>();
  const run = async (what: 'look' | 'draw'): Promise<void> => {
    const { from, to, agents, reviewers, counts, seed = '' } = await form.validateFields();
    setBusy(what);
    setProblem(undefined);
    try {
      const given = Object.fromEntries(RULES.flatMap((rule) => ((counts[rule] ?? 0) > 0 ? [[rule, counts[rule]]] : [])));
      const drawn = await api.post<DrawView>('/quality/draws', { key, look: what === 'look', plan: { from, to, agents, reviewers, counts: given, ...(seed.trim() !== '' && { seed: seed.trim() }) } });
      if (what === 'look') setLook(drawn);
      else {
        void message.success(say('draw.done', { n: drawn.drawn }));
        void client.invalidateQueries({ queryKey: ['quality'] });
        onDrawn(drawn.draw);
      }
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(undefined);
    }
  };
  const attempt = (what: 'look' | 'draw'): void => void run(what).catch(() => undefined);
  const staff = setup?.staff ?? [];
  const option = (each: { readonly id: string; readonly name: string; readonly workNumber: string }) => ({ value: each.id, label: `${each.name} ${each.workNumber}`.trim() });
  if (!setup) return null;
  return (
    <Modal open onCancel={onClose} width={720} title={say('draw.title')} footer={[<Button key="look" loading={busy === 'look'} onClick={() => attempt('look')}>{say('draw.look')}</Button>, <Button key="draw" type="primary" loading={busy === 'draw'} onClick={() => attempt('draw')}>{say('draw.do')}</Button>]}>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onValuesChange={() => setLook(undefined)} initialValues={{ from: daysBefore(setup.today, 30), to: setup.today, agents: [], reviewers: [me], counts: { random: 2 } }}>
        {problem !== undefined && <Alert type="error" showIcon role="alert" className="gap" title={problem} />}
        <div className="fields">
          <Form.Item name="from" label={say('draw.from')} rules={[{ required: true, message: say('draw.from') }]}><Input type="date" /></Form.Item>
          <Form.Item name="to" label={say('draw.to')} rules={[{ required: true, message: say('draw.to') }]}><Input type="date" /></Form.Item>
        </div>
        <Form.Item name="agents" label={say('draw.agents')}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={staff.filter(({ agent }) => agent).map(option)} /></Form.Item>
        <Form.Item name="reviewers" label={say('draw.reviewers')} rules={[{ required: true, message: say('draw.reviewers') }]}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={staff.filter(({ overseer }) => overseer).map(option)} /></Form.Item>
        <h2>{say('draw.counts')}</h2>
        <div className="counts">{RULES.map((rule) => <Form.Item key={rule} name={['counts', rule]} label={say(`rule.${rule}`)}><InputNumber min={0} max={50} precision={0} /></Form.Item>)}</div>
        <Form.Item name="seed" label={say('draw.seed')}><Input maxLength={64} /></Form.Item>
      </Form>
      {look && <Look look={look} />}
    </Modal>
  );
}

function Look({ look }: { readonly look: DrawView }) {
  const { say } = useSay();
  return (
    <div role="status">
      <p>{say('draw.candidates', { n: look.candidates })} · <strong>{say('draw.would', { n: look.drawn, two: look.twice })}</strong></p>
      {!look.complete && <Alert type="warning" showIcon title={say('draw.partial')} className="gap" />}
      {look.agents.length > 0 && <div className="table-wrap">
        <table className="figures">
          <thead><tr><th scope="col">{say('draw.agent')}</th><th scope="col" className="number">{say('draw.under')}</th>{RULES.map((rule) => <th key={rule} scope="col" className="number">{say(`rule.${rule}`)}</th>)}</tr></thead>
          <tbody>
            {look.agents.map(({ agent, candidates, under, drawn }) => (
              <tr key={agent}><th scope="row">{nameIn(look.people, agent)}</th><td className="number">{candidates}</td>{RULES.map((rule) => <td key={rule} className="number">{drawn[rule] ?? 0}{rule !== 'random' && <span className="quiet"> / {under[rule] ?? 0}</span>}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>}
    </div>
  );
}

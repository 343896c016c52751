import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import type { AudienceBody, CountView, IncidentView } from '../../bot/api/incidents.ts';
import { api } from '../api/client.ts';
import { useKept } from '../parts/kept.ts';
import { inWords, useAct, usePlans, useSay } from './parts.ts';
import { isComplete, Texts, type Told } from './Texts.tsx';

const KINDS = ['booking', 'application', 'complaint', 'feedback'] as const;

/** Prepares a message: for whom, with how many there are, and what it says. Nothing leaves before a second person confirms it. */
export function MessageForm({ incident: { id, told, state } }: { readonly incident: IncidentView }) {
  const { say, language } = useSay();
  const { message } = App.useApp();
  const { run, busy } = useAct(id);
  const { data: plans } = usePlans();
  const [purpose, setPurpose] = useState<'tell' | 'lifted'>(state === 'aftermath' ? 'lifted' : 'tell');
  const [audience, setAudience] = useState<AudienceBody>({ who: 'live', channels: [], kinds: [] });
  const [kept, keepDraft] = useKept(`draft.incident.${id}.${purpose}`, '');
  const texts = kept === '' ? (purpose === 'tell' ? told.message : told.lifted) : (JSON.parse(kept) as Told);
  const count = (of: AudienceBody) => () => api.post<CountView>(`/incidents/${id}/audience`, of);
  const reached = useQuery({ queryKey: ['audience', id, audience], queryFn: count(audience) });
  const all = useQuery({ queryKey: ['audience', id, { ...audience, channels: [] }], queryFn: count({ ...audience, channels: [] }) });
  const prepare = async (): Promise<void> => {
    if (await run((path) => api.post(`${path}/messages`, { purpose, audience, texts }))) {
      keepDraft('');
      void message.success(say('prepared'));
    }
  };
  const named = (list: readonly { readonly id: string; readonly name: { readonly 'zh-Hans': string; readonly en: string } }[] | undefined) => (list ?? []).map(({ id: value, name }) => ({ value, label: inWords(name, language) }));
  const set = (more: Partial<AudienceBody>): void => setAudience((before) => ({ ...before, ...more }));
  const { branch: _branch, service: _service, ...without } = audience;
  return (
    <Form layout="vertical" className="message-form">
      <Form.Item label={say('purpose')}><Radio.Group value={purpose} onChange={({ target }) => setPurpose(target.value === 'lifted' ? 'lifted' : 'tell')} options={(['tell', 'lifted'] as const).map((each) => ({ value: each, label: say(`purpose.${each}`) }))} /></Form.Item>
      <Form.Item label={say('audience')}>
        <Radio.Group
          className="stacked" value={audience.who} onChange={({ target }) => set({ who: target.value as AudienceBody['who'] })}
          options={(['live', 'matters', 'all'] as const).map((each) => ({ value: each, label: say(`who.${each}`, { hours: plans?.liveHours ?? 48 }) }))}
        />
      </Form.Item>
      <div className="fields">
        <Form.Item label={say('channels')} htmlFor="audience-channels"><Select id="audience-channels" mode="multiple" allowClear placeholder={say('channels.all')} value={[...(audience.channels ?? [])]} onChange={(channels) => set({ channels })} options={(all.data?.channels ?? []).map(({ channel, count: n }) => ({ value: channel, label: `${channel} (${n})` }))} /></Form.Item>
        <Form.Item label={say('kinds')} htmlFor="audience-kinds"><Select id="audience-kinds" mode="multiple" allowClear placeholder={say('kinds.any')} value={[...(audience.kinds ?? [])]} onChange={(kinds) => set({ kinds })} options={KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))} /></Form.Item>
        <Form.Item label={say('branch')} htmlFor="audience-branch"><Select id="audience-branch" allowClear placeholder={say('any')} value={audience.branch} onChange={(branch?: string) => setAudience({ ...without, ...(audience.service !== undefined && { service: audience.service }), ...(branch !== undefined && { branch }) })} options={named(plans?.branches)} /></Form.Item>
        <Form.Item label={say('service')} htmlFor="audience-service"><Select id="audience-service" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('any')} value={audience.service} onChange={(service?: string) => setAudience({ ...without, ...(audience.branch !== undefined && { branch: audience.branch }), ...(service !== undefined && { service }) })} options={named(plans?.services)} /></Form.Item>
      </div>
      <p className="count" role="status">{reached.data === undefined ? (reached.error?.message ?? say('counting')) : <><strong>{say('count', { n: reached.data.count })}</strong> <span className="quiet">{reached.data.channels.map(({ channel, count: n }) => say('count.by', { channel, n })).join(' · ')}</span></>}</p>
      <Texts name={say('message')} value={texts} onChange={(value) => keepDraft(JSON.stringify(value))} />
      <Button type="primary" loading={busy} disabled={!isComplete(texts) || reached.data === undefined} onClick={() => void prepare()}>{say('prepare')}</Button>
    </Form>
  );
}
